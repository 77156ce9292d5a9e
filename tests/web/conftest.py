"""What the tests of pages can use beside a collaboration and a client: who leads it, and who answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.applications import on_sqlite
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import Made
from tests.factories.rounds import Link
from tests.web.checked_client import CheckedClient, new_client
from tests.web.respondents import Respondent


@pytest.fixture
def link(collaboration: Made) -> Link:
    """The personal link of somebody in that collaboration."""
    return collaboration.links["School Zuid"][0]


@pytest.fixture
def respondent(app: Flask, link: Link) -> Respondent:
    """A browser in which that link was opened."""
    return Respondent(app, link)


@pytest.fixture
def lead(app: Flask, collaboration: Made) -> CheckedClient:
    """A browser in which who leads that collaboration has signed in."""
    return signed_in(new_client(app), collaboration.email)


@pytest.fixture(scope="module")
def app_of_module(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application on SQLite, for all tests of a module that only look."""
    with on_sqlite(sqlite_template, tmp_path_factory.mktemp("module")) as app:
        yield app


def signed_in(client: CheckedClient, email: str) -> CheckedClient:
    """Sign in through the start page."""
    reply = client.submit("/sign-in", {"email": email, "password": PASSWORD})
    assert reply.status_code == 302, "signing in failed"
    return client
