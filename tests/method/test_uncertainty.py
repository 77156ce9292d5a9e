"""How sure a figure is: borderline in a census, bounds and an interval where partners are missing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.uncertainty import borderline, bounds, interval, student_t
from samenwerking.method.settings import SETTINGS
from tests.method.collaborations import partners_with, round_of, seen

TEN = ("PR1a", "PR2a", "PR3", "AM1", "AM2", "AM3", "BE1", "BE2a", "BE3", "RE1", "RE2", "RE3")


def over_partners(*values: float) -> OverPartners:
    return OverPartners({str(place): Fraction(str(value)) for place, value in enumerate(values)}, 3)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((3, 3, 3, 3), False),
        ((2.8, 3, 3, 3), True),
        ((2.2, 3, 3, 3), True),
        ((3.8, 4, 4, 4.1), True),
        ((3.4, 3.2, 3.9, 3.1), False),
        ((3.9, 3.9, 4, 4.1), True),
        ((2.5, 3, 3.2), False),
        ((2, 3, 3.1, 3.3), True),
    ],
)
def test_a_figure_is_borderline_if_leaving_one_partner_out_changes_its_band(values: tuple[float, ...], found: bool) -> None:
    assert borderline(over_partners(*values), SETTINGS) is found


@given(st.lists(st.integers(4, 20), min_size=4, max_size=9))
def test_trying_the_two_ends_is_trying_everyone(quarters: list[int]) -> None:
    values = over_partners(*(each / 4 for each in quarters))
    left_out = [values.without(name) for name in values.values]
    assert values.score is not None
    assert borderline(values, SETTINGS) == any(_band(each) != _band(values.score) for each in left_out)


def _band(score: Fraction) -> int:
    tenths = (20 * score.numerator + score.denominator) // (2 * score.denominator)
    return (tenths >= 30) + (tenths >= 40)


@pytest.mark.parametrize(("invited", "marked"), [("ABCD", True), ("ABCDE", False)])
def test_borderline_is_said_only_if_all_invited_partners_answered(invited: str, marked: bool) -> None:
    people = partners_with("RE3", [2, 3, 3, 3]) | {name: [] for name in invited[4:]}
    assert seen(round_of(people)).current.indicators["RE3"].borderline is marked


def test_a_figure_without_a_score_is_not_judged() -> None:
    found = seen(round_of(partners_with("RE3", [2, 3]))).current
    assert found.indicators["RE3"].borderline is None
    assert found.dimensions["RE"].borderline is None


@pytest.mark.parametrize(("invited", "expected"), [(4, None), (5, ("11/5", "3")), (8, ("7/4", "15/4"))])
def test_the_missing_partners_may_all_be_at_one_end(invited: int, expected: tuple[str, str] | None) -> None:
    found = bounds(over_partners(2, 2, 3, 3), invited)
    assert found == (None if expected is None else (Fraction(expected[0]), Fraction(expected[1])))


def test_bounds_and_interval_need_a_score_and_somebody_missing() -> None:
    assert bounds(over_partners(2, 2), 4) is None
    assert interval(over_partners(2, 2), 4, SETTINGS) is None
    assert interval(over_partners(2, 2, 3), 3, SETTINGS) is None


def test_the_interval_is_clipped_to_the_scale() -> None:
    assert interval(over_partners(1, 5, 5), 30, SETTINGS) == (1.0, 5.0)
    assert interval(over_partners(4, 4, 4), 30, SETTINGS) == (4.0, 4.0)


@pytest.mark.parametrize("degrees", [2, 3, 4, 5, 10, 11, 29, 30, 99, 400])
@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95, 0.99])
def test_students_t_is_that_of_a_statistics_package(degrees: int, confidence: float) -> None:
    assert student_t(confidence, degrees) == pytest.approx(float(student.ppf((1 + confidence) / 2, degrees)), rel=1e-9)


def test_bounds_and_interval_count_the_invited_partners_without_the_figure_whatever_the_reason() -> None:
    people = {name: [dict.fromkeys(TEN, 3)] for name in "ABC"} | {"D": [{"RE3": 3}], "E": []}
    found = seen(round_of(people)).current
    for figure in (found.total, found.dimensions["RE"]):
        assert figure.partners == 3
        assert figure.bounds == (Fraction(11, 5), Fraction(19, 5))
        assert figure.interval == (3.0, 3.0)
