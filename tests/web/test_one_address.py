"""The address of a copy is the configured one, whatever a request, a proxy or a browser says or leaves out."""

import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from samenwerking.configuration import Configuration
from samenwerking.web import create_app
from samenwerking.web.session import engine_of
from tests.applications import SECRET
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import Made, a_collaboration
from tests.web.checked_client import TOKEN

pytestmark = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
PUBLIC = "https://samen.example:8443"


@pytest.fixture
def configuration(database_address: str, tmp_path: Path) -> Configuration:
    """A copy behind a proxy that ends TLS, reached at a port of its own."""
    return Configuration(instance=tmp_path, database=database_address, secret=SECRET, base_url=PUBLIC, proxies=1)


@pytest.fixture
def proxied(app: Flask) -> FlaskClient:
    """A browser whose cookies belong to the public address."""
    return app.test_client()


@pytest.fixture
def made(app: Flask) -> Made:
    return a_collaboration(engine_of(app))


def token_in(page: str) -> str:
    found = TOKEN.search(page)
    assert found
    return found[1]


def sign_in(browser: FlaskClient, made: Made, headers: dict[str, str]) -> int:
    page = browser.get("/", base_url=PUBLIC)
    data = {"email": made.email, "password": PASSWORD, "csrf_token": token_in(page.text)}
    # The cookie is sent by hand: a browser goes by the public address, whatever Host becomes on the way.
    kept = page.headers["Set-Cookie"].partition(";")[0]
    return (
        browser.application.test_client(use_cookies=False)
        .post("/sign-in", data=data, headers={"Cookie": kept, **headers}, base_url=PUBLIC)
        .status_code
    )


GOOD = {
    "nothing but the token": {},
    "the default Host of nginx": {"Host": "127.0.0.1:8000"},
    "a Host without its port": {"Host": "samen.example"},
    "another Host altogether": {"Host": "backend_upstream"},
    "the proxy's words": {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "elders.example", "X-Forwarded-Port": "80"},
    "a Referer of elsewhere": {"Referer": "https://elders.example/"},
    "its Origin": {"Origin": PUBLIC},
    "its Origin in capitals": {"Origin": "HTTPS://SAMEN.EXAMPLE:8443"},
    "an Origin that says nothing": {"Origin": "null"},
    "the browser's word": {"Sec-Fetch-Site": "same-origin"},
    "the browser's word with an Origin that a proxy changed": {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:8000"},
    "typed by hand": {"Sec-Fetch-Site": "none"},
}
BAD = {
    "another Origin": {"Origin": "https://elders.example"},
    "the same host at another port": {"Origin": "https://samen.example"},
    "the same host without TLS": {"Origin": "http://samen.example:8443"},
    "an Origin that is none": {"Origin": "https://["},
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "another site that hides its Origin": {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
    "another site that lies about its Origin": {"Sec-Fetch-Site": "cross-site", "Origin": PUBLIC},
    "a neighbour": {"Sec-Fetch-Site": "same-site", "Origin": "https://www.samen.example"},
}


@pytest.mark.parametrize("headers", GOOD.values(), ids=GOOD)
def test_a_form_with_its_token_works_whatever_is_left_out_or_changed_on_the_way(
    proxied: FlaskClient, made: Made, headers: dict[str, str]
) -> None:
    assert sign_in(proxied, made, headers) == 302


@pytest.mark.parametrize("headers", BAD.values(), ids=BAD)
def test_a_form_that_comes_from_elsewhere_is_refused_and_the_log_says_why(
    proxied: FlaskClient, made: Made, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert sign_in(proxied, made, headers) == 400
    assert "another site" in caplog.text
    assert "samen.example:8443" in caplog.text
    assert made.email not in caplog.text


def test_a_refused_form_sends_people_to_the_right_address_and_not_to_the_button(proxied: FlaskClient, made: Made) -> None:
    token = token_in(proxied.get("/", base_url=PUBLIC).text)
    data = {"code": "", "csrf_token": token}
    page = proxied.post("/code", data=data, headers={"Origin": "https://elders.example"}, base_url=PUBLIC).text
    assert f"{PUBLIC}/" in page
    assert "<button" not in page


def test_a_form_of_a_browser_without_cookies_says_what_to_allow(proxied: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    token = token_in(proxied.get("/", base_url=PUBLIC).text)
    with caplog.at_level(logging.WARNING):
        page = proxied.application.test_client().post("/code", data={"code": "AB", "csrf_token": token}, base_url=PUBLIC)
    assert page.status_code == 400
    assert "cookies" in page.text
    assert "form refused" in caplog.text


@pytest.mark.parametrize("host", ["elders.example", "ELDERS.example.:81", "[::1]:9", "1.2.3.4", ""])
def test_no_address_is_made_from_host(proxied: FlaskClient, made: Made, host: str) -> None:
    moved = proxied.get(f"/collaborations/{made.id}", headers={"Host": host}, base_url=PUBLIC)
    assert moved.location == f"/collaborations/{made.id}/"
    link = made.every_link[0]
    assert proxied.get(f"/open//{link.token}", headers={"Host": host}, base_url=PUBLIC).location == link.opening
    assert proxied.get(link.opening, headers={"Host": host}, base_url=PUBLIC).location == link.promise
    for page in ("/", "/privacy", "/not-there"):
        assert "elders" not in proxied.get(page, headers={"Host": host}, base_url=PUBLIC).text.lower()


@pytest.mark.parametrize("host", ["x..y", ".x", "a b", "x/y", "x@y", "x:port", "[::1", "\xe9.example", "x,y", "x:123456", "<script>"])
@pytest.mark.parametrize("address", ["/", "/health", "/static/style.css", "/not-there", "/OPEN/secret"])
def test_a_malformed_host_gets_a_page(proxied: FlaskClient, host: str, address: str) -> None:
    reply = proxied.get(address, headers={"Host": host}, base_url=PUBLIC)
    assert reply.status_code == 400
    assert reply.headers["Content-Security-Policy"]
    assert "<h1>" in reply.text


@pytest.mark.parametrize(
    "address", ["http://host/samen", "https://host/?x=1", "https://host/#top", "https://naam:geheim@host/", "https://host//"]
)
def test_an_address_with_more_than_host_and_port_stops_the_start(address: str, database_address: str) -> None:
    with pytest.raises(ValueError, match="without a path"):
        Configuration(base_url=address)


def test_cookies_of_a_copy_on_https_belong_to_its_host_alone(proxied: FlaskClient, made: Made) -> None:
    switched = proxied.get("/language/en", base_url=PUBLIC)
    opened = proxied.get(made.every_link[0].opening, base_url=PUBLIC)
    for cookie in (*switched.headers.getlist("Set-Cookie"), *opened.headers.getlist("Set-Cookie")):
        assert cookie.startswith("__Host-")
        assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_two_copies_of_the_application_do_not_share_what_they_count(configuration: Configuration) -> None:
    assert create_app(configuration).extensions["tries"] is not create_app(configuration).extensions["tries"]
