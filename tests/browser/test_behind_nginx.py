"""A copy behind a real web server with TLS: with the headers it sends by itself, and with those that the documentation recommends."""

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.nginx import DEFAULT, Nginx, documented
from tests.browser.served import Served, free_port
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import Made, a_collaboration

SILENT = 600


@pytest.fixture(params=["default", "recommended"])
def behind(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Made]]:
    """The address of a copy behind nginx, and the collaboration in it."""
    nginx, served = Nginx(tmp_path, free_port()), Served(tmp_path / "instance")
    address = f"https://localhost:{nginx.port}"
    monkeypatch.setenv("SAMENWERKING_BASE_URL", address)
    monkeypatch.setenv("SAMENWERKING_PROXIES", "1")
    try:
        served.start(said=address)
        made = a_collaboration(served.engine)
        nginx.start(DEFAULT if request.param == "default" else documented(), served.port)
        yield address, made
    finally:
        nginx.stop()
        served.close()


def test_every_form_works_behind_nginx(behind: tuple[str, Made], visit: Visit) -> None:
    address, made = behind
    page: Page = visit(ignore_https_errors=True)
    page.goto(address + made.every_link[0].opening)
    page.click("main form button")
    page.wait_for_url("**/part/PR")
    page.locator("fieldset").first.get_by_label("4 Grotendeels").check()
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url("**/part/AM")
    assert all(each["secure"] and each["name"].startswith("__Host-") for each in page.context.cookies())
    lead = visit(ignore_https_errors=True)
    lead.goto(f"{address}/")
    lead.fill("[name=email]", made.email)
    lead.fill("[name=password]", PASSWORD)
    lead.press("[name=password]", "Enter")
    lead.wait_for_url("**/collaborations")


@pytest.mark.parametrize("behind", ["recommended"], indirect=True)
def test_many_silent_connections_of_one_address_leave_everybody_else_alone(behind: tuple[str, Made]) -> None:
    address, _ = behind
    port = int(address.rpartition(":")[2])
    with ExitStack() as kept:
        for _ in range(SILENT):
            kept.enter_context(socket.create_connection(("127.0.0.1", port), source_address=("127.0.0.2", 0)))
        trusting = ssl._create_unverified_context()
        other = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, source_address=("127.0.0.3", 0))
        other.request("GET", "/health/live", headers={"Host": "localhost"})
        assert other.getresponse().read() == b"ok\n"
        other.close()


@pytest.mark.parametrize(
    "begun", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"POST /code HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\ncode="]
)
def test_many_connections_to_the_copy_itself_leave_everybody_else_alone(tmp_path: Path, begun: bytes) -> None:
    served = Served(tmp_path / "instance")
    served.start()
    try:
        with ExitStack() as kept:
            for _ in range(SILENT):
                slow = kept.enter_context(socket.create_connection(("127.0.0.1", served.port)))
                slow.sendall(begun)
            for source in ("127.0.0.1", "127.0.0.4"):
                other = http.client.HTTPConnection("127.0.0.1", served.port, source_address=(source, 0))
                other.request("GET", "/health/live")
                assert other.getresponse().read() == b"ok\n"
                other.close()
    finally:
        served.close()
