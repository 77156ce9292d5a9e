"""One round as one viewer may see it: every figure of the whole with what is said beside it, behind the gate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from samenwerking.method.decimals import mean
from samenwerking.method.exact.agreement import ExactAgreement, agreement_on, dimension_divided
from samenwerking.method.exact.bands import maturity
from samenwerking.method.exact.leading import leading_figures
from samenwerking.method.exact.over_partners import Across, of_core, of_dimension, of_mark, of_precondition, of_total
from samenwerking.method.exact.scores import CORE, CoreName
from samenwerking.method.exact.tallies import CATEGORIES, Tallied, Tally, together
from samenwerking.method.exact.uncertainty import borderline, bounds, interval
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
from samenwerking.method.vocabulary import MissingReason

Exact = TypeVar("Exact")


@dataclass(frozen=True)
class RoundSeen:
    """Makes the figures of the whole behind a gate; what is computed once is kept for every figure that needs it."""

    gate: Gate

    @cached_property
    def agreed(self) -> dict[str, ExactAgreement]:
        """The values of every indicator over partners with their agreement, ungated."""
        return {code: agreement_on(self.gate.scores, code) for code in self.gate.scores.indicators}

    @cached_property
    def divided(self) -> dict[str, bool | None]:
        """Whether each dimension is shown as divided."""
        found = {code: each.divided for code, each in self.agreed.items()}
        dimensions = self.gate.scores.instrument.dimensions
        return {code: dimension_divided(dimensions[code], found) for code in self.gate.scores.dimensions}

    @cached_property
    def dimension_values(self) -> dict[str, Across]:
        """The values of every dimension over partners, ungated."""
        return {code: of_dimension(self.gate.scores, code) for code in self.gate.scores.dimensions}

    @cached_property
    def total_values(self) -> Across:
        """The totals of the partners, ungated."""
        return of_total(self.gate.scores)

    @cached_property
    def precondition_codes(self) -> tuple[str, ...]:
        """The preconditions of which some evidence was asked."""
        asked = set(self.gate.scores.indicators)
        return tuple(code for code, weights in self.gate.scores.weights.items() if not asked.isdisjoint(weights))

    def indicators(self) -> dict[str, IndicatorFigure]:
        """Every indicator that was asked."""
        return {code: self._indicator(code, each) for code, each in self.agreed.items()}

    def _indicator(self, code: str, agreed: ExactAgreement) -> IndicatorFigure:
        counted = [each.tallies[code] for each in self.gate.scores.partners]
        tallies, everyone = dict(zip(self.gate.sent, counted, strict=True)), together(counted)
        return IndicatorFigure(
            figure=self._figure(agreed.across, "partners"),
            partners=self._count(len(agreed.across)),
            respondents=self._people(agreed.across, everyone.people),
            dont_know=self._people(agreed.across, everyone.dont_know),
            not_applicable=self._people(agreed.across, everyone.not_applicable),
            agreed=self._agreed(code, agreed),
            borderline=self._borderline(agreed.across),
            respondent_weighted=self._exact(
                agreed.across.score is not None, lambda: agreed.across.weighted({name: each.people for name, each in tallies.items()})
            ),
            distribution=self._distribution(tallies, everyone),
        )

    def _agreed(self, code: str, agreed: ExactAgreement) -> ShownAgreement:
        if agreed.consensus is None:
            return ShownAgreement(None, agreed.divided, None, None, None)
        number = agreed.consensus if self.gate.shows_exact else Hidden(self.gate.why_not_exact)
        lowest, highest = self._range(code, agreed.across) or (Hidden("few"), Hidden("few"))
        return ShownAgreement(agreed.words, agreed.divided, number, lowest, highest)

    def _range(self, code: str, across: Across) -> tuple[Fraction, Fraction] | None:
        """The lowest and the highest of the partners outside the pool (method 7.7), None where they may not be shown.

        In a view without all partners these are enough partners, and whose figure it is cannot be told from the decimal.
        """
        ends = across.lowest_and_highest(self.gate.outside)
        if ends is None:
            return None
        lowest, highest = (self.gate.number(across.values[name]) for name in ends)
        if self.gate.shows_all_partners:
            return lowest, highest
        items = len(self.gate.scores.instrument.indicators[code].items)
        enough = len(self.gate.outside.intersection(across.values)) >= self.gate.scores.settings.least_for_range
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
        return {code: self._dimension(values, self.divided[code]) for code, values in self.dimension_values.items()}

    def total(self) -> DimensionFigure:
        """The total over the five dimensions of Kaats & Opheij."""
        return self._dimension(self.total_values, None)

    def _dimension(self, values: Across, divided: bool | None) -> DimensionFigure:
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
        scores = self.gate.scores
        found = [self.dimension_values[code].score for code in scores.instrument.total_dimensions if code in self.dimension_values]
        total = self.total_values.score if scores.enough_answered else None
        return maturity(total, [each for each in found if each is not None], scores.settings)

    def core(self) -> dict[CoreName, Figure]:
        """The core strip, as far as it was asked."""
        asked = set(self.gate.scores.indicators)
        return {
            name: self._figure(of_core(self.gate.scores, name), "partners") for name, codes in CORE.items() if not asked.isdisjoint(codes)
        }

    def preconditions(self) -> dict[str, PreconditionFigure]:
        """Every precondition of which some evidence was asked."""
        return {code: self._precondition(code) for code in self.precondition_codes}

    def _precondition(self, code: str) -> PreconditionFigure:
        values = of_precondition(self.gate.scores, code)
        reaching = [each.evidence[code].coverage for each in self.gate.scores.partners if each.name in values.values]
        return PreconditionFigure(self._figure(values, "coverage"), self._exact(values.score is not None, lambda: mean(reaching)))

    def mark(self) -> Figure | None:
        """The report mark from 1 to 10, None if it was not asked."""
        if not self.gate.scores.mark_asked:
            return None
        values = of_mark(self.gate.scores)
        score = self.gate.number(values.score) if values.score is not None else None
        return Figure(score, None if score is not None else "partners")

    def leading(self) -> dict[str, LeadingFigure]:
        """The leading conditions, with shares as they may be shown."""
        figures = leading_figures(self.gate.scores)
        return {code: replace(each, share=None if each.share is None else self.gate.share(each.share)) for code, each in figures.items()}

    def response(self) -> dict[str, Responded]:
        """How many people of each partner sent, in every view."""
        partners = self.gate.scores.partners
        return {
            each.name: Responded(len(each.respondents), each.partner.invited, each.partner.voice, each.partner.sector) for each in partners
        }

    def _figure(self, values: Across, reason: MissingReason) -> Figure:
        scores = self.gate.scores
        if values.score is None:
            return Figure(None, "partners" if scores.answered < scores.settings.least_partners else reason)
        return Figure(self.gate.number(values.score), band=scores.band_of(values.score))

    def _borderline(self, values: Across) -> bool | None:
        scores = self.gate.scores
        if values.score is None:
            return None
        return scores.answered == len(scores.partners) and borderline(values, scores.settings)

    def _count(self, number: int) -> int | Hidden:
        return number if self.gate.shows_counts else Hidden("few")

    def _people(self, values: Across, number: int) -> int | Hidden:
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
