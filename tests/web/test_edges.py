"""What lies between a browser and the pages: caching, headers, links as mails mangle them, throttles, and the log."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from pydantic import AnyHttpUrl
from sqlalchemy import Engine

from samenwerking.configuration import Configuration
from samenwerking.store.addresses import compared_address
from samenwerking.store.engine import writing
from samenwerking.store.keys import new_token, read_tokens, token_hash
from samenwerking.store.passwords import check_password
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Key
from samenwerking.web import create_app
from samenwerking.web.server import WithoutTokens
from samenwerking.web.session import engine_of
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import Made
from tests.web.checked_client import TOKEN, CheckedClient, new_client

ON_SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
BEHIND = [
    ".",
    ")",
    ">",
    ").",
    "&gt;",
    "%3E",
    "%22",
    ",",
    ";",
    "!",
    "?",
    "'",
    "%E2%80%9D",
    "/",
    "%20en%20verder",
    "%C2%A0",
    "*",
    "_",
    "-",
]


# Links


def test_a_token_holds_letters_and_digits_alone() -> None:
    assert all(new_token().isalnum() and new_token().isascii() for _ in range(2000))


@ON_SQLITE
@pytest.mark.parametrize("rest", BEHIND)
def test_what_a_mail_program_puts_behind_a_link_is_ignored(client: CheckedClient, collaboration: Made, rest: str) -> None:
    link = collaboration.every_link[0]
    assert client.get(link.opening + rest).location == link.promise
    assert client.get(link.promise).status_code == 200


@ON_SQLITE
@pytest.mark.parametrize("token", ["A-b_C" * 6 + "-", "_" + "x9" * 15 + "_", "-" + "x9" * 15 + "--"])
@pytest.mark.parametrize("rest", ["", ".", ")", ">"])
def test_a_link_of_before_keeps_working(client: CheckedClient, collaboration: Made, engine: Engine, token: str, rest: str) -> None:
    link = collaboration.every_link[0]
    with writing(engine) as session:
        key = session.get_one(Key, token_hash(link.token))
        session.add(Key(token_hash=token_hash(token), invitation_id=key.invitation_id, created_at=key.created_at))
    assert client.get(f"/open/{token}{rest}").location == link.promise


def test_a_link_of_signs_alone_holds_no_token() -> None:
    assert read_tokens(").>") == []


@ON_SQLITE
def test_a_link_in_a_browser_without_cookies_says_so(app: Flask, collaboration: Made) -> None:
    browser = app.test_client(use_cookies=False)
    link = collaboration.every_link[0]
    assert browser.get(link.opening).location == link.promise
    page = browser.get(link.promise)
    assert page.status_code == 404
    assert "cookies" in page.text
    assert "cookies" not in new_client(app).get("/open/unknown").text


# What a browser keeps


@ON_SQLITE
def test_an_error_page_is_never_kept_and_uses_up_no_message(lead: CheckedClient) -> None:
    lead.submit("/sign-out")
    for address in ("/static/not-there.css", "/favicon.ico", "/static/../x"):
        lost = lead.get(address)
        assert lost.status_code == 404
        assert lost.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in lost.headers
        assert 'role="status"' not in lost.text
    assert 'role="status"' in lead.get("/").text


@ON_SQLITE
def test_a_static_file_may_be_kept_for_good(client: CheckedClient) -> None:
    with client.get("/static/style.css") as reply:
        assert "immutable" in reply.headers["Cache-Control"]


@ON_SQLITE
def test_personal_pages_are_not_listed_nor_framed_and_signing_out_clears(lead: CheckedClient, collaboration: Made) -> None:
    personal, public = lead.get(f"/collaborations/{collaboration.id}/"), lead.get("/privacy")
    assert personal.headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in public.headers
    assert personal.headers["X-Frame-Options"] == public.headers["X-Frame-Options"] == "DENY"
    assert '"cache"' in lead.submit("/sign-out").headers["Clear-Site-Data"]


@ON_SQLITE
def test_two_copies_on_one_host_keep_their_cookies_apart(app: Flask, configuration: Configuration, collaboration: Made) -> None:
    neighbour = create_app(configuration.model_copy(update={"base_url": AnyHttpUrl("http://127.0.0.1:8001")}))
    here, there = (_cookies_of(each, collaboration) for each in (app, neighbour))
    assert len(here) == len(there) == 3
    assert not here & there
    engine_of(neighbour).dispose()


def _cookies_of(application: Flask, made: Made) -> set[str]:
    """The names of the cookies that somebody gets who signs in and changes the language."""
    browser = application.test_client()
    page = browser.get("/")
    token = TOKEN.search(page.text)
    assert token
    signed = browser.post("/sign-in", data={"email": made.email, "password": PASSWORD, "csrf_token": token[1]})
    replies = (page, signed, browser.get("/language/en"))
    return {cookie.partition("=")[0] for reply in replies for cookie in reply.headers.getlist("Set-Cookie")}


# Liveness


@ON_SQLITE
def test_liveness_needs_no_database_and_readiness_does(client: CheckedClient, engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    assert client.get("/health/ready").status_code == client.get("/health").status_code == client.get("/health/live").status_code == 200
    engine.dispose()
    address = engine.url.database
    assert address
    with caplog.at_level(logging.ERROR):
        Path(address).rename(f"{address}.away")
        Path(address).mkdir()
        away = client.get("/health/ready")
    assert (away.status_code, away.headers["Retry-After"]) == (503, "5")
    assert "database away" in caplog.text
    assert client.get("/health/live").status_code == 200


# Throttles


@ON_SQLITE
def test_many_passwords_at_one_instant_are_counted_before_they_are_tried(app: Flask, collaboration: Made) -> None:
    browsers = [new_client(app) for _ in range(24)]
    for each in browsers:
        each.get("/")
    data = {"email": collaboration.email, "password": "niet het goede wachtwoord"}
    with ThreadPoolExecutor(24) as pool:
        statuses = list(pool.map(lambda each: each.submit("/sign-in", data).status_code, browsers))
    assert statuses.count(422) == 10
    assert statuses.count(429) == 14


@ON_SQLITE
@pytest.mark.parametrize(
    "spelled",
    ["LEAD@voorbeeld.test", " lead@Voorbeeld.Test ", "\u00a0lead@voorbeeld.test", "ｌead@voorbeeld.test", "le\u00adad@voorbeeld.test"],
)
def test_another_spelling_of_an_address_is_the_same_address(client: CheckedClient, collaboration: Made, spelled: str) -> None:
    assert compared_address(spelled) == collaboration.email
    for _ in range(10):
        client.submit("/sign-in", {"email": collaboration.email, "password": "niet het goede wachtwoord"})
    assert client.submit("/sign-in", {"email": spelled, "password": PASSWORD}).status_code == 429


@ON_SQLITE
def test_a_whole_home_counts_as_one_place_and_its_neighbour_as_another(client: CheckedClient, collaboration: Made) -> None:
    def tried(address: str) -> int:
        return client.submit("/code", {"code": "AAAA2222"}, environ_overrides={"REMOTE_ADDR": address}).status_code

    assert [tried(f"2001:db8:1:2::{number:x}") for number in range(20)] == [404] * 20
    assert tried("2001:db8:1:2:ffff::1") == 429
    assert tried("2001:db8:1:3::1") == 404
    assert [tried("192.0.2.7") for _ in range(20)] == [404] * 20
    assert tried("::ffff:192.0.2.7") == 429


@ON_SQLITE
def test_right_codes_of_a_room_full_of_people_are_no_tries(client: CheckedClient, collaboration: Made) -> None:
    code = collaboration.every_link[0].code
    assert [client.submit("/code", {"code": code}).status_code for _ in range(40)] == [302] * 40


@ON_SQLITE
def test_whoever_tried_too_often_is_told_how_long_to_wait_which_is_minutes(client: CheckedClient, collaboration: Made) -> None:
    for _ in range(20):
        client.submit("/code", {"code": "AAAA2222"})
    refused = client.submit("/code", {"code": collaboration.every_link[0].code})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 300


# Passwords


@pytest.mark.parametrize(
    "password",
    ["welkom12345678", "Welkom123456!", "samenwerking2026", "Gemeente2026!!", "Zomer2026!!!!", "wachtwoord123", "qwertyuiop123",
     "aaaaaaaaaaaaaaa", "123456789012345", "noor.jansen1985", "lead@voorbeeld.test", "voorbeeld.test1"],
)  # fmt: skip
def test_a_password_that_somebody_would_try_is_refused(password: str) -> None:
    with pytest.raises(RefusedError, match="simple"):
        check_password(password, "lead@voorbeeld.test", "Noor Jansen")


@pytest.mark.parametrize(
    "password", [PASSWORD, "tuinhek roest paraplu", "h3wp-9xk2-mmnp-q7aa", "éénentwintig kale bomen", "x" * 3 + "Q7!vd#90 plm&" * 15]
)
def test_a_good_password_is_taken(password: str) -> None:
    check_password(password, "lead@voorbeeld.test", "Noor Jansen")


# The log


@pytest.mark.parametrize(
    "line",
    [
        "Exception while serving /open/{token}",
        "GET /OPEN/{token} 500",
        "'/open%2F{token}'",
        "/%6Fpen/{token}?x=1",
        "{token}",
        "https://h/open//{token}.",
    ],
)
@pytest.mark.parametrize("token", ["kQ7WbZ2mTnV4xRcY8sLdH3gJfP6aEu9B", "abcdefghijklmnopqrstuvwxyzABCDEF", "x-" + "Ab9_" * 8])
def test_no_token_is_written(line: str, token: str) -> None:
    record = logging.LogRecord("any", logging.ERROR, "", 0, "%s", (line.format(token=token),), None)
    assert token[:10] not in WithoutTokens("%(message)s").format(record)


def test_the_lines_of_an_error_stay_readable() -> None:
    words = "OperationalError in test_no_token_is_written_and_everything_else_is at src/samenwerking/web/failures.py"
    record = logging.LogRecord("any", logging.ERROR, "", 0, words, (), None)
    assert WithoutTokens("%(message)s").format(record) == words
