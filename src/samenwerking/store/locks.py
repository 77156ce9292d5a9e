"""Every lock on what is remembered, and why each is taken.

SQLite has one lock, on the whole database. A session that may write takes it with its first statement (BEGIN IMMEDIATE): a
plain BEGIN takes it at the first change, and loses writes when two sessions read before they write. So on SQLite nothing
can have changed between that statement and the end of the transaction, and holding a row takes nothing more.

PostgreSQL locks rows. What is held was read before by others too, so it is read anew under its lock. Whoever holds a
round and a response takes the round first: then no two wait for each other.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from samenwerking.store.tables import Response, Round

_BEGIN = "sqlite_begin"
WRITING: Mapping[str, str] = {_BEGIN: "IMMEDIATE"}
"""The execution options of an engine or a connection whose transactions write."""


def for_writing(engine: Engine) -> Engine:
    """The same database, for transactions that may write."""
    return engine.execution_options(**WRITING)


def begin_sqlite(connection: Connection) -> None:
    """Begin a transaction on SQLite, with its lock if the transaction may write."""
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get(_BEGIN, 'DEFERRED')}")


def hold_response(session: Session, response: Response) -> None:
    """Read a response anew and keep it from every other change until the end of the transaction."""
    if _locks_rows(session):
        session.refresh(response, ["draft", "saved_at", "sent", "sent_at", "receipt", "declined_at"], with_for_update=True)


def hold_round(session: Session, round: Round) -> None:
    """Read a round anew and keep it from every other change until the end of the transaction, and from anybody's sending."""
    if _locks_rows(session):
        session.refresh(round, with_for_update=True)


def hold_to_send(session: Session, response: Response) -> None:
    """Hold a response, and keep its round from being closed or published meanwhile; others may send at the same time."""
    if _locks_rows(session):
        round = response.participation.round
        session.refresh(round, ["opened_at", "deadline", "closed_at", "published_at"], with_for_update={"read": True})
    hold_response(session, response)


def _locks_rows(session: Session) -> bool:
    return session.get_bind().dialect.name != "sqlite"
