"""What the figures call for: which triggers hold, the actions they propose, and the remarks on combinations of figures.

Everything is decided once, on all partners and on shown decimals, so that every view has the same actions and remarks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenwerking.method.checklist import Action, Condition, Preconditions
from samenwerking.method.decimals import decimal, nearest, rounded
from samenwerking.method.exact.agreement import ExactAgreement
from samenwerking.method.exact.change import Comparison, Moved
from samenwerking.method.exact.over_partners import Across, of_dimension
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.shown.figures import Because, ProposedAction, Remark
from samenwerking.method.vocabulary import Band, Trigger


@dataclass(frozen=True)
class Reading:
    """What a trigger reads of one indicator or dimension, ungated: figures of the whole, and people for ONBEKEND."""

    code: str
    across: Across
    band: Band | None
    divided: bool
    consensus: float | None
    moved: Moved | None
    decline: Fraction
    unknown: int = 0
    informed: int = 0


@dataclass(frozen=True)
class Checklist:
    """The checklist held against one round, and against what changed if there is a comparison.

    `agreed` has the agreement on every indicator that was asked, `divided` tells it of every dimension.
    """

    preconditions: Preconditions
    scores: RoundScores
    agreed: Mapping[str, ExactAgreement]
    divided: Mapping[str, bool | None]
    comparison: Comparison | None = None

    def actions(self) -> tuple[ProposedAction, ...]:
        """The actions that are proposed, in the order of the checklist."""
        return tuple(self._proposed(action, because) for action in self._every_action if (because := self._reasons(action)))

    def remarks(self) -> tuple[Remark, ...]:
        """The remarks whose condition holds, in the order of the checklist."""
        return tuple(Remark(name, because) for name, because in self._remarks.items())

    @property
    def _every_action(self) -> tuple[Action, ...]:
        return tuple(self.preconditions.actions.values())

    @cached_property
    def _remarks(self) -> dict[str, tuple[Because, ...]]:
        found = {remark.id: tuple(dict.fromkeys(self.reasons(remark.condition))) for remark in self.preconditions.remarks}
        return {name: because for name, because in found.items() if because}

    def _reasons(self, action: Action) -> tuple[Because, ...]:
        own = [because for trigger in action.triggers for because in self.reasons(trigger)]
        added = [
            each for remark in self.preconditions.remarks if action.id in remark.adds_action for each in self._remarks.get(remark.id, ())
        ]
        return tuple(dict.fromkeys(own + added))

    def _proposed(self, action: Action, because: tuple[Because, ...]) -> ProposedAction:
        low = any(each.trigger == "laag" and each.evidence in action.evidence for each in because)
        middling = (code for code in action.evidence if code in self.scores.leading and self._is_middling(code))
        leading = tuple(middling)
        return ProposedAction(action.id, "urgent" if low or leading else "proposed", because, leading)

    def _is_middling(self, code: str) -> bool:
        reading = self._read(code)
        return reading is not None and reading.band == "midden"

    def reasons(self, condition: Condition) -> list[Because]:
        """Give every reason for which a condition holds, in order; none if it does not hold."""
        if condition.all is not None:
            parts = [self.reasons(part) for part in condition.all]
            return [because for part in parts for because in part] if all(parts) else []
        if condition.any is not None:
            return [because for part in condition.any for because in self.reasons(part)]
        if condition.evidence is None:
            return [Because("altijd")]
        reading = self._read(condition.evidence)
        if reading is None:
            return []
        if condition.at_least is not None:
            return list(self._at_least(reading, Fraction(str(condition.at_least))))
        return [because for name in condition.when or () for because in self._because(name, reading)]

    def _at_least(self, reading: Reading, least: Fraction) -> Iterator[Because]:
        if reading.across.score is not None and rounded(reading.across.score) >= least:
            yield Because("at_least", reading.code, reading.across.score)

    def _because(self, name: Trigger, reading: Reading) -> Iterator[Because]:
        """Yield the reasons why one trigger holds: one for most, one a partner for kloof."""
        settings = self.scores.settings
        if name in ("laag", "matig") and reading.band == {"laag": "laag", "matig": "midden"}[name]:
            yield Because(name, reading.code, reading.across.score)
        elif name == "verdeeld" and reading.divided:
            values = reading.across.values.values()
            yield Because(name, reading.code, reading.consensus, lowest=min(values), highest=max(values))
        elif name == "kloof":
            gaps = reading.across.gaps.items()
            far = ((partner, Fraction(*gap)) for partner, gap in gaps if decimal(nearest(*gap)) <= settings.trigger_gap)
            yield from (Because(name, reading.code, gap, partner) for partner, gap in far)
        elif name == "daling" and reading.moved is not None:
            change = reading.moved.panel().change
            if change is not None and rounded(change) <= reading.decline:
                yield Because(name, reading.code, change)
        elif name == "onbekend" and reading.unknown >= settings.trigger_unknown_people:
            share = Fraction(reading.unknown, reading.informed)
            if share >= settings.trigger_unknown_share:
                yield Because(name, reading.code, share, count=reading.unknown, people=reading.informed)

    def _read(self, code: str) -> Reading | None:
        settings, compared = self.scores.settings, self.comparison
        if code in self.agreed:
            agreed = self.agreed[code]
            moved = compared.indicators.get(code) if compared else None
            unknown, informed = self._unknown(code)
            name, values = self.scores.band_of(agreed.across.score), agreed.across
            divided = bool(agreed.divided)
            return Reading(code, values, name, divided, agreed.consensus, moved, settings.trigger_decline_indicator, unknown, informed)
        if code in self.scores.dimensions:
            values = of_dimension(self.scores, code)
            moved = compared.dimensions.get(code) if compared else None
            divided = bool(self.divided.get(code)) and values.score is not None
            return Reading(code, values, self.scores.band_of(values.score), divided, None, moved, settings.trigger_decline_dimension)
        return None

    def _unknown(self, code: str) -> tuple[int, int]:
        """Count who did not know, of who gave 1-5 or did not know; a figure of the whole, so of three partners or nothing."""
        tallies = [partner.tallies[code] for partner in self.scores.partners if partner.tallies[code].informed]
        if len(tallies) < self.scores.settings.least_partners:
            return 0, 0
        return sum(each.dont_know for each in tallies), sum(each.informed for each in tallies)
