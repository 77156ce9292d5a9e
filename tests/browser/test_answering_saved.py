"""What the page says is kept, is; what it says stays out of the way of the answers."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import CONNECT, choose, draft, open_link, wait_until_saved
from tests.browser.conftest import Visit
from tests.browser.served import Served
from tests.factories.rounds import Link

COMMENT = "Wilt u iets toelichten over Relatie?"


def test_words_that_are_just_typed_are_not_called_saved_and_are_saved_when_the_page_is_left(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    choose(page, CONNECT, "4 Grotendeels")
    wait_until_saved(page, 1)
    page.clock.install()
    page.get_by_label(COMMENT).press_sequentially("Dit gaat goed.")
    expect(page.locator("#saved")).to_be_empty()
    assert draft(served, link) == {"RE1": "4"}
    with page.expect_response("**/save/RE"):
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert draft(served, link) == {"RE1": "4", "comment.RE": "Dit gaat goed."}


def test_a_seventh_topic_is_named_as_not_kept_until_one_is_unticked(served: Served, link: Link, visit: Visit) -> None:
    page = visit(viewport={"width": 360, "height": 740})
    open_link(page, served, link, "leading")
    boxes = page.get_by_role("checkbox")
    for place in range(7):
        boxes.nth(place).check()
    expect(page.locator("#saved")).to_have_text("Nog niet alles is opgeslagen")
    expect(page.locator("#picked")).to_contain_text("7 van hoogstens 6 gekozen. Haal een vinkje weg")
    expect(page.locator("#picked")).to_be_in_viewport()
    expect(page.get_by_role("alert").filter(has_text="Nog niet opgeslagen: ")).to_be_visible()
    assert len(draft(served, link)) == 6
    page.get_by_role("button", name="Verder naar").click()
    expect(page.locator("#errors")).to_be_visible()
    boxes.nth(0).uncheck()
    expect(page.locator("#saved")).to_contain_text("Opgeslagen om")
    expect(page.locator("#errors")).to_have_count(0)
    expect(page.locator(".wrong")).to_have_count(0)
    assert len(draft(served, link)) == 6


@pytest.mark.parametrize(("height", "position"), [(256, "static"), (800, "sticky")])
def test_a_notice_stays_in_view_only_where_there_is_room_for_it(
    served: Served, link: Link, visit: Visit, height: int, position: str
) -> None:
    page = visit(viewport={"width": 320, "height": height})
    open_link(page, served, link, "part/RE")
    page.context.set_offline(True)
    choose(page, CONNECT, "4 Grotendeels")
    brief = page.locator("#brief")
    expect(brief).to_have_text("! Niet opgeslagen")
    assert brief.evaluate("line => getComputedStyle(line).position") == position
    assert page.locator("#unsaved").evaluate("notice => getComputedStyle(notice).position") == "static"
    page.context.set_offline(False)
    expect(brief).to_be_hidden()
    expect(page.locator("#saved")).to_contain_text("Opgeslagen om")
    expect(page.locator("#saved")).not_to_have_class("fresh", timeout=10000)
