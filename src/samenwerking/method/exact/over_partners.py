"""One figure over the partners that have it: its mean, and what each partner differs from the rest.

All is kept over one common denominator, so that the sums are of whole numbers and every result is exact.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from samenwerking.method.exact.scores import RoundScores


@dataclass(frozen=True)
class OverPartners:
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


def gather(scores: RoundScores, values: Iterable[Fraction | None]) -> OverPartners:
    """Gather one figure of a round: `values` has that of every partner in order, None where a partner has none."""
    found = {partner.name: value for partner, value in zip(scores.partners, values, strict=True) if value is not None}
    return OverPartners(found, scores.settings.least_partners)
