"""Forms that are refused: nothing is stored that may not be, and nothing that was typed is lost."""

import json

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from samenwerking.store.engine import writing
from samenwerking.store.tables import Invitation
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer, stored
from tests.factories.rounds import Link, close, publish
from tests.web.respondents import SQLITE, Respondent, form_values

LONG = "Dit is een lange toelichting, met een 'aanhaling', een <b>haak</b> & een € teken."


def test_nobody_answers_for_another_respondent(app: Flask, engine: Engine, collaboration: Made, respondent: Respondent) -> None:
    other = collaboration.links["Bedrijf Noord"][0]
    form = {**respondent.form("part/RE"), "a-RE1": "1"}
    intruder = respondent.client
    stolen_cookie = intruder.get_cookie(f"invitation-{respondent.link.invitation_id}")
    assert stolen_cookie is not None
    intruder.set_cookie(f"invitation-{other.invitation_id}", stolen_cookie.value)
    for page in ("", "part/RE", "answers", "receipt", "review"):
        assert intruder.get(other.promise + page).status_code == 404
    for page in ("part/RE", "save/RE", "review", "decline", "leading"):
        assert intruder.post(other.promise + page, data=form).status_code == 404
    response = stored(engine, other)
    assert (response.draft, response.sent, response.declined_at) == ({}, None, None)


def test_a_link_that_was_withdrawn_while_typing_shows_what_was_typed(engine: Engine, link: Link, respondent: Respondent) -> None:
    form = {**respondent.form("part/RE"), "a-RE1": "4", "c-RE": LONG}
    with writing(engine) as session:
        invitation = session.get_one(Invitation, link.invitation_id)
        invitation.revoked_at = invitation.created_at
    for page in ("part/RE", "save/RE"):
        reply = respondent.post(page, form)
        assert reply.status_code == 404
        assert "Dit had u getypt" in reply.text
        assert "<dt>De mensen aan tafel leggen makkelijk contact met elkaar.</dt><dd>4 Grotendeels</dd>" in reply.text
        assert "Dit is een lange toelichting" in reply.text
    assert stored(engine, link).draft == {}


@SQLITE
def test_a_round_that_was_deleted_while_typing_shows_what_was_typed(engine: Engine, respondent: Respondent) -> None:
    form = {**respondent.form("leading"), "pick": ["RE3", "AM1"]}
    with writing(engine) as session:
        session.execute(text("DELETE FROM round"))
    reply = respondent.post("leading", form)
    assert reply.status_code == 404
    assert "<dd>Vertrouwen\nMate van gedeeldheid</dd>" in reply.text


@SQLITE
def test_a_page_of_failure_names_the_questions_as_the_round_asked_them(engine: Engine, link: Link, respondent: Respondent) -> None:
    with writing(engine) as session:
        round_ = session.get_one(Invitation, link.invitation_id).response.participation.round
        changed = json.dumps(round_.questionnaires).replace(
            "De mensen aan tafel leggen makkelijk contact met elkaar.", "Zo was het gevraagd."
        )
        round_.questionnaires, round_.instrument_digest = json.loads(changed), "another"
    form = {**respondent.form("part/RE"), "a-RE1": "4"}
    reply = respondent.post("part/XX", form)
    assert reply.status_code == 404
    assert "<dt>Zo was het gevraagd.</dt><dd>4 Grotendeels</dd>" in reply.text


@SQLITE
def test_unknown_and_withdrawn_links_answer_alike(app: Flask, engine: Engine, link: Link, respondent: Respondent) -> None:
    unknown = app.test_client().get(f"/answer/{'0' * 12}/")
    with writing(engine) as session:
        invitation = session.get_one(Invitation, link.invitation_id)
        invitation.revoked_at = invitation.created_at
    withdrawn = respondent.open()
    assert (withdrawn.status_code, form_values(withdrawn.text).keys()) == (unknown.status_code, form_values(unknown.text).keys())
    assert "Deze link of code werkt niet" in withdrawn.text


def test_what_comes_after_closing_is_kept_as_a_draft_shown_and_not_counted(
    engine: Engine, collaboration: Made, link: Link, respondent: Respondent
) -> None:
    respondent.fill("part/RE", {"a-RE1": "4"})
    respondent.send()
    form = {**respondent.form("part/RE"), "a-RE1": "1", "a-RE2": "dont_know", "c-RE": LONG}
    close(engine, collaboration.id)
    reply = respondent.post("part/RE", form)
    assert reply.status_code == 409
    assert "De ronde is gesloten" in reply.text
    assert "<dd>Weet ik niet</dd>" in reply.text
    assert "Dit is een lange toelichting" in reply.text
    assert "telt wel mee" in reply.text
    assert "Gaat de ronde weer open, dan staat het klaar" in reply.text
    response = stored(engine, link)
    assert response.sent == {"RE1": "4"}
    assert response.draft == {"RE1": "1", "RE2": "dont_know", "comment.RE": LONG}


def test_sending_after_closing_is_never_acknowledged(engine: Engine, collaboration: Made, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4"})
    review = {**respondent.form("review"), "mark": "9"}
    close(engine, collaboration.id)
    reply = respondent.post("review", review)
    assert reply.status_code == 409
    assert "Wilt u toch nog antwoorden? Vraag de organisator" in reply.text
    response = stored(engine, link)
    assert (response.sent, response.sent_at, response.receipt) == (None, None, None)
    assert response.draft == {"RE1": "4", "mark": "9"}


@SQLITE
def test_after_publication_nothing_is_kept_but_everything_is_shown(engine: Engine, collaboration: Made, respondent: Respondent) -> None:
    form = {**respondent.form("part/RE"), "a-RE1": "1"}
    for each in collaboration.every_link[1:]:
        answer(engine, each)
    publish(engine, collaboration.id)
    reply = respondent.post("part/RE", form)
    assert reply.status_code == 409
    assert "<dd>1 Helemaal niet</dd>" in reply.text
    assert "Kopieer hieronder wat u zelf wilt bewaren." in reply.text
    assert "Gaat de ronde weer open" not in reply.text
    assert stored(engine, respondent.link).draft == {}


@SQLITE
def test_a_late_save_by_the_script_is_told_so(engine: Engine, collaboration: Made, respondent: Respondent) -> None:
    form = {**respondent.form("part/RE"), "a-RE1": "1"}
    close(engine, collaboration.id)
    reply = respondent.post("save/RE", form)
    assert reply.status_code == 409
    assert reply.json is not None
    assert reply.json["late"]["title"] == "De ronde is gesloten"


@SQLITE
@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        ("x" * 2001, "Deze tekst heeft 2001 tekens. Er passen er 2000."),
        ("Een be\x07l", "In deze tekst staat een teken dat we niet kunnen bewaren."),
        ("Een\nbe\x07l", "Het is teken 3 van regel 2, in ‘be\ufffdl’ (U+0007)."),
        ("Geen teken: \ufdd0", "In deze tekst staat een teken dat we niet kunnen bewaren."),
    ],
)
def test_a_comment_that_cannot_be_kept_stays_on_the_page_and_the_rest_is_kept(
    engine: Engine, link: Link, respondent: Respondent, entered: str, sentence: str
) -> None:
    reply = respondent.fill("part/RE", {"a-RE1": "4", "c-RE": entered})
    assert reply.status_code == 422
    assert sentence in reply.text
    assert 'href="#c-RE"' in reply.text
    assert form_values(reply.text)["c-RE"] == entered.replace("\x07", "\ufffd").replace("\ufdd0", "\ufffd")
    assert stored(engine, link).draft == {"RE1": "4"}


@SQLITE
@pytest.mark.parametrize(("control", "value"), [("a-RE1", "6"), ("a-RE1", "maybe"), ("mark", "11")])
def test_an_answer_that_was_never_offered_is_refused(engine: Engine, link: Link, respondent: Respondent, control: str, value: str) -> None:
    reply = respondent.fill("review" if control == "mark" else "part/RE", {control: value})
    assert reply.status_code == 422
    assert "Dit antwoord hoort niet bij deze vraag." in reply.text
    assert stored(engine, link).draft == {}


@SQLITE
def test_a_question_of_another_part_is_not_stored(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4", "a-PR1a": "1", "a-XX9": "1", "c-PR": "nee", "pick": "RE3"})
    assert stored(engine, link).draft == {"RE1": "4"}


@SQLITE
def test_a_form_that_is_far_too_large_is_answered_with_a_page(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.fill("part/RE", {"c-RE": "x" * 1_100_000})
    assert reply.status_code == 413
    assert "Dit is te groot" in reply.text
    assert stored(engine, link).draft == {}


@SQLITE
def test_when_the_database_is_away_what_was_entered_is_shown_and_one_button_sends_it_again(
    app: Flask, engine: Engine, link: Link, respondent: Respondent
) -> None:
    form = {**respondent.form("part/RE"), "a-RE1": "4", "c-RE": LONG}
    with engine.connect() as connection:
        connection.execute(text("ALTER TABLE response RENAME TO away"))
        connection.commit()
    reply = respondent.post("part/RE", form)
    assert reply.status_code == 503
    assert int(reply.headers["Retry-After"]) > 0
    assert "<dd>4 Grotendeels</dd>" in reply.text
    with engine.connect() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO response"))
        connection.commit()
    assert respondent.post("part/RE", form_values(reply.text)).status_code == 302
    assert stored(engine, link).draft == {"RE1": "4", "comment.RE": LONG}


@SQLITE
def test_a_short_code_and_a_password_are_never_shown_back(app: Flask, engine: Engine) -> None:
    a_collaboration(engine)
    client = app.test_client()
    for address, fields in (("/code", {"code": "ABCDEFGH"}), ("/sign-in", {"email": "x@voorbeeld.test", "password": "ABCDEFGH"})):
        reply = client.post(address, data={**fields, "csrf_token": "old"})
        assert reply.status_code == 400
        assert "ABCDEFGH" not in reply.text
