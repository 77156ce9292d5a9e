"""One figure over the partners that have it: its mean, and what each partner differs from the rest.

All is kept over one common denominator, so that the sums are of whole numbers and every result is exact.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from samenwerking.method.exact.scores import PartnerScores, RoundScores


@dataclass(frozen=True)
class Across:
    """The values of one figure by partner, in order of joining, and the number of partners a score needs."""

    values: Mapping[str, Fraction]
    least: int

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def _bottom(self) -> int:
        return lcm(*[value.denominator for value in self.values.values()])

    @cached_property
    def _tops(self) -> dict[str, int]:
        bottom = self._bottom
        return {name: value.numerator * (bottom // value.denominator) for name, value in self.values.items()}

    @cached_property
    def _sum(self) -> int:
        return sum(self._tops.values())

    @cached_property
    def sum(self) -> Fraction:
        """The sum of the values."""
        return Fraction(self._sum, self._bottom)

    @cached_property
    def score(self) -> Fraction | None:
        """The mean over partners, None if too few have the figure."""
        return Fraction(self._sum, self._bottom * len(self)) if len(self) >= self.least else None

    def lowest_and_highest(self, names: Collection[str] | None = None) -> tuple[str, str] | None:
        """The partners with the lowest and the highest value, of all or of those among `names`; None if there are none."""
        kept = self._tops if names is None else [name for name in self._tops if name in names]
        return (min(kept, key=self._tops.__getitem__), max(kept, key=self._tops.__getitem__)) if kept else None

    def weighted(self, weights: Mapping[str, int]) -> Fraction:
        """The mean over the people instead of the partners; `weights` counts those of every partner with a value."""
        people = sum(weights[name] for name in self._tops)
        return Fraction(sum(top * weights[name] for name, top in self._tops.items()), self._bottom * people)

    @cached_property
    def gaps(self) -> dict[str, tuple[int, int]]:
        """How far each partner stands above the rest, P/(P-1) * (x_p - X), as (numerator, denominator); none without a score."""
        if self.score is None or len(self) < 2:
            return {}
        partners, whole, bottom = len(self), self._sum, self._bottom * (len(self) - 1)
        return {name: (partners * top - whole, bottom) for name, top in self._tops.items()}

    def without(self, name: str) -> Fraction:
        """The mean when one partner is left out; there must be another."""
        return Fraction(self._sum - self._tops[name], self._bottom * (len(self) - 1))

    @cached_property
    def variance(self) -> Fraction:
        """The sample variance s^2 over partners; there must be at least two."""
        squares = len(self) * sum(top * top for top in self._tops.values()) - self._sum**2
        return Fraction(squares, self._bottom**2 * len(self) * (len(self) - 1))


def across(scores: RoundScores, figure: Callable[[PartnerScores], Fraction | None]) -> Across:
    """Gather one figure of every partner of a round that has it."""
    found = {partner.name: value for partner in scores.partners if (value := figure(partner)) is not None}
    return Across(found, scores.settings.least_partners)


def of_indicator(scores: RoundScores, code: str) -> Across:
    """Gather an indicator's scores, the x_pi."""
    return across(scores, lambda partner: partner.tallies[code].score if code in partner.tallies else None)


def of_dimension(scores: RoundScores, code: str) -> Across:
    """Gather a dimension's scores, the x_pd."""
    return across(scores, lambda partner: partner.dimensions.get(code))


def of_total(scores: RoundScores) -> Across:
    """Gather the totals."""
    return across(scores, lambda partner: partner.total)


def of_core(scores: RoundScores, name: str) -> Across:
    """Gather one of the core strip: time, interdependence or trust."""
    return across(scores, lambda partner: partner.core.get(name))


def of_precondition(scores: RoundScores, code: str) -> Across:
    """Gather a precondition's scores, of the partners that answered enough of its weight."""
    return across(scores, lambda partner: partner.evidence[code].score if code in partner.evidence else None)


def of_mark(scores: RoundScores) -> Across:
    """Gather the report marks, 1 to 10."""
    return across(scores, lambda partner: partner.mark)
