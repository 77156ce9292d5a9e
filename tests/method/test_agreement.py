"""How far partners agree: words, consensus over partners, when they are divided, and who stands apart."""

from fractions import Fraction

import pytest

from samenwerking.method.exact.agreement import consensus, in_words
from samenwerking.method.settings import SETTINGS
from samenwerking.method.shown.figures import PartnerFigures, ShownAgreement
from tests.method.collaborations import Person, alike, partners_with, round_of, seen


def agreed(people: dict[str, list[Person]], code: str) -> ShownAgreement:
    return seen(round_of(people)).current.indicators[code].agreed


@pytest.mark.parametrize(
    ("exact", "words"),
    [(1.0, "eensgezind"), (0.8, "eensgezind"), (0.799, "enige spreiding"), (0.6, "enige spreiding"), (0.599, "verdeeld")],
)
def test_consensus_is_put_in_words(exact: float, words: str) -> None:
    assert in_words(exact, SETTINGS) == words


@pytest.mark.parametrize(("frequencies", "exact"), [([1, 0, 8, 0, 1], 0.8), ([1, 0, 3, 0, 1], 0.6), ([3, 0, 9, 0, 3], 0.6)])
def test_a_consensus_at_a_limit_is_on_the_better_side_of_it(frequencies: list[int], exact: float) -> None:
    assert consensus([frequencies]) == exact


def test_each_partner_weighs_the_same_in_the_consensus() -> None:
    assert consensus([[9, 0, 0, 0, 0], [0, 0, 0, 0, 1]]) == 0
    assert consensus([[9, 0, 0, 0, 0], [1, 0, 0, 0, 0], [0, 1, 0, 0, 0]]) == consensus([[2, 1, 0, 0, 0]])


def test_the_answers_to_both_items_of_an_indicator_are_pooled() -> None:
    people: dict[str, list[Person]] = {name: [{"PR1a": 1, "PR1b": 5}] for name in "ABC"}
    assert agreed(people, "PR1").consensus == 0
    assert agreed(people, "PR1").words == "verdeeld"
    assert agreed(people, "PR1").lowest == agreed(people, "PR1").highest == 3


@pytest.mark.parametrize(
    ("code", "answers", "divided"),
    [
        ("RE3", [1, 1, 5, 5], True),
        ("RE3", [1, 5, 5], False),
        ("RE3", [3, 4, 3, 4], False),
        ("RE3", [2, 4, 4, 4], True),
        ("RE3", [3, 4, 4, 4], False),
        ("AM2", [1, 1, 5, 5], None),
        ("AM4", [1, 1, 5, 5], None),
    ],
    ids=["split", "three people", "near", "two apart", "one apart", "about the organisation", "about the person"],
)
def test_partners_are_divided_on_what_is_about_all_of_them(code: str, answers: list[int], divided: bool | None) -> None:
    assert agreed(partners_with(code, answers), code).divided is divided


def test_a_spread_of_people_within_partners_can_divide_them_too() -> None:
    people: dict[str, list[Person]] = {name: [{"RE3": 1}, {"RE3": 5}] for name in "ABC"}
    assert agreed(people, "RE3").divided is True


@pytest.mark.parametrize("answers", [[1, 5], [1, "dont_know", 5]])
def test_agreement_needs_three_partners_with_a_value(answers: list[int | str]) -> None:
    people = {name: each * 3 for name, each in partners_with("RE3", answers).items()}
    assert agreed(people, "RE3") == ShownAgreement(None, False, None, None, None)


@pytest.mark.parametrize(
    ("split", "divided"), [(("RE1", "RE2"), True), (("RE1",), False), (("AM1",), True), (("PR1b", "PR2a"), True), (("PR1b",), False)]
)
def test_a_dimension_is_divided_where_half_of_its_indicators_about_all_are(split: tuple[str, ...], divided: bool) -> None:
    codes = ("PR1b", "PR2a", "PR3", "PR4b", "AM1", "AM2", "AM3", "AM4", "RE1", "RE2", "RE3", "RE4")
    people: dict[str, list[Person]] = {
        name: [{code: answer if code in split else 3 for code in codes}] for name, answer in zip("ABCD", (1, 1, 5, 5), strict=True)
    }
    assert seen(round_of(people)).current.dimensions[split[0][:2]].divided is divided


def test_a_dimension_that_asks_nothing_about_all_partners_is_never_divided() -> None:
    people = partners_with("SC1", [1, 1, 5, 5])
    assert seen(round_of(people)).current.dimensions["SC"].divided is None
    people = {name: [dict.fromkeys(("SC2", "SC3", "SC4"), 3)] for name in "ABC"}
    assert seen(round_of(people)).current.dimensions["SC"].divided is False


@pytest.mark.parametrize(("answers", "gap"), [([5, 3, 3], 2), ([5, 3], None), ([5, 3, "dont_know"], None)])
def test_a_gap_is_with_the_rest_and_needs_three_partners(answers: list[int | str], gap: int | None) -> None:
    partner = seen(round_of(partners_with("RE3", answers))).current.partners["A"]
    assert isinstance(partner, PartnerFigures)
    assert partner.indicators["RE3"].gap == gap
    assert partner.indicators["RE3"].figure.score == 5


def test_a_partner_has_a_gap_on_dimensions_and_the_total_too() -> None:
    items = ("PR1a", "PR2a", "PR3", "AM1", "AM2", "AM3", "BE1", "BE2a", "BE3", "RE1", "RE2", "RE3")
    people = {name: alike(dict.fromkeys(items, answer), 1) for name, answer in zip("ABC", (2, 3, 3), strict=True)}
    partner = seen(round_of(people)).current.partners["A"]
    assert isinstance(partner, PartnerFigures)
    assert partner.dimensions["RE"].gap == partner.total.gap == Fraction(-1)


def test_the_weighted_mean_counts_people() -> None:
    people = {"A": alike({"RE3": 5}, 4), "B": alike({"RE3": 1}, 1), "C": alike({"RE3": 3}, 1)}
    assert seen(round_of(people)).current.indicators["RE3"].respondent_weighted == 4


@pytest.mark.parametrize(
    ("people", "code", "said"),
    [
        ({"A": 1, "B": 5, "C": 1, "D": 5}, "RE3", "verdeeld"),
        ({"A": 1, "B": 5, "C": 5}, "RE3", "verschil"),
        ({"A": 1, "B": 5, "C": 1, "D": 5}, "AM2", "verschil"),
        ({"A": 3, "B": 3, "C": 3, "D": 3}, "AM2", "eensgezind"),
        ({"A": 3}, "RE3", None),
    ],
    ids=["divided", "too few people", "about one's own organisation", "agreed", "too few partners"],
)
def test_only_a_divided_indicator_is_called_divided(people: dict[str, int], code: str, said: str | None) -> None:
    """Elsewhere a spread is a difference, also where the consensus is low."""
    assert agreed({name: [{code: answer}] for name, answer in people.items()}, code).said == said


@pytest.mark.parametrize(("answers", "divided"), [([1, 3, 3, 3, 5], False), ([1, 1, 3, 3, 5, 5], True)], ids=["0.60", "less"])
def test_a_consensus_of_exactly_six_tenths_does_not_divide(answers: list[int], divided: bool) -> None:
    """Every partner has the same mean, so that only the consensus can divide."""
    found = agreed({name: [{"RE3": answer} for answer in answers] for name in "ABC"}, "RE3")
    assert found.divided is divided
