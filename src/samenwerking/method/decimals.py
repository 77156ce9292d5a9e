"""Exact means and the one decimal that is shown: half away from zero, taken from the exact value."""

from collections.abc import Collection
from fractions import Fraction
from functools import lru_cache
from math import lcm


def rounded(value: Fraction, places: int = 1) -> Fraction:
    """Round an exact value to a number of decimals, half away from zero: -0.25 becomes -0.3."""
    unit = 10**places
    return _decimal(units(value, unit), unit)


def units(value: Fraction, unit: int = 10) -> int:
    """Count the tenths (or another unit) of the rounded value: -0.25 has -3 tenths."""
    top, bottom = value.numerator, value.denominator
    size = (2 * abs(top) * unit + bottom) // (2 * bottom)
    return size if top >= 0 else -size


@lru_cache(maxsize=4096)
def _decimal(size: int, unit: int) -> Fraction:
    return Fraction(size, unit)


def mean(values: Collection[Fraction]) -> Fraction:
    """Take the exact mean of at least one value; faster than adding fractions one by one."""
    bottom = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (bottom // value.denominator) for value in values), bottom * len(values))


def written(value: Fraction) -> str:
    """Write the shown decimal with a decimal comma, whatever the language: 3.1 becomes "3,1"."""
    tenths = units(value)
    size = abs(tenths)
    return f"{'-' if tenths < 0 else ''}{size // 10},{size % 10}"
