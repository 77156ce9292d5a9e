"""A form that came at a bad moment is offered to be sent again, and what a database cannot hold is no fault of the server."""

import html
import re

import pytest
from flask import Flask
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from samenwerking.store.tables import Round
from samenwerking.web.access import everyone
from samenwerking.web.session import database
from tests.factories.collaborations import Made
from tests.web.checked_client import CheckedClient, new_client

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@SQLITE
def test_a_form_of_the_lead_after_the_key_was_changed_can_be_sent_once_more(
    app: Flask, lead: CheckedClient, collaboration: Made, engine: Engine
) -> None:
    address = f"/collaborations/{collaboration.id}/rounds/1/close"
    lead.get(address)
    app.secret_key = "another key, that signs from now on, and is long enough"
    stale = lead.submit(address, {"sure": "yes"})
    assert stale.status_code == 400
    fields = {name: html.unescape(value) for name, value in HIDDEN.findall(stale.text)}
    assert fields["sure"] == "yes"
    assert lead.post(address, data=fields).status_code == 302
    with Session(engine) as session:
        assert session.scalars(select(Round)).one().closed_at is not None


@SQLITE
def test_a_password_is_never_offered_to_be_sent_again(app: Flask, client: CheckedClient) -> None:
    client.get("/")
    app.secret_key = "another key, that signs from now on, and is long enough"
    stale = client.submit("/sign-in", {"email": "noor@voorbeeld.test", "password": "tuinhek roest paraplu"})
    assert stale.status_code == 400
    assert "tuinhek" not in stale.text
    assert "<form" not in stale.text


@pytest.mark.parametrize("database_address", ["postgresql"], indirect=True)
def test_what_the_database_cannot_hold_is_refused_and_shown_again(app: Flask) -> None:
    @app.post("/too-long")
    @everyone
    def too_long() -> str:
        database().execute(text("SELECT CAST('too long' AS integer)"))
        return ""

    reply = new_client(app).submit("/too-long", {"name": "x" * 201})
    assert reply.status_code == 400
    assert "x" * 201 in reply.text
