"""Every lock on what is remembered, and why each is taken.

SQLite has one lock, on the whole database. A session that may write takes it with its first statement (BEGIN IMMEDIATE): a
plain BEGIN takes it at the first change, and loses writes when two sessions read before they write. So on SQLite nothing
can have changed between that statement and the end of the transaction, and holding a row takes nothing more. Who waits for
that lock asks again after ever longer pauses, and anybody may come before it: so the writers of one process queue first.

PostgreSQL locks rows. What is held was read before by others too, so it is read anew under its lock. Whoever holds a
round and a response takes the round first: then no two wait for each other.
"""

import threading
import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoTurnError
from sqlalchemy.orm import Session

from samenwerking.store.tables import Collaboration, Response, Round

BUSY_SECONDS = 5
"""How long a transaction waits for others before it gives up: a page can then still be shown with what was typed."""
_IMPATIENCE = 0.2
"""How long those wait who come while it is known that somebody else keeps the database."""
_BEGIN, _QUEUE, _PATIENCE = "sqlite_begin", "sqlite_queue", "sqlite_patience"
WRITING: Mapping[str, str] = {_BEGIN: "IMMEDIATE"}
"""The execution options of an engine or a connection whose transactions write."""


class Queue:
    """Lets writers of one process pass one by one, in the order in which they came."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False
        self._kept_at = float(-BUSY_SECONDS)

    def note_kept(self) -> None:
        """Note that the database is kept elsewhere: whoever comes right after is not made to wait as long once more."""
        self._kept_at = time.monotonic()

    def note_free(self) -> None:
        """Note that the database can be had: from now on everybody waits as long as usual."""
        self._kept_at = float(-BUSY_SECONDS)

    def enter(self, seconds: float | None = None) -> float:
        """Wait for one's turn, and give the seconds that are left. Raises sqlalchemy.exc.TimeoutError."""
        began, turn = time.monotonic(), threading.Event()
        if seconds is None:
            seconds = _IMPATIENCE if began - self._kept_at < BUSY_SECONDS else float(BUSY_SECONDS)
        with self._guard:
            if not self._taken:
                self._taken = True
                return seconds
            self._waiting.append(turn)
        if not turn.wait(seconds):
            with self._guard:
                # The turn may have come just now: then it is taken.
                if turn in self._waiting:
                    self._waiting.remove(turn)
                    self._kept_at = time.monotonic()
                    raise NoTurnError("The database is kept by another transaction.")
        return max(0.0, seconds - (time.monotonic() - began))

    def leave(self) -> None:
        """Let the next one go."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


def for_writing(engine: Engine) -> Engine:
    """The same database, for transactions that may write."""
    return engine.execution_options(**WRITING)


def begin_sqlite(connection: Connection, queue: Queue) -> None:
    """Begin a transaction on SQLite, with its lock if the transaction may write: then in its turn.

    Raises sqlalchemy.exc.TimeoutError or OperationalError where the lock does not come free.
    """
    kind = connection.get_execution_options().get(_BEGIN, "DEFERRED")
    if kind == "IMMEDIATE" and _QUEUE not in connection.info:
        left = queue.enter()
        connection.info[_QUEUE] = queue
        _wait_at_most(connection, left)
    try:
        connection.exec_driver_sql(f"BEGIN {kind}")
    except OperationalError:
        queue.note_kept()
        raise
    if kind == "IMMEDIATE":
        queue.note_free()


def leave_queue(info: dict[Any, Any]) -> None:
    """Let the next writer go on, once the connection of this one is given back; `info` is that of the connection."""
    queue: Queue | None = info.pop(_QUEUE, None)
    if queue is not None:
        queue.leave()


def _wait_at_most(connection: Connection, seconds: float) -> None:
    """Let SQLite wait for other processes only for what is left of the patience of this one."""
    wanted = max(1, round(10 * seconds)) * 100
    if connection.info.get(_PATIENCE, BUSY_SECONDS * 1000) != wanted:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {wanted}")
        connection.info[_PATIENCE] = wanted


def hold_response(session: Session, response: Response) -> None:
    """Read a response anew and keep it from every other change until the end of the transaction."""
    if _locks_rows(session):
        session.refresh(response, ["draft", "saved_at", "sent", "sent_at", "receipt", "declined_at"], with_for_update=True)


def hold_collaboration(session: Session, collaboration: Collaboration) -> None:
    """Read a collaboration anew and keep others from changing it, its partners and what it prepares, until the transaction ends.

    Who adds something to it waits for no one: only the lead organisation holds a collaboration, and it does so first of all.
    """
    if _locks_rows(session):
        session.refresh(collaboration, ["name", "lead_name", "contact", "visibility", "language"], with_for_update={"key_share": True})


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
