"""What a round adds up to: which answers count, how many are needed, and why there is no score."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from samenwerking.method.answers import Partner, Response, Round
from samenwerking.method.decimals import mean
from samenwerking.method.questionnaire import Form
from samenwerking.method.shown.figures import Figure, PartnerFigures
from samenwerking.method.shown.result_types import RoundResult
from samenwerking.method.vocabulary import MissingReason
from tests.method.collaborations import EVERYTHING, MODELS, Person, alike, instrument, partners_with, person, round_of, scored, seen

People = dict[str, Sequence[Person | Response]]
THREE = ("A", "B", "C")
RELATION = {"RE1": 3, "RE2": 4, "RE3": 5, "RE4": 2}
TEN = ("PR1a", "PR2a", "PR3", "AM1", "AM2", "AM3", "BE1", "BE2a", "BE3", "RE1", "RE2", "RE3")
"""Three indicators of four dimensions: just enough for a total."""


def current(people: Mapping[str, Sequence[Person | Response]], form: Form = "full", ids: tuple[str, ...] = MODELS) -> RoundResult:
    return seen(round_of(people, asks=instrument(form, ids))).current


def same(answers: Person, names: Sequence[str] = THREE) -> dict[str, list[Person]]:
    return {name: [answers] for name in names}


@pytest.mark.parametrize("answer", ["dont_know", "not_applicable", ""])
def test_an_answer_that_is_no_score_does_not_count(answer: str) -> None:
    people: People = {"A": [{"RE3": 2}, {"RE3": answer}], "B": [{"RE3": 3}], "C": [{"RE3": 4}]}
    found = current(people).indicators["RE3"]
    assert found.figure.score == 3
    assert found.respondents == 3


def test_an_indicator_of_two_items_is_the_mean_of_those_answered() -> None:
    people: People = {"A": [{"PR1a": 1, "PR1b": 4}, {"PR1a": "dont_know", "PR1b": 3}], "B": [{"PR1b": 5}], "C": [{"PR1a": 2, "PR1b": 2}]}
    partners = scored(round_of(people)).partners
    assert [each.tallies["PR1"].score for each in partners] == [Fraction(11, 4), 5, 2]
    assert current(people).indicators["PR1"].dont_know == 1


def test_people_are_counted_once_whichever_item_they_did_not_know() -> None:
    answers: list[Person] = [
        {"PR1a": "dont_know", "PR1b": "dont_know"},
        {"PR1a": "not_applicable", "PR1b": "dont_know"},
        {"PR1a": 3, "PR1b": "not_applicable"},
    ]
    people: People = {"A": answers, "B": [{"PR1a": 3}], "C": [{"PR1b": 3}]}
    found = current(people).indicators["PR1"]
    assert (found.respondents, found.dont_know, found.not_applicable) == (3, 2, 2)
    assert found.distribution == {"1": 0, "2": 0, "3": 3, "4": 0, "5": 0, "dont_know": 3, "not_applicable": 2}


@pytest.mark.parametrize(("answered", "score"), [(4, Fraction(7, 2)), (3, Fraction(4)), (2, None)])
def test_a_dimension_of_kaats_and_opheij_needs_three_of_its_four_indicators(answered: int, score: Fraction | None) -> None:
    found = current(same(dict(list(RELATION.items())[:answered])))
    assert found.dimensions["RE"].figure.score == score
    assert found.dimensions["RE"].figure.reason == (None if score else "indicators")


@pytest.mark.parametrize(
    ("form", "codes", "dimension", "there"),
    [
        ("full", ["SC1", "SC2"], "SC", True),
        ("full", ["SC1"], "SC", False),
        ("full", ["CM1", "CM2"], "CM", True),
        ("full", ["CM1"], "CM", False),
        ("short", ["CM1"], "CM", True),
        ("full", ["FL1"], "FL", True),
        ("full", ["R1", "R2", "R3", "R4"], "R", True),
        ("full", ["R1", "R2", "R3"], "R", False),
        ("full", ["OG1", "OG2", "OG3", "OG4", "OG5"], "OG", True),
        ("full", ["OG1", "OG2", "OG3", "OG4"], "OG", False),
        ("full", ["CM1", "NW2", "NW3"], "NW", True),
        ("full", ["NW2", "NW3"], "NW", False),
    ],
)
def test_another_group_needs_half_of_the_indicators_of_the_form(form: Form, codes: list[str], dimension: str, there: bool) -> None:
    found = current(same(dict.fromkeys(codes, 4)), form, EVERYTHING)
    assert (found.dimensions[dimension].figure.score == 4) is there


def test_the_short_form_has_no_group_that_it_does_not_ask() -> None:
    asks = instrument("short", MODELS)
    assert {"FL", "TB", "SU", "OU"}.isdisjoint(asks.dimensions)
    found = current(same(dict.fromkeys(asks.items, 4)), "short")
    assert list(found.dimensions) == ["PR", "AM", "BE", "RE", "OR", "SC", "ID", "FD", "CM", "IO", "R"]


@pytest.mark.parametrize(("codes", "there"), [(["CM1", "NW2"], True), (["CM1"], False), (["NW2"], False)])
def test_a_reused_answer_is_asked_with_its_source_and_its_own_group(codes: list[str], there: bool) -> None:
    found = current(same(dict.fromkeys(codes, 2)), ids=EVERYTHING)
    assert ("NW1" in found.indicators) is there
    assert not there or found.indicators["NW1"].figure.score == found.indicators["CM1"].figure.score == 2


def test_only_what_was_asked_has_a_key() -> None:
    found = current(same({"RE3": 3, "SC1": ""}))
    assert list(found.indicators) == ["RE3", "SC1"]
    assert list(found.dimensions) == ["RE", "SC"]
    assert list(found.core) == ["trust"]
    assert list(found.preconditions) == ["P3"]
    assert found.mark is None
    assert found.asked == ("RE3", "SC1")


@pytest.mark.parametrize(("items", "there"), [(TEN, True), (TEN[:9], False)])
def test_the_total_needs_four_dimensions(items: Sequence[str], there: bool) -> None:
    found = current(same(dict.fromkeys(items, 3)))
    assert found.total.figure == (Figure(Fraction(3), band="midden") if there else Figure(None, "indicators"))
    assert (found.maturity is not None) is there


def test_the_total_is_the_mean_of_what_each_partner_has() -> None:
    many = dict.fromkeys(TEN, 3)
    people: dict[str, list[Person]] = {"A": [many | {"OR1": 5, "OR2": 5, "OR3": 5}], "B": [many], "C": [many]}
    assert current(people).total.figure.score == mean([Fraction(17, 5), Fraction(3), Fraction(3)])


@pytest.mark.parametrize("partners", [2, 3])
def test_a_figure_of_the_whole_needs_three_partners(partners: int) -> None:
    asks = instrument("short", MODELS)
    everything = person("1", dict.fromkeys(asks.items, 4), mark=8)
    found = seen(round_of({name: [everything] for name in THREE[:partners]}, asks=asks)).current
    figures = [each.figure for each in found.indicators.values()] + [each.figure for each in found.dimensions.values()]
    figures += [each.figure for each in found.preconditions.values()]
    for figure in [*figures, *found.core.values(), found.total.figure, found.mark]:
        assert figure is not None
        assert (figure.score is None) is (partners < 3)
        assert figure.reason == ("partners" if partners < 3 else None)
    assert found.indicators["RE3"].agreed.consensus == (1 if partners == 3 else None)


@pytest.mark.parametrize(
    ("figure", "reason"), [("indicator", "partners"), ("dimension", "indicators"), ("core", "partners"), ("precondition", "coverage")]
)
def test_without_a_score_the_reason_says_what_was_missing(figure: str, reason: MissingReason) -> None:
    found = current({"A": [{"R1": 3, "RE1": 3}], "B": [{"RE1": 3}], "C": [{"RE1": 3}]})
    figures = {
        "indicator": found.indicators["R1"].figure,
        "dimension": found.dimensions["RE"].figure,
        "core": found.core["time"],
        "precondition": found.preconditions["P3"].figure,
    }
    assert figures[figure] == Figure(None, reason)
    partner = found.partners["B"]
    assert isinstance(partner, PartnerFigures)
    assert partner.indicators["R1"].figure == partner.total.figure == Figure(None, "indicators")


def test_with_fewer_than_three_partners_that_is_the_reason_of_a_partner_too() -> None:
    partner = current({"A": [{"RE3": 3}], "B": [{"RE3": 3}]}).partners["A"]
    assert isinstance(partner, PartnerFigures)
    assert partner.indicators["RE3"].figure.score == 3
    assert partner.total.figure == partner.dimensions["RE"].figure == Figure(None, "partners")


def test_the_mark_and_the_core_are_partner_first() -> None:
    people: People = {
        "A": [person("1", {"R1": 1, "R2": 2}, mark=10), person("2", {"R1": 1}, mark=7), person("3", {"RE3": 5})],
        "B": [person("1", {"R1": 5, "RE3": 3}, mark=4)],
        "C": [person("1", {"R2": 3, "RE3": 4}, mark=6)],
    }
    found = seen(round_of(people)).current
    assert found.mark == Figure(mean([Fraction(17, 2), Fraction(4), Fraction(6)]))
    assert found.core["time"].score == mean([Fraction(3, 2), Fraction(5), Fraction(3)])
    assert found.core["trust"].score == 4


@pytest.mark.parametrize(("answered", "enough"), [(3, True), (2, False)])
def test_bands_need_answers_of_sixty_percent_of_the_invited_partners(answered: int, enough: bool) -> None:
    """Three of five is exactly enough; with three of six there is a score, but it is not called anything."""
    invited = ["A", "B", "C", "D", "E"] if enough else ["A", "B", "C", "D", "E", "F"]
    sent = {name: [dict.fromkeys(TEN, 2)] if name in THREE else [] for name in invited}
    found = current(sent)
    assert found.partners_invited == len(invited)
    assert found.partners_answered == 3
    assert found.total.figure.score == 2
    assert found.enough_answered is enough
    assert (found.total.figure.band, found.indicators["RE3"].figure.band) == (("laag", "laag") if enough else (None, None))
    assert (found.maturity is None) is not enough


def test_a_partner_that_only_does_not_know_was_invited_but_has_not_answered() -> None:
    found = current({**partners_with("RE3", [3, 3]), "C": [{"RE3": "dont_know"}], "D": []})
    assert (found.partners_invited, found.partners_answered, found.respondents) == (4, 2, 3)
    assert [each.answered for each in found.response.values()] == [1, 1, 1, 0]
    assert found.indicators["RE3"].figure == Figure(None, "partners")


@pytest.mark.parametrize(
    ("codes", "score", "coverage"),
    [(["R1", "R2"], None, "1/2"), (["R1", "R2", "SC3"], 4, "5/8"), (["R1", "R2", "PR4a", "SC3", "IO1"], 4, "1")],
)
def test_a_precondition_needs_sixty_percent_of_its_weight(codes: list[str], score: int | None, coverage: str) -> None:
    found = current(same(dict.fromkeys(codes, 4)))
    partner = found.partners["A"]
    assert isinstance(partner, PartnerFigures)
    assert partner.preconditions["P1"].coverage == Fraction(coverage)
    assert found.preconditions["P1"].figure.score == score
    assert found.preconditions["P1"].coverage == (None if score is None else Fraction(coverage))


def test_coverage_of_the_whole_is_of_the_partners_that_reach_it() -> None:
    enough, everything = dict.fromkeys(["R1", "R2", "SC3"], 3), dict.fromkeys(["R1", "R2", "PR4a", "SC3", "IO1"], 5)
    found = current({"A": [enough], "B": [everything], "C": [everything], "D": [{"R1": 1}]})
    assert found.preconditions["P1"].coverage == mean([Fraction(5, 8), Fraction(1), Fraction(1)])
    assert found.preconditions["P1"].figure.score == Fraction(13, 3)


def test_with_only_kaats_and_opheij_the_second_and_third_precondition_have_no_score() -> None:
    asks = instrument("full", ("kaats-opheij",))
    found = current(same(dict.fromkeys(asks.items, 4)), ids=("kaats-opheij",))
    assert {code: each.figure.score is not None for code, each in found.preconditions.items()} == {
        "P1": True, "P2": False, "P3": False, "P4": True, "P5": True,
    }  # fmt: skip


def test_an_answer_of_the_organisation_weighs_like_a_partner_of_many_persons() -> None:
    people: People = {"A": alike({"RE3": 2}, 9), "B": [{"RE3": 5}], "C": [{"RE3": 5}]}
    found = seen(round_of(people, voices={"B": "organisation", "C": "organisation"})).current.indicators["RE3"]
    assert found.figure.score == 4
    assert found.respondent_weighted == Fraction(28, 11)


def test_partners_are_in_order_of_joining_with_their_voice_and_invitations() -> None:
    partners = (Partner("Z", invited=4, sector="business"), Partner("A", voice="organisation"))
    responses = {"A": (person("1", {"RE3": 3}),), "Z": (person("1", {"RE3": 3}), person("2", {"RE3": 3}))}
    found = seen(Round("1", instrument(), partners, responses, frozenset({"RE3"}), mark_asked=False)).current
    assert list(found.partners) == list(found.response) == ["Z", "A"]
    assert (found.response["Z"].answered, found.response["Z"].invited, found.response["Z"].sector) == (2, 4, "business")
    assert found.response["A"].voice == "organisation"
