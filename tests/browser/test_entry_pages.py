"""The ways in and the standing pages in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, Visit
from tests.browser.served import Served
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import a_collaboration

WINDOWS: dict[str, dict[str, Any]] = {
    "ordinary": {},
    "320 px": {"viewport": {"width": 320, "height": 568}},
    "dark": {"color_scheme": "dark"},
}


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(served: Served, visit: Visit, axe: Axe, window: dict[str, Any]) -> None:
    page = visit(**window)
    for address in ("/", "/?next=/collaborations", "/privacy", "/accessibility", "/open/unknown", "/nowhere"):
        page.goto(served.address + address)
        axe(page)
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert widths[0] <= widths[1], address


def test_a_wrong_password_is_pointed_out_and_the_address_stays(served: Served, page: Page, axe: Axe) -> None:
    page.goto(served.address)
    page.get_by_label("E-mailadres").fill("niemand@voorbeeld.test")
    page.get_by_label("Wachtwoord").fill("niet het goede")
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("#errors")).to_be_focused()
    axe(page)
    page.get_by_role("link", name="Dit mailadres en wachtwoord horen niet bij elkaar.").click()
    address = page.get_by_label("E-mailadres")
    expect(address).to_be_focused()
    expect(address).to_have_value("niemand@voorbeeld.test")
    expect(address).to_have_accessible_description(
        "Dit mailadres en wachtwoord horen niet bij elkaar. Typ ze opnieuw, of vraag een nieuw wachtwoord aan."
    )
    expect(page.get_by_label("Wachtwoord")).to_have_value("")


def test_whoever_has_to_sign_in_does_so_first_and_comes_where_they_were_going(served: Served, visit: Visit) -> None:
    made = a_collaboration(served.engine, email="wegwijs@voorbeeld.test")
    page = visit(java_script_enabled=False)
    page.goto(f"{served.address}/collaborations/{made.id}/rounds/1/progress")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Inloggen")
    page.get_by_label("E-mailadres").fill(made.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served.address}/collaborations/{made.id}/rounds/1/progress")


def test_a_code_is_typed_and_the_language_is_switched_on_the_way(served: Served, visit: Visit) -> None:
    link = a_collaboration(served.engine).every_link[0]
    page = visit(java_script_enabled=False)
    page.goto(served.address)
    page.get_by_role("link", name="English").click()
    page.get_by_label("Your code").fill(f"{link.code[:4].lower()}-{link.code[4:].lower()}")
    page.get_by_role("button", name="Open the questionnaire").click()
    expect(page).to_have_url(served.address + link.promise)
    assert page.locator("html").get_attribute("lang") == "en"
