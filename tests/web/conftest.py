"""What the tests of pages can use beside a database and a client: a collaboration, and who is signed in."""

import pytest
from flask import Flask
from sqlalchemy import Engine

from tests.web.checked_client import CheckedClient, new_client
from tests.web.collaborations import PASSWORD, Made, a_collaboration


@pytest.fixture
def collaboration(engine: Engine) -> Made:
    """A collaboration of three partners of three persons each, with an open round."""
    return a_collaboration(engine)


@pytest.fixture
def lead(app: Flask, collaboration: Made) -> CheckedClient:
    """A browser in which who leads that collaboration has signed in."""
    return signed_in(new_client(app), collaboration.email)


def signed_in(client: CheckedClient, email: str) -> CheckedClient:
    """Sign in through the start page."""
    reply = client.submit("/sign-in", {"email": email, "password": PASSWORD})
    assert reply.status_code == 302, "signing in failed"
    return client
