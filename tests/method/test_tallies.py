"""One partner's answers to one indicator, counted: people once each, answers every one."""

from fractions import Fraction

import pytest

from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.tallies import Tally, tallies
from tests.method.collaborations import Person, person, round_of, scored

ONE, TWO = ("RE3",), ("PR1a", "PR1b")


def tally(people: list[Person], items: tuple[str, ...]) -> Tally:
    return tallies([person(str(place), each) for place, each in enumerate(people)], {"it": items})["it"]


def test_answers_to_one_item_are_counted() -> None:
    answers: list[int | str] = [1, 5, 5, "dont_know", "dont_know", "not_applicable", "", ""]
    people: list[Person] = [{}, *({"RE3": answer} for answer in answers)]
    assert tally(people, ONE) == Tally(Fraction(11, 3), 3, 2, 1, 5, 6, (1, 0, 0, 0, 2, 2, 1))


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        ({"PR1a": 4, "PR1b": ""}, (1, 0, 0, 1, 1)),
        ({"PR1b": 4}, (1, 0, 0, 1, 1)),
        ({"PR1a": "dont_know", "PR1b": ""}, (0, 1, 0, 1, 1)),
        ({"PR1a": "dont_know", "PR1b": 4}, (1, 1, 0, 1, 1)),
        ({"PR1a": "dont_know", "PR1b": "dont_know"}, (0, 1, 0, 1, 1)),
        ({"PR1a": "not_applicable", "PR1b": ""}, (0, 0, 1, 0, 1)),
        ({"PR1a": "", "PR1b": ""}, (0, 0, 0, 0, 0)),
        ({}, (0, 0, 0, 0, 0)),
    ],
)
def test_a_person_is_counted_once_over_two_items(answers: Person, counts: tuple[int, ...]) -> None:
    """People with a score, who did not know, for whom it did not apply, who did one of the first two, who answered at all."""
    found = tally([answers] * 3, TWO)
    assert (found.people, found.dont_know, found.not_applicable, found.informed, found.reached) == tuple(3 * each for each in counts)


def test_a_partner_of_which_nobody_sent_has_counted_nothing() -> None:
    for items in (ONE, TWO):
        assert tally([], items) == Tally(None, 0, 0, 0, 0, 0, (0,) * 7)


def test_picks_are_stored_in_one_order() -> None:
    picks = ("RE3", "AM1", "OR4", "PR2", "BE1", "RE1")
    scores = scored(round_of({"A": [person("1", {"RE3": 3}, picks=picks)]}))
    assert list(scores.partners[0].picks) == sorted(picks)


@pytest.mark.parametrize(("partners", "gaps"), [(1, {}), (2, {"0": Fraction(-1), "1": Fraction(1)})])
def test_a_gap_needs_somebody_else_however_few_a_score_needs(partners: int, gaps: dict[str, Fraction]) -> None:
    values = OverPartners({str(place): Fraction(2 + place) for place in range(partners)}, 1)
    assert {name: Fraction(*each) for name, each in values.gaps.items()} == gaps
