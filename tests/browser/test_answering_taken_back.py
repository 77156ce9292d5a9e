"""Taking an answer back in a real browser, and hearing at once that somebody else sent."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import choose, draft, open_link, question, wait_until_saved
from tests.browser.conftest import Visit
from tests.browser.served import Served
from tests.factories.rounds import Link

Axe = Callable[[Page], None]
CONNECT = "De mensen aan tafel leggen makkelijk contact met elkaar."
TRUST = "We vertrouwen elkaar."
CLEAR = "Antwoord wissen"


def test_with_the_keyboard_an_answer_is_taken_back_saved_and_the_focus_stays_at_its_question(
    served: Served, link: Link, page: Page, axe: Axe
) -> None:
    open_link(page, served, link, "part/RE")
    expect(page.get_by_role("button", name=CLEAR)).to_have_count(0)
    choose(page, CONNECT, "4 Grotendeels")
    choose(page, TRUST, "2 Een beetje")
    wait_until_saved(page, 2)
    axe(page)
    question(page, TRUST).get_by_role("radio", name="2 Een beetje").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=f"{CLEAR} Vraag 19")).to_be_focused()
    page.keyboard.press("Enter")
    wait_until_saved(page, 1)
    expect(question(page, TRUST).get_by_role("radio").first).to_be_focused()
    expect(question(page, TRUST).get_by_role("radio", checked=True)).to_have_count(0)
    expect(question(page, TRUST).get_by_role("button", name=CLEAR)).to_have_count(0)
    expect(page.locator("#saved")).to_contain_text("Opgeslagen om")
    expect(page.get_by_role("button", name="Relatie 1 van 4")).to_be_visible()
    assert draft(served, link) == {"RE1": "4"}
    choose(page, TRUST, "5 Helemaal")
    wait_until_saved(page, 2)
    assert draft(served, link) == {"RE1": "4", "RE3": "5"}


def test_without_a_script_the_button_keeps_the_page_and_comes_back_to_the_question(served: Served, link: Link, visit: Visit) -> None:
    page = visit(java_script_enabled=False, viewport={"width": 360, "height": 640})
    open_link(page, served, link, "part/RE")
    choose(page, CONNECT, "4 Grotendeels")
    choose(page, TRUST, "2 Een beetje")
    page.get_by_label("Wilt u iets toelichten over Relatie?").fill("Net getypt.")
    question(page, TRUST).get_by_role("button", name=CLEAR).click()
    expect(page).to_have_url(f"{served.address}{link.promise}part/RE#a-RE3-0")
    expect(question(page, TRUST)).to_be_in_viewport()
    expect(question(page, TRUST).get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_label("Wilt u iets toelichten over Relatie?")).to_have_value("Net getypt.")
    assert draft(served, link) == {"RE1": "4", "comment.RE": "Net getypt."}


def test_an_answer_that_is_taken_back_offline_goes_along_as_soon_as_it_can(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    choose(page, TRUST, "2 Een beetje")
    wait_until_saved(page, 1)
    page.context.set_offline(True)
    question(page, TRUST).get_by_role("button", name=CLEAR).click()
    expect(page.locator("#unsaved")).to_be_visible()
    page.context.set_offline(False)
    wait_until_saved(page, 0)
    assert draft(served, link) == {}


@pytest.mark.parametrize(("choice", "kept"), [("Houd wat ik hier koos", {}), ("Neem het andere over", {"RE3": "5"})])
def test_an_answer_taken_back_here_and_changed_elsewhere_is_chosen(
    served: Served, link: Link, visit: Visit, choice: str, kept: dict[str, str]
) -> None:
    here, there = visit(), visit()
    open_link(here, served, link, "part/RE")
    choose(here, TRUST, "2 Een beetje")
    wait_until_saved(here, 1)
    open_link(there, served, link, "part/RE")
    choose(there, TRUST, "5 Helemaal")
    expect(there.locator("#saved")).to_contain_text("Opgeslagen om")
    question(here, TRUST).get_by_role("button", name=CLEAR).click()
    told = question(here, TRUST).get_by_role("alert")
    expect(told).to_contain_text("U wiste hier uw antwoord. Ergens anders staat: 5 Helemaal.")
    told.get_by_role("button", name=choice).click()
    wait_until_saved(here, len(kept))
    expect(told).to_have_count(0)
    assert draft(served, link) == kept


def test_an_answer_taken_back_elsewhere_can_be_taken_back_here_too(served: Served, link: Link, visit: Visit) -> None:
    here, there = visit(), visit()
    for window in (here, there):
        open_link(window, served, link, "part/RE")
    choose(here, TRUST, "2 Een beetje")
    wait_until_saved(here, 1)
    there.reload()
    question(there, TRUST).get_by_role("button", name=CLEAR).click()
    wait_until_saved(there, 0)
    choose(here, TRUST, "4 Grotendeels")
    question(here, TRUST).get_by_role("button", name="Neem het andere over").click()
    expect(question(here, TRUST).get_by_role("radio", checked=True)).to_have_count(0)
    wait_until_saved(here, 0)
    assert draft(served, link) == {}


def test_who_answers_while_a_colleague_sends_hears_at_the_next_answer_what_counts(
    served: Served, link: Link, visit: Visit, axe: Axe
) -> None:
    here, colleague = visit(), visit()
    open_link(here, served, link, "part/RE")
    choose(here, CONNECT, "4 Grotendeels")
    wait_until_saved(here, 1)
    expect(here.locator("#sent")).to_be_hidden()
    open_link(colleague, served, link, "review")
    colleague.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Dank u wel, uw antwoorden zijn binnen")
    choose(here, TRUST, "2 Een beetje")
    expect(here.get_by_role("alert")).to_contain_text("Deze antwoorden zijn al verstuurd")
    expect(here.get_by_role("alert")).to_contain_text("telt pas mee als u opnieuw verstuurt")
    expect(here.locator("#saved")).to_contain_text("nog niet opnieuw verstuurd")
    axe(here)
