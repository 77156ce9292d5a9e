"""A round, or two compared, as one gated object: the only door out of the method."""

from samenwerking.method.checklist import Action, Preconditions
from samenwerking.method.exact.change import Comparison, compare
from samenwerking.method.exact.leading import dialogue_first, leading_of
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.exact.triggers import CalledFor
from samenwerking.method.exact.whole import Whole
from samenwerking.method.shown.change import ChangeSeen
from samenwerking.method.shown.gate import Gate, stricter
from samenwerking.method.shown.partners import PartnersSeen
from samenwerking.method.shown.reasons import ReasonsSeen
from samenwerking.method.shown.result_types import ActionCounts, Change, ChangeResult, Glance, Result, RoundResult, Since
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
    whole = Whole(current)
    if previous is None:
        return Result(view, _round_seen(Gate(current, view, visibility), whole, preconditions))
    shared = stricter(visibility, previous_visibility or visibility)
    after, before = Gate(current, view, shared), Gate(previous, view, shared)
    earlier = Whole(previous)
    comparison = compare(earlier, whole)
    alone = Gate(previous, view, previous_visibility or visibility)
    change = ChangeSeen(comparison, before, after, alone).figures()
    since = Since(_round_seen(before, earlier, previous_preconditions or preconditions), change)
    return Result(view, _round_seen(after, whole, preconditions, comparison, change), since)


def glance(current: RoundScores, view: View, visibility: Visibility, preconditions: Preconditions | None = None) -> Glance:
    """Give what a list of rounds says of one, without making its whole result; actions are counted by a checklist."""
    seen = RoundSeen(Gate(current, view, visibility), Whole(current))
    actions = None
    if preconditions is not None:
        held = CalledFor(preconditions, seen.whole).actions()
        actions = ActionCounts(len(held), sum(each.urgent for each in held))
    return Glance(seen.total().figure, seen.maturity(), actions)


def moved_evidence(result: Result, action: Action) -> dict[str, Change]:
    """Tell whether the indicators of an action moved since the previous round, by code, as far as they can be compared."""
    changes = result.since.change.indicators if result.since else {}
    return {code: changes[code] for code in action.evidence if code in changes}


def _round_seen(
    gate: Gate, whole: Whole, checklist: Preconditions, comparison: Comparison | None = None, change: ChangeResult | None = None
) -> RoundResult:
    """One round behind its gate; with a comparison, its actions and remarks follow from what changed too."""
    scores, seen = gate.scores, RoundSeen(gate, whole)
    indicators, leading = seen.indicators(), leading_of(whole)
    called_for, reasons = CalledFor(checklist, whole, comparison), ReasonsSeen(gate, indicators, change)
    return RoundResult(
        name=scores.name,
        date=scores.date,
        instrument=scores.instrument,
        asked=scores.asked,
        respondents=sum(gate.sent.values()),
        partners_invited=len(scores.partners),
        partners_answered=scores.answered,
        response=seen.response(),
        partners=PartnersSeen(gate, whole).figures(),
        indicators=indicators,
        dimensions=seen.dimensions(),
        total=seen.total(),
        maturity=seen.maturity(),
        core=seen.core(),
        preconditions=seen.preconditions(),
        actions=tuple(reasons.action(each) for each in called_for.actions()),
        remarks=tuple(reasons.remark(each) for each in called_for.remarks()),
        mark=seen.mark(),
        leading=seen.leading(leading),
        leading_dialogue=dialogue_first(leading, scores.settings),
        pool=gate.pool,
        settings=scores.settings,
        weights=scores.weights,
        visibility=gate.visibility,
        others_hidden=gate.others_hidden,
        has_whole=scores.has_whole,
        enough_answered=scores.enough_answered,
    )
