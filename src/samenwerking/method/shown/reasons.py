"""The reasons of actions and remarks as one viewer may see them: the same in every view, but not every number or name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from samenwerking.method.exact.triggers import ActionHeld, Reason, RemarkHeld
from samenwerking.method.shown.figures import Because, Hidden, IndicatorFigure, MadeRemark, ProposedAction
from samenwerking.method.shown.gate import Gate
from samenwerking.method.shown.result_types import Change, ChangeResult


@dataclass(frozen=True)
class ReasonsSeen:
    """Passes reasons through the gate, with the figures that the same view shows."""

    gate: Gate
    indicators: Mapping[str, IndicatorFigure]
    change: ChangeResult | None

    def action(self, held: ActionHeld) -> ProposedAction:
        """Give a proposed action with its reasons as they may be shown."""
        return ProposedAction(held.id, "urgent" if held.urgent else "proposed", self.shown(held.reasons), held.leading)

    def remark(self, held: RemarkHeld) -> MadeRemark:
        """Give a remark with its reasons as they may be shown."""
        return MadeRemark(held.id, self.shown(held.reasons))

    def shown(self, reasons: Iterable[Reason]) -> tuple[Because, ...]:
        """Give each reason as it may be shown.

        Gaps of hidden partners become one reason without name or value, after those of the partners that are shown:
        its place must not tell which partner it is of.
        """
        exact = [_because(each) for each in reasons]
        if self.gate.technical:
            return tuple(exact)
        grouped = groupby(exact, key=lambda each: (each.trigger, each.evidence))
        return tuple(each for _, group in grouped for each in _nameless_last(self._shown(because) for because in group))

    def _shown(self, because: Because) -> Because:
        match because.trigger:
            case "verdeeld":
                return self._divided(because)
            case "kloof" if because.partner is None or because.partner in self.gate.hidden:
                return Because("kloof", because.evidence)
            case "daling":
                return replace(because, value=self._decline(because))
            case "onbekend":
                return self._unknown(because)
        return replace(because, value=self.gate.number(because.value)) if isinstance(because.value, Fraction) else because

    def _divided(self, because: Because) -> Because:
        indicator = self.indicators.get(because.evidence or "")
        if indicator is None:
            return replace(because, lowest=None, highest=None)
        agreed = indicator.agreed
        consensus = None if isinstance(agreed.consensus, Hidden) else agreed.consensus
        return replace(because, value=consensus, lowest=_or_none(agreed.lowest), highest=_or_none(agreed.highest))

    def _unknown(self, because: Because) -> Because:
        """How many people did not know, only where the indicator itself says how many there are."""
        indicator = self.indicators.get(because.evidence or "")
        if indicator is None or isinstance(indicator.dont_know, Hidden) or not isinstance(because.value, Fraction):
            return replace(because, value=None, count=None, people=None)
        return replace(because, value=self.gate.share(because.value))

    def _decline(self, because: Because) -> Fraction | None:
        """The view's own panel change, where it is shown and is a decline itself: the reason holds for the whole panel."""
        change = self._change(because.evidence or "")
        panel = None if change is None else _or_none(change.panel)
        settings = self.gate.scores.settings
        indicator = because.evidence in self.indicators
        limit = settings.trigger_decline_indicator if indicator else settings.trigger_decline_dimension
        return panel if panel is not None and panel <= limit else None

    def _change(self, code: str) -> Change | None:
        if self.change is None:
            return None
        return self.change.indicators.get(code) or self.change.dimensions.get(code)


def _because(reason: Reason) -> Because:
    return Because(
        reason.trigger, reason.evidence, reason.value, reason.partner, reason.lowest, reason.highest, reason.count, reason.people
    )


def _nameless_last(reasons: Iterable[Because]) -> list[Because]:
    return sorted(dict.fromkeys(reasons), key=lambda each: each.trigger == "kloof" and each.partner is None)


def _or_none(value: Fraction | Hidden | None) -> Fraction | None:
    return None if isinstance(value, Hidden) else value
