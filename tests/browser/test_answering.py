"""A respondent in a real browser: each page, each way of using it, and what is said aloud."""

from playwright.sync_api import Page, expect

from tests.browser.answering import CONNECT, PARTS, TRUST, choose, draft, open_link, question, stored, wait_until_saved
from tests.browser.conftest import Axe
from tests.browser.served import Served
from tests.factories.rounds import Link


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
    page.get_by_role("button", name="Vraag 19: We vertrouwen elkaar.").click()
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


def test_all_questions_are_printed_with_boxes_and_without_buttons(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "questions")
    page.emulate_media(media="print")
    expect(page.locator(".boxes").first).to_be_visible()
    expect(page.locator(".sheet .boxes")).to_have_count(53)
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("link", name="Terug naar de eerste pagina")).to_be_hidden()
