"""The exact two-sided sign-flip test over a panel of partners, and Holm's correction for testing several dimensions."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm


def sign_flip(differences: Sequence[Fraction]) -> Fraction:
    """Give the share of all assignments of signs whose sum is at least as far from zero as the observed one.

    Zero differences stay in; if all are zero the share is 1. Every assignment is counted: the sums of two halves are
    made (2^15 for thirty partners) and counted together.
    """
    bottom = lcm(*(each.denominator for each in differences))
    whole = [each.numerator * (bottom // each.denominator) for each in differences]
    observed = abs(sum(whole))
    if observed == 0:
        return Fraction(1)
    half = len(whole) // 2
    ordered = sorted(_signed_sums(whole[half:]))
    at_least = sum(len(ordered) - bisect_left(ordered, observed - each) for each in _signed_sums(whole[:half]))
    # Turning all signs maps the sums at or above the observed one to those at or below its opposite.
    return Fraction(2 * at_least, 2 ** len(whole))


def _signed_sums(values: Sequence[int]) -> list[int]:
    sums = [0]
    for value in values:
        sums = [each + value for each in sums] + [each - value for each in sums]
    return sums


def holm(p_values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Correct p-values for their number m by the step-down method of Holm (1979); ties keep their order.

    The k-th smallest, counted from 0, becomes the largest of (m - j) p_j over j up to k, and at most 1.
    """
    corrected: dict[str, Fraction] = {}
    highest = Fraction(0)
    for place, code in enumerate(sorted(p_values, key=lambda each: p_values[each])):
        highest = max(highest, min(Fraction(1), (len(p_values) - place) * p_values[code]))
        corrected[code] = highest
    return {code: corrected[code] for code in p_values}
