"""Every figure of the whole of a round, each gathered over its partners once: all that is said of the whole reads these."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenwerking.method.exact.agreement import ExactAgreement, agreement_on, dimension_divided
from samenwerking.method.exact.bands import maturity
from samenwerking.method.exact.over_partners import OverPartners, gather
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.vocabulary import CORE, CoreName


@dataclass(frozen=True)
class Whole:
    """The figures of the whole of a round, ungated, by code and in order: only of what was asked.

    `agreement` is that on every indicator, `divided` tells whether a dimension is shown as divided.
    """

    scores: RoundScores
    indicators: Mapping[str, OverPartners]
    dimensions: Mapping[str, OverPartners]
    total: OverPartners
    core: Mapping[CoreName, OverPartners]
    preconditions: Mapping[str, OverPartners]
    mark: OverPartners | None
    agreement: Mapping[str, ExactAgreement]
    divided: Mapping[str, bool | None]

    @property
    def maturity(self) -> int | None:
        """The level of the whole, None without a total or with too few partners answering."""
        found = [self.dimensions[code].score for code in self.scores.instrument.total_dimensions if code in self.dimensions]
        total = self.total.score if self.scores.enough_answered else None
        return maturity(total, [each for each in found if each is not None], self.scores.settings)


def whole_of(scores: RoundScores) -> Whole:
    """Gather every figure of a round over the partners that have it."""
    partners, asked = scores.partners, set(scores.indicators)
    core = [name for name, codes in CORE.items() if not asked.isdisjoint(codes)]
    preconditions = [code for code, weights in scores.weights.items() if not asked.isdisjoint(weights)]
    indicators = {code: gather(scores, [each.tallies[code].score for each in partners]) for code in scores.indicators}
    agreement = {code: agreement_on(scores, code, values) for code, values in indicators.items()}
    return Whole(
        scores=scores,
        indicators=indicators,
        dimensions={code: gather(scores, [each.dimensions.get(code) for each in partners]) for code in scores.dimensions},
        total=gather(scores, [each.total for each in partners]),
        core={name: gather(scores, [each.core.get(name) for each in partners]) for name in core},
        preconditions={code: gather(scores, [each.evidence[code].score for each in partners]) for code in preconditions},
        mark=gather(scores, [each.mark for each in partners]) if scores.mark_asked else None,
        agreement=agreement,
        divided=_divided(scores, {code: each.divided for code, each in agreement.items()}),
    )


def _divided(scores: RoundScores, indicators: Mapping[str, bool | None]) -> dict[str, bool | None]:
    return {code: dimension_divided(scores.instrument.dimensions[code], indicators) for code in scores.dimensions}
