"""What the figures call for: which triggers hold, the actions they propose, and the remarks on combinations of figures.

Everything is decided once, on all partners and on shown decimals, so that every view has the same actions and remarks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from samenwerking.method.checklist import Action, Condition, Preconditions
from samenwerking.method.decimals import decimal, nearest, rounded
from samenwerking.method.exact.change import Comparison, Moved
from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.whole import Whole
from samenwerking.method.vocabulary import Band, Trigger


@dataclass(frozen=True)
class Reason:
    """One reason for which an action or a remark holds: which trigger of which evidence, with the exact figure.

    `partner` only for kloof, `lowest` and `highest` for verdeeld, `count` people of `people` for onbekend.
    """

    trigger: Trigger | Literal["at_least"]
    evidence: str | None = None
    value: Fraction | float | None = None
    partner: str | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    count: int | None = None
    people: int | None = None


@dataclass(frozen=True)
class ActionHeld:
    """An action that is proposed; urgent where its own evidence is low, or is `leading`: middling and leading."""

    id: str
    urgent: bool
    reasons: tuple[Reason, ...]
    leading: tuple[str, ...]


@dataclass(frozen=True)
class RemarkHeld:
    """A remark whose condition holds."""

    id: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Reading:
    """What a trigger reads of one indicator or dimension, ungated: figures of the whole, and people for ONBEKEND."""

    code: str
    values: OverPartners
    band: Band | None
    divided: bool
    consensus: float | None
    moved: Moved | None
    decline: Fraction
    unknown: int = 0
    informed: int = 0


@dataclass(frozen=True)
class CalledFor:
    """What the figures of a round call for by a checklist, and what changed since another round if there is a comparison."""

    checklist: Preconditions
    whole: Whole
    comparison: Comparison | None = None

    def actions(self) -> tuple[ActionHeld, ...]:
        """The actions that are proposed, in the order of the checklist."""
        every = self.checklist.actions.values()
        return tuple(self._held(action, reasons) for action in every if (reasons := self._reasons(action)))

    def remarks(self) -> tuple[RemarkHeld, ...]:
        """The remarks whose condition holds, in the order of the checklist."""
        return tuple(RemarkHeld(name, reasons) for name, reasons in self._remarks.items())

    @cached_property
    def _remarks(self) -> dict[str, tuple[Reason, ...]]:
        found = {remark.id: tuple(dict.fromkeys(self.reasons(remark.condition))) for remark in self.checklist.remarks}
        return {name: reasons for name, reasons in found.items() if reasons}

    def _reasons(self, action: Action) -> tuple[Reason, ...]:
        own = [reason for trigger in action.triggers for reason in self.reasons(trigger)]
        adding = [remark.id for remark in self.checklist.remarks if action.id in remark.adds_action]
        added = [reason for name in adding for reason in self._remarks.get(name, ())]
        return tuple(dict.fromkeys(own + added))

    def _held(self, action: Action, reasons: tuple[Reason, ...]) -> ActionHeld:
        low = any(each.trigger == "laag" and each.evidence in action.evidence for each in reasons)
        leading = tuple(code for code in action.evidence if code in self.whole.scores.leading and self._is_middling(code))
        return ActionHeld(action.id, low or bool(leading), reasons, leading)

    def _is_middling(self, code: str) -> bool:
        reading = self._readings.get(code)
        return reading is not None and reading.band == "midden"

    def reasons(self, condition: Condition) -> list[Reason]:
        """Give every reason for which a condition holds, in order; none if it does not hold."""
        if condition.all is not None:
            parts = [self.reasons(part) for part in condition.all]
            return [reason for part in parts for reason in part] if all(parts) else []
        if condition.any is not None:
            return [reason for part in condition.any for reason in self.reasons(part)]
        if condition.evidence is None:
            return [Reason("altijd")]
        reading = self._readings.get(condition.evidence)
        if reading is None:
            return []
        if condition.at_least is not None:
            return list(self._at_least(reading, Fraction(str(condition.at_least))))
        return [reason for name in condition.when or () for reason in self._why(name, reading)]

    def _at_least(self, reading: Reading, least: Fraction) -> Iterator[Reason]:
        if reading.values.score is not None and rounded(reading.values.score) >= least:
            yield Reason("at_least", reading.code, reading.values.score)

    def _why(self, name: Trigger, reading: Reading) -> Iterator[Reason]:
        """Yield the reasons why one trigger holds: one for most, one a partner for kloof."""
        settings = self.whole.scores.settings
        if name in ("laag", "matig") and reading.band == {"laag": "laag", "matig": "midden"}[name]:
            yield Reason(name, reading.code, reading.values.score)
        elif name == "verdeeld" and reading.divided:
            values = reading.values.values.values()
            yield Reason(name, reading.code, reading.consensus, lowest=min(values), highest=max(values))
        elif name == "kloof":
            gaps = reading.values.gaps.items()
            far = ((partner, Fraction(*gap)) for partner, gap in gaps if decimal(nearest(*gap)) <= settings.trigger_gap)
            yield from (Reason(name, reading.code, gap, partner) for partner, gap in far)
        elif name == "daling" and reading.moved is not None:
            change = reading.moved.panel().change
            if change is not None and rounded(change) <= reading.decline:
                yield Reason(name, reading.code, change)
        elif name == "onbekend" and reading.unknown >= settings.trigger_unknown_people:
            share = Fraction(reading.unknown, reading.informed)
            if share >= settings.trigger_unknown_share:
                yield Reason(name, reading.code, share, count=reading.unknown, people=reading.informed)

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        """What there is to read, by code; codes of indicators and dimensions differ."""
        whole = self.whole
        return {code: self._of_indicator(code) for code in whole.indicators} | {code: self._of_dimension(code) for code in whole.dimensions}

    def _of_indicator(self, code: str) -> Reading:
        scores, values, agreement = self.whole.scores, self.whole.indicators[code], self.whole.agreement[code]
        moved = self.comparison.indicators.get(code) if self.comparison else None
        unknown, informed = self._unknown(code)
        return Reading(
            code=code,
            values=values,
            band=scores.band_of(values.score),
            divided=bool(agreement.divided),
            consensus=agreement.consensus,
            moved=moved,
            decline=scores.settings.trigger_decline_indicator,
            unknown=unknown,
            informed=informed,
        )

    def _of_dimension(self, code: str) -> Reading:
        scores, values = self.whole.scores, self.whole.dimensions[code]
        moved = self.comparison.dimensions.get(code) if self.comparison else None
        divided = bool(self.whole.divided[code]) and values.score is not None
        return Reading(code, values, scores.band_of(values.score), divided, None, moved, scores.settings.trigger_decline_dimension)

    def _unknown(self, code: str) -> tuple[int, int]:
        """Count who did not know, of who gave 1-5 or did not know; a figure of the whole, so of three partners or nothing."""
        tallies = [partner.tallies[code] for partner in self.whole.scores.partners if partner.tallies[code].informed]
        if len(tallies) < self.whole.scores.settings.least_partners:
            return 0, 0
        return sum(each.dont_know for each in tallies), sum(each.informed for each in tallies)
