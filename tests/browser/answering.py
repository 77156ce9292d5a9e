"""Small steps of a respondent in a real browser."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from samenwerking.store.tables import Response
from tests.browser.served import Served
from tests.factories import responses
from tests.factories.rounds import Link

CONNECT = "De mensen aan tafel leggen makkelijk contact met elkaar."
TRUST = "We vertrouwen elkaar."
GROUP = "Als groep werken we goed samen."
"""Questions of the part about relation."""
PARTS = ("PR", "AM", "BE", "RE", "OR", "SC", "ID", "FD", "R")
PAGES = ("", "part/RE", "part/ID", "part/FD", "leading", "review", "answers", "questions", "wrong", "decline")


def open_link(page: Page, served: Served, link: Link, then: str = "") -> None:
    """Open a personal link, and after it a page by what follows the address of the first."""
    page.goto(served.address + link.opening)
    if then:
        page.goto(served.address + link.promise + then)


def question(page: Page, statement: str) -> Locator:
    """The group of radios of one question."""
    return page.get_by_role("group", name=statement)


def choose(page: Page, statement: str, answer: str) -> None:
    """Click one answer of one question."""
    question(page, statement).get_by_role("radio", name=answer).check()


def wait_until_saved(page: Page, answered: int) -> None:
    """Wait until the page says that this many answers are kept."""
    expect(page.locator("#answered")).to_have_text(f"{answered} van 53 beantwoord")


def stored(served: Served, link: Link) -> Response:
    """The response of a link as the database holds it."""
    return responses.stored(served.engine, link)


def draft(served: Served, link: Link) -> Mapping[str, str]:
    """The draft of a link as the database holds it."""
    return stored(served, link).draft
