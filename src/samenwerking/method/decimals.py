"""Exact means and the one decimal that is shown: half away from zero, taken from the exact value."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from operator import mul


def rounded(value: Fraction, places: int = 1) -> Fraction:
    """Round an exact value to a number of decimals, half away from zero: -0.25 becomes -0.3."""
    unit = 10**places
    return _decimal(units(value, unit), unit)


def rounded_ratio(top: int, bottom: int) -> Fraction:
    """Round top / bottom to one decimal without making it a fraction first."""
    return _decimal(_nearest(top, bottom, 10), 10)


def units(value: Fraction, unit: int = 10) -> int:
    """Count the tenths (or another unit) of the rounded value: -0.25 has -3 tenths."""
    return _nearest(*value.as_integer_ratio(), unit)


def _nearest(top: int, bottom: int, unit: int) -> int:
    size = (2 * abs(top) * unit + bottom) // (2 * bottom)
    return size if top >= 0 else -size


@lru_cache(maxsize=4096)
def _decimal(size: int, unit: int) -> Fraction:
    return Fraction(size, unit)


def mean(values: Collection[Fraction], weights: Sequence[int] | None = None) -> Fraction:
    """Take the exact mean of at least one value, weighed if there are weights; faster than adding fractions one by one."""
    parts = [value.as_integer_ratio() for value in values]
    bottom = lcm(*[below for _, below in parts])
    whole = [above * (bottom // below) for above, below in parts]
    if weights is None:
        return Fraction(sum(whole), bottom * len(whole))
    return Fraction(sum(map(mul, whole, weights)), bottom * sum(weights))


def written(value: Fraction) -> str:
    """Write the shown decimal with a decimal comma, whatever the language: 3.1 becomes "3,1"."""
    tenths = units(value)
    size = abs(tenths)
    return f"{'-' if tenths < 0 else ''}{size // 10},{size % 10}"
