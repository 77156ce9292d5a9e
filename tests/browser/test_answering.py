"""A respondent in a real browser: each page, each way of using it, and what is said aloud."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import PAGES, PARTS, choose, draft, open_link, question, stored, wait_until_saved
from tests.browser.conftest import Visit
from tests.browser.served import Served
from tests.web.collaborations import Link, a_collaboration

Axe = Callable[[Page], None]
CONNECT = "De mensen aan tafel leggen makkelijk contact met elkaar."
TRUST = "We vertrouwen elkaar."


@pytest.fixture
def link(served: Served) -> Link:
    return a_collaboration(served.engine).links["School Zuid"][0]


@pytest.fixture
def organisation(served: Served) -> Link:
    """Somebody who answers on behalf of an organisation."""
    partners = {"School Zuid": 3, "Bedrijf Noord": 3, "Gemeente Midden": 1}
    return a_collaboration(served.engine, partners, organisations=("Gemeente Midden",)).links["Gemeente Midden"][0]


@pytest.mark.parametrize(
    "window",
    [
        {},
        {"viewport": {"width": 320, "height": 568}},
        {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
        {"color_scheme": "dark"},
        {"java_script_enabled": True, "locale": "en-GB", "english": True},
    ],
    ids=["ordinary", "320 px", "400% zoom", "dark", "English"],
)
def test_axe_finds_nothing_on_any_page_and_nothing_scrolls_sideways(
    served: Served, link: Link, visit: Visit, axe: Axe, window: dict[str, Any]
) -> None:
    english = window.pop("english", False)
    page = visit(**window)
    open_link(page, served, link)
    if english:
        page.get_by_role("link", name="English").click()
    for address in PAGES:
        page.goto(served.address + link.promise + address)
        axe(page)
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert widths[0] <= widths[1], f"{address} is {widths[0]} px wide in a window of {widths[1]}"
        assert page.locator("html").get_attribute("lang") == ("en" if english else "nl")


def test_answering_is_saved_at_each_answer_and_said_so(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    choose(page, CONNECT, "4 Grotendeels")
    expect(page.get_by_role("status")).to_contain_text("Opgeslagen om")
    wait_until_saved(page, 1)
    choose(page, TRUST, "Weet ik niet")
    wait_until_saved(page, 2)
    expect(page.get_by_role("button", name="Relatie 2 van 4")).to_be_visible()
    assert page.locator("progress").evaluate("bar => bar.value") == 2
    assert draft(served, link) == {"RE1": "4", "RE3": "dont_know"}


def test_a_comment_is_saved_while_one_types(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    page.get_by_label("Wilt u iets toelichten over Relatie?").press_sequentially("Dit gaat goed.")
    expect(page.get_by_role("status")).to_contain_text("Opgeslagen om")
    assert draft(served, link) == {"comment.RE": "Dit gaat goed."}


def test_a_whole_questionnaire_is_answered_sent_and_changed(served: Served, link: Link, page: Page, axe: Axe) -> None:
    open_link(page, served, link)
    page.get_by_role("button", name="Begin met de vragen").click()
    for code in PARTS:
        expect(page).to_have_url(f"{served.address}{link.promise}part/{code}")
        for group in page.locator("fieldset").all():
            group.get_by_role("radio", name="4 Grotendeels").check()
        page.get_by_role("button", name="Verder naar").click()
    page.get_by_role("checkbox", name="Vertrouwen", exact=True).check()
    page.get_by_role("button", name="Verder naar").click()
    expect(page.get_by_text("U heeft alle 53 vragen beantwoord.")).to_be_visible()
    page.get_by_label("Welk rapportcijfer geeft u onze samenwerking?").select_option("8")
    axe(page)
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel, uw antwoorden zijn binnen")
    axe(page)
    receipt = stored(served, link).receipt
    assert receipt is not None
    expect(page.get_by_text(receipt, exact=True)).to_be_visible()
    page.get_by_role("link", name="Wijzig mijn antwoorden").click()
    page.get_by_role("radio", name="1 Helemaal niet").first.check()
    wait_until_saved(page, 53)
    page.get_by_role("navigation").get_by_role("button", name="Nakijken en versturen").click()
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(page.get_by_text(receipt, exact=True)).to_be_visible()
    sent = stored(served, link).sent
    assert sent is not None
    assert (sent["PR1a"], sent["RE3"], sent["mark"], sent["pick.RE3"]) == ("1", "4", "8", "1")


def test_a_page_is_answered_with_the_keyboard_alone(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    presses = {"RE1": ["Space"], "RE2": ["Space", "ArrowRight", "ArrowRight"], "RE3": ["ArrowLeft"], "RE4": ["ArrowDown"]}
    for statement, keys in presses.items():
        _tab_until(page, f"it.name === 'a-{statement}'")
        for key in keys:
            page.keyboard.press(key)
    wait_until_saved(page, 4)
    _tab_until(page, "it.name === 'c-RE'")
    page.keyboard.type("Getypt")
    _tab_until(page, "it.textContent === 'Verder naar Organisatie'")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served.address}{link.promise}part/OR")
    assert draft(served, link) == {"RE1": "1", "RE2": "3", "RE3": "not_applicable", "RE4": "2", "comment.RE": "Getypt"}


def test_the_enter_key_in_a_question_goes_on_and_does_not_switch_the_language(served: Served, link: Link, visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    open_link(page, served, link, "part/RE")
    choose(page, TRUST, "5 Helemaal")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served.address}{link.promise}part/OR")
    assert page.locator("html").get_attribute("lang") == "nl"
    assert draft(served, link) == {"RE3": "5"}


def test_what_is_focused_can_always_be_seen(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/PR")
    for _ in range(24):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "() => { const it = document.activeElement; const drawn = it.matches('.choice input') ? it.nextElementSibling : it;"
            " return getComputedStyle(drawn).outlineStyle; }"
        )
        assert ring == "solid"


def test_a_page_is_read_aloud_in_order(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/FD")
    assert page.locator("main .flow").first.aria_snapshot() == _SPOKEN.format(
        comment="Mag, hoeft niet. Alleen de organisator leest dit, zonder uw naam of organisatie, "
        "als minstens vijf mensen hebben verstuurd. Noem geen namen."
    )


def _tab_until(page: Page, condition: str) -> None:
    """Press Tab until the element that has the focus fulfils a condition in JavaScript."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const it = document.activeElement; return {condition}; }}"):
            return
    pytest.fail(f"Tab never reaches an element with {condition}")


_SPOKEN = """\
- paragraph: Onderdeel 9 van 16 0 van 53 beantwoord
- progressbar "0 van 53 beantwoord": 0 van 53
- heading "Dialoog" [level=1]
- paragraph: In hoeverre klopt dit nu voor onze samenwerking?
- group "Vraag 35 Aan tafel praten we eerlijk met elkaar.":
  - text: Vraag 35 Aan tafel praten we eerlijk met elkaar.
  - radio "1 Helemaal niet"
  - text: 1 Helemaal niet
  - radio "2 Een beetje"
  - text: 2 Een beetje
  - radio "3 Voor een deel"
  - text: 3 Voor een deel
  - radio "4 Grotendeels"
  - text: 4 Grotendeels
  - radio "5 Helemaal"
  - text: 5 Helemaal
  - radio "Weet ik niet"
  - text: Weet ik niet
  - radio "Niet van toepassing"
  - text: Niet van toepassing
  - group: Uitleg Vraag 35
- text: Wilt u iets toelichten over Dialoog?
- paragraph: {comment}
- textbox "Wilt u iets toelichten over Dialoog?"
- status
- paragraph:
  - button "Verder naar Vertrouwen"
  - button "Terug naar Leiderschap"
- paragraph: U hoeft niet alles in te vullen. Wat open blijft, ziet u aan het eind terug."""


def test_without_a_script_each_page_is_saved_by_its_buttons(served: Served, link: Link, visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    open_link(page, served, link)
    page.get_by_role("button", name="Begin met de vragen").click()
    page.get_by_role("radio", name="3 Voor een deel").first.check()
    page.get_by_role("navigation").get_by_role("button", name="Relatie").click()
    choose(page, TRUST, "4 Grotendeels")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Relationship")
    expect(page.get_by_role("group", name="We trust each other.").get_by_role("radio", name="4 Mostly")).to_be_checked()
    page.get_by_role("button", name="Back to Interests").click()
    page.get_by_role("navigation").get_by_role("button", name="Check and send").click()
    page.get_by_label("What mark out of ten do you give our collaboration?").select_option("6")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, your answers have arrived")
    assert stored(served, link).sent == {"PR1a": "3", "RE3": "4", "mark": "6"}


def test_picks_are_counted_and_a_seventh_is_pointed_out_at_once(served: Served, link: Link, page: Page, axe: Axe) -> None:
    open_link(page, served, link, "leading")
    boxes = page.get_by_role("checkbox")
    for place in range(6):
        boxes.nth(place).check()
    expect(page.locator("#picked")).to_have_text("6 van hoogstens 6 gekozen")
    expect(page.get_by_role("button", name="Wat telt het meest 6 gekozen")).to_be_visible()
    boxes.nth(6).check()
    expect(page.locator("#picked")).to_have_text("7 van hoogstens 6 gekozen. Haal een vinkje weg bij wat het minst telt.")
    expect(page.get_by_role("alert").filter(has_text="U koos 7 onderwerpen.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Verder naar Nakijken en versturen").click()
    expect(page.locator("#errors")).to_be_focused()
    expect(boxes.nth(6)).to_be_checked()
    boxes.nth(6).uncheck()
    expect(page.locator("#picked")).to_have_text("6 van hoogstens 6 gekozen")
    page.get_by_role("button", name="Verder naar Nakijken en versturen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nakijken en versturen")
    assert len(draft(served, link)) == 6


def test_a_link_to_an_open_question_leads_to_it(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "review")
    page.get_by_text("Toon alle 53 open vragen").click()
    page.get_by_role("link", name="Vraag 19: We vertrouwen elkaar.").click()
    expect(question(page, TRUST)).to_be_in_viewport()


def test_the_explanation_of_a_question_opens_on_demand(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    explanation = question(page, TRUST).get_by_text("Vertrouwen is: u rekent erop")
    expect(explanation).to_be_hidden()
    question(page, TRUST).get_by_text("Uitleg").click()
    expect(explanation).to_be_visible()


def test_who_answers_for_an_organisation_ticks_it_and_an_error_gets_the_focus(
    served: Served, organisation: Link, page: Page, axe: Axe
) -> None:
    open_link(page, served, organisation)
    page.get_by_role("button", name="Begin met de vragen").click()
    expect(page.locator("#errors")).to_be_focused()
    axe(page)
    page.get_by_role("link", name="U heeft nog niet aangevinkt").click()
    expect(page.get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Begin met de vragen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Proces")


def test_every_target_on_a_phone_is_high_enough_to_touch(served: Served, link: Link, visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 568}, has_touch=True)
    for address in PAGES:
        open_link(page, served, link, address)
        low = page.evaluate(
            "() => [...document.querySelectorAll('main button, main label.choice, main label.tick, main summary, main select, main a')]"
            ".filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 44).map(it => it.textContent.trim())"
        )
        assert low == [], address


def test_all_questions_are_printed_with_boxes_and_without_buttons(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "questions")
    page.emulate_media(media="print")
    expect(page.locator(".boxes").first).to_be_visible()
    expect(page.locator(".sheet .boxes")).to_have_count(53)
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("link", name="Terug naar de eerste pagina")).to_be_hidden()
