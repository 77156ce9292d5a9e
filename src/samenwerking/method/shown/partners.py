"""The figures of the partners as one viewer may see them: each partner whole, or hidden with the reason."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenwerking.method.decimals import decimal, nearest, tenths
from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.scores import PartnerScores
from samenwerking.method.exact.whole import Whole
from samenwerking.method.shown.figures import Figure, Hidden, PartnerFigure, PartnerFigures
from samenwerking.method.shown.gate import Gate
from samenwerking.method.vocabulary import MissingReason


@dataclass(frozen=True)
class PartnersSeen:
    """Makes the figures of the partners of a round behind its gate."""

    gate: Gate
    whole: Whole

    def figures(self) -> dict[str, PartnerFigures | Hidden]:
        """Every partner that was invited, in order of joining."""
        return {each.name: self.gate.why_hidden(each.name) or self._figures(each) for each in self.gate.scores.partners}

    def _figures(self, partner: PartnerScores) -> PartnerFigures:
        return PartnerFigures(
            respondents=len(partner.respondents),
            voice=partner.partner.voice,
            indicators={code: self._figure(values, partner.name) for code, values in self.whole.indicators.items()},
            dimensions={code: self._figure(values, partner.name) for code, values in self.whole.dimensions.items()},
            total=self._figure(self.whole.total, partner.name),
            preconditions={code: self._precondition(partner, code) for code in self.whole.preconditions},
        )

    def _figure(self, values: OverPartners, name: str) -> PartnerFigure:
        score = values.values.get(name)
        if score is None:
            return PartnerFigure(self._none)
        gap = values.gaps.get(name)
        if self.gate.technical:
            return PartnerFigure(self._named(score), Fraction(*gap) if gap else None)
        return self._in_tenths(tenths(score), nearest(*gap) if gap else None)

    def _precondition(self, partner: PartnerScores, code: str) -> PartnerFigure:
        weighed = partner.evidence[code]
        coverage = weighed.coverage if self.gate.shows_exact else Hidden(self.gate.why_not_exact)
        return PartnerFigure(self._none if weighed.score is None else self._named(self.gate.number(weighed.score)), coverage=coverage)

    def _in_tenths(self, score: int, gap: int | None) -> PartnerFigure:
        """Give a shown figure; partners share the same few, so each is made once."""
        if (score, gap) not in self._made:
            self._made[score, gap] = PartnerFigure(self._named(decimal(score)), None if gap is None else decimal(gap))
        return self._made[score, gap]

    def _named(self, score: Fraction) -> Figure:
        return Figure(score, band=self.gate.scores.band_of(score))

    @cached_property
    def _made(self) -> dict[tuple[int, int | None], PartnerFigure]:
        return {}

    @cached_property
    def _none(self) -> Figure:
        reason: MissingReason = "partners" if self.gate.scores.answered < self.gate.scores.settings.least_partners else "indicators"
        return Figure(None, reason)
