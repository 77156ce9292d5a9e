"""Results and the pages of who leads in a real browser: read by axe, by keyboard, on a phone, in the dark, without a script."""

import re
from itertools import count

import pytest
from playwright.sync_api import Page

from samenwerking.method.vocabulary import Visibility
from tests.browser.conftest import Axe, Visit
from tests.browser.served import Served
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import a_collaboration
from tests.factories.responses import answer
from tests.web.published_rounds import TwoRounds, two_rounds

NUMBERS = count(1)
OWN = "Gemeente Midden"
WINDOWS = pytest.mark.parametrize(
    "window", [{}, {"viewport": {"width": 320, "height": 640}}, {"color_scheme": "dark"}], ids=["wide", "narrow", "dark"]
)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


BROKEN_LABELS = """[...document.querySelectorAll('.stack [data-label]')].filter(cell => {
    const label = getComputedStyle(cell, '::before'), pen = document.createElement('canvas').getContext('2d')
    pen.font = label.font
    return cell.dataset.label.split(' ').some(word => pen.measureText(word).width > parseFloat(getComputedStyle(cell).gridTemplateColumns))
}).map(cell => cell.dataset.label)"""
"""The labels beside the cells of a table on a phone that a word of does not fit in."""


@pytest.fixture(scope="module")
def two(served: Served) -> TwoRounds:
    """Published rounds that tests only look at."""
    return two_rounds(served.engine, email="resultaten@voorbeeld.test")


def sign_in(page: Page, served: Served, email: str) -> None:
    page.goto(served.address)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_label("Wachtwoord").press("Enter")
    page.wait_for_url("**/collaborations")


def open_everything(page: Page) -> None:
    """Unfold what can be unfolded, so that all of a page is looked at."""
    closed = page.locator("main details:not(.menu):not([open]) > summary")
    while closed.count():
        closed.first.click()


@WINDOWS
def test_axe_finds_nothing_on_the_results_of_who_leads_and_nothing_sticks_out(
    served: Served, visit: Visit, axe: Axe, two: TwoRounds, window: dict[str, object]
) -> None:
    page = visit(**window)
    sign_in(page, served, two.made.email)
    pages = (two.lead_address(name) for name in ("progress", "results", "actions"))
    for where in ("/collaborations", f"/collaborations/{two.made.id}/", *pages):
        page.goto(served.address + where)
        open_everything(page)
        axe(page)
        assert page.evaluate(SIDEWAYS) == 0, where


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_word_of_a_label_is_broken_on_a_phone(served: Served, visit: Visit, two: TwoRounds, language: str) -> None:
    page = visit(viewport={"width": 360, "height": 800})
    sign_in(page, served, two.made.email)
    page.goto(f"{served.address}/language/{language}?back={two.lead_address('results')}")
    open_everything(page)
    assert page.locator(".stack [data-label]").count()
    assert page.evaluate(BROKEN_LABELS) == []


@WINDOWS
def test_axe_finds_nothing_on_the_results_of_a_respondent_and_nothing_sticks_out(
    served: Served, visit: Visit, axe: Axe, two: TwoRounds, window: dict[str, object]
) -> None:
    page = visit(**window)
    page.goto(served.address + two.links[OWN][0].opening)
    for name in ("results", "actions"):
        page.goto(served.address + two.own_address(OWN, name))
        open_everything(page)
        axe(page)
        assert page.evaluate(SIDEWAYS) == 0, name


def test_axe_finds_nothing_on_the_way_to_a_publication(served: Served, page: Page, axe: Axe) -> None:
    made = a_collaboration(served.engine, email=f"einde{next(NUMBERS)}@voorbeeld.test", days=3)
    for link in made.every_link[:8]:
        answer(served.engine, link)
    sign_in(page, served, made.email)
    page.get_by_role("link", name="Samen in de Regio").click()
    axe(page)
    page.get_by_role("link", name="Volg de voortgang").click()
    axe(page)
    page.get_by_role("link", name="Verzet de sluiting").click()
    page.get_by_label("Laatste dag").fill("2020-01-01")
    page.get_by_role("button", name="Verzet de sluiting").click()
    axe(page)
    assert page.evaluate("document.activeElement.id") == "errors"
    page.get_by_role("link", name="De einddatum is al voorbij").click()
    assert page.evaluate("document.activeElement.id") == "day"
    page.get_by_role("link", name="Nee, laat het zo").click()
    page.get_by_role("link", name="Sluit de ronde nu").click()
    axe(page)
    page.get_by_role("button", name="Sluit ronde 1 nu").click()
    assert page.get_by_role("status").filter(has_text="Ronde 1 is gesloten.").is_visible()
    page.get_by_role("link", name="Controleer en publiceer").click()
    axe(page)
    page.get_by_role("button", name="Publiceer ronde 1").click()
    assert page.get_by_role("heading", name="Resultaten ronde 1").is_visible()
    axe(page)


@pytest.mark.parametrize(("width", "layout"), [(1280, None), (360, "phone")])
def test_the_pictures_are_there_in_the_layout_of_the_window(
    served: Served, visit: Visit, two: TwoRounds, width: int, layout: str | None
) -> None:
    page = visit(viewport={"width": width, "height": 800}, java_script_enabled=True)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(served.address + two.links[OWN][0].opening)
    page.goto(served.address + two.own_address(OWN, "results"))
    pictures = page.locator("picture img").all()
    assert len(pictures) == 4
    for picture in pictures:
        picture.scroll_into_view_if_needed()
        shape = picture.evaluate("async image => { await image.decode(); return [image.naturalWidth, image.currentSrc]; }")
        assert shape[0] > 0
        assert ("layout=phone" in shape[1]) == (layout == "phone")
    assert said == [], "the browser complained"


def test_without_a_script_everything_unfolds_and_a_name_leads_to_its_figures(served: Served, visit: Visit, two: TwoRounds) -> None:
    page = visit(java_script_enabled=False)
    page.goto(served.address + two.links[OWN][0].opening)
    page.goto(served.address + two.own_address(OWN, "results"))
    page.get_by_role("row", name=re.compile("^Relatie")).first.get_by_role("link").click()
    assert page.url.endswith("#RE")
    assert page.get_by_role("rowheader", name="Vertrouwen", exact=True).first.is_visible()


def test_a_chart_is_downloaded_with_the_keyboard_alone(served: Served, page: Page, two: TwoRounds) -> None:
    sign_in(page, served, two.made.email)
    page.goto(served.address + two.lead_address("results"))
    page.locator("summary").filter(has_text="Download").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "samen-in-de-regio-2-radar-5.pdf"
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")


def test_the_menu_signs_out_with_the_keyboard_alone(served: Served, page: Page, two: TwoRounds) -> None:
    sign_in(page, served, two.made.email)
    page.goto(served.address + two.lead_address("results"))
    page.locator("header summary").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served.address}/")
    assert page.goto(served.address + two.lead_address("results")).url.startswith(f"{served.address}/?next=")  # type: ignore[union-attr]  # there is a reply


@pytest.mark.parametrize("visibility", ["open", "closed"])
def test_a_printed_page_has_its_pictures_and_tables_and_no_buttons(served: Served, page: Page, axe: Axe, visibility: Visibility) -> None:
    two = two_rounds(served.engine, visibility, email=f"druk{next(NUMBERS)}@voorbeeld.test")
    page.goto(served.address + two.links[OWN][0].opening)
    page.goto(served.address + two.own_address(OWN, "results"))
    axe(page)
    page.emulate_media(media="print")
    assert page.locator("picture img").first.is_visible()
    assert page.get_by_role("table").first.is_visible()
    assert not page.get_by_role("link", name="Naar de acties").is_visible()
    assert not page.locator("summary").filter(has_text="Download").first.is_visible()
