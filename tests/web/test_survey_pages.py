"""Dimensions that are asked together: at most ten steps, each dimension with its heading and comment, and old addresses lead there."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.store.engine import writing
from samenwerking.store.tables import Round
from tests.factories.collaborations import Made
from tests.factories.responses import stored
from tests.factories.rounds import Link, the_round
from tests.web.respondents import SQLITE, Respondent, form_values

TOGETHER = ("Dialoog", "Vertrouwen", "Toewijding", "Gedeeld begrip", "Tussenresultaten", "Resultaten")


@pytest.fixture
def decided(engine: Engine, collaboration: Made) -> None:
    """The round asks for no leading conditions."""
    with writing(engine) as session:
        round_ = the_round(session, collaboration.id)
        round_.number = 2
        earlier = Round(number=1, visibility="own", deadline=round_.deadline, collaboration_id=round_.collaboration_id)
        for frozen in ("form", "questionnaires", "instrument_digest", "preconditions", "settings"):
            setattr(earlier, frozen, getattr(round_, frozen))
        earlier.leading_decided_on = round_.deadline.date()
        session.add(earlier)


@SQLITE
def test_there_are_ten_steps_and_one_more_where_leading_conditions_are_asked(respondent: Respondent) -> None:
    page = respondent.read("part/RE")
    assert "Onderdeel 4 van 10" in page
    titles = re.findall(r'name="to" value="\w+"[^>]*><span>([^<]+)</span>', page)
    assert titles == [
        *("Proces", "Ambitie", "Belangen", "Relatie", "Organisatie"),
        *("Startsituatie", "Spelregels en leiding", "Samen aan het werk", "Tijd en voortrekker"),
        *("Wat telt het meest", "Nakijken en versturen"),
    ]


@SQLITE
@pytest.mark.usefixtures("decided")
def test_without_leading_conditions_nine_pages_and_the_review_are_ten_steps(respondent: Respondent) -> None:
    page = respondent.read("part/R")
    assert "Onderdeel 9 van 9" in page
    assert "Verder naar Nakijken en versturen" in page


@SQLITE
def test_each_dimension_of_a_page_keeps_its_heading_its_questions_and_its_comment(respondent: Respondent) -> None:
    page = respondent.read("part/FD")
    assert re.findall(r"<h1>([^<]+)</h1>", page) == ["Samen aan het werk"]
    assert re.findall(r'<h2 id="[A-Z]+">([^<]+)</h2>', page) == list(TOGETHER)
    assert re.findall(r"Vraag (\d+)</span> ", page) == [str(number) for number in range(35, 47)]
    assert re.findall(r"Wilt u iets toelichten over ([^?]+)\?", page) == list(TOGETHER)
    assert re.findall(r'<h2 id="[A-Z]+">', respondent.read("part/SC")) == []


@SQLITE
def test_everything_that_is_entered_on_such_a_page_is_kept_by_its_own_field(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.fill("part/FD", {"a-FD1": "4", "a-OU1": "not_applicable", "c-TB": "Over vertrouwen.", "c-OU": "Over resultaten."})
    assert reply.location == f"{link.promise}part/R"
    given = {"FD1": "4", "OU1": "not_applicable", "comment.TB": "Over vertrouwen.", "comment.OU": "Over resultaten."}
    assert stored(engine, link).draft == given
    page = respondent.read("part/FD")
    assert "2 van 12" in page
    assert "Over vertrouwen.</textarea>" in page


@SQLITE
@pytest.mark.parametrize(("code", "goes_to"), [("FL", "part/ID#FL"), ("OU", "part/FD#OU"), ("TB", "part/FD#TB")])
def test_the_address_that_a_dimension_had_leads_to_the_page_it_stands_on(respondent: Respondent, code: str, goes_to: str) -> None:
    assert respondent.open(f"part/{code}").location == respondent.link.promise + goes_to
    assert f'id="{code}"' in respondent.read(goes_to.partition("#")[0])


@SQLITE
def test_a_form_that_was_open_for_one_dimension_loses_nothing(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/ID", {"a-ID1": "2", "a-FL1": "3", "c-ID": "Van de spelregels."})
    token = respondent.form("part/ID")["csrf_token"]
    old = {"csrf_token": token, "was": '{"FL1": "3"}', "a-FL1": "5", "a-FL2": "1", "c-FL": "Van de leiding."}
    assert respondent.post("part/FL", old).location == f"{link.promise}part/FD"
    told = respondent.post("save/FL", {**old, "was": '{"FL1": "5", "FL2": "1", "comment.FL": "Van de leiding."}', "a-FL2": "4"}).json
    assert told is not None
    assert told["texts"]["step-ID"] == "3 van 6"
    kept = {"ID1": "2", "FL1": "5", "FL2": "4", "comment.ID": "Van de spelregels.", "comment.FL": "Van de leiding."}
    assert stored(engine, link).draft == kept
    again = respondent.post("part/FL", {**old, "csrf_token": "old"})
    assert (again.status_code, form_values(again.text)["c-FL"]) == (400, "Van de leiding.")


@SQLITE
def test_a_button_from_before_leads_to_the_page_and_the_question(respondent: Respondent) -> None:
    assert respondent.fill("review", {"to": "FL#FL2"}).location == f"{respondent.link.promise}part/ID#a-FL2-0"
    assert '<button class="link" form="step" name="to" value="ID#FL2">' in respondent.read("review")


@SQLITE
def test_two_comments_on_one_page_that_changed_elsewhere_are_chosen_one_by_one(app: Flask, engine: Engine, respondent: Respondent) -> None:
    there = Respondent(app, respondent.link)
    mine = respondent.form("part/ID")
    there.fill("part/ID", {"c-ID": "Spelregels daar", "c-FL": "Leiding daar"})
    reply = respondent.post("part/ID", {**mine, "c-ID": "Spelregels hier", "c-FL": "Leiding hier"})
    assert reply.status_code == 409
    assert [each for each in ("De andere: Spelregels daar", "De andere: Leiding daar") if each not in reply.text] == []
    assert respondent.post("part/ID", {**form_values(reply.text), "take-FL": "elsewhere"}).status_code == 302
    assert stored(engine, respondent.link).draft == {"comment.ID": "Spelregels hier", "comment.FL": "Leiding daar"}


@SQLITE
def test_all_questions_and_one_s_own_answers_stand_under_the_same_titles(respondent: Respondent) -> None:
    respondent.fill("part/FD", {"a-TB1": "4", "c-TB": "Over vertrouwen."})
    for page in ("questions", "answers"):
        text = respondent.read(page)
        titles = re.findall(r"<h2[^>]*>([^<]+)</h2>", text)
        assert titles[5:9] == ["Startsituatie", "Spelregels en leiding", "Samen aan het werk", "Tijd en voortrekker"]
        parts = re.findall(r"<h3>([^<]+)</h3>", text)
        assert parts == ["Institutioneel ontwerp", "Leiderschap", *TOGETHER, "Voorwaarden"]
    assert '<h4>Uw toelichting</h4><p class="typed">Over vertrouwen.</p>' in respondent.read("answers")


@SQLITE
def test_a_round_that_was_frozen_before_pages_were_there_asks_each_dimension_by_itself(
    app: Flask, engine: Engine, collaboration: Made, link: Link
) -> None:
    with Session(engine) as session:
        round_ = the_round(session, collaboration.id)
        round_.questionnaires = [{name: part for name, part in each.items() if name != "pages"} for each in round_.questionnaires]
        round_.instrument_digest = "before"
        session.commit()
    respondent = Respondent(app, link)
    assert "Onderdeel 8 van 16" in respondent.read("part/FL")
    assert respondent.fill("part/FL", {"a-FL1": "4"}).location == f"{link.promise}part/FD"
    assert stored(engine, link).draft == {"FL1": "4"}
