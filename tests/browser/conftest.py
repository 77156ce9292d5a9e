"""A real server, Debian's Chromium, and axe."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe as Checker
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.served import Served
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.rounds import Link

CHROMIUM = shutil.which("chromium")
# Nothing of the browser itself may use the network, or wait for a graphics card or shared memory that is not there.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Visit = Callable[..., Page]
Axe = Callable[[Page], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the machine."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: run script/test.")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a window of somebody who was not here before; options such as `java_script_enabled=False` go to the browser."""
    with ExitStack() as windows:

        def open_window(**options: Any) -> Page:
            context = browser.new_context(**{"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", **options})
            windows.callback(context.close)
            return context.new_page()

        yield open_window


@pytest.fixture
def page(visit: Visit) -> Page:
    """One window of the ordinary width."""
    return visit()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for every test that does not harm it; each makes a collaboration of its own."""
    server = Served(tmp_path_factory.mktemp("served"))
    server.start()
    yield server
    server.close()


@pytest.fixture
def fragile(tmp_path: Path) -> Iterator[Served]:
    """A server for one test, that may stop and kill it."""
    server = Served(tmp_path)
    server.start()
    yield server
    server.close()


@pytest.fixture
def collaboration(served: Served) -> Made:
    """A collaboration of three partners of three persons each, with an open round, on the server that all tests share."""
    return a_collaboration(served.engine)


@pytest.fixture
def link(collaboration: Made) -> Link:
    """The personal link of somebody in that collaboration."""
    return collaboration.links["School Zuid"][0]


@pytest.fixture
def fragile_link(fragile: Served) -> Link:
    """The personal link of somebody, on the server of one test."""
    return a_collaboration(fragile.engine).links["School Zuid"][0]


@pytest.fixture
def organisation(served: Served) -> Link:
    """The personal link of somebody who answers on behalf of an organisation."""
    partners = {"School Zuid": 3, "Bedrijf Noord": 3, "Gemeente Midden": 1}
    return a_collaboration(served.engine, partners, organisations=("Gemeente Midden",)).links["Gemeente Midden"][0]


@pytest.fixture
def axe() -> Axe:
    """A check that fails with everything that axe finds on a page."""

    def check(page: Page) -> None:
        found = Checker().run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check
