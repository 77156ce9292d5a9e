"""Who sees what: the pool of partners without figures, and which figures pass the gate for which viewer."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from samenwerking.method.answers import Partner, Voice
from samenwerking.method.shown.comments import comments_shown
from samenwerking.method.shown.figures import Because, Hidden, HiddenPartner, PartnerFigures
from samenwerking.method.shown.gate import Gate, could_show, stricter
from samenwerking.method.shown.pool import pooled
from samenwerking.method.shown.result_types import RoundResult
from samenwerking.method.vocabulary import HiddenReason, View, Visibility
from tests.method.collaborations import LEAD, TECHNICAL, Person, alike, round_of, scored, seen

VISIBILITIES: tuple[Visibility, ...] = ("open", "own", "closed")
SIZES = {"A": 5, "B": 4, "C": 4, "D": 3, "E": 3}


def of_sizes(sizes: Mapping[str, int]) -> dict[str, list[Person]]:
    """Partners of so many people; each partner has a score of its own."""
    return {name: alike({"RE3": 1 + place % 5}, size) for place, (name, size) in enumerate(sizes.items())}


def current(
    sizes: Mapping[str, int], view: View, visibility: Visibility = "own", voices: Mapping[str, Voice] | None = None, lead: str | None = None
) -> RoundResult:
    return seen(round_of(of_sizes(sizes), voices=voices, lead=lead), view, visibility).current


def hidden(found: RoundResult) -> dict[str, HiddenReason]:
    return {name: each.reason for name, each in found.partners.items() if isinstance(each, Hidden)}


@pytest.mark.parametrize(
    ("view", "visibility", "shown"),
    [
        (TECHNICAL, "closed", "ABCDE"),
        (LEAD, "open", "ABCDE"),
        (LEAD, "own", "ABCDE"),
        (LEAD, "closed", ""),
        (View("partner", "B"), "open", "ABCDE"),
        (View("partner", "B"), "own", "B"),
        (View("partner", "B"), "closed", ""),
    ],
)
def test_the_visibility_decides_whose_figures_a_viewer_sees(view: View, visibility: Visibility, shown: str) -> None:
    assert hidden(current(SIZES, view, visibility)) == dict.fromkeys(sorted(set("ABCDE") - set(shown)), "view")


@pytest.mark.parametrize(
    ("sizes", "organisations", "pool"),
    [
        ({"A": 3, "B": 3, "C": 3}, "", ""),
        ({"A": 1, "B": 1, "C": 1}, "ABC", ""),
        ({"A": 2, "B": 3, "C": 3, "D": 3}, "", "ABC"),
        ({"A": 2, "B": 5, "C": 4, "D": 3}, "", "ACD"),
        ({"D": 2, "C": 3, "B": 3, "A": 3}, "", "DBA"),
        ({"A": 2, "B": 5, "C": 1, "D": 5}, "C", "ABC"),
        ({"A": 2, "B": 2, "C": 1, "D": 2, "E": 9}, "", "ABCD"),
        ({"A": 2, "B": 0, "C": 0, "D": 4}, "", "AD"),
        ({"A": 0, "B": 4, "C": 4}, "", ""),
        ({"A": 2}, "", "A"),
    ],
    ids=[
        "none",
        "organisations",
        "one",
        "fewest",
        "by name",
        "an organisation is one",
        "four",
        "nobody sent",
        "all of one silent",
        "alone",
    ],
)
def test_partners_without_figures_are_none_or_three_or_all_that_sent(sizes: Mapping[str, int], organisations: str, pool: str) -> None:
    voices: dict[str, Voice] = dict.fromkeys(organisations, "organisation")
    partners = [Partner(name, voice=voices.get(name, "persons")) for name in sizes]
    assert "".join(pooled(partners, sizes)) == pool


@pytest.mark.parametrize("view", [TECHNICAL, LEAD, View("partner", "B"), View("partner", "D")])
@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_the_pool_is_the_same_for_every_viewer(view: View, visibility: Visibility) -> None:
    assert current(SIZES | {"D": 1}, view, visibility).pool == ("B", "D", "E")


def test_a_pooled_partner_is_hidden_from_all_but_itself_and_from_itself_if_too_few_sent() -> None:
    sizes = SIZES | {"D": 2}
    pool = dict.fromkeys("BDE", "pool")
    assert hidden(current(sizes, LEAD)) == hidden(current(sizes, View("partner", "A"), "open")) == pool
    assert hidden(current(sizes, View("partner", "B"), "open")) == {"D": "pool", "E": "pool"}
    assert hidden(current(sizes, View("partner", "B"), "own")) == dict.fromkeys("ACDE", "view")
    assert hidden(current(sizes, View("partner", "D"), "open")) == pool
    assert hidden(current(sizes, View("partner", "D"), "own")) == {"A": "view", "B": "view", "C": "view", "D": "pool", "E": "view"}
    assert hidden(current(sizes, TECHNICAL)) == {}


@pytest.mark.parametrize(
    ("view", "visibility", "of_pooled", "of_too_few"),
    [
        (LEAD, "own", ("subtraction", 4, 3), ("persons", 2, 3)),
        (LEAD, "closed", ("closed", 4, 3), ("closed", 2, 3)),
        (View("partner", "A"), "own", ("other_partner", 4, 3), ("other_partner", 2, 3)),
        (View("partner", "D"), "own", ("other_partner", 4, 3), ("persons", 2, 3)),
        (View("partner", "D"), "closed", ("closed", 4, 3), ("closed", 2, 3)),
    ],
)
def test_a_hidden_partner_carries_the_whole_reason(
    view: View, visibility: Visibility, of_pooled: tuple[str, int, int], of_too_few: tuple[str, int, int]
) -> None:
    found = current(SIZES | {"D": 2}, view, visibility).partners
    for name, reason in (("B", of_pooled), ("D", of_too_few)):
        partner = found[name]
        assert isinstance(partner, HiddenPartner)
        assert (partner.because, partner.answered, partner.needed) == reason


@pytest.mark.parametrize(
    ("view", "visibility", "hidden"),
    [
        (TECHNICAL, "closed", None),
        (LEAD, "own", None),
        (LEAD, "closed", "closed"),
        (View("partner", "A"), "open", None),
        (View("partner", "A"), "own", "other_partner"),
        (View("partner", "A"), "closed", "closed"),
    ],
)
def test_a_result_says_why_other_partners_are_not_shown(view: View, visibility: Visibility, hidden: str | None) -> None:
    assert current(SIZES, view, visibility).others_hidden == hidden


@pytest.mark.parametrize("view", [TECHNICAL, LEAD])
@pytest.mark.parametrize(("four", "indicator", "dimension"), [(38, True, True), (37, False, True), (26, False, True), (25, False, False)])
def test_a_partner_differs_where_its_gap_as_shown_is_pointed_out(view: View, four: int, indicator: bool, dimension: bool) -> None:
    """So many of forty people of D say 4 and the rest 3, as all others do: a gap of 0.95 is shown as 1.0, of 0.65 as 0.7."""
    of_three, of_four = (dict.fromkeys(("RE1", "RE2", "RE3", "RE4"), value) for value in (3, 4))
    people = dict.fromkeys("ABC", alike(of_three, 40)) | {"D": alike(of_four, four) + alike(of_three, 40 - four)}
    found = seen(round_of(people), view).current.partners
    shown = {name: each for name, each in found.items() if isinstance(each, PartnerFigures)}
    assert {name: each.indicators["RE3"].differs for name, each in shown.items()} == dict.fromkeys("ABC", False) | {"D": indicator}
    assert {name: each.dimensions["RE"].differs for name, each in shown.items()} == dict.fromkeys("ABC", False) | {"D": dimension}
    assert not any(each.total.differs for each in shown.values())


def test_whether_a_partner_sees_itself_depends_on_its_own_voice() -> None:
    voices: dict[str, Voice] = {"A": "organisation"}
    assert "B" in hidden(current({"A": 1, "B": 2, "C": 3}, View("partner", "B"), "own", voices))
    assert "A" not in hidden(current({"B": 2, "A": 1, "C": 3}, View("partner", "A"), "own", voices))


def test_a_partner_that_is_not_counted_sent_nothing() -> None:
    assert pooled([Partner(name) for name in "ABCD"], {"A": 2, "B": 3, "C": 4}) == ("A", "B", "C")


def test_the_lead_organisation_sees_its_own_figures_though_it_is_pooled() -> None:
    sizes = SIZES | {"D": 2}
    assert hidden(current(sizes, LEAD, lead="B")) == {"D": "pool", "E": "pool"}
    assert set(hidden(current(sizes, LEAD, "closed", lead="B"))) == set("ABCDE")


def test_how_many_answered_is_shown_of_every_partner_in_every_view() -> None:
    found = current(SIZES | {"D": 1}, View("partner", "A"), "closed")
    assert {name: each.answered for name, each in found.response.items()} == SIZES | {"D": 1}


@pytest.mark.parametrize(
    ("view", "visibility", "sizes", "reason"),
    [
        (TECHNICAL, "closed", SIZES | {"D": 1}, None),
        (LEAD, "own", SIZES, None),
        (LEAD, "own", SIZES | {"D": 1}, "pool"),
        (LEAD, "closed", SIZES, "view"),
        (View("partner", "A"), "open", SIZES, None),
        (View("partner", "A"), "own", SIZES, "view"),
    ],
)
def test_exact_figures_need_a_view_in_which_no_partner_is_hidden(
    view: View, visibility: Visibility, sizes: Mapping[str, int], reason: HiddenReason | None
) -> None:
    people = {name: alike(dict.fromkeys(("RE1", "RE2", "RE3", "RE4", "R1", "R2", "PR4a"), 3), size) for name, size in sizes.items()} | {
        "Z": []
    }
    found = seen(round_of(people), view, visibility).current
    exact = (
        found.indicators["RE3"].agreed.consensus,
        found.indicators["RE3"].respondent_weighted,
        found.dimensions["RE"].interval,
        found.preconditions["P1"].coverage,
    )
    assert exact == ((Hidden(reason),) * 4 if reason else (1, 3, (3.0, 3.0), Fraction(3, 4)))
    assert found.dimensions["RE"].bounds is not None


def test_where_there_is_no_exact_figure_nothing_is_hidden() -> None:
    found = current(SIZES, View("partner", "A"))
    assert found.dimensions["RE"].interval is None
    assert found.preconditions["P3"].coverage is None


@pytest.mark.parametrize(
    ("view", "visibility", "outside", "shown"),
    [
        (LEAD, "own", 2, True),
        (LEAD, "closed", 4, False),
        (LEAD, "closed", 5, True),
        (View("partner", "A"), "own", 4, False),
        (View("partner", "A"), "own", 5, True),
    ],
)
def test_lowest_and_highest_are_of_partners_outside_the_pool(view: View, visibility: Visibility, outside: int, shown: bool) -> None:
    """The pool has the lowest and the highest answers, so that it would show."""
    people = {name: alike({"RE3": 2 + place % 2}, 4) for place, name in enumerate("ABCDEFG"[:outside])}
    people |= {"X": alike({"RE3": 1}, 2), "Y": alike({"RE3": 5}, 2), "Z": alike({"RE3": 5}, 2)}
    found = seen(round_of(people), view, visibility).current.indicators["RE3"].agreed
    expected: tuple[object, object] = (2, 3) if shown else (Hidden("few"), Hidden("few"))
    assert (found.lowest, found.highest) == expected
    technical = seen(round_of(people)).current.indicators["RE3"].agreed
    assert technical.lowest == 1
    assert technical.highest == 5


def test_without_a_partner_outside_the_pool_there_is_no_lowest() -> None:
    found = current({"A": 2, "B": 2, "C": 2}, LEAD).indicators["RE3"].agreed
    assert found.lowest == found.highest == Hidden("few")


@pytest.mark.parametrize(
    ("sizes", "organisations", "shown"),
    [
        ({"A": 3, "B": 3, "C": 3}, "", {"1": 3, "2": 3, "3": 3}),
        ({"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}, "ABCDE", {"1": 1, "2": 1, "3": 1, "4": 1, "5": 1}),
        ({"A": 1, "B": 1, "C": 1, "D": 1}, "ABCD", None),
        ({"A": 1, "B": 1, "C": 4}, "AB", None),
        ({"A": 1, "B": 1, "C": 5}, "AB", {"1": 1, "2": 1, "3": 5}),
        ({"A": 4, "B": 2, "C": 2, "D": 2}, "", None),
        ({"A": 5, "B": 2, "C": 2, "D": 2}, "", {"1": 5}),
    ],
)
def test_a_distribution_is_outside_the_pool_and_of_five_people(
    sizes: Mapping[str, int], organisations: str, shown: Mapping[str, int] | None
) -> None:
    found = current(sizes, LEAD, voices=dict.fromkeys(organisations, "organisation")).indicators["RE3"].distribution
    empty = dict.fromkeys(("1", "2", "3", "4", "5", "dont_know", "not_applicable"), 0)
    assert found == (Hidden("few") if shown is None else empty | dict(shown))


def test_a_distribution_counts_people_with_an_answer_and_is_for_views_of_all_partners() -> None:
    people: dict[str, list[Person]] = {"A": [{"RE3": 3}] * 4 + [{"RE3": ""}], "B": [{"RE1": 3}] * 3, "C": [{"RE1": 3}] * 3}
    assert seen(round_of(people), LEAD).current.indicators["RE3"].distribution == Hidden("few")
    organisations: dict[str, list[Person]] = {name: [{"RE3": 4}] for name in "VWXYZ"}
    one = people | organisations | {"A": [{"RE3": 3}] + [{"RE3": ""}] * 2}
    answered = round_of(one, voices=dict.fromkeys(organisations, "organisation"))
    assert seen(answered, LEAD).current.indicators["RE3"].distribution == Hidden("few")
    people["B"] = [{"RE3": "dont_know"}] * 3
    assert not isinstance(seen(round_of(people), LEAD).current.indicators["RE3"].distribution, Hidden)
    assert seen(round_of(people), View("partner", "A")).current.indicators["RE3"].distribution == Hidden("view")


@pytest.mark.parametrize(("partners", "shown"), [(2, False), (3, True)])
def test_counts_beside_figures_need_three_partners_that_sent(partners: int, shown: bool) -> None:
    sizes = {name: 3 if place < partners else 0 for place, name in enumerate("ABC")}
    found = current(sizes, LEAD)
    indicator = found.indicators["RE3"]
    counts = (indicator.partners, indicator.respondents, indicator.dont_know, indicator.not_applicable, found.total.partners)
    assert counts == ((3, 9, 0, 0, 0) if shown else (Hidden("few"),) * 5)
    assert current(sizes, TECHNICAL).indicators["RE3"].respondents == 3 * partners


@pytest.mark.parametrize(
    ("view", "visibility", "unsure", "reason"),
    [
        (LEAD, "own", "", None),
        (LEAD, "own", "X", None),
        (LEAD, "own", "XYZ", None),
        (LEAD, "own", "A", "pool"),
        (LEAD, "own", "AB", "pool"),
        (LEAD, "own", "PAB", "pool"),
        (View("partner", "X"), "open", "A", "pool"),
        (View("partner", "A"), "open", "A", None),
        (View("partner", "A"), "open", "B", "pool"),
        (View("partner", "X"), "own", "X", None),
        (View("partner", "X"), "own", "Y", "view"),
        (View("partner", "X"), "closed", "Y", "view"),
        (LEAD, "closed", "Y", "view"),
        (TECHNICAL, "own", "PAB", None),
    ],
)
def test_people_are_counted_where_the_number_cannot_tell_who_gave_no_score(
    view: View, visibility: Visibility, unsure: str, reason: HiddenReason | None
) -> None:
    """P of the pool is of two people, A and B are organisations: "one more partner, two more people" would be P.

    And where nobody of the pool has a value, "four people do not know" would tell what each of them said.
    """
    sizes = {"X": 1, "Y": 1, "Z": 1, "P": 2, "A": 1, "B": 1}
    people = {name: alike({"RE3": "dont_know" if name in unsure else 4}, size) for name, size in sizes.items()}
    found = seen(round_of(people, voices={name: "organisation" for name, size in sizes.items() if size == 1}), view, visibility).current
    assert found.pool == ("P", "A", "B")
    indicator, unknown = found.indicators["RE3"], sum(sizes[name] for name in unsure)
    counts = (indicator.respondents, indicator.dont_know, indicator.not_applicable)
    assert counts == ((Hidden(reason),) * 3 if reason else (7 - unknown, unknown, 0))
    assert indicator.partners == 6 - len(unsure)


@pytest.mark.parametrize(("unsure", "shown"), [("", True), ("B", True), ("BC", True), ("BCDE", False)])
def test_people_of_hidden_partners_that_look_alike_are_counted_unless_none_has_a_value(unsure: str, shown: bool) -> None:
    people: dict[str, list[Person]] = {name: [{"RE3": "dont_know" if name in unsure else 4}] for name in "ABCDE"}
    people.update({"F": [{"RE3": 4}] * 3, "G": [{"RE3": 4}] * 3})
    voices: dict[str, Voice] = dict.fromkeys("ABCDE", "organisation")
    answered = round_of({name: people[name] for name in "ABCDE"}, voices=voices)
    found = seen(answered, View("partner", "A")).current.indicators["RE3"]
    few = 5 - len(unsure) < 3
    assert found.dont_know == (len(unsure) if shown else Hidden("few" if few else "view"))
    unlike = seen(round_of(people, voices=voices), View("partner", "A")).current.indicators["RE3"]
    assert unlike.dont_know == (Hidden("view") if unsure else 0)


@pytest.mark.parametrize(
    ("people", "shown"),
    [({}, True), ({"D": [4, 5, 5]}, False), ({"D": [4, 5, 5], "E": [3] * 3, "F": [3] * 3}, True)],
    ids=["whole numbers", "thirds of one", "thirds of three"],
)
def test_a_lowest_or_highest_that_can_be_of_few_partners_is_not_shown(people: dict[str, list[int]], shown: bool) -> None:
    """Only a partner of three people can have 4.7."""
    organisations: dict[str, list[Person]] = {name: [{"RE3": 3}] for name in "ABCGH"}
    everyone = organisations | {name: [{"RE3": answer} for answer in answers] for name, answers in people.items()}
    answered = round_of(everyone, voices=dict.fromkeys(organisations, "organisation"))
    found = seen(answered, View("partner", "A")).current.indicators["RE3"].agreed
    assert isinstance(found.highest, Fraction) is isinstance(found.lowest, Fraction) is shown
    assert seen(answered, View("partner", "A"), "open").current.indicators["RE3"].agreed.lowest == 3


@pytest.mark.parametrize(
    ("shown", "people", "items", "can"),
    [
        ("4", 1, 1, True),
        ("3.5", 1, 1, False),
        ("3.5", 1, 2, True),
        ("3.5", 2, 1, True),
        ("4.6", 4, 1, False),
        ("4.6", 5, 1, True),
        ("4.7", 3, 1, True),
        ("3.8", 4, 1, True),
        ("3.8", 3, 1, False),
        ("2.2", 4, 1, False),
        ("1", 1, 1, True),
        ("5", 1, 1, True),
        ("1.1", 9, 1, True),
        ("1.1", 5, 1, False),
    ],
)
def test_which_decimals_so_many_people_can_show(shown: str, people: int, items: int, can: bool) -> None:
    assert could_show(Fraction(shown), people, items) is can


@pytest.mark.parametrize("view", [LEAD, View("partner", "A")])
@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_people_are_not_counted_where_fewer_than_three_partners_have_a_value(view: View, visibility: Visibility) -> None:
    """A gave a score: "two people do not know" would tell it what B and C said."""
    people: dict[str, list[Person]] = {"A": [{"RE3": 4}], "B": [{"RE3": "dont_know"}], "C": [{"RE3": "dont_know"}]}
    answered = round_of(people, voices=dict.fromkeys("ABC", "organisation"))
    found = seen(answered, view, visibility).current.indicators["RE3"]
    assert (found.respondents, found.dont_know, found.not_applicable) == (Hidden("few"),) * 3
    assert seen(answered).current.indicators["RE3"].dont_know == 2


def test_the_reason_that_many_do_not_know_counts_no_people_where_the_indicator_does_not() -> None:
    sizes = {"X": 1, "Y": 1, "Z": 1, "P": 2, "A": 1, "B": 1}
    people = {name: alike({"R3": "dont_know" if name in "YAB" else 4}, size) for name, size in sizes.items()}
    answered = round_of(people, voices={name: "organisation" for name, size in sizes.items() if size == 1})
    technical, lead = (
        next(each.because for each in seen(answered, view).current.actions if each.id == "P2-3") for view in (TECHNICAL, LEAD)
    )
    assert technical == (Because("onbekend", "R3", Fraction(3, 7), count=3, people=7),)
    assert lead == (Because("onbekend", "R3"),)


def test_a_view_of_a_partner_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no partner 'Nobody' in round '1'"):
        current(SIZES, View("partner", "Nobody"))


@pytest.mark.parametrize("one", VISIBILITIES)
@pytest.mark.parametrize("other", VISIBILITIES)
def test_the_stricter_visibility_is_the_one_that_shows_less(one: Visibility, other: Visibility) -> None:
    assert stricter(one, other) == VISIBILITIES[max(VISIBILITIES.index(one), VISIBILITIES.index(other))]


@pytest.mark.parametrize(
    ("view", "visibility", "sent", "shown"),
    [
        (LEAD, "closed", 5, True),
        (LEAD, "open", 4, False),
        (View("partner", "A"), "open", 5, True),
        (View("partner", "A"), "own", 9, False),
        (TECHNICAL, "own", 5, True),
    ],
)
def test_comments_need_five_people_and_are_for_partners_only_where_all_is_open(
    view: View, visibility: Visibility, sent: int, shown: bool
) -> None:
    assert comments_shown(view, visibility, sent) is shown


def test_a_gate_knows_its_own_organisation() -> None:
    scores = scored(round_of(of_sizes(SIZES), lead="C"))
    assert Gate(scores, LEAD, "own").own == "C"
    assert Gate(scores, View("partner", "A"), "own").own == "A"
