"""Sending and closing at the same moment: whoever was acknowledged counts."""

from threading import Event, Thread

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from samenwerking.store import drafts, locks
from samenwerking.store.engine import writing
from samenwerking.store.tables import Invitation, Response
from tests.factories.collaborations import Made
from tests.factories.rounds import Link, the_round


def sends(engine: Engine, link: Link, holds: Event, may_end: Event) -> None:
    """Send, and keep the transaction open until it may end."""
    with writing(engine) as session:
        response = session.get_one(Invitation, link.invitation_id).response
        locks.hold_to_send(session, response)
        holds.set()
        may_end.wait()
        drafts.send(session, response, response.participation.round.opened_at or pytest.fail("not open"))


def closes(engine: Engine, collaboration: Made, seen: list[int]) -> None:
    """Close the round as the lead organisation does, and see how many were sent by then."""
    with writing(engine) as session:
        round_ = the_round(session, collaboration.id)
        locks.hold_round(session, round_)
        seen.append(len(session.scalars(select(Response.id).where(Response.sent_at.is_not(None))).all()))
        round_.closed_at = round_.deadline


def test_closing_waits_for_who_is_just_sending_and_counts_them(engine: Engine, collaboration: Made, link: Link) -> None:
    holds, may_end = Event(), Event()
    seen: list[int] = []
    sender = Thread(target=sends, args=(engine, link, holds, may_end))
    closer = Thread(target=closes, args=(engine, collaboration, seen))
    sender.start()
    holds.wait()
    closer.start()
    closer.join(0.5)
    assert seen == []
    may_end.set()
    sender.join()
    closer.join()
    assert seen == [1]


def test_two_windows_that_save_at_the_same_moment_lose_nothing(engine: Engine, link: Link) -> None:
    def save(field: str) -> None:
        with writing(engine) as session:
            response = session.get_one(Invitation, link.invitation_id).response
            locks.hold_response(session, response)
            drafts.save(response, drafts.merge(response.draft, {}, {field: "4"}), response.participation.round.deadline)

    fields = [f"RE{number}" for number in range(1, 5)] + [f"OR{number}" for number in range(1, 5)]
    threads = [Thread(target=save, args=(field,)) for field in fields]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Session(engine) as session:
        assert session.get_one(Invitation, link.invitation_id).response.draft == dict.fromkeys(fields, "4")
