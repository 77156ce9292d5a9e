"""Exact means and the one decimal that is shown: half away from zero, taken from the exact value."""

from collections.abc import Collection
from fractions import Fraction
from math import lcm


def rounded(value: Fraction, places: int = 1) -> Fraction:
    """Round an exact value to a number of decimals, half away from zero: -0.25 becomes -0.3."""
    top, bottom = value.numerator, value.denominator
    unit = 10**places
    units = (2 * abs(top) * unit + bottom) // (2 * bottom)
    return Fraction(units if top >= 0 else -units, unit)


def mean(values: Collection[Fraction]) -> Fraction:
    """Take the exact mean of at least one value; faster than adding fractions one by one."""
    bottom = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (bottom // value.denominator) for value in values), bottom * len(values))


def written(value: Fraction) -> str:
    """Write the shown decimal with a decimal comma, whatever the language: 3.1 becomes "3,1"."""
    tenths = rounded(value) * 10
    size = abs(int(tenths))
    return f"{'-' if tenths < 0 else ''}{size // 10},{size % 10}"
