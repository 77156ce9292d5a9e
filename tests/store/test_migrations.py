"""The database of a copy: its migrations make what the models say, on SQLite and on PostgreSQL."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from samenwerking.store import schema
from samenwerking.store.engine import make_engine
from tests.databases import PostgresServer
from tests.terminal import samenwerking


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database in which nothing was made yet."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite+pysqlite:///{tmp_path / 'empty.sqlite3'}")
        yield engine
        engine.dispose()
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.new_database() as address:
            engine = make_engine(address)
            yield engine
            engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_migrations_and_models_agree(empty: Engine) -> None:
    schema.upgrade(empty)
    with empty.begin() as connection:
        command.check(schema._config(connection))
    assert schema.is_current(empty)


def test_there_is_one_line_of_migrations(empty: Engine) -> None:
    with empty.connect() as connection:
        script = ScriptDirectory.from_config(schema._config(connection))
    assert len(script.get_heads()) == len(script.get_bases()) == 1


def test_every_migration_goes_up_and_down_and_up_again(empty: Engine) -> None:
    schema.upgrade(empty)
    made = tables(empty)
    with empty.begin() as connection:
        command.downgrade(schema._config(connection), "base")
    assert tables(empty) == set()
    schema.upgrade(empty)
    assert tables(empty) == made != set()


def test_upgrading_twice_changes_nothing(empty: Engine) -> None:
    schema.upgrade(empty)
    schema.upgrade(empty)
    assert schema.is_current(empty)


def test_an_upgrade_that_fails_halfway_leaves_nothing_and_can_be_run_again(empty: Engine) -> None:
    """The last table is in the way, so the statement that makes it fails after all others."""
    with empty.begin() as connection:
        connection.execute(text('CREATE TABLE "key" (something INTEGER)'))
    with pytest.raises(Exception, match="already exists"):
        schema.upgrade(empty)
    assert tables(empty) == {"key"}
    with empty.begin() as connection:
        connection.execute(text('DROP TABLE "key"'))
    schema.upgrade(empty)
    assert schema.is_current(empty)


KILLED = """
import os, signal, sys
from sqlalchemy import event
from samenwerking.store import schema
from samenwerking.store.engine import make_engine
engine, left = make_engine(sys.argv[1]), [int(sys.argv[2])]
def count(*_):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(engine, "before_cursor_execute", count)
schema.upgrade(engine)
"""


@pytest.mark.parametrize("statements", [1, 5, 18])
def test_an_upgrade_that_is_killed_can_be_run_again(empty: Engine, statements: int) -> None:
    address = empty.url.render_as_string(hide_password=False)
    run = subprocess.run([sys.executable, "-c", KILLED, address, str(statements)], check=False, capture_output=True)
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert not schema.is_current(empty)
    schema.upgrade(empty)
    assert schema.is_current(empty)


def put_at(file: Path, revision: str) -> None:
    """Say of an SQLite file that it is at another revision."""
    engine = make_engine(f"sqlite+pysqlite:///{file}")
    schema.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_the_server_refuses_a_database_of_another_version_and_says_what_to_do(tmp_path: Path) -> None:
    put_at(tmp_path / "samenwerking.sqlite3", "0000")
    refused = samenwerking("serve", "--port", "1", SAMENWERKING_INSTANCE=str(tmp_path))
    assert refused.code == 1
    assert "samenwerking upgrade" in refused.complaints[0]


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    put_at(tmp_path / "samenwerking.sqlite3", "9999")
    refused = samenwerking("upgrade", SAMENWERKING_INSTANCE=str(tmp_path))
    assert refused.code == 1
    assert "newer version" in refused.complaints[-1]
    assert [each.name for each in tmp_path.glob("*.sqlite3")] == ["samenwerking.sqlite3"]


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "samenwerking.sqlite3"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE invoice (id INTEGER)")
    other.close()
    refused = samenwerking("upgrade", SAMENWERKING_INSTANCE=str(tmp_path))
    assert refused.code == 1
    assert "not of this program" in refused.complaints[-1]
    assert [each.name for each in tmp_path.glob("*.sqlite3")] == [file.name]
    kept = sqlite3.connect(file)
    assert [*kept.iterdump()] == ["BEGIN TRANSACTION;", "CREATE TABLE invoice (id INTEGER);", "COMMIT;"]
    kept.close()


def test_the_command_upgrades_an_older_database_and_keeps_a_copy_of_it(tmp_path: Path) -> None:
    file = tmp_path / "samenwerking.sqlite3"
    put_at(file, "0001")
    engine = make_engine(f"sqlite+pysqlite:///{file}")
    with engine.begin() as connection:
        command.downgrade(schema._config(connection), "base")
    engine.dispose()
    done = samenwerking("upgrade", SAMENWERKING_INSTANCE=str(tmp_path))
    assert (done.code, done.complaints) == (0, [])
    copy = next(tmp_path.glob("before-upgrade-*.sqlite3"))
    assert str(copy) in done.printed
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT count(*) FROM alembic_version").fetchone() == (0,)
    kept.close()
    assert samenwerking("upgrade", SAMENWERKING_INSTANCE=str(tmp_path)).printed.endswith("The database fits this version already.\n")


def test_an_unreachable_database_is_said_so(tmp_path: Path) -> None:
    refused = samenwerking(
        "upgrade", SAMENWERKING_INSTANCE=str(tmp_path), SAMENWERKING_DATABASE="postgresql+psycopg://nobody@127.0.0.1:1/none"
    )
    assert refused.code == 1
    assert "SAMENWERKING_DATABASE" in refused.complaints[0]
