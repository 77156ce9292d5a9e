"""How sure a figure of the whole is: stability when all partners answered, bounds and an interval when some are missing."""

from fractions import Fraction
from functools import cache
from math import atan, cos, pi, sin, sqrt

from samenwerking.method.exact.bands import band
from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.settings import Settings


def borderline(values: OverPartners, settings: Settings) -> bool:
    """Tell whether leaving one partner out changes the band of the mean.

    Only the lowest and the highest partner need to be tried: the others move the mean less.
    """
    if values.score is None or len(values) < settings.borderline_partners:
        return False
    return any(band(values.without(name), settings) != band(values.score, settings) for name in values.lowest_and_highest() or ())


def bounds(values: OverPartners, invited: int) -> tuple[Fraction, Fraction] | None:
    """Bound the mean of all N invited partners: the m missing ones all at 1, or all at 5.

    [(sum x + m) / N, (sum x + 5 m) / N] (method section 4). None if nobody is missing or there is no score.
    """
    missing = invited - len(values)
    if values.score is None or missing <= 0:
        return None
    return (values.sum + missing) / invited, (values.sum + 5 * missing) / invited


def interval(values: OverPartners, invited: int, settings: Settings) -> tuple[float, float] | None:
    """Give the t interval of the mean for a finite number of partners, clipped to 1-5, as if the missing resemble the rest.

    mean +- t(n-1) sqrt(s^2 / n * (1 - n / N)), of n partners with the figure of N invited, s^2 the variance over these n.
    None if nobody is missing or there is no score.
    """
    n = len(values)
    if values.score is None or n >= invited:
        return None
    error = sqrt(values.variance / n * (1 - Fraction(n, invited)))
    reach = student_t(float(settings.interval_confidence), n - 1) * error
    return max(1.0, float(values.score) - reach), min(5.0, float(values.score) + reach)


@cache
def student_t(confidence: float, degrees: int) -> float:
    """Find the t that a Student variable stays within, either side of zero, with this confidence.

    Bisects the closed form for whole degrees of degrees (Abramowitz & Stegun 26.7.3 and 26.7.4).
    """
    low, high = 0.0, 1.0
    while _within(high, degrees) < confidence:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, degrees) < confidence else (low, middle)
    return high


def _within(t: float, degrees: int) -> float:
    angle = atan(t / sqrt(degrees))
    odd = degrees % 2
    term, total = (cos(angle), 0.0) if odd else (1.0, 0.0)
    for step in range(2 + odd, degrees + 1, 2):
        total += term
        term *= cos(angle) ** 2 * (step - 1) / step
    return 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
