"""Responses: what one respondent answered, saved and sent through the product's own code."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.store import drafts, locks
from samenwerking.store.engine import writing
from samenwerking.store.instruments import instrument_of
from samenwerking.store.tables import Invitation, Response, Round
from tests.factories.rounds import Link


def every_item(round_: Round, value: str = "4", **others: str) -> dict[str, str]:
    """An answer to every item that a round asks; `others` are fields that differ, such as RE3="2" or mark="7"."""
    return {**dict.fromkeys(instrument_of(round_).items, value), **others}


def answer(engine: Engine, link: Link, fields: Mapping[str, str] | None = None, *, send: bool = True) -> None:
    """Answer for one respondent as the pages do: save a draft, and send it. Without fields: 4 everywhere."""
    with writing(engine) as session:
        response = session.get_one(Invitation, link.invitation_id).response
        locks.hold_response(session, response)
        given = every_item(response.participation.round) if fields is None else fields
        drafts.save(response, drafts.merge(response.draft, response.draft, given), datetime.now(UTC))
        if send:
            drafts.send(session, response, datetime.now(UTC))


def stored(engine: Engine, link: Link) -> Response:
    """The response of a link as the database holds it."""
    with Session(engine, expire_on_commit=False) as session:
        return session.get_one(Invitation, link.invitation_id).response
