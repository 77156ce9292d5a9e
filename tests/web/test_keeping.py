"""What was entered is kept by itself: a session, a response, a submission and a moment are all that it takes."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.datastructures import MultiDict

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.store import locks
from samenwerking.store.drafts import reviewed
from samenwerking.store.engine import writing
from samenwerking.store.tables import Invitation
from samenwerking.web.answering.journey import REVIEW, make_journey
from samenwerking.web.answering.keeping import Shown, keep
from samenwerking.web.answering.submission import Submission, read_submission
from tests.factories.collaborations import Made
from tests.factories.responses import stored
from tests.factories.rounds import BOTH, publish
from tests.web.respondents import SQLITE

GIVEN = {"PR1a": "4", "PR1b": "dont_know"}
STEP = "PR"


def submission(step: str, entered: dict[str, str], **others: Any) -> Submission:
    return Submission(step, entered, entered, {}, {}, **others)


def hand_in(engine: Engine, made: Made, what: Submission, *, sending: bool = False, late: timedelta = -timedelta(days=1)) -> Shown:
    """Keep a submission of the first respondent, a day before the deadline or `late` after it."""
    with writing(engine) as session:
        response = session.get_one(Invitation, made.every_link[0].invitation_id).response
        locks.hold_to_send(session, response)
        return keep(session, response, what, response.participation.round.deadline + late, sending)


@SQLITE
def test_what_is_entered_is_kept_and_counts_once_it_is_sent(engine: Engine, collaboration: Made) -> None:
    assert hand_in(engine, collaboration, submission(STEP, GIVEN)).kept
    assert stored(engine, collaboration.every_link[0]).sent is None
    given = {**GIVEN, "mark": "7"}
    assert hand_in(engine, collaboration, submission(REVIEW, {"mark": "7"}, reviewed=reviewed(given)), sending=True).kept
    response = stored(engine, collaboration.every_link[0])
    assert response.sent == given
    assert response.participation_id
    assert response.sent_at == response.saved_at


@SQLITE
@pytest.mark.parametrize(("late", "reason"), [(-timedelta(seconds=1), "changed"), (timedelta(0), "late"), (timedelta(seconds=1), "late")])
def test_the_moment_that_is_given_decides_what_is_late(engine: Engine, collaboration: Made, late: timedelta, reason: str) -> None:
    shown = hand_in(engine, collaboration, submission(REVIEW, {"mark": "7"}, reviewed="another"), sending=True, late=late)
    assert shown.reason == reason
    response = stored(engine, collaboration.every_link[0])
    assert (response.draft, response.sent) == ({"mark": "7"}, None)


@SQLITE
def test_nothing_is_kept_any_more_once_the_round_is_published(engine: Engine, collaboration: Made) -> None:
    publish(engine, collaboration.id)
    shown = hand_in(engine, collaboration, submission(STEP, GIVEN))
    assert (shown.reason, shown.drafted, shown.values) == ("late", False, GIVEN)
    assert stored(engine, collaboration.every_link[0]).draft == {}


@SQLITE
def test_sending_nothing_at_all_has_to_be_meant(engine: Engine, collaboration: Made) -> None:
    nothing = submission(REVIEW, {}, reviewed=reviewed({}))
    assert hand_in(engine, collaboration, nothing, sending=True).reason == "empty"
    assert stored(engine, collaboration.every_link[0]).sent is None
    assert hand_in(engine, collaboration, submission(REVIEW, {}, reviewed=reviewed({}), empty=True), sending=True).kept
    assert stored(engine, collaboration.every_link[0]).sent == {}


def read(app: Flask, received: dict[str, str]) -> Submission:
    """What is read at the door, where a visitor has a language."""
    journey = make_journey(shipped_catalogue().instrument(BOTH, "full"))
    with app.test_request_context():
        return read_submission(MultiDict(received), journey, STEP)


@SQLITE
def test_a_submission_holds_what_came_in_from_its_step_and_nothing_else(app: Flask) -> None:
    received = {"a-PR1a": "4", "c-PR": " Goed zo. ", "a-RE3": "5", "was": '{"PR1a": "2"}', "empty": "1", "reviewed": "abc"}
    found = read(app, received)
    assert found.entered == {"PR1a": "4", "comment.PR": "Goed zo."}
    assert found.typed == {"PR1a": "4", "comment.PR": " Goed zo. "}
    assert (found.wrong, found.was, found.reviewed, found.empty) == ({}, {"PR1a": "2"}, "abc", True)


@SQLITE
def test_what_cannot_be_kept_is_wrong_and_stays_as_it_was_typed(app: Flask) -> None:
    found = read(app, {"a-PR1a": "9", "a-PR1b": "3", "c-PR": "half\x00"})
    assert found.entered == {"PR1b": "3"}
    assert set(found.wrong) == {"PR1a", "comment.PR"}
    assert found.typed == {"PR1a": "9", "PR1b": "3", "comment.PR": "half\ufffd"}


@SQLITE
@pytest.mark.parametrize("chosen", ["take-PR", "take"], ids=["on this page", "on a page from before an upgrade"])
def test_whoever_takes_the_comment_that_stands_elsewhere_entered_none(app: Flask, chosen: str) -> None:
    assert read(app, {"a-PR1a": "4", "c-PR": "Van hier", chosen: "elsewhere"}).entered == {"PR1a": "4"}
