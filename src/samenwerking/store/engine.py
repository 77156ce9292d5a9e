"""The database and its sessions: SQLite on one machine, PostgreSQL by one setting.

How transactions begin, and what they keep from others, is told by `locks`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.orm import Session

from samenwerking.store.locks import begin_sqlite, for_writing

BUSY_SECONDS = 20


def make_engine(address: str) -> Engine:
    """Open a database by its SQLAlchemy address.

    SQLite gets write-ahead logging, a full sync at every commit, foreign keys, and a wait of 20 s for its lock. Errors never
    tell what was being stored: an answer does not belong in a log.
    """
    if not address.startswith("sqlite"):
        return create_engine(address, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _record: Any) -> None:
    # The driver must not begin transactions itself: it would begin them too late.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open a session that writes, outside a request: committed at the end, rolled back on any error."""
    with Session(for_writing(engine)) as session, session.begin():
        yield session


def ask(session: Session) -> None:
    """Ask the database for nothing but an answer; whatever keeps it from answering is raised."""
    session.execute(select(1))
