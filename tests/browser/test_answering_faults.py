"""What goes wrong while somebody answers, for real: nothing that was typed is lost, and nothing is taken that may not be."""

import signal
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy.orm import Session

from samenwerking.store.engine import writing
from samenwerking.store.tables import Invitation
from tests.browser.answering import CONNECT, GROUP, TRUST, choose, draft, open_link, question, stored, wait_until_saved
from tests.browser.conftest import Axe, Visit
from tests.browser.served import Served
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.rounds import Link, publish, the_round


def end_round(served: Served, collaboration: Made) -> None:
    """Let the deadline of a round be now."""
    with writing(served.engine) as session:
        the_round(session, collaboration.id).deadline = datetime.now(UTC)


def test_offline_for_a_moment_is_said_and_saved_as_soon_as_it_is_over(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    choose(page, CONNECT, "4 Grotendeels")
    wait_until_saved(page, 1)
    page.context.set_offline(True)
    choose(page, TRUST, "2 Een beetje")
    expect(page.get_by_role("alert")).to_contain_text("Er is nu geen verbinding. Uw antwoorden staan nog op deze pagina.")
    expect(page.locator("#saved")).to_be_empty()
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Relatie")
    expect(question(page, TRUST).get_by_role("radio", name="2 Een beetje")).to_be_checked()
    assert draft(served, link) == {"RE1": "4"}
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_contain_text("Opgeslagen om")
    expect(page.locator("#unsaved")).to_be_hidden()
    assert draft(served, link) == {"RE1": "4", "RE3": "2"}


def test_a_reply_that_gets_lost_is_no_change_by_somebody_else(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")

    def lose_the_reply(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/save/RE", lose_the_reply)
    choose(page, TRUST, "2 Een beetje")
    expect(page.locator("#unsaved")).to_be_visible()
    assert draft(served, link) == {"RE3": "2"}
    page.unroute("**/save/RE")
    choose(page, TRUST, "5 Helemaal")
    wait_until_saved(page, 1)
    expect(page.locator("#unsaved")).to_be_hidden()
    expect(page.get_by_role("button", name="Neem het andere over")).to_have_count(0)
    assert draft(served, link) == {"RE3": "5"}


def test_a_server_with_another_key_costs_no_answer_with_a_script(fragile: Served, fragile_link: Link, page: Page) -> None:
    open_link(page, fragile, fragile_link, "part/RE")
    choose(page, CONNECT, "4 Grotendeels")
    wait_until_saved(page, 1)
    fragile.stop(signal.SIGKILL)
    choose(page, TRUST, "2 Een beetje")
    expect(page.locator("#unsaved")).to_be_visible()
    fragile.start(secret="another key after it was rotated, long enough")
    page.get_by_role("button", name="Probeer nu opnieuw").click()
    wait_until_saved(page, 2)
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Organisatie")
    assert draft(fragile, fragile_link) == {"RE1": "4", "RE3": "2"}


def test_a_server_with_another_key_costs_no_answer_without_a_script(fragile: Served, fragile_link: Link, visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    open_link(page, fragile, fragile_link, "part/RE")
    choose(page, TRUST, "2 Een beetje")
    page.get_by_label("Wilt u iets toelichten over Relatie?").fill("Al acht uur open.")
    fragile.stop()
    fragile.start(secret="another key after it was rotated, long enough")
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.locator("#errors")).to_contain_text("Uw antwoorden staan er nog. Druk nog een keer op de knop.")
    assert draft(fragile, fragile_link) == {}
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Organisatie")
    assert draft(fragile, fragile_link) == {"RE3": "2", "comment.RE": "Al acht uur open."}


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_deadline_that_passes_while_typing_keeps_and_shows_what_was_typed(
    served: Served, collaboration: Made, link: Link, visit: Visit, script: bool
) -> None:
    page = visit(java_script_enabled=script)
    open_link(page, served, link, "part/RE")
    end_round(served, collaboration)
    choose(page, TRUST, "2 Een beetje")
    if script:
        expect(page.locator("#unsaved")).to_contain_text("De ronde is gesloten")
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De ronde is gesloten")
    expect(page.locator("main")).to_contain_text("Gaat de ronde weer open, dan staat het klaar en kunt u het versturen.")
    expect(page.get_by_role("definition")).to_have_text("2 Een beetje")
    response = stored(served, link)
    assert (response.sent, response.draft) == (None, {"RE3": "2"})


def test_at_the_deadline_whoever_gets_a_receipt_counts_and_nobody_else(served: Served, visit: Visit) -> None:
    made = a_collaboration(served.engine, {f"Partner {number}": 3 for number in range(8)}, days=6 / 86400)
    outcomes: dict[str, bool] = {}
    page = visit(java_script_enabled=False)
    while False not in outcomes.values():
        link = made.every_link[len(outcomes)]
        open_link(page, served, link, "review")
        if page.get_by_role("button", name="Verstuur mijn antwoorden").count() == 0:
            outcomes[link.invitation_id] = False
            break
        page.get_by_label("Welk rapportcijfer").select_option("7")
        page.get_by_role("button", name="Verstuur mijn antwoorden").click()
        outcomes[link.invitation_id] = page.url.endswith("/receipt")
    publish(served.engine, made.id)
    with Session(served.engine) as session:
        round_ = the_round(session, made.id)
        sent = [session.get_one(Invitation, key).response.sent_at for key in outcomes]
        counted = {key for key in outcomes if session.get_one(Invitation, key).response.sent is not None}
        assert counted == {key for key, receipt in outcomes.items() if receipt}
        assert all(moment is None or moment < round_.deadline for moment in sent)
        assert round_.published_scores is not None


def test_a_link_that_is_withdrawn_while_typing_shows_what_was_typed(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    with writing(served.engine) as session:
        session.get_one(Invitation, link.invitation_id).revoked_at = datetime.now(UTC) - timedelta(minutes=1)
    choose(page, GROUP, "3 Voor een deel")
    expect(page.locator("#unsaved")).to_contain_text("Deze pagina kan uw antwoorden niet meer opslaan.")
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link of code werkt niet")
    expect(page.get_by_role("definition")).to_have_text("3 Voor een deel")


def test_axe_finds_nothing_on_the_pages_that_say_what_went_wrong(
    served: Served, collaboration: Made, link: Link, visit: Visit, axe: Axe
) -> None:
    page, other = visit(), visit()
    for window in (page, other):
        # axe is a script itself, so the browser runs scripts: only that of the page stays away.
        window.route("**/survey.js*", lambda route: route.abort())
        open_link(window, served, link, "part/RE")
    choose(other, TRUST, "2 Een beetje")
    other.get_by_role("button", name="Verder naar Organisatie").click()
    choose(page, TRUST, "5 Helemaal")
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.get_by_role("heading", name="Dit veranderde intussen ergens anders")).to_be_visible()
    axe(page)
    other.get_by_role("navigation").get_by_role("button", name="Nakijken en versturen").click()
    other.get_by_role("button", name="Verstuur mijn antwoorden").click()
    axe(other)
    end_round(served, collaboration)
    page.get_by_role("button", name="Verder naar Organisatie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De ronde is gesloten")
    axe(page)
    for address in ("", "answers", "receipt"):
        page.goto(served.address + link.promise + address)
        axe(page)
    page.goto(f"{served.address}/open/nothing")
    axe(page)


def test_leaving_a_page_that_is_not_saved_asks_first(served: Served, link: Link, page: Page) -> None:
    open_link(page, served, link, "part/RE")
    page.context.set_offline(True)
    choose(page, TRUST, "2 Een beetje")
    expect(page.locator("#unsaved")).to_be_visible()
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
