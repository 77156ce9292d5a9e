"""What of a change passes the gate: panel outside the pools, the others none or three, and reasons without names."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from samenwerking.method.answers import Round, Voice
from samenwerking.method.shown.figures import Because, Hidden, HiddenPartner
from samenwerking.method.shown.result import make_result
from samenwerking.method.shown.result_types import ChangeResult, PartnerChange, RoundResult
from samenwerking.method.vocabulary import View, Visibility
from tests.method.collaborations import LEAD, PRECONDITIONS, TECHNICAL, Person, alike, partners_with, round_of, scored, seen

COMPOSITION = Hidden("composition")
OWN = View("partner", "A")
Answers = Mapping[str, int]
"""What every organisation answered; a partner in small letters is one of persons of whom two sent."""


def of(answers: Answers, name: str) -> Round:
    people: dict[str, list[Person]] = {each: alike({"RE3": value}, 2 if each.islower() else 1) for each, value in answers.items()}
    voices: dict[str, Voice] = {each: "persons" if each.islower() else "organisation" for each in answers}
    return round_of(people, name=name, voices=voices)


def change(before: Answers, after: Answers, view: View, visibility: Visibility = "own") -> ChangeResult:
    since = seen(of(after, "2"), view, visibility, of(before, "1")).since
    assert since is not None
    return since.change


def numbers(found: ChangeResult) -> tuple[object, ...]:
    moved = found.indicators["RE3"]
    return moved.panel, moved.composition, moved.partners, moved.up, moved.equal, moved.down, moved.verdict


FOUR, UP = {"A": 3, "B": 3, "C": 3, "D": 3}, {"A": 4, "B": 4, "C": 4, "D": 3}


@pytest.mark.parametrize("view", [TECHNICAL, LEAD, OWN])
def test_a_panel_of_everyone_is_shown_in_every_view(view: View) -> None:
    panel = Fraction(3, 4) if view is TECHNICAL else Fraction(4, 5)
    assert numbers(change(FOUR, UP, view)) == (panel, 0, 4, 3, 1, 0, "higher")


@pytest.mark.parametrize("joined", [0, 1, 2, 3])
@pytest.mark.parametrize("view", [TECHNICAL, LEAD, OWN])
def test_numbers_need_the_other_partners_to_be_none_or_three_where_not_all_are_shown(view: View, joined: int) -> None:
    found = change(FOUR, UP | dict.fromkeys("XYZ"[:joined], 4), view)
    hidden = view is OWN and joined in (1, 2)
    assert (numbers(found) == (COMPOSITION,) * 6 + ("higher",)) is hidden
    assert hidden or found.indicators["RE3"].partners == 4
    assert isinstance(found.indicators["RE3"].total, Fraction)


def test_who_left_counts_among_the_others_too() -> None:
    before = FOUR | {"X": 2, "Y": 2}
    assert numbers(change(before, UP, OWN)) == (COMPOSITION,) * 6 + ("higher",)
    assert numbers(change(before, UP | {"Z": 5}, OWN))[2] == 4


def test_the_panel_is_outside_the_pools_of_both_rounds_in_every_view_but_the_technical() -> None:
    """The pooled partners fell so far that the whole panel is lower; the panel that is shown is higher."""
    pooled = {"p": 5, "q": 5, "r": 5}
    before, after = FOUR | pooled, UP | dict.fromkeys(pooled, 1)
    assert numbers(change(before, after, TECHNICAL)) == (Fraction(-9, 7), 0, 7, 3, 1, 3, "none")
    assert change(before, after, TECHNICAL).panel_partners == (*"ABCD", *"pqr")
    for view in (LEAD, OWN):
        found = change(before, after, view)
        assert numbers(found) == (Fraction(4, 5), Fraction(-2), 4, 3, 1, 0, "higher")
        assert found.panel_partners == tuple("ABCD")
        assert found.indicators["RE3"].total == Fraction(-13, 10)


def test_a_verdict_without_numbers_is_that_of_the_panel_that_would_be_shown() -> None:
    """With p, which fell by four, the whole panel has no clear change; A and B of its pool gave no score."""
    rounds = []
    for name, (panel, pooled) in (("1", (3, 5)), ("2", (4, 1))):
        people: dict[str, list[Person]] = {each: [{"RE3": panel}] for each in "CDE"}
        people.update({"F": [{"RE3": 3}], "p": [{"RE3": pooled}] * 2, **{each: [{"RE3": "dont_know"}] for each in "AB"}})
        rounds.append(round_of(people, name=name, voices=dict.fromkeys("ABCDEF", "organisation")))
    found = seen(rounds[1], View("partner", "C"), before=rounds[0])
    assert found.since is not None
    assert found.current.pool == ("p", "A", "B")
    assert numbers(found.since.change) == (COMPOSITION,) * 6 + ("higher",)
    since = seen(rounds[1], before=rounds[0]).since
    assert since is not None
    technical = since.change
    assert technical.indicators["RE3"].verdict == "none"


@pytest.mark.parametrize("view", [LEAD, OWN])
def test_with_fewer_than_three_outside_the_pools_there_is_the_verdict_of_the_whole_panel(view: View) -> None:
    before, after = {"A": 3, "B": 3, "p": 3, "q": 3, "r": 3}, {"A": 3, "B": 3, "p": 5, "q": 5, "r": 5}
    assert numbers(change(before, after, view)) == (COMPOSITION,) * 6 + ("none",)
    assert numbers(change(before, after | {"A": 5}, view)) == (COMPOSITION,) * 6 + ("higher",)


def test_where_nothing_can_be_computed_nothing_is_hidden_but_the_size_of_the_panel() -> None:
    found = change({"A": 3, "B": 3, "C": 3}, {"A": 4, "B": 4, "D": 4}, LEAD)
    assert numbers(found) == (None, None, COMPOSITION, None, None, None, "none")


SIX = dict.fromkeys("ABCDEF", 3)


@pytest.mark.parametrize(
    ("view", "visibility", "shown"), [(TECHNICAL, "closed", True), (LEAD, "own", True), (LEAD, "closed", False), (OWN, "own", False)]
)
def test_p_values_and_panel_means_are_exact_figures(view: View, visibility: Visibility, shown: bool) -> None:
    codes = ("RE1", "RE2", "RE3", "RE4")
    before, after = ({name: [dict.fromkeys(codes, answer)] for name in SIX} for answer in (3, 4))
    voices: dict[str, Voice] = dict.fromkeys(SIX, "organisation")
    result = seen(round_of(after, name="2", voices=voices), view, visibility, round_of(before, voices=voices))
    assert result.since is not None
    found = result.since.change.dimensions["RE"]
    exact = (found.p, found.p_holm, found.panel_before, found.panel_after)
    assert exact == ((Fraction(1, 32), Fraction(1, 32), 3, 4) if shown else (Hidden("view"),) * 4)


def test_exact_figures_of_a_change_are_hidden_where_only_the_earlier_round_hides_a_partner() -> None:
    codes = ("RE1", "RE2", "RE3", "RE4")
    before, after = (
        round_of({name: alike(dict.fromkeys(codes, answer), sent if name == "A" else 3) for name in SIX}, name=place)
        for place, answer, sent in (("1", 3, 2), ("2", 4, 3))
    )
    result = seen(after, LEAD, before=before)
    assert result.since is not None
    found = result.since.change.dimensions["RE"]
    assert (found.p, found.p_holm, found.panel_before, found.panel_after) == (Hidden("pool"),) * 4
    assert result.current.pool == ()


def test_the_change_of_a_partner_is_shown_where_both_its_rounds_are() -> None:
    before, after = FOUR | {"p": 3, "q": 3, "r": 3}, UP
    assert change(before, after | {"p": 4, "q": 4, "r": 4}, LEAD).partners == {
        **{name: PartnerChange({}, {"RE3": Fraction(UP[name] - 3)}, False) for name in "ABCD"},
        **dict.fromkeys("pqr", HiddenPartner("pool", "persons", 2, 3)),
    }
    own = change(before, after, OWN).partners
    assert own == {
        "A": PartnerChange({}, {"RE3": Fraction(1)}, False),
        **dict.fromkeys("BCD", HiddenPartner("view", "other_partner", 1, 1)),
    }


@pytest.mark.parametrize(("before", "after"), [(1, 3), (3, 1)])
def test_a_partner_pooled_in_one_of_the_rounds_has_no_change_of_its_own(before: int, after: int) -> None:
    """Its figure in the other round is shown, so its change would give this one away."""
    rounds = [
        round_of({name: alike({"RE3": 3}, size if name == "p" else 3) for name in ("p", "q", "r", "s", "t")}, name=place)
        for place, size in (("1", before), ("2", after))
    ]
    since = seen(rounds[1], LEAD, before=rounds[0]).since
    assert since is not None
    found = since.change
    assert [name for name, each in found.partners.items() if isinstance(each, Hidden)] == ["p", "q", "r"]
    assert found.panel_partners == ("s", "t")


def test_a_partner_of_which_nobody_sent_in_one_round_is_not_in_the_panel() -> None:
    before, after = (round_of({name: [] if name == empty else [{"RE3": 3}] for name in "ABCDE"}, name=empty) for empty in "AB")
    for view in (TECHNICAL, LEAD):
        since = seen(after, view, before=before).since
        assert since is not None
        found = since.change
        assert found.panel_partners == (tuple("CDE") if view is TECHNICAL else ())


def test_a_comparison_follows_the_stricter_of_the_two_rounds() -> None:
    """Both rounds are shown as the stricter says, also the one that was open."""
    before, after = scored(of(FOUR, "1")), scored(of(UP, "2"))
    pairs: list[tuple[Visibility, Visibility]] = [("own", "open"), ("open", "own")]
    for visibility, previous in pairs:
        result = make_result(after, OWN, visibility, before, previous, preconditions=PRECONDITIONS)
        assert result.since is not None
        assert isinstance(result.current.partners["B"], Hidden)
        assert isinstance(result.since.round.partners["B"], Hidden)


def test_who_saw_the_partners_before_is_not_told_how_many_stayed_the_same() -> None:
    """With the open figures of the first round, "4 equal" would give away everyone's figure in the second."""
    before, after = scored(of(FOUR, "1")), scored(of(FOUR, "2"))
    result = make_result(after, OWN, "own", before, "open", preconditions=PRECONDITIONS)
    assert result.since is not None
    assert numbers(result.since.change) == (0, 0, 4, COMPOSITION, COMPOSITION, COMPOSITION, "none")
    lead = make_result(after, LEAD, "own", before, "open", preconditions=PRECONDITIONS)
    assert lead.since is not None
    assert numbers(lead.since.change) == (0, 0, 4, 0, 4, 0, "none")


def reasons(found: RoundResult, action: str) -> Sequence[Because]:
    return next(each.because for each in found.actions if each.id == action)


def test_the_gap_of_a_hidden_partner_is_a_reason_without_name_or_value() -> None:
    voices: dict[str, Voice] = dict.fromkeys("ABCDEFG", "organisation")
    answered = round_of(partners_with("R2", [5, 1, 5, 2, 5, 5, 5]), voices=voices)
    technical = reasons(seen(answered).current, "P1-1")
    assert [(each.partner, each.value) for each in technical] == [("B", Fraction(-7, 2)), ("D", Fraction(-7, 3))]
    assert reasons(seen(answered, LEAD).current, "P1-1") == (
        Because("kloof", "R2", Fraction(-7, 2), "B"),
        Because("kloof", "R2", Fraction(-23, 10), "D"),
    )
    assert reasons(seen(answered, LEAD, "closed").current, "P1-1") == (Because("kloof", "R2"),)
    assert reasons(seen(answered, View("partner", "D")).current, "P1-1") == (
        Because("kloof", "R2", Fraction(-23, 10), "D"),
        Because("kloof", "R2"),
    )


def test_gaps_of_hidden_partners_are_told_beside_those_of_the_same_indicator() -> None:
    """D and E stand far below the rest on both indicators of P2-4; D is the viewer."""
    answers = zip("ABCDEFG", (5, 5, 5, 1, 1, 5, 5), strict=True)
    people: dict[str, list[Person]] = {name: [{"BE3": answer, "BE4": answer}] for name, answer in answers}
    answered = round_of(people, voices=dict.fromkeys(people, "organisation"))
    found = reasons(seen(answered, View("partner", "D")).current, "P2-4")
    assert [(each.trigger, each.evidence, each.partner) for each in found if each.trigger == "kloof"] == [
        ("kloof", "BE3", "D"),
        ("kloof", "BE3", None),
        ("kloof", "BE4", "D"),
        ("kloof", "BE4", None),
    ]


def test_the_other_numbers_of_reasons_are_those_of_the_view() -> None:
    answers = zip("ABCDEFG", (1, 5, 5, 5, 4, 5, 5), strict=True)
    unsure: Person = {"R3": "dont_know", "R1": 2}
    people: dict[str, list[Person]] = {name: [{**unsure, "CM1": answer}] * 3 for name, answer in answers}
    people.update({name: [{**each, "R3": 4} for each in people[name]] for name in "EFG"})
    answered = round_of(people)
    technical, lead, own = (seen(answered, view).current for view in (TECHNICAL, LEAD, OWN))
    consensus = technical.indicators["CM1"].agreed.consensus
    assert isinstance(consensus, float)
    divided = Because("verdeeld", "CM1", consensus, lowest=Fraction(1), highest=Fraction(5))
    assert reasons(technical, "P3-2") == reasons(lead, "P3-2") == (divided,)
    assert reasons(own, "P3-2") == (Because("verdeeld", "CM1", None, lowest=Fraction(1), highest=Fraction(5)),)
    few = seen(round_of({name: people[name] for name in "ABCD"}), OWN).current
    assert reasons(few, "P3-2") == (Because("verdeeld", "CM1"),)
    assert reasons(technical, "P2-3") == (Because("onbekend", "R3", Fraction(4, 7), count=12, people=21),)
    assert reasons(own, "P2-3") == (Because("onbekend", "R3", Fraction(57, 100), count=12, people=21),)


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        (dict.fromkeys("ABCD", 5), dict.fromkeys("ABC", 4) | {"D": 5}, Fraction(-4, 5)),
        (dict.fromkeys("ABCD", 5), dict.fromkeys("ABCD", 4) | {"X": 4}, None),
        (dict.fromkeys("ABCpqr", 5), dict.fromkeys("ABC", 5) | dict.fromkeys("pqr", 3), None),
        (dict.fromkeys("ABCpqr", 5), {"A": 4, "B": 5, "C": 5} | dict.fromkeys("pqr", 3), None),
    ],
    ids=["shown", "hidden", "not of the panel that is shown", "less than half a point in the panel that is shown"],
)
def test_a_decline_has_the_panel_change_that_the_view_shows(before: Answers, after: Answers, value: Fraction | None) -> None:
    result = seen(of(after, "2"), OWN, "own", of(before, "1"))
    found = [each for each in reasons(result.current, "P3-3") if each.trigger == "daling"]
    assert found == [Because("daling", "RE3", value)]
