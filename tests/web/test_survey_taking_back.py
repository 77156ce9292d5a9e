"""An answer, once given, can become blank again; a change like any other for who has the same questions open elsewhere."""

import json
import re

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from tests.factories.responses import stored
from tests.factories.rounds import Link
from tests.web.respondents import SQLITE, Respondent, form_values

CONFLICT = "U wiste hier uw antwoord. Ergens anders staat: 2 Een beetje."


@pytest.fixture
def respondent(app: Flask, link: Link) -> Respondent:
    """Somebody who answered two questions."""
    answering = Respondent(app, link)
    answering.fill("part/RE", {"a-RE1": "4", "a-RE2": "dont_know"})
    return answering


def test_the_button_of_a_question_makes_it_blank_keeps_the_rest_and_comes_back_to_it(
    engine: Engine, link: Link, respondent: Respondent
) -> None:
    reply = respondent.fill("part/RE", {"a-RE3": "5", "c-RE": "Net getypt.", "clear": "RE1"})
    assert reply.location == f"{link.promise}part/RE#a-RE1-0"
    assert stored(engine, link).draft == {"RE2": "dont_know", "RE3": "5", "comment.RE": "Net getypt."}
    page = respondent.read("part/RE")
    assert not re.search(r'name="a-RE1"[^>]* checked', page)
    assert "2 van 53 beantwoord" in page


@SQLITE
def test_an_answer_that_is_chosen_and_not_kept_yet_can_be_taken_back_too(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE3": "5", "clear": "RE3"})
    assert stored(engine, link).draft == {"RE1": "4", "RE2": "dont_know"}


@SQLITE
@pytest.mark.parametrize(
    "code", ["RE9", "PR1a", "comment.RE", "mark", "", "\udc00".encode("utf-8", "surrogatepass").decode("utf-8", "replace")]
)
def test_what_the_page_does_not_ask_is_not_taken_back(engine: Engine, link: Link, respondent: Respondent, code: str) -> None:
    respondent.fill("part/PR", {"a-PR1a": "3"})
    respondent.fill("part/RE", {"c-RE": "Blijft.", "clear": code, "cleared": code})
    assert stored(engine, link).draft == {"PR1a": "3", "RE1": "4", "RE2": "dont_know", "comment.RE": "Blijft."}


def test_the_script_takes_an_answer_back_and_an_answer_chosen_after_it_is_kept(engine: Engine, link: Link, respondent: Respondent) -> None:
    form = respondent.form("part/RE")
    del form["a-RE1"]
    told = respondent.post("save/RE", {**form, "cleared": "RE1"}).json
    assert told is not None
    assert told["texts"] == {"answered": "1 van 53 beantwoord", "step-RE": "1 van 4"}
    assert json.loads(told["was"]) == {"RE2": "dont_know"}
    assert stored(engine, link).draft == {"RE2": "dont_know"}
    respondent.post("save/RE", {**form, "cleared": "RE1", "was": told["was"], "a-RE1": "1"})
    assert stored(engine, link).draft == {"RE1": "1", "RE2": "dont_know"}


def test_an_answer_that_changed_elsewhere_is_not_taken_back_unseen_and_pressing_again_does(
    app: Flask, engine: Engine, link: Link, respondent: Respondent
) -> None:
    mine = respondent.form("part/RE")
    Respondent(app, link).fill("part/RE", {"a-RE1": "2"})
    reply = respondent.post("part/RE", {**mine, "clear": "RE1"})
    assert reply.status_code == 409
    assert CONFLICT in reply.text
    assert stored(engine, link).draft == {"RE1": "2", "RE2": "dont_know"}
    shown = form_values(reply.text)
    assert (shown.get("a-RE1"), shown["cleared"]) == (None, "RE1")
    assert respondent.post("part/RE", shown).status_code == 302
    assert stored(engine, link).draft == {"RE2": "dont_know"}


@SQLITE
def test_after_such_a_conflict_another_answer_can_be_chosen(app: Flask, engine: Engine, link: Link, respondent: Respondent) -> None:
    mine = respondent.form("part/RE")
    Respondent(app, link).fill("part/RE", {"a-RE1": "2"})
    told = respondent.post("save/RE", {**mine, "cleared": "RE1", "a-RE1": []}).json
    assert told is not None
    assert [(each["field"], each["value"], each["sentence"]) for each in told["conflicts"]] == [("RE1", "2", CONFLICT)]
    shown = form_values(respondent.post("part/RE", {**mine, "clear": "RE1"}).text)
    respondent.post("part/RE", {**shown, "a-RE1": "5"})
    assert stored(engine, link).draft == {"RE1": "5", "RE2": "dont_know"}


def test_an_answer_that_was_taken_back_elsewhere_is_a_change_like_any_other(
    app: Flask, engine: Engine, link: Link, respondent: Respondent
) -> None:
    mine = respondent.form("part/RE")
    Respondent(app, link).fill("part/RE", {"clear": "RE1"})
    assert respondent.post("part/RE", mine).status_code == 302
    assert stored(engine, link).draft == {"RE2": "dont_know"}
    reply = respondent.post("part/RE", {**mine, "a-RE1": "5"})
    assert reply.status_code == 409
    assert "U koos hier: 5 Helemaal. Ergens anders staat: (niets)." in reply.text
    assert respondent.post("part/RE", form_values(reply.text)).status_code == 302
    assert stored(engine, link).draft == {"RE1": "5", "RE2": "dont_know"}


@SQLITE
def test_a_form_that_is_shown_again_still_takes_the_answer_back(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.fill("part/RE", {"clear": "RE1", "csrf_token": "old"})
    assert reply.status_code == 400
    assert stored(engine, link).draft == {"RE1": "4", "RE2": "dont_know"}
    respondent.post("part/RE", form_values(reply.text))
    assert stored(engine, link).draft == {"RE2": "dont_know"}


@SQLITE
def test_when_the_database_is_away_the_button_sends_it_again(engine: Engine, link: Link, respondent: Respondent) -> None:
    form = {**respondent.form("part/RE"), "clear": "RE1"}
    with engine.connect() as connection:
        connection.execute(text("ALTER TABLE response RENAME TO away"))
        connection.commit()
    reply = respondent.post("part/RE", form)
    assert reply.status_code == 503
    assert "<dt>clear" not in reply.text
    with engine.connect() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO response"))
        connection.commit()
    respondent.post("part/RE", form_values(reply.text))
    assert stored(engine, link).draft == {"RE2": "dont_know"}


@SQLITE
def test_the_mark_a_topic_and_a_comment_are_taken_back_by_their_own_controls(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("leading", {"pick": ["RE3"]})
    respondent.fill("part/RE", {"c-RE": "Weg ermee."})
    respondent.fill("review", {"mark": "7", "to": "start"})
    respondent.fill("leading", {"pick": []})
    respondent.fill("part/RE", {"c-RE": ""})
    respondent.fill("review", {"mark": "", "to": "start"})
    assert stored(engine, link).draft == {"RE1": "4", "RE2": "dont_know"}


@SQLITE
def test_what_is_taken_back_after_sending_counts_until_it_is_sent_again(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.send()
    respondent.fill("part/RE", {"clear": "RE1"})
    assert stored(engine, link).sent == {"RE1": "4", "RE2": "dont_know"}
    respondent.send()
    assert stored(engine, link).sent == {"RE2": "dont_know"}
