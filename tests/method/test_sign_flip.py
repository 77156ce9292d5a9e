"""The exact test counts every assignment of signs, and Holm's correction is the step-down one."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.method.exact.sign_flip import holm, sign_flip

DIFFERENCES = st.lists(st.fractions(-4, 4, max_denominator=6), min_size=1, max_size=9)


@given(DIFFERENCES)
def test_two_halves_count_what_every_assignment_one_by_one_counts(differences: list[Fraction]) -> None:
    observed = abs(sum(differences, Fraction(0)))
    flips = product((1, -1), repeat=len(differences))
    sums = [sum((sign * each for sign, each in zip(signs, differences, strict=True)), Fraction(0)) for signs in flips]
    assert sign_flip(differences) == Fraction(sum(abs(each) >= observed for each in sums), len(sums))


@given(DIFFERENCES)
def test_the_direction_of_the_change_does_not_matter(differences: list[Fraction]) -> None:
    assert sign_flip([-each for each in differences]) == sign_flip(differences)


@pytest.mark.parametrize("differences", [[0, 0, 0], [1, -1], [2, -1, -1]])
def test_without_a_change_the_chance_is_one(differences: list[int]) -> None:
    assert sign_flip([Fraction(each) for each in differences]) == 1


def test_thirty_partners_are_counted_exactly() -> None:
    assert sign_flip([Fraction(1)] * 30) == Fraction(2, 2**30)
    assert sign_flip([Fraction(1)] * 29 + [Fraction(-1)]) == Fraction(2 * (1 + 30), 2**30)


@pytest.mark.parametrize(
    ("p_values", "corrected"),
    [
        (["1/10"], ["1/10"]),
        (["1/100", "1/50", "1/25"], ["3/100", "1/25", "1/25"]),
        (["1/25", "1/100", "1/50"], ["1/25", "3/100", "1/25"]),
        (["1/50", "1/50", "1/10"], ["3/50", "3/50", "1/10"]),
        (["1/2", "1/2", "1/2"], ["1", "1", "1"]),
        (["1/100", "9/10", "1/3"], ["3/100", "9/10", "2/3"]),
    ],
)
def test_holm_multiplies_by_how_many_are_left_and_never_falls(p_values: list[str], corrected: list[str]) -> None:
    codes = ("PR", "AM", "BE")
    found = holm({code: Fraction(each) for code, each in zip(codes, p_values, strict=False)})
    assert list(found.items()) == [(code, Fraction(each)) for code, each in zip(codes, corrected, strict=False)]
