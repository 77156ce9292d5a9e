"""No answer and no hidden figure follows from the numbers of a view, not even if they were not rounded.

With complete answers every score is a linear function of the answers. All numbers of a view, exact, with everything the
viewer's own organisation answered, are a set of linear equations over the other answers as real numbers. An answer or a
figure follows from them with certainty exactly if it is the same in all their solutions: if it is zero on every
direction in which the solutions can move. The answers are 2, 3 and 4, so no sum lies at an end of the scale, where the
bounds 1 and 5 would leave one solution although the equations do not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from random import Random

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from samenwerking.method.answers import Partner, Response, Round, Value, Voice
from samenwerking.method.shown.figures import Hidden, PartnerFigures
from samenwerking.method.shown.result import make_result
from samenwerking.method.shown.result_types import ChangeResult, RoundResult
from samenwerking.method.vocabulary import View, Visibility
from tests.method.collaborations import LEAD, PRECONDITIONS, instrument, scored
from tests.method.random_rounds import NAMES
from tests.method.reference_document import CORE, WEIGHTS
from tests.method.reference_round import FIVE

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

Row = npt.NDArray[np.float64]
"""A linear function of all answers: one weight an answer."""

FORM = instrument("short")
PARTS = ("PR4b", "AM1", "AM2", "AM3", "AM4", "RE1", "RE2", "RE3", "RE4", "CM1", "R1", "R2")
"""Items of two dimensions, the core and a precondition."""
FIVE_ITEMS = tuple(instrument("short", ("kaats-opheij",)).items)[:20]
"""The items of all five dimensions, which make the total."""


def total(rows: Iterable[Row]) -> Row:
    added: Row = np.sum(list(rows), axis=0)
    return added


@dataclass
class Answered:
    """The answers of every person in every round as unknowns, and the functions of them that the method computes."""

    rounds: Sequence[Round]
    places: dict[tuple[str, str, int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.rounds:
            for partner, people in self.sent(each.name).items():
                for person in range(people):
                    for item in (*sorted(each.asked), "mark"):
                        self.places[each.name, partner, person, item] = len(self.places)

    def answer(self, name: str, partner: str, person: int, item: str) -> Row:
        row = np.zeros(len(self.places))
        row[self.places[name, partner, person, item]] = 1
        return row

    def sent(self, name: str) -> dict[str, int]:
        of = next(each for each in self.rounds if each.name == name)
        return {partner: len(people) for partner, people in of.responses.items() if people}

    @cached_property
    def asked(self) -> frozenset[str]:
        """The indicators that were asked, the same in every round."""
        rows = self.rounds[0].asked
        return frozenset(code for code, each in FORM.indicators.items() if any(item.code in rows for item in each.items))

    def figure(self, name: str, partner: str, code: str) -> Row:
        """A partner's score: of an indicator, a dimension, the total, a precondition, the core or the mark."""
        if code in self.asked:
            return self._item(name, partner, FORM.indicators[code].items[0].code)
        if code == "mark":
            return self._item(name, partner, "mark")
        parts = self._parts(code)
        return total(self.figure(name, partner, each) * weight for each, weight in parts.items()) / sum(parts.values())

    def _parts(self, code: str) -> dict[str, int]:
        """What a figure is the weighted mean of."""
        if code in WEIGHTS:
            return {each: weight for each, weight in WEIGHTS[code].items() if each in self.asked}
        parts = CORE.get(code) or (FIVE if code == "total" else [each.code for each in FORM.dimensions[code].indicators])
        return {each: 1 for each in parts if each in self.asked or each in FORM.dimensions}

    def _item(self, name: str, partner: str, item: str) -> Row:
        people = self.sent(name)[partner]
        return total(self.answer(name, partner, person, item) for person in range(people)) / people

    def over(self, name: str, partners: Sequence[str], code: str) -> Row:
        """The mean of a figure over partners."""
        return total(self.figure(name, partner, code) for partner in partners) / len(partners)


@dataclass
class Attack:
    """All numbers that a view shows, as equations."""

    answered: Answered

    def of_round(self, seen: RoundResult) -> Iterator[Row]:
        """The scores of the whole and of the partners that are shown; gaps, bounds and reasons follow from these."""
        name, sent = seen.name, list(self.answered.sent(seen.name))
        figures = {code: each.figure for code, each in seen.indicators.items()}
        figures |= {code: each.figure for code, each in seen.dimensions.items()} | {"total": seen.total.figure}
        figures |= {code: each.figure for code, each in seen.preconditions.items()} | dict(seen.core.items())
        figures |= {"mark": seen.mark} if seen.mark else {}
        yield from (self.answered.over(name, sent, code) for code, figure in figures.items() if figure.score is not None)
        for partner, shown in seen.partners.items():
            if isinstance(shown, PartnerFigures) and partner in sent:
                own = {**shown.indicators, **shown.dimensions, "total": shown.total, **shown.preconditions}
                yield from (self.answered.figure(name, partner, code) for code, each in own.items() if each.figure.score is not None)
        for code, indicator in seen.indicators.items():
            outside = [partner for partner in sent if partner not in seen.pool]
            yield from self._by_person(name, code, sent if isinstance(indicator.respondent_weighted, Fraction) else [])
            yield from self._by_person(name, code, outside if not isinstance(indicator.distribution, Hidden) else [])

    def _by_person(self, name: str, code: str, partners: Sequence[str]) -> Iterator[Row]:
        """The sum over people of a score, which a weighted mean and a distribution give away."""
        people = self.answered.sent(name)
        if partners:
            yield total(people[each] * self.answered.figure(name, each, code) for each in partners)

    def of_change(self, change: ChangeResult) -> Iterator[Row]:
        """The panel changes and those of the partners that are shown; composition follows from panel and total."""
        for code, moved in {**change.dimensions, **change.indicators}.items():
            if moved.panel is not None and not isinstance(moved.panel, Hidden):
                panel = list(change.panel_partners)
                yield self.answered.over(change.after, panel, code) - self.answered.over(change.before, panel, code)
        for partner, shown in change.partners.items():
            if not isinstance(shown, Hidden):
                for code in {**shown.dimensions, **shown.indicators}:
                    yield self.answered.figure(change.after, partner, code) - self.answered.figure(change.before, partner, code)


def known(answered: Answered, viewer: str | None) -> list[Row]:
    """Everything the viewer's own organisation answered."""
    return [np.eye(len(answered.places))[place] for (_, partner, _, _), place in answered.places.items() if partner == viewer]


def directions(equations: Sequence[Row]) -> Row:
    """An orthonormal basis of everything that follows from the equations."""
    _, sizes, basis = np.linalg.svd(np.array(equations), full_matrices=False)
    followed: Row = basis[sizes > 1e-9]
    return followed


def follows(basis: Row, figure: Row) -> bool:
    return bool(np.linalg.norm(figure - basis.T @ (basis @ figure)) < 1e-7)


@st.composite
def collaborations(draw: st.DrawFn) -> list[Round]:
    """Three to eight partners with complete answers of 2, 3 and 4, in one round or two."""
    items = draw(st.sampled_from((PARTS, PARTS, PARTS, FIVE_ITEMS)))
    count = draw(st.integers(3, 8 if items is PARTS else 5))
    voices: list[Voice] = draw(st.lists(st.sampled_from(("persons", "organisation")), min_size=count, max_size=count))
    lead = draw(st.integers(0, count))
    everyone = [Partner(NAMES[place], voice=voice, lead=place == lead) for place, voice in enumerate(voices)]
    sizes = {each.name: draw(st.integers(1, 4)) if each.voice == "persons" else 1 for each in everyone}
    stay = draw(st.lists(st.sampled_from(("both", "both", "both", "first", "second")), min_size=count, max_size=count))
    random = Random(draw(st.integers(0, 2**32)))
    found = []
    for name, absent in [("1", "second"), ("2", "first")][: draw(st.integers(1, 2))]:
        there = tuple(each for each, when in zip(everyone, stay, strict=True) if when != absent) or tuple(everyone)
        responses = {each.name: tuple(_complete(random, str(place), items) for place in range(sizes[each.name])) for each in there}
        found.append(Round(name, FORM, there, responses, frozenset(items)))
    return found


def _complete(random: Random, name: str, items: Sequence[str]) -> Response:
    values: list[Value] = random.choices(("2", "3", "4"), k=len(items))
    return Response(name, dict(zip(items, values, strict=True)), random.randint(3, 8))


def equations(answered: Answered, viewer: View, visibility: Visibility) -> tuple[list[Row], dict[str, set[str]]]:
    """All equations that a viewer has, and the partners whose figures it is not shown by round."""
    attack, scores = Attack(answered), [scored(each) for each in answered.rounds]
    result = make_result(scores[-1], viewer, visibility, scores[0] if len(scores) > 1 else None, preconditions=PRECONDITIONS)
    seen = [result.current] if result.since is None else [result.since.round, result.current]
    rows = [row for each in seen for row in attack.of_round(each)]
    rows += attack.of_change(result.since.change) if result.since else []
    return rows, {each.name: {name for name, shown in each.partners.items() if isinstance(shown, Hidden)} for each in seen}


@settings(max_examples=settings().max_examples // 2)
@given(collaborations(), st.sampled_from(("open", "own", "closed")))
def test_nothing_hidden_follows_from_all_numbers_of_a_view(rounds: list[Round], visibility: Visibility) -> None:
    answered = Answered(rounds)
    names = [partner.name for partner in rounds[-1].partners]
    organisations = {each.name for answers in rounds for each in answers.partners if each.voice == "organisation"}
    for viewer in [LEAD, View("partner", names[0]), View("partner", names[-1])]:
        own = viewer.partner or next((each.name for each in rounds[-1].partners if each.lead), None)
        rows, hidden = equations(answered, viewer, visibility)
        basis = directions([np.zeros(len(answered.places)), *rows, *known(answered, own)])
        event(f"{visibility}, {viewer.viewer}: {'some' if any(hidden.values()) else 'nobody'} hidden")
        for (name, partner, person, item), place in answered.places.items():
            if partner != own and (partner in hidden[name] or partner not in organisations):
                figure = np.eye(len(answered.places))[place]
                assert not follows(basis, figure), f"{viewer} knows what person {person} of {partner} gave {item} in round {name}"
        for name, partners in hidden.items():
            for partner in partners - {own}:
                for code in (*answered.asked, "RE", "P1", "mark"):
                    assert not follows(basis, answered.figure(name, partner, code)), f"{viewer} knows {code} of {partner} in round {name}"
