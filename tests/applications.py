"""The application in the process of a test, with a client that checks every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from samenwerking.configuration import Configuration
from samenwerking.web import create_app
from samenwerking.web.session import engine_of
from tests.databases import sqlite_address
from tests.web.checked_client import CheckedClient

SECRET = "only for tests, and long enough to sign with"


@contextmanager
def application(configuration: Configuration) -> Iterator[Flask]:
    """The application with these settings."""
    app = create_app(configuration)
    app.testing = True
    app.test_client_class = CheckedClient
    yield app
    engine_of(app).dispose()


@contextmanager
def on_sqlite(template: Path, folder: Path) -> Iterator[Flask]:
    """An application on a copy of a migrated SQLite file, with a folder as its instance."""
    with application(Configuration(instance=folder, database=sqlite_address(template, folder), secret=SECRET)) as app:
        yield app
