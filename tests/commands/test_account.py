"""`samenwerking account`: the accounts of who leads, from the terminal."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.configuration import Configuration
from samenwerking.store.addresses import normal_address
from samenwerking.store.refused import RefusedError
from tests.databases import sqlite_address
from tests.factories.collaborations import a_collaboration
from tests.terminal import Outcome, environment, samenwerking
from tests.web.checked_client import new_client

EMAIL = "noor@voorbeeld.test"
Account = Callable[..., Outcome]


@pytest.fixture
def configuration(tmp_path: Path, sqlite_template: Path) -> Configuration:
    """The settings of a copy whose database the command works on."""
    sqlite_address(sqlite_template, tmp_path)
    return Configuration(instance=tmp_path)


@pytest.fixture
def account(app: Flask, tmp_path: Path) -> Account:
    return lambda *arguments: samenwerking("account", *arguments, SAMENWERKING_INSTANCE=str(tmp_path))


def password_in(outcome: Outcome) -> str:
    assert (outcome.code, outcome.complaints) == (0, [])
    found = re.search(r"Password: (\S+)\n", outcome.printed)
    assert found is not None
    return found[1]


def may_sign_in(app: Flask, password: str) -> bool:
    return new_client(app).submit("/sign-in", {"email": EMAIL, "password": password}).status_code == 302


def test_a_new_account_gets_a_password_that_opens_it(app: Flask, account: Account) -> None:
    password = password_in(account("add", "  Noor@Voorbeeld.test ", "--name", "Noor Jansen"))
    assert may_sign_in(app, password)
    assert f"{EMAIL}  Noor Jansen  open" in account("list").printed


def test_an_account_leads_the_collaborations_that_are_named(app: Flask, engine: Engine, account: Account) -> None:
    made = a_collaboration(engine, name="De regio")
    refused = account("add", EMAIL, "--leads", "De streek")
    assert refused.code == 1
    assert "De regio" in refused.complaints[0]
    assert EMAIL not in account("list").printed
    password = password_in(account("add", EMAIL, "--leads", "De regio"))
    client = new_client(app)
    client.submit("/sign-in", {"email": EMAIL, "password": password})
    assert client.get(f"/collaborations/{made.id}/").status_code == 200
    assert "De regio" in account("list").printed


@pytest.mark.parametrize("spelling", ["De\xa0regio", " de  REGIO ", "De re\xadgio\u200b"])
def test_a_collaboration_is_found_by_any_spelling_that_a_reader_cannot_tell_apart(spelling: str, engine: Engine, account: Account) -> None:
    a_collaboration(engine, name="De regio")
    password_in(account("add", EMAIL, "--leads", spelling))
    assert "De regio" in account("list").printed


def test_the_name_of_an_account_is_kept_as_every_name(account: Account) -> None:
    password_in(account("add", EMAIL, "--name", " Noor\xa0 \u202eJansen\n"))
    assert f"{EMAIL}  Noor Jansen  open" in account("list").printed


@pytest.mark.parametrize("name", ["x" * 201, "Noor\x1b[31m", "Noor\u3164Jansen"])
def test_what_cannot_be_a_name_is_refused_before_anything_is_kept(name: str, account: Account) -> None:
    refused = account("add", EMAIL, "--name", name)
    assert (refused.code, len(refused.complaints)) == (1, 1)
    assert "no accounts yet" in account("list").printed


def test_a_disabled_account_opens_nothing_until_it_gets_a_new_password(app: Flask, account: Account) -> None:
    password = password_in(account("add", EMAIL))
    client = new_client(app)
    client.submit("/sign-in", {"email": EMAIL, "password": password})
    assert client.get("/collaborations").status_code == 200
    assert account("disable", EMAIL).code == 0
    assert client.get("/collaborations").status_code == 302
    assert not may_sign_in(app, password)
    again = password_in(account("reset", EMAIL))
    assert again != password
    assert may_sign_in(app, again)
    assert not may_sign_in(app, password)


@pytest.mark.parametrize("deed", ["disable", "reset"])
def test_an_unknown_account_is_said_so(account: Account, deed: str) -> None:
    refused = account(deed, EMAIL)
    assert refused.code == 1
    assert EMAIL in refused.complaints[0]


@pytest.mark.parametrize("address", ["noor", "noor@", "@voorbeeld.test", "noor@voorbeeld", "a b@voorbeeld.test", "x" * 250 + "@a.test", ""])
def test_what_is_no_address_cannot_be_one(address: str) -> None:
    with pytest.raises(RefusedError, match="address"):
        normal_address(address)


def test_what_is_no_address_is_refused(account: Account) -> None:
    refused = account("add", "noor@")
    assert refused.code == 1
    assert "no e-mail address" in refused.complaints[0]
    assert "no accounts yet" in account("list").printed


def test_an_address_has_one_account(account: Account) -> None:
    account("add", EMAIL)
    refused = account("add", EMAIL.upper())
    assert refused.code == 1
    assert "already" in refused.complaints[0]


def test_a_password_is_no_argument() -> None:
    assert samenwerking("account", "add", EMAIL, "een wachtwoord").code == 2


def typed(folder: Path, *passwords: str) -> tuple[int, str]:
    """Add an account at a terminal at which somebody types; gives the exit code and what the terminal showed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "samenwerking.cli", "account", "add", EMAIL]
    settings = environment(SAMENWERKING_INSTANCE=str(folder))
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=settings, start_new_session=True) as process:
        os.close(theirs)
        shown = b""
        for password in passwords:
            while not shown.endswith((b"Password: ", b"Once more: ")):
                shown += os.read(ours, 1000)
            os.write(ours, f"{password}\n".encode())
            shown += b"\n"
        shown += rest(ours)
    os.close(ours)
    return process.returncode, shown.decode()


def rest(terminal: int) -> bytes:
    """Everything that is still to be shown; a terminal whose last user is gone cannot be read."""
    shown = b""
    try:
        while more := os.read(terminal, 1000):
            shown += more
    except OSError:
        pass
    return shown


def test_at_a_terminal_a_password_is_asked_for_twice_and_not_shown(app: Flask, tmp_path: Path) -> None:
    code, shown = typed(tmp_path, "acht kleine zwanen", "acht kleine zwanen")
    assert code == 0, shown
    assert "zwanen" not in shown
    assert may_sign_in(app, "acht kleine zwanen")


@pytest.mark.parametrize(
    ("passwords", "said"),
    [
        (("kort",), "too short"),
        (("a" * 20,), "too easy"),
        ((EMAIL,), "too easy"),
        (("acht kleine zwanen", "acht grote zwanen"), "differ"),
    ],
)
def test_a_password_that_will_not_do_is_refused(
    app: Flask, tmp_path: Path, account: Account, passwords: tuple[str, ...], said: str
) -> None:
    code, shown = typed(tmp_path, *passwords)
    assert code == 1
    assert said in shown
    assert "no accounts yet" in account("list").printed
