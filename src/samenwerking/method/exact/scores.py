"""What a round adds up to, partner first: the exact figures of every partner, before anything is shown to anyone.

Everything about the whole follows from these figures, so they are what publication freezes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from math import ceil
from typing import Any

from pydantic import TypeAdapter

from samenwerking.method.answers import Partner, Response, Round
from samenwerking.method.checklist import Precondition, Preconditions
from samenwerking.method.decimals import mean
from samenwerking.method.exact.bands import band
from samenwerking.method.exact.tallies import Tally, asked_columns, tallies
from samenwerking.method.questionnaire import KAATS_OPHEIJ, Instrument
from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.method.vocabulary import CORE, Band


@dataclass(frozen=True)
class Weighed:
    """A partner's evidence for a precondition: share of the weight it answered, and the score if that is enough."""

    score: Fraction | None
    coverage: Fraction


@dataclass(frozen=True)
class PartnerScores:
    """One partner in one round, ungated: its counted answers and the scores they make, only those that exist.

    `respondents` are the people who sent. `tallies` has every indicator that was asked. `picks` is the share of its
    respondents that picked each condition as leading, empty if none of them picked any.
    """

    partner: Partner
    respondents: tuple[str, ...]
    tallies: Mapping[str, Tally]
    dimensions: Mapping[str, Fraction]
    total: Fraction | None
    core: Mapping[str, Fraction]
    evidence: Mapping[str, Weighed]
    mark: Fraction | None
    picks: Mapping[str, Fraction]

    @property
    def name(self) -> str:
        """The name of the partner."""
        return self.partner.name

    @cached_property
    def answered(self) -> bool:
        """Whether one of its people gave at least one 1-5; only then has the partner answered."""
        return any(each.people for each in self.tallies.values())


@dataclass(frozen=True)
class RoundScores:
    """One round, exact and ungated: its partners in order of joining, and what it was asked and opened with.

    `asked` holds the item codes that have a row, `indicators` the indicators they make, both in the order of the
    instrument. `weights` are those of the evidence by precondition.
    """

    name: str
    date: date | None
    instrument: Instrument
    asked: tuple[str, ...]
    indicators: tuple[str, ...]
    mark_asked: bool
    leading: tuple[str, ...]
    settings: Settings
    weights: Mapping[str, Mapping[str, int]]
    partners: tuple[PartnerScores, ...]

    @cached_property
    def answered(self) -> int:
        """How many partners have answered."""
        return sum(partner.answered for partner in self.partners)

    @property
    def has_whole(self) -> bool:
        """Whether enough partners answered for there to be a figure of the whole."""
        return self.answered >= self.settings.least_partners

    @cached_property
    def enough_answered(self) -> bool:
        """Whether enough of the invited partners answered to call a figure low, middling or high."""
        return self.answered >= self.settings.band_response * len(self.partners)

    def band_of(self, score: Fraction | None) -> Band | None:
        """Name the band of a score from 1 to 5; None without a score, or where too few of the partners answered."""
        return band(score, self.settings) if score is not None and self.enough_answered else None

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The codes of the dimensions of which something was asked, in order."""
        asked = set(self.indicators)
        dimensions = self.instrument.dimensions.items()
        return tuple(code for code, each in dimensions if not asked.isdisjoint(indicator.code for indicator in each.indicators))

    def to_document(self) -> dict[str, Any]:
        """Give everything but the instrument as JSON, exactly: fractions as "31/10". This is what publication freezes."""
        document: dict[str, Any] = _adapter().dump_python(self, mode="json", exclude={"instrument"})
        return document

    @classmethod
    def from_document(cls, document: Mapping[str, Any], instrument: Instrument) -> "RoundScores":
        """Read a frozen round back; `instrument` is the one it was opened with, which is kept apart.

        Raises pydantic.ValidationError if the document is not one of `to_document`.
        """
        return _adapter().validate_python({**document, "instrument": instrument})


@cache
def _adapter() -> TypeAdapter[RoundScores]:
    return TypeAdapter(RoundScores)


def score_round(round: Round, preconditions: Preconditions, settings: Settings = SETTINGS) -> RoundScores:
    """Score what was sent in a round, exactly as `method.md` section 2 says, without hiding anything."""
    columns = asked_columns(round)
    scorer = _Scorer(round.instrument, columns, preconditions.preconditions, settings)
    return RoundScores(
        name=round.name,
        date=round.date,
        instrument=round.instrument,
        asked=tuple(code for code in round.instrument.items if code in round.asked),
        indicators=tuple(columns),
        mark_asked=round.mark_asked,
        leading=round.leading,
        settings=settings,
        weights={each.code: {part.code: part.weight for part in each.evidence} for each in preconditions.preconditions},
        partners=tuple(scorer.partner(partner, round.responses.get(partner.name, ())) for partner in round.partners),
    )


@dataclass(frozen=True)
class _Scorer:
    instrument: Instrument
    columns: Mapping[str, tuple[str, ...]]
    preconditions: Sequence[Precondition]
    settings: Settings

    def partner(self, partner: Partner, responses: Sequence[Response]) -> PartnerScores:
        counted = tallies(responses, self.columns)
        scores = {code: each.score for code, each in counted.items() if each.score is not None}
        dimensions = {
            code: mean(found)
            for code, least, parts in self._groups
            if len(found := [scores[part] for part in parts if part in scores]) >= least
        }
        marks = [response.mark for response in responses if response.mark is not None]
        return PartnerScores(
            partner=partner,
            respondents=tuple(response.respondent for response in responses),
            tallies=counted,
            dimensions=dimensions,
            total=self._total(dimensions),
            core={name: mean(found) for name, codes in CORE.items() if (found := [scores[code] for code in codes if code in scores])},
            evidence={each.code: weigh(each, scores, self.settings) for each in self.preconditions},
            mark=Fraction(sum(marks), len(marks)) if marks else None,
            picks=_shares(responses),
        )

    @cached_property
    def _groups(self) -> list[tuple[str, int, list[str]]]:
        """Every dimension with the number of its indicators that a partner needs, and their codes."""
        groups = []
        for questionnaire in self.instrument.asked:
            for dimension in questionnaire.dimensions:
                codes = [each.code for each in dimension.indicators]
                half = ceil(len(codes) * self.settings.least_share_of_indicators)
                groups.append((dimension.code, self.settings.least_indicators if questionnaire.id == KAATS_OPHEIJ else half, codes))
        return groups

    def _total(self, dimensions: Mapping[str, Fraction]) -> Fraction | None:
        found = [dimensions[code] for code in self.instrument.total_dimensions if code in dimensions]
        return mean(found) if len(found) >= self.settings.least_dimensions else None


def weigh(precondition: Precondition, scores: Mapping[str, Fraction], settings: Settings = SETTINGS) -> Weighed:
    """Weigh one partner's evidence for a precondition: sum w x / sum w over what it answered.

    `scores` are its indicator scores by code. The weight of the whole table counts, asked or not.
    """
    whole = sum(each.weight for each in precondition.evidence)
    found = [(each.weight, scores[each.code]) for each in precondition.evidence if each.code in scores]
    coverage = Fraction(sum(weight for weight, _ in found), whole)
    if not found or coverage < settings.evidence_coverage:
        return Weighed(None, coverage)
    return Weighed(mean([score for _, score in found], [weight for weight, _ in found]), coverage)


def _shares(responses: Sequence[Response]) -> dict[str, Fraction]:
    counts = Counter(code for response in responses for code in response.picks)
    return {code: Fraction(counts[code], len(responses)) for code in sorted(counts)}
