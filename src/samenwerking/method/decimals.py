"""Exact means and the one decimal that is shown: half away from zero, taken from the exact value."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from operator import mul


def rounded(value: Fraction, places: int = 1) -> Fraction:
    """Round an exact value to a number of decimals, half away from zero: -0.25 becomes -0.3."""
    unit = 10**places
    return decimal(nearest(*value.as_integer_ratio(), unit), unit)


def tenths(value: Fraction) -> int:
    """Count the tenths of the shown decimal: -0.25 has -3."""
    return nearest(*value.as_integer_ratio())


def nearest(top: int, bottom: int, unit: int = 10) -> int:
    """Round top / bottom to whole tenths (or another unit) without making it a fraction first; `bottom` is positive."""
    size = (2 * abs(top) * unit + bottom) // (2 * bottom)
    return size if top >= 0 else -size


@lru_cache(maxsize=4096)
def decimal(size: int, unit: int = 10) -> Fraction:
    """Give so many tenths (or another unit) as a fraction; there are few, so each is made once."""
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
    shown = tenths(value)
    whole, part = divmod(abs(shown), 10)
    return f"{'-' if shown < 0 else ''}{whole},{part}"
