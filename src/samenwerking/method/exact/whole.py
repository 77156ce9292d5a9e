"""Every figure of the whole of a round, each gathered over its partners once: all that is said of the whole reads these."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from samenwerking.method.exact.agreement import ExactAgreement, agreement_on, dimension_divided
from samenwerking.method.exact.bands import maturity
from samenwerking.method.exact.over_partners import OverPartners, gather
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.vocabulary import CORE, CoreName


@dataclass(frozen=True)
class Whole:
    """The figures of the whole of a round, ungated, by code and in order, only of what was asked.

    Each is gathered when it is first asked for and then kept.
    """

    scores: RoundScores

    @cached_property
    def indicators(self) -> Mapping[str, OverPartners]:
        """Every indicator, the x_pi."""
        return {code: gather(self.scores, [each.tallies[code].score for each in self.scores.partners]) for code in self.scores.indicators}

    @cached_property
    def agreement(self) -> Mapping[str, ExactAgreement]:
        """How far partners agree on every indicator."""
        return {code: agreement_on(self.scores, code, values) for code, values in self.indicators.items()}

    @cached_property
    def dimensions(self) -> Mapping[str, OverPartners]:
        """Every dimension, the x_pd."""
        return {code: gather(self.scores, [each.dimensions.get(code) for each in self.scores.partners]) for code in self.scores.dimensions}

    @cached_property
    def divided(self) -> Mapping[str, bool | None]:
        """Whether every dimension is shown as divided."""
        found = {code: each.divided for code, each in self.agreement.items()}
        return {code: dimension_divided(self.scores.instrument.dimensions[code], found) for code in self.scores.dimensions}

    @cached_property
    def total(self) -> OverPartners:
        """The totals."""
        return gather(self.scores, [each.total for each in self.scores.partners])

    @cached_property
    def maturity(self) -> int | None:
        """The level of the whole, None without a total or with too few partners answering."""
        found = [self.dimensions[code].score for code in self.scores.instrument.total_dimensions if code in self.dimensions]
        total = self.total.score if self.scores.enough_answered else None
        return maturity(total, [each for each in found if each is not None], self.scores.settings)

    @cached_property
    def core(self) -> Mapping[CoreName, OverPartners]:
        """The core strip: time, interdependence and trust."""
        asked = [name for name, codes in CORE.items() if not set(codes).isdisjoint(self.scores.indicators)]
        return {name: gather(self.scores, [each.core.get(name) for each in self.scores.partners]) for name in asked}

    @cached_property
    def preconditions(self) -> Mapping[str, OverPartners]:
        """Every precondition of which some evidence was asked, over the partners that answered enough of its weight."""
        asked = [code for code, weights in self.scores.weights.items() if not set(weights).isdisjoint(self.scores.indicators)]
        return {code: gather(self.scores, [each.evidence[code].score for each in self.scores.partners]) for code in asked}

    @cached_property
    def mark(self) -> OverPartners | None:
        """The report marks, 1 to 10, None if they were not asked."""
        return gather(self.scores, [each.mark for each in self.scores.partners]) if self.scores.mark_asked else None
