"""Everyone can answer: with a keyboard, a screen reader, a small or enlarged window, in the dark, without a script."""

from textwrap import indent
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import PAGES, TRUST, choose, draft, open_link, stored, wait_until_saved
from tests.browser.conftest import Axe, Visit
from tests.browser.served import Served
from tests.factories.responses import answer
from tests.factories.rounds import Link

ANSWERED = {"RE1": "4", "ID2": "dont_know", "FL1": "1", "OU1": "not_applicable"}
"""Some answers, for a question looks and offers more once it is answered."""


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
    answer(served.engine, link, ANSWERED, send=False)
    open_link(page, served, link)
    if english:
        page.get_by_role("link", name="English").click()
    for address in PAGES:
        page.goto(served.address + link.promise + address)
        axe(page)
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert widths[0] <= widths[1], f"{address} is {widths[0]} px wide in a window of {widths[1]}"
        assert page.locator("html").get_attribute("lang") == ("en" if english else "nl")


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
    open_link(page, served, link, "part/ID")
    spoken = [_SPOKEN_BEFORE]
    for title, first, statements in _SPOKEN_PARTS:
        questions = [_SPOKEN_QUESTION.format(number=number, statement=each) for number, each in enumerate(statements, start=first)]
        lines = "".join([_SPOKEN_HEADING.format(title=title), *questions, _SPOKEN_COMMENT.format(title=title)])
        spoken.append(f'- region "{title}":\n{indent(lines, "  ")}')
    assert page.locator("main .flow").first.aria_snapshot() == "".join(spoken) + _SPOKEN_AFTER


def _tab_until(page: Page, condition: str) -> None:
    """Press Tab until the element that has the focus fulfils a condition in JavaScript."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const it = document.activeElement; return {condition}; }}"):
            return
    pytest.fail(f"Tab never reaches an element with {condition}")


_SPOKEN_PARTS = (
    (
        "Institutioneel ontwerp",
        29,
        (
            "Alle partijen die nodig zijn, doen mee.",
            "Deze samenwerking is dé plek waar we over dit onderwerp besluiten.",
            "We hebben duidelijke spelregels.",
            "Het is duidelijk hoe we besluiten nemen.",
        ),
    ),
    (
        "Leiderschap",
        33,
        ("De procesbegeleider helpt ons samen verder.", "De leiding zorgt dat we ook naar kleine partners luisteren."),
    ),
)
_SPOKEN_BEFORE = """\
- paragraph: Onderdeel 7 van 10 0 van 53 beantwoord
- progressbar "0 van 53 beantwoord": 0 van 53
- heading "Spelregels en leiding" [level=1]
- paragraph: In hoeverre klopt dit nu voor onze samenwerking?
"""
_SPOKEN_HEADING = """\
- heading "{title}" [level=2]
"""
_SPOKEN_QUESTION = """\
- group "Vraag {number} {statement}":
  - text: Vraag {number} {statement}
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
  - group: Uitleg Vraag {number}
"""
_SPOKEN_COMMENT = """\
- text: Wilt u iets toelichten over {title}?
- paragraph: Mag, hoeft niet. Alleen de organisator leest dit, zonder uw naam of organisatie, als minstens vijf mensen hebben \
verstuurd. Noem geen namen.
- textbox "Wilt u iets toelichten over {title}?"
"""
_SPOKEN_AFTER = """\
- status
- paragraph:
  - button "Verder naar Samen aan het werk"
  - button "Terug naar Startsituatie"
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


def test_every_target_on_a_phone_is_high_enough_to_touch(served: Served, link: Link, visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 568}, has_touch=True)
    answer(served.engine, link, ANSWERED, send=False)
    for address in PAGES:
        open_link(page, served, link, address)
        low = page.evaluate(
            "() => [...document.querySelectorAll('main button, main label.choice, main label.tick, main summary, main select, main a')]"
            ".filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 44).map(it => it.textContent.trim())"
        )
        assert low == [], address
