"""A round, or two compared, as one gated object: the only door out of the method."""

from dataclasses import dataclass, replace
from functools import cached_property

from samenwerking.method.checklist import Action, Preconditions
from samenwerking.method.exact.change import Comparison, compare
from samenwerking.method.exact.leading import dialogue_first
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.exact.triggers import Checklist
from samenwerking.method.shown.change import ChangeSeen
from samenwerking.method.shown.figures import IndicatorFigure
from samenwerking.method.shown.gate import Gate, stricter
from samenwerking.method.shown.partners import PartnersSeen
from samenwerking.method.shown.reasons import ReasonsSeen
from samenwerking.method.shown.result_types import Change, ChangeResult, Result, RoundResult
from samenwerking.method.shown.whole import RoundSeen
from samenwerking.method.vocabulary import View, Visibility


def make_result(
    current: RoundScores,
    view: View,
    visibility: Visibility,
    previous: RoundScores | None = None,
    previous_visibility: Visibility | None = None,
    *,
    preconditions: Preconditions,
    previous_preconditions: Preconditions | None = None,
) -> Result:
    """Give all that one viewer may see of a round and, with a previous one, of what changed since.

    `preconditions` is the checklist of the round, `previous_preconditions` that of the previous one where it differs. A
    comparison follows the stricter of the two rounds' visibilities, for both rounds. Raises ValueError if the view is
    that of a partner that was in none of the rounds.
    """
    rounds = [current] if previous is None else [current, previous]
    if view.viewer == "partner" and not any(partner.name == view.partner for each in rounds for partner in each.partners):
        raise ValueError(f"There is no partner {view.partner!r} in round {current.name!r}.")
    if previous is None:
        return Result(view, _GatedRound(Gate(current, view, visibility), preconditions).figures())
    shared = stricter(visibility, previous_visibility or visibility)
    after, before = Gate(current, view, shared), Gate(previous, view, shared)
    comparison = compare(previous, current)
    alone = Gate(previous, view, previous_visibility or visibility)
    change = ChangeSeen(comparison, before, after, alone).figures()
    seen = _GatedRound(after, preconditions, comparison, change)
    earlier = _GatedRound(before, previous_preconditions or preconditions)
    return Result(view, seen.figures(), earlier.figures(), change)


def moved_evidence(result: Result, action: Action) -> dict[str, Change]:
    """Tell whether the indicators of an action moved since the previous round, by code, as far as they can be compared."""
    changes = result.change.indicators if result.change else {}
    return {code: changes[code] for code in action.evidence if code in changes}


@dataclass(frozen=True)
class _GatedRound:
    gate: Gate
    checklist: Preconditions
    comparison: Comparison | None = None
    change: ChangeResult | None = None

    def figures(self) -> RoundResult:
        scores, whole = self.gate.scores, self._whole
        leading = whole.leading()
        return RoundResult(
            name=scores.name,
            date=scores.date,
            instrument=scores.instrument,
            asked=scores.asked,
            respondents=sum(self.gate.sent.values()),
            partners_invited=len(scores.partners),
            partners_answered=scores.answered,
            response=whole.response(),
            partners=self._partners.figures(),
            indicators=self._indicators,
            dimensions=whole.dimensions(),
            total=whole.total(),
            maturity=whole.maturity(),
            core=whole.core(),
            preconditions=whole.preconditions(),
            actions=tuple(replace(each, because=self._reasons.shown(each.because)) for each in self._held.actions()),
            remarks=tuple(replace(each, because=self._reasons.shown(each.because)) for each in self._held.remarks()),
            mark=whole.mark(),
            leading=leading,
            leading_dialogue=dialogue_first(leading, scores.settings),
            pool=self.gate.pool,
            settings={**scores.settings.as_mapping(), "weights": scores.weights},
            visibility=self.gate.visibility,
            enough_answered=scores.enough_answered,
        )

    @cached_property
    def _whole(self) -> RoundSeen:
        return RoundSeen(self.gate)

    @cached_property
    def _indicators(self) -> dict[str, IndicatorFigure]:
        return self._whole.indicators()

    @cached_property
    def _partners(self) -> PartnersSeen:
        whole = self._whole
        indicators = {code: each.across for code, each in whole.agreed.items()}
        return PartnersSeen(self.gate, indicators, whole.dimension_values, whole.total_values, whole.precondition_codes)

    @cached_property
    def _held(self) -> Checklist:
        return Checklist(self.checklist, self.gate.scores, self._whole.agreed, self._whole.divided, self.comparison)

    @cached_property
    def _reasons(self) -> ReasonsSeen:
        return ReasonsSeen(self.gate, self._indicators, self.change)
