"""A moment is a date in the time zone of the copy: on pages, in charts, in files and in what was published."""

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

import samenwerking
from samenwerking.charts.catalogue import CHARTS
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View
from samenwerking.store import rounds
from samenwerking.store.engine import writing
from samenwerking.store.sent_answers import answers_of_collaboration
from samenwerking.store.tables import Collaboration, Round
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer
from tests.factories.rounds import ZONE, publish
from tests.web.checked_client import new_client
from tests.web.conftest import signed_in

LATE = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
SOURCE = Path(samenwerking.__file__).parent
SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)


@pytest.fixture
def late(engine: Engine) -> Made:
    """A published round that opened half an hour before midnight in UTC, which was the first of November here."""
    made = a_collaboration(engine)
    for link in made.every_link:
        answer(engine, link)
    with writing(engine) as session:
        round_ = session.scalars(select(Round)).one()
        # Opened once more, for nobody: only its moment and its date change.
        rounds.open_round(round_, [], LATE, ZONE)
    publish(engine, made.id)
    return made


@SQLITE
def test_the_date_of_a_round_is_that_of_the_calendar_here(engine: Engine, late: Made) -> None:
    with Session(engine) as session:
        round_ = session.scalars(select(Round)).one()
        assert round_.opened_on == date(2026, 11, 1)
        result = rounds.result_of(round_, View("lead"))
        assert result.current.date == date(2026, 11, 1)
        assert as_document(result)["rounds"]["1"]["date"] == "2026-11-01"
        exported = answers_of_collaboration(session, session.scalars(select(Collaboration)).one())
        assert exported.rounds["1"].date == date(2026, 11, 1)
        drawing = next(iter(CHARTS.values())).draw(result, partner=None, language="nl", layout="print", framed=True)
        assert "november" in drawing.alt + drawing.svg().decode()


@SQLITE
def test_the_page_says_the_same_month_as_the_chart(app: Flask, late: Made) -> None:
    signed = signed_in(new_client(app), late.email).get(f"/collaborations/{late.id}/rounds/1/results")
    assert "november" in signed.text
    assert "oktober" not in signed.text


@SQLITE
def test_a_date_that_was_frozen_in_utc_is_read_as_that_of_here(engine: Engine, late: Made) -> None:
    with writing(engine) as session:
        round_ = session.scalars(select(Round)).one()
        assert round_.published_scores
        round_.published_scores = {**round_.published_scores, "date": "2026-10-31"}
    with Session(engine) as session:
        assert rounds.result_of(session.scalars(select(Round)).one(), View()).current.date == date(2026, 11, 1)


def test_only_one_module_turns_moments_into_dates() -> None:
    """`table` brings moments to UTC and makes no date of them."""
    turning = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("astimezone", "date")
    }
    assert turning == {"moments.py", "store/table.py"}
