"""Leading conditions: shares over partners, the proposal, the joint decision and the rank."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from samenwerking.method.exact.leading import quadrant
from samenwerking.method.shown.figures import LeadingFigure
from samenwerking.method.vocabulary import View
from tests.method.collaborations import instrument, person, round_of, seen

KAATS_OPHEIJ = instrument("full", ("kaats-opheij",))
Picks = Mapping[str, Sequence[str]]
"""What each person of a partner picked, separated by spaces."""


def leading(
    picks: Picks, scores: Mapping[str, int] | None = None, decided: Sequence[str] = (), view: View | None = None
) -> Mapping[str, LeadingFigure]:
    people = {
        name: [person(str(place), scores or {"RE3": 3}, picks=each.split()) for place, each in enumerate(all_)]
        for name, all_ in picks.items()
    }
    return seen(round_of(people, asks=KAATS_OPHEIJ, leading=decided), view or View()).current.leading


def test_a_share_is_of_all_people_of_a_partner_and_counts_each_partner_once() -> None:
    found = leading({"A": ["RE3", "RE3 AM1", "", ""], "B": ["RE3"], "C": ["AM1"]})
    assert found["RE3"].share == Fraction(1, 2)
    assert found["AM1"].share == Fraction(5, 12)


def test_a_partner_without_a_pick_does_not_count() -> None:
    found = leading({"A": ["RE3"], "B": ["RE3"], "C": ["AM1"], "D": ["", ""]})
    assert found["RE3"].share == Fraction(2, 3)


def test_all_twenty_can_be_picked_and_are_in_order() -> None:
    found = leading({"A": ["RE3"], "B": ["RE3"], "C": ["AM1"]})
    assert tuple(found) == KAATS_OPHEIJ.pickable
    assert len(found) == 20
    assert found["OR4"] == LeadingFigure(Fraction(0), False, False, None, None)


def test_fewer_than_three_partners_that_picked_give_no_shares() -> None:
    assert leading({"A": ["RE3"], "B": ["RE3"], "C": [""]}) == {}
    assert leading({"A": ["RE3"], "B": ["RE3"], "C": [""]}, decided=("RE3",)) == {"RE3": LeadingFigure(None, False, True, None)}


@pytest.mark.parametrize(
    ("picks", "proposed"),
    [
        ({"A": ["RE1 RE2 RE3"], "B": ["RE1 RE2 RE3"], "C": ["OR1"], "D": ["OR2"]}, {"RE1", "RE2", "RE3"}),
        ({"A": ["RE1 RE2 AM1"], "B": ["RE1 RE2"], "C": ["OR1"], "D": ["OR2"]}, {"RE1", "RE2", "AM1"}),
        ({"A": ["OR4"], "B": ["OR3"], "C": ["OR2"], "D": ["OR1"]}, {"OR1", "OR2", "OR3"}),
        ({"A": ["OR4"], "B": ["OR4"], "C": ["OR4"]}, {"OR4"}),
        ({name: ["PR1 PR2 PR3 PR4 AM1"] for name in "ABC"}, {"PR1", "PR2", "PR3", "PR4", "AM1"}),
    ],
    ids=["half", "the first three", "ties in order", "not what nobody picked", "more than three"],
)
def test_half_the_partners_propose_and_else_the_first_three(picks: Picks, proposed: set[str]) -> None:
    assert {code for code, each in leading(picks).items() if each.proposed} == proposed


def test_the_rank_weighs_importance_and_how_much_is_to_be_won() -> None:
    """G = I (5 - X) / 4: RE3 .67 x 3 = 2.0, RE1 .33 x 4 = 1.3, RE4 .33 x 4 = 1.3, RE2 1 x 1 = 1.0; ties keep the order."""
    picks = {"A": ["RE2 RE3 RE4"], "B": ["RE2 RE3"], "C": ["RE2 RE1 AM1"]}
    found = leading(picks, {"RE1": 1, "RE2": 4, "RE3": 2, "RE4": 1, "OR1": 1})
    assert {code: each.rank for code, each in found.items() if each.rank} == {"RE3": 1, "RE1": 2, "RE4": 3, "RE2": 4}
    assert found["AM1"].rank is None


def test_leading_is_what_was_decided_and_nothing_else() -> None:
    picks = {name: ["RE1 RE2 RE3"] for name in "ABC"}
    assert not any(each.decided for each in leading(picks).values())
    assert [code for code, each in leading(picks, decided=("OR1", "RE3")).items() if each.decided] == ["RE3", "OR1"]


def test_outside_the_technical_view_a_share_is_a_whole_percentage() -> None:
    picks = {"A": ["RE3"], "B": ["RE3"], "C": ["AM1"]}
    assert leading(picks, view=View("lead"))["RE3"].share == Fraction(67, 100)
    assert leading(picks)["RE3"].share == Fraction(2, 3)


@pytest.mark.parametrize(
    ("score", "share", "place"),
    [
        (Fraction(344, 100), Fraction(1, 2), "nu aanpakken"),
        (Fraction(345, 100), Fraction(1, 2), "vasthouden"),
        (Fraction(344, 100), Fraction(49, 100), "later"),
        (Fraction(345, 100), Fraction(49, 100), "bewaken"),
    ],
)
def test_the_matrix_has_its_cross_at_three_and_a_half_and_a_half(score: Fraction, share: Fraction, place: str) -> None:
    """The score counts as it is shown, the share exactly, as for the proposal."""
    assert quadrant(score, share) == place


def test_a_condition_without_a_score_has_no_place_in_the_matrix() -> None:
    found = leading({"A": ["RE3"], "B": ["RE3"], "C": ["AM1"]})
    assert (found["RE3"].quadrant, found["RE1"].quadrant) == ("nu aanpakken", None)


@pytest.mark.parametrize("proposed", [8, 9])
def test_more_than_eight_proposed_conditions_ask_for_a_dialogue(proposed: int) -> None:
    """Of the two people of each partner one picks the first six, the other all but the first three."""
    codes = KAATS_OPHEIJ.pickable[:proposed]
    picks = [" ".join(codes[:6]), " ".join(codes[3:])]
    people = {name: [person(str(place), {"RE3": 3}, picks=each.split()) for place, each in enumerate(picks)] for name in "ABC"}
    found = seen(round_of(people, asks=KAATS_OPHEIJ)).current
    assert sum(each.proposed for each in found.leading.values()) == proposed
    assert found.leading_dialogue is (proposed > 8)
