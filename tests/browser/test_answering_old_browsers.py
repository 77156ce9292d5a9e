"""A browser that lacks something, or in which the script fails: the buttons of the page lead on, and nothing is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.answering import choose, draft, open_link
from tests.browser.conftest import Visit
from tests.browser.served import Served
from tests.factories.rounds import Link

CONNECT = "De mensen aan tafel leggen makkelijk contact met elkaar."
LACKING = {
    "no AbortSignal.timeout and no requestSubmit": """
        delete AbortSignal.timeout
        delete HTMLFormElement.prototype.requestSubmit
        Object.defineProperty(SubmitEvent.prototype, 'submitter', { get: () => undefined })""",
    "no AbortController": "delete window.AbortController",
    "no fetch": "delete window.fetch",
    "a fetch that is broken": "window.fetch = () => { throw new TypeError('broken') }",
    "an answer that cannot be read": "JSON.parse = () => { throw new SyntaxError('broken') }",
    "no way to collect the form": "window.FormData = undefined",
    "no way to write the form": "window.URLSearchParams = undefined",
}


@pytest.mark.parametrize("lacking", LACKING.values(), ids=LACKING)
def test_the_button_leads_on_and_the_answers_are_kept(served: Served, link: Link, visit: Visit, lacking: str) -> None:
    page = visit()
    page.add_init_script(lacking)
    open_link(page, served, link, "part/RE")
    choose(page, CONNECT, "4 Grotendeels")
    page.get_by_role("button", name="Verder naar").click()
    expect(page).not_to_have_url(served.address + link.promise + "part/RE")
    expect(page.locator("h1")).to_be_visible()
    assert draft(served, link) == {"RE1": "4"}


def test_a_button_with_an_aim_of_its_own_keeps_it_in_an_old_browser(served: Served, link: Link, visit: Visit) -> None:
    page = visit()
    page.add_init_script(LACKING["no AbortSignal.timeout and no requestSubmit"])
    open_link(page, served, link, "part/RE")
    page.context.set_offline(True)
    choose(page, CONNECT, "4 Grotendeels")
    page.context.set_offline(False)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert draft(served, link) == {"RE1": "4"}
