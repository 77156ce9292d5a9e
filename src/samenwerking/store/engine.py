"""The database and its sessions: SQLite on one machine, PostgreSQL by one setting.

How transactions begin, and what they keep from others, is told by `locks`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from samenwerking.store.locks import BUSY_SECONDS, Queue, begin_sqlite, for_writing, leave_queue


def make_engine(address: str | URL) -> Engine:
    """Open a database by its SQLAlchemy address.

    SQLite gets write-ahead logging, a full sync at every commit and foreign keys. Both wait 5 s for a lock. Errors never tell
    what was being stored: an answer does not belong in a log.
    """
    if make_url(address).get_backend_name() != "sqlite":
        engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine, "connect", _prepare_postgres)
        return engine
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    queue = Queue()
    event.listen(engine, "begin", lambda connection: begin_sqlite(connection, queue))
    for given_back in ("checkin", "invalidate", "close"):
        event.listen(engine, given_back, _give_turn)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _record: Any) -> None:
    # The driver must not begin transactions itself: it would begin them too late.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _give_turn(_connection: Any, record: ConnectionPoolEntry, *_error: Any) -> None:
    leave_queue(record.info)


def _prepare_postgres(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.commit()


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open a session that writes, outside a request: committed at the end, rolled back on any error."""
    with Session(for_writing(engine)) as session, session.begin():
        yield session


def ask(session: Session) -> None:
    """Ask the database for nothing but an answer; whatever keeps it from answering is raised."""
    session.execute(select(1))
