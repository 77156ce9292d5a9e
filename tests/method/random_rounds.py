"""Random collaborations for hypothesis: their shape is drawn, the answers come from a drawn seed and a drawn mood."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from samenwerking.method.answers import VALUES, Partner, Response, Round, Value, Voice
from samenwerking.method.questionnaire import Form, Instrument
from tests.method.collaborations import EVERYTHING, MODELS, instrument

NAMES = ("Abdij", "Bibliotheek", "College", "Dijkwacht", "Energiehuis", "Fietsfabriek", "Gemeente", "Haven", "IJsclub", "Jachtwerf")
"""Made-up partners, in alphabetical order."""

MOODS: dict[str, Sequence[int]] = {
    "any": (3, 3, 3, 3, 3, 2, 1, 1),
    "content": (0, 1, 3, 8, 6, 1, 1, 0),
    "worried": (4, 8, 5, 1, 0, 2, 0, 1),
    "split": (6, 1, 0, 1, 6, 1, 0, 0),
    "silent": (1, 1, 1, 1, 1, 6, 4, 6),
    "complete": (2, 3, 4, 4, 3, 0, 0, 0),
}
"""How often each of VALUES is given, blank last."""


@st.composite
def partners(draw: st.DrawFn, least: int = 1, most: int = 8) -> tuple[Partner, ...]:
    count = draw(st.integers(least, most))
    voices: list[Voice] = draw(st.lists(st.sampled_from(("persons", "persons", "organisation")), min_size=count, max_size=count))
    lead = draw(st.none() | st.integers(0, count - 1))
    return tuple(Partner(NAMES[place], voice=voice, lead=place == lead) for place, voice in enumerate(voices))


@st.composite
def rounds(
    draw: st.DrawFn,
    of: tuple[Partner, ...],
    name: str = "1",
    *,
    asks: Instrument | None = None,
    people: Sequence[int] = (0, 1, 2, 3, 3, 4, 5),
    moods: Sequence[str] = tuple(MOODS),
) -> Round:
    """Draw what these partners answered; most items have rows, `people` says how many persons a partner may send."""
    asks = asks or instrument(
        draw(st.sampled_from(("full", "full", "short"))), draw(st.sampled_from((MODELS, EVERYTHING, MODELS[:1], MODELS[1:])))
    )
    sizes = [draw(st.sampled_from(people if partner.voice == "persons" else (0, 1, 1))) for partner in of]
    random, mood = Random(draw(st.integers(0, 2**32))), draw(st.sampled_from(moods))
    asked = [code for code in asks.items if draw(st.integers(0, 40)) or mood == "complete"] if draw(st.booleans()) else list(asks.items)
    leading = tuple(random.sample(asks.pickable, min(len(asks.pickable), draw(st.integers(0, 4)))))
    marks = draw(st.booleans())
    responses = {
        partner.name: tuple(answer(random, str(place), asked, asks, MOODS[mood], marks) for place in range(size))
        for partner, size in zip(of, sizes, strict=True)
    }
    return Round(name, asks, of, responses, frozenset(asked), leading=leading, mark_asked=marks)


def answer(random: Random, name: str, items: Sequence[str], asks: Instrument, weights: Sequence[int], marks: bool) -> Response:
    """One person who answers in a mood, picks leading conditions or not, and gives a mark or not."""
    values: list[Value] = random.choices(VALUES, weights, k=len(items))
    picks = random.sample(asks.pickable, random.choice((0, 3, 6))) if asks.pickable else []
    mark = random.choice((None, *range(1, 11))) if marks else None
    given = {item: value for item, value in zip(items, values, strict=True) if value or random.random() < 0.5}
    return Response(name, given, mark, frozenset(picks))


@st.composite
def two_rounds(draw: st.DrawFn, least: int = 1, most: int = 8, moods: Sequence[str] = tuple(MOODS)) -> tuple[Round, Round]:
    """Draw two rounds of the same questionnaires; some partners join or leave, and other people may answer."""
    everyone = draw(partners(least, most))
    forms: list[Form] = ["full", "short"]
    asks = instrument(draw(st.sampled_from(forms)), draw(st.sampled_from((MODELS, EVERYTHING))))
    stays = [draw(st.sampled_from(("both", "both", "both", "first", "second"))) for _ in everyone]
    first = tuple(each for each, when in zip(everyone, stays, strict=True) if when != "second") or everyone
    second = tuple(each for each, when in zip(everyone, stays, strict=True) if when != "first") or everyone
    before, after = draw(rounds(first, "1", asks=asks, moods=moods)), draw(rounds(second, "2", asks=asks, moods=moods))
    return before, _with_others(after, draw(st.sets(st.sampled_from([each.name for each in second]))))


def _with_others(answered: Round, names: set[str]) -> Round:
    responses = {
        name: tuple(replace(each, respondent=f"other {each.respondent}") for each in people) if name in names else people
        for name, people in answered.responses.items()
    }
    return replace(answered, responses=responses)
