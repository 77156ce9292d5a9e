"""Made-up answers for the demonstration: plausible, different for each person, and the same each time it is made."""

from dataclasses import dataclass
from random import Random

from samenwerking.demonstration.story import COMMENTS, HARD_TO_KNOW, LEADING, LEVELS, Member
from samenwerking.method.answer_fields import COMMENT, MARK, PICK, TICK
from samenwerking.method.answers import MOST_PICKS
from samenwerking.method.questionnaire import Instrument

PERSONAL, MOMENTARY = 0.25, 0.5
"""How far people differ from their partner, and an answer from its person: standard deviations on the scale of 1-5."""
DONT_KNOW, NOT_APPLICABLE, LEFT_OPEN = 0.03, 0.01, 0.02


@dataclass(frozen=True)
class Respondent:
    """Someone who answers in a round."""

    round: int
    member: Member
    name: str


def answers_of(respondent: Respondent, instrument: Instrument) -> dict[str, str]:
    """Everything that a respondent enters, as the fields of the survey."""
    random = Random(f"{respondent.round} {respondent.member.name} {respondent.name}")
    leaning = respondent.member.lean.get("", 0.0) + random.gauss(0, PERSONAL)
    fields: dict[str, str] = {}
    for dimension in instrument.dimensions.values():
        for indicator in dimension.indicators:
            level = _level(respondent, dimension.code, indicator.code) + leaning
            for item in indicator.items:
                if item.same_as is None:
                    fields[item.code] = _answer(random, level, HARD_TO_KNOW.get(indicator.code, DONT_KNOW))
    fields[MARK] = _mark(random, fields)
    if respondent.round == 1:
        fields |= {f"{PICK}{code}": "1" for code in _picks(random, instrument)}
    if respondent.member.voice == "organisation":
        fields[TICK] = "1"
    said = COMMENTS.get((respondent.round, respondent.member.name, respondent.name), {})
    return fields | {f"{COMMENT}{dimension}": sentence for dimension, sentence in said.items()}


def begun(fields: dict[str, str]) -> dict[str, str]:
    """What someone has filled in who has only begun: the first third."""
    return dict(list(fields.items())[: len(fields) // 3])


def _level(respondent: Respondent, dimension: str, indicator: str) -> float:
    levels = LEVELS.get(indicator, LEVELS[dimension])
    lean = respondent.member.lean
    return levels[min(respondent.round, len(levels)) - 1] + lean.get(indicator, lean.get(dimension, 0.0))


def _answer(random: Random, level: float, hard_to_know: float) -> str:
    chance = random.random()
    if chance < hard_to_know:
        return "dont_know"
    if chance < hard_to_know + NOT_APPLICABLE:
        return "not_applicable"
    if chance < hard_to_know + NOT_APPLICABLE + LEFT_OPEN:
        return ""
    return str(min(5, max(1, round(level + random.gauss(0, MOMENTARY)))))


def _mark(random: Random, fields: dict[str, str]) -> str:
    scores = [int(value) for value in fields.values() if value.isdigit()]
    return str(min(10, max(1, round(2 * sum(scores) / len(scores) + random.gauss(0, 0.7)))))


def _picks(random: Random, instrument: Instrument) -> list[str]:
    """At most six topics, the ones that were decided on more often than others."""
    wanted = sorted(instrument.pickable, key=lambda code: random.random() - (0.45 if code in LEADING else 0.0))
    return wanted[: random.randint(MOST_PICKS - 2, MOST_PICKS)]
