"""The way through a questionnaire: a part for each dimension, questions numbered from the first to the last.

It depends on what is asked alone, so a process makes it once for every instrument.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from samenwerking.method.answer_fields import COMMENT, MARK, PICK
from samenwerking.method.questionnaire import Dimension, Form, Indicator, Instrument, Item, Language, Questionnaire
from samenwerking.store.instruments import instrument_of
from samenwerking.store.tables import Round

SECONDS_AN_ITEM = 16
MINUTES_STEP = 5
LEADING = "leading"
REVIEW = "review"
"""The steps beside the parts, which have the codes of their dimensions."""


@dataclass(frozen=True, eq=False)
class Question:
    """One item as it is asked, with its number in the whole questionnaire."""

    number: int
    item: Item
    indicator: Indicator

    @property
    def code(self) -> str:
        """The code of the item, which is also its field in the answers."""
        return self.item.code


@dataclass(frozen=True, eq=False)
class Part:
    """One page of questions: a dimension, with the stem and the scale of its questionnaire."""

    dimension: Dimension
    questionnaire: Questionnaire
    questions: tuple[Question, ...]

    @property
    def code(self) -> str:
        """The code of the dimension."""
        return self.dimension.code

    def answered(self, fields: Mapping[str, str]) -> int:
        """How many of its questions have an answer; don't know and not applicable are answers too."""
        return sum(1 for question in self.questions if fields.get(question.code))


@dataclass(frozen=True, eq=False)
class Journey:
    """The parts of one instrument by code, in the order they are asked, and the topics one may pick as leading."""

    parts: Mapping[str, Part]
    pickable: Mapping[str, Indicator]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(question for part in self.parts.values() for question in part.questions)

    @property
    def minutes(self) -> int:
        """How long answering takes, in minutes, rounded up to five."""
        return -(-len(self.questions) * SECONDS_AN_ITEM // (60 * MINUTES_STEP)) * MINUTES_STEP

    @property
    def asks_about_you(self) -> bool:
        """Whether a question is about the person who answers, not about the organisation or all partners."""
        return any(question.item.refers_to == "I" for question in self.questions)

    def answered(self, fields: Mapping[str, str]) -> int:
        """How many questions have an answer."""
        return sum(part.answered(fields) for part in self.parts.values())

    def fields_of(self, step: str) -> list[str]:
        """The fields of the answers that one step asks for."""
        if step in self.parts:
            return [*(question.code for question in self.parts[step].questions), f"{COMMENT}{step}"]
        return [f"{PICK}{code}" for code in self.pickable] if step == LEADING else [MARK]

    def open_questions(self, fields: Mapping[str, str]) -> list[tuple[Part, Question]]:
        """The questions without an answer, each with the part it stands in."""
        return [(part, each) for part in self.parts.values() for each in part.questions if not fields.get(each.code)]


def answer_labels(questionnaire: Questionnaire, language: Language) -> dict[str, str]:
    """Every answer as the scale of a questionnaire names it, by its value: 4 Grotendeels, and Weet ik niet."""
    labels = {str(point.value): f"{point.value} {point.label[language]}" for point in questionnaire.scale}
    return labels | {point.value: point.label[language] for point in questionnaire.not_answered}


_journeys: dict[tuple[str, Form], Journey] = {}


def journey_of(round: Round) -> Journey:
    """The way through what a round asks, made once for the same content."""
    key = (round.instrument_digest, round.form)
    if key not in _journeys:
        _journeys[key] = make_journey(instrument_of(round))
    return _journeys[key]


def journey_made(asked: tuple[str, Form] | None) -> Journey | None:
    """The way through what is named by its content and form, if this process made it before: nothing is read for it."""
    return None if asked is None else _journeys.get(asked)


def make_journey(instrument: Instrument) -> Journey:
    """Make a page of each dimension that has a question of its own."""
    parts: dict[str, Part] = {}
    for questionnaire in instrument.asked:
        for dimension in questionnaire.dimensions:
            start = 1 + sum(len(part.questions) for part in parts.values())
            questions = tuple(Question(start + place, *each) for place, each in enumerate(_asked(dimension)))
            if questions:
                parts[dimension.code] = Part(dimension, questionnaire, questions)
    return Journey(parts, {code: instrument.indicators[code] for code in instrument.pickable})


def _asked(dimension: Dimension) -> Iterator[tuple[Item, Indicator]]:
    for indicator in dimension.indicators:
        for item in indicator.items:
            if item.same_as is None:
                yield item, indicator
