"""How a score is called: low, middling or high, and how mature the collaboration is. Both read the shown decimal."""

from collections.abc import Collection
from fractions import Fraction

from samenwerking.method.decimals import rounded, tenths
from samenwerking.method.settings import Settings
from samenwerking.method.vocabulary import Band


def band(score: Fraction, settings: Settings) -> Band:
    """Name the band of a score from 1 to 5."""
    shown, (middle, high) = tenths(score), settings.band_tenths
    if shown >= high:
        return "hoog"
    return "midden" if shown >= middle else "laag"


def maturity(total: Fraction | None, dimensions: Collection[Fraction], settings: Settings) -> int | None:
    """Find the level of the whole, 1 to 5: that of the total, but not far above the lowest of the dimensions with a score.

    None unless there is a total.
    """
    if total is None:
        return None
    return min([_level(total, settings), *(_level(each, settings) + settings.maturity_above_lowest for each in dimensions)])


def _level(score: Fraction, settings: Settings) -> int:
    starts = (settings.maturity_2, settings.maturity_3, settings.maturity_4, settings.maturity_5)
    return 1 + sum(rounded(score) >= start for start in starts)
