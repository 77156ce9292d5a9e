"""What the figures call for: every trigger at its limit, urgency, and the remarks on combinations."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from samenwerking.method.answers import Voice
from samenwerking.method.checklist import Condition, Preconditions
from samenwerking.method.exact.scores import score_round
from samenwerking.method.shown.figures import Because, ProposedAction
from samenwerking.method.shown.result import make_result
from samenwerking.method.shown.result_types import Result, RoundResult
from samenwerking.method.vocabulary import View
from tests.method.collaborations import LEAD, PRECONDITIONS, TECHNICAL, Person, partners_with, round_of, scored, seen

Scores = Mapping[str, int | str]


def current(people: Mapping[str, Sequence[Person]], leading: Sequence[str] = ()) -> RoundResult:
    return seen(round_of(people, leading=leading)).current


def actions(people: Mapping[str, Sequence[Person]], leading: Sequence[str] = ()) -> dict[str, ProposedAction]:
    return {each.id: each for each in current(people, leading).actions}


def tens(code: str, tenths: int) -> dict[str, list[Person]]:
    """Three partners of ten people whose mean is a number of tenths."""
    whole, part = divmod(tenths, 10)
    return {name: [{code: whole + (place < part)} for place in range(10)] for name in "ABC"}


def all_give(scores: Scores) -> dict[str, list[Person]]:
    return {name: [scores] for name in "ABC"}


@pytest.mark.parametrize(("tenths", "triggers"), [(10, {"laag"}), (29, {"laag"}), (30, {"matig"}), (39, {"matig"}), (40, None), (50, None)])
def test_low_and_middling_read_the_shown_decimal(tenths: int, triggers: set[str] | None) -> None:
    found = actions(tens("R4", tenths)).get("P3-1")
    assert (None if found is None else {each.trigger for each in found.because}) == triggers
    if found is not None:
        assert found.because == (Because(found.because[0].trigger, "R4", Fraction(tenths, 10)),)
        assert found.state == ("urgent" if tenths < 30 else "proposed")


def test_every_round_proposes_to_evaluate_again() -> None:
    assert actions(all_give({"RE3": 5})) == {"P5-6": ProposedAction("P5-6", "proposed", (Because("altijd"),))}


def test_divided_partners_are_told_with_consensus_and_range() -> None:
    found = actions(partners_with("CM1", [3, 5, 5, 5]))["P3-2"]
    consensus = current(partners_with("CM1", [3, 5, 5, 5])).indicators["CM1"].agreed.consensus
    assert isinstance(consensus, float)
    assert found.because == (Because("verdeeld", "CM1", consensus, lowest=Fraction(3), highest=Fraction(5)),)
    assert found.state == "proposed"


@pytest.mark.parametrize(
    ("answers", "partners"), [([4, 5, 5, 5], ["A"]), ([3, 3, 5, 5, 5, 5, 5], ["A", "B"]), ([4, 4, 5, 5], []), ([5, 5, 4, 5], ["C"])]
)
def test_each_partner_that_stands_far_below_the_rest_is_a_reason(answers: list[int], partners: list[str]) -> None:
    found = actions(partners_with("R2", answers)).get("P1-1")
    gaps = [each for each in (found.because if found else ()) if each.trigger == "kloof"]
    assert [each.partner for each in gaps] == partners
    assert all(isinstance(each.value, Fraction) and each.value <= Fraction(-19, 20) for each in gaps)


def test_a_partner_far_above_the_rest_is_no_reason() -> None:
    assert "P3-5" not in actions(partners_with("BE1", [5, 4, 4, 4]))


def test_the_gap_reads_the_shown_decimal() -> None:
    """4.05 below 5: a gap of -0.95 is shown as -1.0 and counts, one of -0.9 does not."""
    below = {"A": [{"R2": 4 + (place < 1)} for place in range(20)]} | partners_with("R2", [5, 5], "BC")
    assert actions(below)["P1-1"].because == (Because("kloof", "R2", Fraction(-19, 20), "A"),)
    near = {"A": [{"R2": 4 + (place < 1)} for place in range(10)]} | partners_with("R2", [5, 5], "BC")
    assert "P1-1" not in actions(near)


@pytest.mark.parametrize(("unknown", "known", "holds"), [(2, 6, True), (2, 7, False), (1, 2, False), (3, 3, True), (9, 0, True)])
def test_unknown_needs_a_quarter_of_the_people_and_two_of_them(unknown: int, known: int, holds: bool) -> None:
    answers: list[Person] = [{"R3": "dont_know"}] * unknown + [{"R3": 4}] * known
    people = {name: answers[place::3] for place, name in enumerate("ABC")}
    found = actions(people).get("P2-3")
    assert (found is not None) is holds
    if found is not None:
        assert found.because == (Because("onbekend", "R3", Fraction(unknown, unknown + known), count=unknown, people=unknown + known),)
        assert found.state == "proposed"


@pytest.mark.parametrize("rest", ["", "not_applicable"])
def test_who_left_it_open_is_not_counted_as_asked(rest: str) -> None:
    people: dict[str, list[Person]] = {name: [{"R3": "dont_know"}, {"R3": 4}, {"R3": rest}] for name in "ABC"}
    assert actions(people)["P2-3"].because[0].people == 6


def test_unknown_is_a_figure_of_the_whole_and_needs_three_partners() -> None:
    people: dict[str, list[Person]] = {"A": [{"R3": "dont_know"}] * 3, "B": [{"R3": "dont_know"}] * 3, "C": [{"R3": ""}]}
    assert "P2-3" not in actions(people)
    assert "P2-3" in actions(people | {"C": [{"R3": "dont_know"}]})


@pytest.mark.parametrize(("after", "falls"), [((4, 4, 4), True), ((4, 5, 5), False), ((3, 5, 5), True)])
def test_a_decline_needs_a_comparison_and_half_a_point(after: Sequence[int], falls: bool) -> None:
    first, second = round_of(partners_with("RE3", [5, 5, 5])), round_of(partners_with("RE3", after), name="2")
    assert "daling" not in {each.trigger for action in seen(second).current.actions for each in action.because}
    result = seen(second, before=first)
    found = [each for action in result.current.actions for each in action.because if each.trigger == "daling"]
    expected = Fraction(sum(after) - 15, 3)
    assert found == ([Because("daling", "RE3", expected)] if falls else [])
    assert result.since is not None
    assert "daling" not in {each.trigger for action in result.since.round.actions for each in action.because}


def test_too_few_answers_to_call_anything_low_still_show_who_stands_apart() -> None:
    people: dict[str, list[Person]] = {**partners_with("R2", [1, 2, 2]), "D": [], "E": [], "F": []}
    assert [each.trigger for each in actions(people)["P1-1"].because] == ["kloof"]
    assert actions(people)["P1-1"].state == "proposed"
    assert set(actions({**all_give({"RE1": 1, "SC1": 1, "SC2": 1}), "D": [], "E": [], "F": []})) == {"P5-6"}


@pytest.mark.parametrize(
    ("scores", "leading", "state", "because"),
    [
        ({"PR2a": 3}, (), "proposed", ()),
        ({"PR2a": 3}, ("PR2",), "urgent", ("PR2",)),
        ({"PR2a": 3}, ("RE3",), "proposed", ()),
        ({"PR2a": 2}, (), "urgent", ()),
        ({"PR2a": 3, "CM2": 2}, (), "urgent", ()),
        ({"PR2a": 5, "CM2": 3}, ("PR2",), "proposed", ()),
        ({"CM2": 3}, ("PR2",), "proposed", ()),
    ],
)
def test_an_action_is_urgent_if_it_is_low_or_middling_and_leading(
    scores: Scores, leading: Sequence[str], state: str, because: Sequence[str]
) -> None:
    found = actions(all_give(scores), leading)["P4-4"]
    assert found.state == state
    assert found.leading == because


def test_a_middling_leading_indicator_makes_a_divided_action_urgent_though_middling_is_not_its_trigger() -> None:
    found = actions(partners_with("PR4a", [2, 4, 4, 4]), ("PR4",))["P1-2"]
    assert [each.trigger for each in found.because] == ["verdeeld"]
    assert (found.state, found.leading) == ("urgent", ("PR4",))


@pytest.mark.parametrize(
    ("scores", "triggers"),
    [
        ({"IO1": 2, "SC4": 5}, [("laag", "IO1")]),
        ({"IO1": 3, "SC4": 5}, None),
        ({"IO1": 3, "SC4": 2}, [("laag", "SC4"), ("matig", "IO1")]),
        ({"IO1": 4, "SC4": 2}, None),
    ],
)
def test_conditions_with_each_other_must_both_hold(scores: Scores, triggers: list[tuple[str, str]] | None) -> None:
    found = actions(all_give(scores)).get("P5-4")
    assert (None if found is None else [(each.trigger, each.evidence) for each in found.because]) == triggers
    assert found is None or found.state == "urgent"


@pytest.mark.parametrize(
    ("scores", "remarks"),
    [
        ({"RE3": 2, "SC4": 2, "CM1": 4}, {"trust-pays"}),
        ({"RE3": 2, "SC4": 2, "CM1": 2}, {"low-interdependence"}),
        ({"RE3": 2, "SC4": 2, "CM1": 3}, set()),
        ({"RE3": 2, "SC4": 3, "CM1": 4}, set()),
        ({"ID2": 2, "SC2": 2}, {"other-route", "strong-leader"}),
        ({"ID2": 2, "SC2": 3}, set()),
        ({"RE3": 2, "SC1": 4, "SC2": 4}, {"independent-facilitator"}),
        ({"RE3": 3, "SC1": 4, "SC2": 4}, set()),
        ({"RE3": 2, "SC1": 3, "SC2": 4}, set()),
        ({"SC1": 2, "SC2": 4}, {"strong-leader"}),
    ],
)
def test_remarks_hold_for_combinations(scores: Scores, remarks: set[str]) -> None:
    assert {each.id for each in current(all_give(scores)).remarks} == remarks


@pytest.mark.parametrize(("tenths", "holds"), [(35, True), (34, False)])
def test_at_least_reads_the_shown_decimal(tenths: int, holds: bool) -> None:
    low = all_give({"RE3": 2, "SC4": 2})
    people = {name: [*low[name], *each] for name, each in tens("CM1", tenths).items()}
    found = {each.id: each.because for each in current(people).remarks}
    assert ("trust-pays" in found) is holds
    if holds:
        two = Fraction(2)
        assert found["trust-pays"] == (Because("laag", "RE3", two), Because("laag", "SC4", two), Because("at_least", "CM1", Fraction(7, 2)))


def with_checklist(
    people: Mapping[str, Sequence[Person]],
    checklist: Preconditions,
    before: Mapping[str, Sequence[Person]] | None = None,
    view: View = TECHNICAL,
) -> Result:
    voices: Mapping[str, Voice] = dict.fromkeys(people, "organisation")
    earlier = None if before is None else scored(round_of(before, voices=voices))
    return make_result(score_round(round_of(people, name="2", voices=voices), checklist), view, "own", earlier, preconditions=checklist)


def changed(condition: Condition) -> Preconditions:
    """The checklist with another condition for its first action."""
    first = PRECONDITIONS.preconditions[0]
    action = first.actions[0].model_copy(update={"triggers": (condition,)})
    return PRECONDITIONS.model_copy(update={"preconditions": (first.model_copy(update={"actions": (action,)}),)})


@pytest.mark.parametrize(("scores", "expected"), [((2, 2, 2, 2), ["laag"]), ((3, 3, 3, 3), []), ((4, 4, 4, 4), [])])
def test_a_condition_may_read_a_dimension(scores: Sequence[int], expected: list[str]) -> None:
    codes = ("RE1", "RE2", "RE3", "RE4")
    people = all_give(dict(zip(codes, scores, strict=True)))
    condition = Condition(evidence="RE", when=("laag", "kloof", "verdeeld", "onbekend"))
    assert [each.trigger for action in with_checklist(people, changed(condition)).current.actions for each in action.because] == expected


def test_a_divided_dimension_without_a_score_is_no_reason() -> None:
    """Half of its indicators are divided, but nobody answered three of the four."""
    people: dict[str, list[Person]] = {name: [{"RE3": answer, "RE4": answer}] for name, answer in zip("ABCD", (1, 5, 1, 5), strict=True)}
    found = with_checklist(people, changed(Condition(evidence="RE", when=("verdeeld",)))).current
    assert found.dimensions["RE"].figure.score is None
    assert found.actions == ()


def test_a_divided_dimension_is_told_without_a_range_in_a_gated_view() -> None:
    """A dimension has no consensus and no range of its own."""
    people = {name: [dict.fromkeys(("RE1", "RE2", "RE3", "RE4"), answer)] for name, answer in zip("ABCD", (1, 5, 1, 5), strict=True)}
    found = with_checklist(people, changed(Condition(evidence="RE", when=("verdeeld",))), view=LEAD).current
    assert found.dimensions["RE"].divided is True
    assert [each.because for each in found.actions] == [(Because("verdeeld", "RE"),)]


@pytest.mark.parametrize(("after", "falls"), [(4, True), (5, False)])
def test_a_dimension_declines_from_three_tenths(after: int, falls: bool) -> None:
    codes = ("RE1", "RE2", "RE3", "RE4")
    before, people = all_give(dict.fromkeys(codes, 5)), all_give(dict.fromkeys(codes, 5) | {"RE1": after})
    checklist = changed(Condition(evidence="RE", when=("daling",)))
    found = with_checklist(people, checklist, before).current.actions
    assert [each.because for each in found] == ([(Because("daling", "RE", Fraction(-1, 4)),)] if falls else [])
    own = with_checklist(people, checklist, before, View("partner", "A")).current.actions
    assert [each.because for each in own] == ([(Because("daling", "RE", Fraction(-3, 10)),)] if falls else [])


def test_a_remark_may_add_an_action_with_its_own_reasons() -> None:
    remark = PRECONDITIONS.remarks[-1].model_copy(update={"adds_action": ("P1-1",)})
    checklist = PRECONDITIONS.model_copy(update={"remarks": (remark,)})
    found = with_checklist(all_give({"SC1": 2, "R2": 5}), checklist).current.actions
    assert found[0] == ProposedAction("P1-1", "proposed", (Because("laag", "SC1", Fraction(2)),))
