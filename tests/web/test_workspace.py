"""The lead organisation follows a round: its collaborations, the overview and the progress of partners."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.store import drafts
from samenwerking.store.engine import writing
from samenwerking.store.tables import Invitation
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer, every_item
from tests.factories.rounds import Link, close, open_round, publish, the_round
from tests.web.checked_client import CheckedClient
from tests.web.conftest import signed_in
from tests.web.tables import tables, words

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)


def address(made: Made, page: str = "", number: int = 1) -> str:
    """A page of a collaboration, or of one of its rounds."""
    return f"/collaborations/{made.id}/" + (f"rounds/{number}/{page}" if page else "")


def read(client: CheckedClient, where: str) -> str:
    """The HTML of a page that must be there."""
    reply = client.get(where)
    assert reply.status_code == 200, where
    return reply.get_data(as_text=True)


def decline(engine: Engine, link: Link) -> None:
    """Say for one respondent that it does not take part."""
    with writing(engine) as session:
        response = session.get_one(Invitation, link.invitation_id).response
        drafts.decline(response, response.invitation.created_at if response.invitation else the_round(session, 1).deadline)


def test_an_account_sees_the_collaborations_it_leads_and_no_others(engine: Engine, lead: CheckedClient) -> None:
    a_collaboration(engine, name="Van een ander", email="ander@voorbeeld.test")
    a_collaboration(engine, name="Ook van mij")
    said = words(read(lead, "/collaborations"))
    assert "Samen in de Regio" in said
    assert "Ook van mij" in said
    assert "Van een ander" not in said


@SQLITE
def test_an_account_without_a_collaboration_is_told_what_to_do(app: Flask, engine: Engine, collaboration: Made) -> None:
    with writing(engine) as session:
        session.delete(the_round(session, collaboration.id).collaboration)
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    assert "U heeft nog geen samenwerking" in read(signed_in(client, collaboration.email), "/collaborations")


def test_the_overview_counts_who_sent_and_says_until_when(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    for link in collaboration.links["School Zuid"]:
        answer(engine, link)
    answer(engine, collaboration.links["Bedrijf Noord"][0])
    said = words(read(lead, address(collaboration)))
    assert "3 partners · 9 personen · begeleid door School Zuid" in said
    assert "Verstuurd 4 van 9 personen" in said
    assert "Partners compleet 1 van 3" in said
    assert "Sluit over 12 dagen" in said
    assert "Gemeente Midden is nog niet begonnen" in said
    assert "Bedrijf Noord is nog niet begonnen" not in said


@pytest.mark.parametrize(
    ("visibility", "said"),
    [
        ("open", "Alle partners zien het cijfer van elke partner."),
        ("own", "Elke partner ziet het eigen cijfer en het geheel."),
        ("closed", "Iedereen ziet alleen het geheel, ook u."),
    ],
)
@SQLITE
def test_the_overview_says_what_was_agreed_for_the_round(app: Flask, engine: Engine, visibility: str, said: str) -> None:
    made = a_collaboration(engine, visibility=visibility, form="short")  # type: ignore[arg-type]  # one of the three
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    html = words(read(signed_in(client, made.email), address(made)))
    assert said in html
    assert "Korte vragenlijst, 36 vragen" in html


def test_every_round_stands_in_the_overview_with_its_state_and_only_a_published_one_with_figures(
    engine: Engine, collaboration: Made, lead: CheckedClient
) -> None:
    for link in collaboration.every_link:
        answer(engine, link)
    publish(engine, collaboration.id)
    open_round(engine, collaboration.id)
    rows = tables(read(lead, address(collaboration)))["Rondes van deze samenwerking"]
    assert [row[1:5] for row in rows[1:]] == [
        ["● Open", "0 van 9 personen", "na publicatie", "na publicatie"],
        ["✓ Gepubliceerd", "9 van 9 personen", "4,0 hoog", "Verankeren"],
    ]


def test_progress_counts_who_sent_started_declined_or_did_nothing_and_shows_no_answer(
    engine: Engine, collaboration: Made, lead: CheckedClient
) -> None:
    first, second, third = collaboration.links["Bedrijf Noord"]
    answer(engine, first, {"RE3": "1", "comment.RE": "dit leest alleen de samensteller"})
    answer(engine, second, {"RE3": "2"}, send=False)
    decline(engine, third)
    html = read(lead, address(collaboration, "progress"))
    said = words(html)
    assert "Verstuurd 1 van 9" in said
    assert "Begonnen 1 nog niet verstuurd" in said
    assert "Niet begonnen 6 personen" in said
    assert "Doet niet mee 1 persoon" in said
    assert "1 van 3 verstuurd , 1 begonnen, 1 doet niet mee" in said
    assert "dit leest alleen de samensteller" not in html


@pytest.mark.parametrize(
    ("sent", "started", "declined", "stage"),
    [(3, 0, 0, "✓ Compleet"), (1, 1, 0, "Bezig"), (0, 0, 0, "! Niet begonnen"), (0, 0, 3, "Doet niet mee"), (2, 0, 1, "✓ Compleet")],
)
@SQLITE
def test_a_partner_is_called_by_how_far_all_of_it_is(
    engine: Engine, collaboration: Made, lead: CheckedClient, sent: int, started: int, declined: int, stage: str
) -> None:
    links = collaboration.links["Bedrijf Noord"]
    for place, link in enumerate(links):
        if place < sent + started:
            answer(engine, link, send=place < sent)
        elif place < sent + started + declined:
            decline(engine, link)
    part = read(lead, address(collaboration, "progress")).partition("<h3><bdi>Bedrijf Noord</bdi></h3>")[2].partition("</li>")[0]
    assert re.findall(r'class="tag[^"]*">([^<]+)<', part) == [stage]


@SQLITE
def test_somebody_who_changes_after_sending_still_counts_as_sent(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    link = collaboration.links["School Zuid"][0]
    answer(engine, link)
    answer(engine, link, {"RE3": "1"}, send=False)
    assert "Verstuurd 1 van 9" in words(read(lead, address(collaboration, "progress")))


@SQLITE
@pytest.mark.parametrize("name", ["progress", "close", "reopen", "publish"])
def test_a_round_that_was_not_opened_has_no_such_page(engine: Engine, collaboration: Made, lead: CheckedClient, name: str) -> None:
    with writing(engine) as session:
        the_round(session, collaboration.id).opened_at = None
    assert lead.get(address(collaboration, name)).status_code == 404
    if name != "progress":
        assert lead.submit(address(collaboration, name)).status_code == 404
    assert "Nog niet geopend" in read(lead, address(collaboration))


@SQLITE
def test_there_are_tabs_for_the_pages_that_exist_and_no_others(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    def tabs(where: str) -> list[tuple[str, str]]:
        bar = read(lead, where).partition('<nav class="tabs"')[2].partition("</nav>")[0]
        return re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', bar)

    assert [name for _, name in tabs(address(collaboration))] == ["Overzicht", "Partners", "Voortgang"]
    for link in collaboration.every_link:
        answer(engine, link)
    publish(engine, collaboration.id)
    open_round(engine, collaboration.id)
    base = f"/collaborations/{collaboration.id}"
    assert tabs(address(collaboration, "progress", 1)) == [
        (f"{base}/", "Overzicht"),
        (f"{base}/partners", "Partners"),
        (f"{base}/rounds/1/progress", "Voortgang"),
        (f"{base}/rounds/1/results", "Resultaten"),
        (f"{base}/rounds/1/actions", "Acties"),
    ]
    assert tabs(address(collaboration)) == [
        (f"{base}/", "Overzicht"),
        (f"{base}/partners", "Partners"),
        (f"{base}/rounds/2/progress", "Voortgang"),
        (f"{base}/rounds/1/results", "Resultaten"),
        (f"{base}/rounds/1/actions", "Acties"),
    ]


@SQLITE
def test_what_waits_for_the_lead_organisation_leads_to_where_it_is_done(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    for link in collaboration.every_link:
        with Session(engine) as session:
            fields = every_item(the_round(session, collaboration.id), "2")
        answer(engine, link, fields)
    close(engine, collaboration.id)
    assert f'<a href="{address(collaboration, "publish")}">Controleer ronde 1 en publiceer de uitkomsten</a>' in read(
        lead, address(collaboration)
    )
    publish(engine, collaboration.id)
    assert re.search(
        rf'<a href="{address(collaboration, "actions")}">Bespreek \d+ dringende acties na ronde 1</a>', read(lead, address(collaboration))
    )


@SQLITE
def test_the_menu_signs_out_by_a_button(lead: CheckedClient, collaboration: Made) -> None:
    assert '<form method="post" action="/sign-out">' in read(lead, address(collaboration))
    lead.submit("/sign-out")
    assert lead.get(address(collaboration)).status_code == 302


@SQLITE
def test_on_the_last_day_a_round_closes_today(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    with writing(engine) as session:
        the_round(session, collaboration.id).deadline = datetime.now(UTC) + timedelta(minutes=5)
    assert re.search(r"Sluit over (vandaag|1 dag)", words(read(lead, address(collaboration, "progress"))))
