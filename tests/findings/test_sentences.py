"""What a result says, without a page, a chart or a terminal around it: in the language asked for, with what may be seen."""

from dataclasses import replace
from fractions import Fraction

import pytest

from samenwerking.findings.partners import partner_rows
from samenwerking.findings.rounds import people, response
from samenwerking.findings.rows import Rows
from samenwerking.findings.standing_out import StandingOut, by_score
from samenwerking.language import Language
from samenwerking.method.answers import Voice
from samenwerking.method.shown.figures import HiddenPartner, Responded
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from tests.charts.results import one_partner, round_result, two_rounds


def responded(answered: int, invited: int | None, voice: Voice = "persons") -> Responded:
    return Responded(answered, invited, voice, "education")


def test_scores_that_are_shown_alike_stand_together_with_the_highest_first() -> None:
    scores = [("Proces", Fraction("3.04")), ("Ambitie", Fraction(4)), ("Relatie", Fraction("2.96"))]
    assert list(by_score(scores, "nl").items()) == [("4,0", ["Ambitie"]), ("3,0", ["Proces", "Relatie"])]


@pytest.mark.parametrize(("language", "shown", "names"), [("nl", "4,2", "Ambitie"), ("en", "4.2", "Ambition")])
def test_what_stands_out_is_told_in_the_language_asked_for(language: Language, shown: str, names: str) -> None:
    strongest = StandingOut(Rows(two_rounds(), language)).strongest
    assert strongest is not None
    assert (strongest.shown, strongest.names) == (shown, names)


def test_nothing_is_strongest_where_all_score_the_same() -> None:
    same = round_result(dimensions=dict.fromkeys(("PR", "AM", "BE", "RE", "OR"), "3.4"))
    standing_out = StandingOut(Rows(Result(View("lead"), same), "nl"))
    assert (standing_out.strongest, standing_out.weakest, standing_out.most_changed) == (None, None, None)


def test_how_many_people_were_invited_is_said_only_where_it_is_known_of_every_partner() -> None:
    known = replace(round_result(people=1), response={"School": responded(1, 4), "Haven": responded(0, 3)})
    assert people(known, "nl") == "1 van 7 mensen"
    unknown = replace(known, response={**known.response, "Haven": responded(0, None)})
    assert people(unknown, "nl") == "1 persoon"
    assert response(unknown, "en") == "7 of 8 partners, 1 person"


def test_a_partner_has_figures_or_a_sentence_that_says_why_not() -> None:
    hidden = HiddenPartner("pool", "persons", answered=2, needed=3)
    silent = replace(one_partner(), respondents=0)
    current = round_result(partners={"School": one_partner(), "Haven": hidden, "Gemeente": silent})
    current = replace(current, response=dict.fromkeys(current.partners, responded(2, 5)))
    rows = partner_rows(Result(View("partner", "School"), current), "nl")
    assert [(row.name, row.own, row.reason) for row in rows] == [
        ("School", True, None),
        ("Haven", False, "Verborgen: 2 van 3 mensen nodig bij deze partner."),
        ("Gemeente", False, "Deze partner gaf nog geen antwoord."),
    ]
    assert rows[1].figures is None
