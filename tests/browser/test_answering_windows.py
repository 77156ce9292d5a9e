"""Two windows, two devices, two links and two clicks, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import CONNECT, GROUP, TRUST, choose, draft, open_link, question, stored, wait_until_saved
from tests.browser.conftest import Visit
from tests.browser.served import Served
from tests.factories.collaborations import Made
from tests.factories.rounds import Link


@pytest.mark.parametrize(("button", "kept"), [("Houd wat ik hier koos", "5"), ("Neem het andere over", "2")])
def test_two_windows_that_differ_are_shown_and_one_chooses(served: Served, link: Link, visit: Visit, button: str, kept: str) -> None:
    here, there = visit(), visit()
    for page in (here, there):
        open_link(page, served, link, "part/RE")
    choose(there, TRUST, "2 Een beetje")
    wait_until_saved(there, 1)
    choose(here, TRUST, "5 Helemaal")
    told = question(here, TRUST).get_by_role("alert")
    expect(told).to_contain_text("U koos hier: 5 Helemaal. Ergens anders staat: 2 Een beetje.")
    choose(here, CONNECT, "3 Voor een deel")
    wait_until_saved(here, 2)
    expect(told).to_be_visible()
    assert draft(served, link) == {"RE3": "2", "RE1": "3"}
    told.get_by_role("button", name=button).click()
    expect(told).to_have_count(0)
    choose(here, GROUP, "3 Voor een deel")
    wait_until_saved(here, 3)
    expect(question(here, TRUST).get_by_role("radio", name=re.compile(f"^{kept} "))).to_be_checked()
    assert draft(served, link) == {"RE3": kept, "RE1": "3", "RE2": "3"}


def test_two_links_in_one_browser_never_mix(served: Served, collaboration: Made, page: Page) -> None:
    zuid, noord = (collaboration.links[partner][0] for partner in ("School Zuid", "Bedrijf Noord"))
    open_link(page, served, zuid, "part/RE")
    other = page.context.new_page()
    open_link(other, served, noord, "part/RE")
    choose(page, TRUST, "1 Helemaal niet")
    choose(other, TRUST, "5 Helemaal")
    for window in (page, other):
        wait_until_saved(window, 1)
    expect(page.get_by_role("banner")).to_contain_text("vanuit School Zuid")
    expect(other.get_by_role("banner")).to_contain_text("vanuit Bedrijf Noord")
    assert (draft(served, zuid), draft(served, noord)) == ({"RE3": "1"}, {"RE3": "5"})


def test_a_forwarded_link_shows_two_devices_the_same_answers(served: Served, link: Link, visit: Visit) -> None:
    first, second = visit(), visit()
    open_link(first, served, link, "part/RE")
    choose(first, TRUST, "4 Grotendeels")
    wait_until_saved(first, 1)
    open_link(second, served, link, "part/RE")
    expect(question(second, TRUST).get_by_role("radio", name="4 Grotendeels")).to_be_checked()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_double_click_on_send_gives_one_response_and_one_receipt(served: Served, link: Link, visit: Visit, script: bool) -> None:
    page = visit(java_script_enabled=script)
    open_link(page, served, link, "review")
    page.get_by_label("Welk rapportcijfer").select_option("7")
    page.get_by_role("button", name="Verstuur mijn antwoorden").dblclick(no_wait_after=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel, uw antwoorden zijn binnen")
    once = stored(served, link)
    page.reload()
    page.go_back()
    page.goto(f"{served.address}{link.promise}review")
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.get_by_text(str(once.receipt), exact=True)).to_be_visible()
    again = stored(served, link)
    assert (again.receipt, again.sent_at) == (once.receipt, once.sent_at)
