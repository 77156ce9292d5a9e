"""What an attack on the mended copy found: each input is answered as what it is."""

import sqlite3

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.configuration import Configuration
from samenwerking.method.names import RefusedNameError, accepted, compared
from tests.factories.collaborations import Made
from tests.web.checked_client import CheckedClient, new_client

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)


@SQLITE
@pytest.mark.parametrize("step", ["part/PR", "save/PR"])
def test_a_stale_form_while_the_database_is_kept_elsewhere_is_asked_to_wait(
    app: Flask, engine: Engine, collaboration: Made, step: str
) -> None:
    link = collaboration.every_link[0]
    browser = new_client(app)
    browser.get(link.opening)
    file = engine.url.database
    assert file
    elsewhere = sqlite3.connect(file, isolation_level=None)
    elsewhere.execute("BEGIN IMMEDIATE")
    try:
        reply = browser.post(link.promise + step, data={"a-PR1a": "4", "csrf_token": "stale"})
    finally:
        elsewhere.close()
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "5")


@SQLITE
def test_a_stale_form_of_a_step_that_is_not_asked_is_not_found(app: Flask, collaboration: Made) -> None:
    link = collaboration.every_link[0]
    browser = new_client(app)
    browser.get(link.opening)
    assert browser.post(f"{link.promise}part/ZZ", data={"csrf_token": "stale"}).status_code == 404


@SQLITE
@pytest.mark.parametrize(
    "spellings",
    [
        [f"192.0.2.7:{port}" for port in range(5000, 5021)],
        [f"[2001:db8::1]:{port}" for port in range(5000, 5021)],
        ["[2001:db8:5::1]", "2001:db8:5::1"] * 11,
        ["192.0.2.3", "192.0.2.3:1"] * 11,
        [f"nobody knows {number}" for number in range(21)],
    ],
    ids=["ports", "ports of IPv6", "brackets", "with and without", "not an address"],
)
def test_one_place_written_in_many_ways_is_one_place(client: CheckedClient, collaboration: Made, spellings: list[str]) -> None:
    tried = [client.submit("/code", {"code": "AAAA2222"}, environ_overrides={"REMOTE_ADDR": each}).status_code for each in spellings]
    assert tried[:20] == [404] * 20
    assert tried[20] == 429


@SQLITE
@pytest.mark.parametrize(("before", "behind"), [("_", "_"), ("-", ""), ("", "-Groet"), ("", "--"), ("", "_x")])
def test_marks_around_a_token_are_no_part_of_it(client: CheckedClient, collaboration: Made, before: str, behind: str) -> None:
    link = collaboration.every_link[0]
    assert client.get(f"/open/{before}{link.token}{behind}").location == link.promise


@pytest.mark.parametrize("sign", ["\U0001d159", "\U00016fe4", "\ue000", "\u0378"])
def test_a_name_with_a_sign_that_nobody_sees_or_knows_is_refused(sign: str) -> None:
    with pytest.raises(RefusedNameError, match="unreadable"):
        accepted(f"Gemeente Noord{sign}")


def test_every_apostrophe_and_every_dash_is_one() -> None:
    assert len({compared(f"van {sign}t Hof") for sign in "'’‘´`′"}) == 1
    assert len({compared(f"Noord {sign} Zuid") for sign in "-‐–—―"}) == 1


@pytest.mark.parametrize("address", ["https://samen.example#", "https://samen.example/?", "https://a..b", "https://samen.example:0"])
def test_an_address_that_no_link_can_begin_with_stops_the_start(address: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        Configuration(base_url=address)


@SQLITE
def test_a_comment_that_nobody_sees_is_no_beginning(app: Flask, collaboration: Made, engine: Engine) -> None:
    link = collaboration.every_link[0]
    browser = new_client(app)
    browser.get(link.opening)
    browser.get(f"{link.promise}part/PR")
    assert browser.submit(f"{link.promise}part/PR", {"c-PR": "\u200b", "was": "{}"}).status_code == 302
    with sqlite3.connect(str(engine.url.database)) as connection:
        assert connection.execute("SELECT count(*) FROM response WHERE saved_at IS NOT NULL").fetchone() == (0,)
    connection.close()
