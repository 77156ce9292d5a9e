"""The figures of the partners as one viewer may see them: each partner whole, or hidden with the reason."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenwerking.method.decimals import decimal, nearest, tenths
from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.scores import PartnerScores
from samenwerking.method.exact.whole import Whole
from samenwerking.method.shown.figures import Figure, Hidden, HiddenPartner, PartnerFigure, PartnerFigures
from samenwerking.method.shown.gate import Gate
from samenwerking.method.vocabulary import MissingReason


@dataclass(frozen=True)
class PartnersSeen:
    """Makes the figures of the partners of a round behind its gate."""

    gate: Gate
    whole: Whole

    def figures(self) -> dict[str, PartnerFigures | HiddenPartner]:
        """Every partner that was invited, in order of joining."""
        return {each.name: self.gate.hidden.get(each.name) or self._figures(each) for each in self.gate.scores.partners}

    def _figures(self, partner: PartnerScores) -> PartnerFigures:
        whole, (far, far_on_dimension) = self.whole, self.gate.scores.settings.gap_tenths
        return PartnerFigures(
            respondents=len(partner.respondents),
            voice=partner.partner.voice,
            indicators={code: self._figure(values, partner.name, far) for code, values in whole.indicators.items()},
            dimensions={code: self._figure(values, partner.name, far_on_dimension) for code, values in whole.dimensions.items()},
            total=self._figure(whole.total, partner.name),
            preconditions={code: self._precondition(partner, code) for code in whole.preconditions},
        )

    def _figure(self, values: OverPartners, name: str, far: int | None = None) -> PartnerFigure:
        """Give the figure of a partner; a gap of `far` tenths or more, up or down as it is shown, is pointed out."""
        score = values.values.get(name)
        if score is None:
            return PartnerFigure(self._none)
        gap = values.gaps.get(name)
        shown = nearest(*gap) if gap else None
        differs = far is not None and shown is not None and abs(shown) >= far
        if self.gate.technical:
            return PartnerFigure(self._named(score), Fraction(*gap) if gap else None, differs)
        return self._in_tenths(tenths(score), shown, differs)

    def _precondition(self, partner: PartnerScores, code: str) -> PartnerFigure:
        weighed = partner.evidence[code]
        coverage = weighed.coverage if self.gate.shows_exact else Hidden(self.gate.why_not_exact)
        return PartnerFigure(self._none if weighed.score is None else self._named(self.gate.number(weighed.score)), coverage=coverage)

    def _in_tenths(self, score: int, gap: int | None, differs: bool) -> PartnerFigure:
        """Give a shown figure; partners share the same few, so each is made once."""
        key = score, gap, differs
        if key not in self._made:
            self._made[key] = PartnerFigure(self._named(decimal(score)), None if gap is None else decimal(gap), differs)
        return self._made[key]

    def _named(self, score: Fraction) -> Figure:
        return Figure(score, band=self.gate.scores.band_of(score))

    @cached_property
    def _made(self) -> dict[tuple[int, int | None, bool], PartnerFigure]:
        return {}

    @cached_property
    def _none(self) -> Figure:
        reason: MissingReason = "indicators" if self.gate.scores.has_whole else "partners"
        return Figure(None, reason)
