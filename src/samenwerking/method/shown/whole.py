"""One round as one viewer may see it: every figure of the whole with what is said beside it, behind the gate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from samenwerking.method.decimals import mean
from samenwerking.method.exact.agreement import ExactAgreement
from samenwerking.method.exact.leading import Leading
from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.tallies import CATEGORIES, Tallied, Tally, together
from samenwerking.method.exact.uncertainty import borderline, bounds, interval
from samenwerking.method.exact.whole import Whole
from samenwerking.method.shown.figures import (
    DimensionFigure,
    Figure,
    Hidden,
    IndicatorFigure,
    LeadingFigure,
    Maturity,
    PreconditionFigure,
    Responded,
    ShownAgreement,
)
from samenwerking.method.shown.gate import Gate
from samenwerking.method.vocabulary import CoreName, MissingReason

Exact = TypeVar("Exact")


@dataclass(frozen=True)
class RoundSeen:
    """Makes the figures of the whole of a round behind the gate of that round."""

    gate: Gate
    whole: Whole

    def indicators(self) -> dict[str, IndicatorFigure]:
        """Every indicator that was asked."""
        return {code: self._indicator(code, values) for code, values in self.whole.indicators.items()}

    def _indicator(self, code: str, values: OverPartners) -> IndicatorFigure:
        counted = [each.tallies[code] for each in self.gate.scores.partners]
        tallies, everyone = dict(zip(self.gate.sent, counted, strict=True)), together(counted)
        return IndicatorFigure(
            figure=self._figure(values, "partners"),
            partners=self._count(len(values)),
            respondents=self._people(values, everyone.people),
            dont_know=self._people(values, everyone.dont_know),
            not_applicable=self._people(values, everyone.not_applicable),
            agreed=self._agreed(code, values, self.whole.agreement[code]),
            borderline=self._borderline(values),
            respondent_weighted=self._exact(
                values.score is not None, lambda: values.weighted({name: each.people for name, each in tallies.items()})
            ),
            distribution=self._distribution(tallies, everyone),
        )

    def _agreed(self, code: str, values: OverPartners, agreed: ExactAgreement) -> ShownAgreement:
        if agreed.consensus is None:
            return ShownAgreement(None, agreed.divided, None, None, None)
        number = agreed.consensus if self.gate.shows_exact else Hidden(self.gate.why_not_exact)
        lowest, highest = self._range(code, values) or (Hidden("few"), Hidden("few"))
        return ShownAgreement(agreed.words, agreed.divided, number, lowest, highest)

    def _range(self, code: str, values: OverPartners) -> tuple[Fraction, Fraction] | None:
        """The lowest and the highest of the partners outside the pool (method 7.7), None where they may not be shown.

        In a view without all partners these are enough partners, and whose figure it is cannot be told from the decimal.
        """
        ends = values.lowest_and_highest(self.gate.outside)
        if ends is None:
            return None
        lowest, highest = (self.gate.number(values.values[name]) for name in ends)
        if self.gate.shows_all_partners:
            return lowest, highest
        items = len(self.gate.scores.instrument.indicators[code].items)
        enough = len(self.gate.outside.intersection(values.values)) >= self.gate.scores.settings.least_for_range
        return (lowest, highest) if enough and all(self.gate.hides_whose(end, items) for end in (lowest, highest)) else None

    def _distribution(self, tallies: Mapping[str, Tally], everyone: Tallied) -> Mapping[str, int] | Hidden:
        """Count the answers of the partners outside the pool, each category by its stored value (method 7.7)."""
        if not self.gate.shows_all_partners:
            return Hidden("view")
        outside = self.gate.outside
        shown = everyone if len(outside) == len(tallies) else together(each for name, each in tallies.items() if name in outside)
        persons = sum(tallies[name].reached for name in self._of_persons)
        least = self.gate.scores.settings.least_for_distribution
        if not self.gate.technical and (shown.reached < least or 0 < persons < least):
            return Hidden("few")
        return dict(zip(CATEGORIES, shown.categories, strict=True))

    @cached_property
    def _of_persons(self) -> tuple[str, ...]:
        """The partners of persons outside the pool."""
        partners = self.gate.scores.partners
        return tuple(each.name for each in partners if each.partner.voice == "persons" and each.name in self.gate.outside)

    def dimensions(self) -> dict[str, DimensionFigure]:
        """Every dimension of which something was asked."""
        return {code: self._dimension(values, self.whole.divided[code]) for code, values in self.whole.dimensions.items()}

    def total(self) -> DimensionFigure:
        """The total over the five dimensions of Kaats & Opheij."""
        return self._dimension(self.whole.total, None)

    def _dimension(self, values: OverPartners, divided: bool | None) -> DimensionFigure:
        invited, settings = len(self.gate.scores.partners), self.gate.scores.settings
        limits = bounds(values, invited)
        return DimensionFigure(
            figure=self._figure(values, "indicators"),
            partners=self._count(len(values)),
            divided=divided if values.score is not None else None,
            borderline=self._borderline(values),
            bounds=(self.gate.number(limits[0]), self.gate.number(limits[1])) if limits else None,
            interval=self._exact(limits is not None, lambda: interval(values, invited, settings)),
        )

    def maturity(self) -> Maturity | None:
        """The level of the whole, None without a total or with too few partners answering."""
        level = self.whole.maturity
        return None if level is None else Maturity(level)

    def core(self) -> dict[CoreName, Figure]:
        """The core strip, as far as it was asked."""
        return {name: self._figure(values, "partners") for name, values in self.whole.core.items()}

    def preconditions(self) -> dict[str, PreconditionFigure]:
        """Every precondition of which some evidence was asked."""
        return {code: self._precondition(code, values) for code, values in self.whole.preconditions.items()}

    def _precondition(self, code: str, values: OverPartners) -> PreconditionFigure:
        reaching = [each.evidence[code].coverage for each in self.gate.scores.partners if each.name in values.values]
        return PreconditionFigure(self._figure(values, "coverage"), self._exact(values.score is not None, lambda: mean(reaching)))

    def mark(self) -> Figure | None:
        """The report mark from 1 to 10, None if it was not asked; it has no band."""
        if self.whole.mark is None:
            return None
        score = self.whole.mark.score
        return Figure(None, "partners") if score is None else Figure(self.gate.number(score))

    def leading(self, conditions: Mapping[str, Leading]) -> dict[str, LeadingFigure]:
        """The leading conditions, with shares as they may be shown."""
        return {code: self._leading(each) for code, each in conditions.items()}

    def _leading(self, of: Leading) -> LeadingFigure:
        share = None if of.share is None else self.gate.share(of.share)
        return LeadingFigure(share, of.proposed, of.decided, of.rank, of.quadrant)

    def response(self) -> dict[str, Responded]:
        """How many people of each partner sent, in every view."""
        partners = self.gate.scores.partners
        return {
            each.name: Responded(len(each.respondents), each.partner.invited, each.partner.voice, each.partner.sector) for each in partners
        }

    def _figure(self, values: OverPartners, reason: MissingReason) -> Figure:
        scores = self.gate.scores
        if values.score is None:
            return Figure(None, reason if scores.has_whole else "partners")
        return Figure(self.gate.number(values.score), band=scores.band_of(values.score))

    def _borderline(self, values: OverPartners) -> bool | None:
        scores = self.gate.scores
        if values.score is None:
            return None
        return scores.answered == len(scores.partners) and borderline(values, scores.settings)

    def _count(self, number: int) -> int | Hidden:
        return number if self.gate.shows_counts else Hidden("few")

    def _people(self, values: OverPartners, number: int) -> int | Hidden:
        """Count people of an indicator, unless the number would tell which hidden partner has no value, or whose people do not know.

        It does not where all hidden partners have a value, or some do and nobody can tell them apart.
        """
        if self.gate.technical:
            return number
        if len(values) < self.gate.scores.settings.least_partners:
            return Hidden("few")
        hidden = self.gate.hidden_others
        valued = sum(1 for name in hidden if name in values.values)
        return number if valued == len(hidden) or (valued and self.gate.hidden_look_alike) else Hidden(self.gate.why_not_exact)

    def _exact(self, there: bool, compute: Callable[[], Exact | None]) -> Exact | Hidden | None:
        if not there:
            return None
        return compute() if self.gate.shows_exact else Hidden(self.gate.why_not_exact)
