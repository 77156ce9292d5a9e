"""Preparing a round and opening it: what stands in the way, what is frozen, the links shown once, and two leads at once."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.moments import local
from samenwerking.store.engine import writing
from samenwerking.store.tables import Collaboration, Invitation, Partner, Person, Round
from tests.factories.collaborations import Made
from tests.factories.responses import answer
from tests.factories.rounds import ZONE, close, publish, the_round
from tests.web.checked_client import CheckedClient, new_client
from tests.web.tables import tables, words

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
WAS = re.compile(r'name="was" value="([^"]+)"')
DAY = (datetime.now(ZONE) + timedelta(days=10)).date()


def address(made: Made, end: str, number: int = 2) -> str:
    return f"/collaborations/{made.id}/rounds/{number}/{end}"


def begin(made: Made, lead: CheckedClient) -> str:
    """Begin the next round, and give the address of the page where it is prepared."""
    return str(lead.submit(f"/collaborations/{made.id}/rounds").location)


def was_of(client: CheckedClient, where: str) -> str:
    found: list[str] = WAS.findall(client.get(where).text)
    return found[-1]


def plan(client: CheckedClient, made: Made, **changed: str | list[str]) -> dict[str, str | list[str]]:
    return {"form": "full", "day": DAY.isoformat(), "was": was_of(client, address(made, "prepare")), **changed}


@pytest.fixture
def second(engine: Engine, collaboration: Made, lead: CheckedClient) -> Made:
    """A collaboration of which the first round was published, and the second is being prepared."""
    for link in collaboration.every_link:
        answer(engine, link)
    publish(engine, collaboration.id)
    assert begin(collaboration, lead) == address(collaboration, "prepare")
    return collaboration


def round_of(engine: Engine, made: Made, number: int = 2) -> Round:
    with Session(engine) as session:
        found = the_round(session, made.id, number)
        _ = found.questionnaires, [each.name for each in found.participations]
        return found


@SQLITE
def test_the_next_round_asks_what_the_last_one_asked_and_begins_once(engine: Engine, second: Made, lead: CheckedClient) -> None:
    first, draft = round_of(engine, second, 1), round_of(engine, second)
    assert (draft.form, draft.instrument_digest, draft.opened_at) == (first.form, first.instrument_digest, None)
    assert local(draft.deadline, ZONE).time() == time(17)
    assert begin(second, lead) == address(second, "prepare")
    assert "3 partners, 9 personen" in words(lead.get(address(second, "prepare")).text)


def test_form_modules_and_last_day_are_kept(engine: Engine, second: Made, lead: CheckedClient) -> None:
    kept = lead.submit(address(second, "prepare"), plan(lead, second, form="short", module=["network"]))
    assert (kept.status_code, kept.location) == (302, address(second, "prepare"))
    said = words(lead.get(address(second, "prepare")).text)
    assert "Kort: 36 vragen" in said
    assert "Nu gekozen: 40 vragen, ongeveer 15 minuten." in said
    draft = round_of(engine, second)
    assert local(draft.deadline, ZONE) == datetime.combine(DAY, time(17), ZONE)
    assert [each["id"] for each in draft.questionnaires][-1] == "network"


@SQLITE
@pytest.mark.parametrize("day", ["", "gisteren", "2020-01-01", "31-2-2027"])
def test_a_day_on_which_a_round_cannot_close_is_refused_and_stays(engine: Engine, second: Made, lead: CheckedClient, day: str) -> None:
    before = round_of(engine, second).deadline
    reply = lead.submit(address(second, "prepare"), plan(lead, second, day=day, form="short"))
    assert reply.status_code == 422
    assert f'value="{day}"' in reply.text
    assert round_of(engine, second).deadline == before


def test_who_changes_a_round_after_somebody_else_overwrites_nothing(engine: Engine, second: Made, lead: CheckedClient) -> None:
    mine = plan(lead, second, form="full", module=["network"])
    assert lead.submit(address(second, "prepare"), plan(lead, second, form="short")).status_code == 302
    reply = lead.submit(address(second, "prepare"), mine)
    assert reply.status_code == 409
    assert "Nu gekozen: 36 vragen" in words(reply.text)
    assert round_of(engine, second).form == "short"
    assert lead.submit(address(second, "prepare"), {**mine, "was": WAS.findall(reply.text)[-1]}).status_code == 302
    assert round_of(engine, second).form == "full"


@SQLITE
def test_what_stands_in_the_way_is_said_and_keeps_the_round_from_opening(engine: Engine, second: Made, lead: CheckedClient) -> None:
    with writing(engine) as session:
        partners = session.get_one(Collaboration, second.id).partners
        session.delete(partners[1].persons[0])
        partners[2].voice = "organisation"
        for person in list(partners[2].persons):
            session.delete(person)
        session.get_one(Round, round_of(engine, second).id).deadline = datetime.now(UTC) - timedelta(days=1)
    said = words(lead.get(address(second, "prepare")).text)
    assert "Bedrijf Noord heeft 2 van de 3 personen die nodig zijn." in said
    assert "Gemeente Midden heeft nog niemand" in said
    assert "De laatste dag is al voorbij." in said
    assert lead.get(address(second, "open")).location == address(second, "prepare")
    assert lead.submit(address(second, "open"), {"was": "x"}).location == address(second, "prepare")
    assert round_of(engine, second).opened_at is None


@SQLITE
def test_two_partners_are_too_few_and_one_round_is_open_at_a_time(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    begin(collaboration, lead)
    assert "Ronde 1 is nog open." in words(lead.get(address(collaboration, "prepare")).text)
    close(engine, collaboration.id)
    assert "Ronde 1 is nog open." not in words(lead.get(address(collaboration, "prepare")).text)
    lead.submit("/collaborations/new", {"name": "Klein", "lead_name": "A", "contact_name": "B", "contact_email": "b@a.test",
                                        "visibility": "own", "language": "nl"})  # fmt: skip
    lead.submit("/collaborations/2/rounds")
    assert "Er zijn nog 3 partners nodig." in words(lead.get("/collaborations/2/rounds/1/prepare").text)


def test_opening_freezes_the_round_and_shows_every_link_and_code_once(
    app: Flask, engine: Engine, second: Made, lead: CheckedClient
) -> None:
    with writing(engine) as session:
        session.get_one(Collaboration, second.id).partners[1].voice = "organisation"
        session.get_one(Collaboration, second.id).visibility = "closed"
    assert "Bedrijf Noord krijgt één link: Persoon 1 antwoordt" in words(lead.get(address(second, "open")).text)
    page = lead.submit(address(second, "open"), {"was": was_of(lead, address(second, "open"))})
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    rows = tables(page.text)["Per persoon de link en de code"][1:]
    assert len(rows) == 7
    opened = round_of(engine, second)
    assert (opened.visibility, opened.opened_on) == ("closed", local(datetime.now(UTC), ZONE).date())
    assert [each.voice for each in opened.participations] == ["persons", "organisation", "persons"]
    for _, link, code in rows:
        for client, reply in ((new_client(app), None), (new_client(app), code)):
            gone = client.get(link.removeprefix("http://127.0.0.1:8000")) if reply is None else client.submit("/code", {"code": code})
            assert gone.status_code == 302
            assert client.get(gone.location).status_code == 200
    again = lead.submit(address(second, "open"), {"was": "x"}, follow_redirects=True)
    assert again.request.path == address(second, "progress")
    assert "Ronde 2 is al open." in words(again.text)
    assert not [code for *_, code in rows if code in again.text]


def test_what_changed_since_it_was_shown_is_not_opened(engine: Engine, second: Made, lead: CheckedClient) -> None:
    was = was_of(lead, address(second, "open"))
    with writing(engine) as session:
        partner = session.get_one(Collaboration, second.id).partners[0]
        partner.persons.append(Person(name="Erbij", email="erbij@zuid.test", respondent="r9"))
    reply = lead.submit(address(second, "open"), {"was": was})
    assert reply.status_code == 409
    assert "Er is intussen iets veranderd" in words(reply.text)
    assert "10 personen van 3 partners" in words(reply.text)
    assert round_of(engine, second).opened_at is None


@SQLITE
def test_an_open_round_keeps_what_it_opened_with(engine: Engine, second: Made, lead: CheckedClient) -> None:
    late = plan(lead, second, form="short")
    lead.submit(address(second, "open"), {"was": was_of(lead, address(second, "open"))})
    for end in ("prepare", "open"):
        assert lead.get(address(second, end)).location == address(second, "progress")
    assert lead.submit(address(second, "prepare"), late).location == address(second, "progress")
    assert round_of(engine, second).form == "full"
    with Session(engine) as session:
        school = session.get_one(Collaboration, second.id).partners[0]
        assert isinstance(school, Partner)
        asked = session.query(Invitation).filter(Invitation.person_id.in_([each.id for each in school.persons])).count()
    assert asked == 6


def test_who_has_not_begun_can_get_a_new_link_and_who_has_cannot(
    app: Flask, engine: Engine, collaboration: Made, lead: CheckedClient
) -> None:
    begun, waiting = collaboration.every_link[0], collaboration.every_link[-1]
    answer(engine, begun, send=False)
    page = lead.submit(address(collaboration, "links", 1))
    rows = tables(page.text)["Per persoon de link en de code"][1:]
    assert len(rows) == len(collaboration.every_link) - 1
    for client in (new_client(app), new_client(app)):
        assert client.get(rows[-1][1].removeprefix("http://127.0.0.1:8000")).location == waiting.promise
        assert client.get(waiting.opening).location == waiting.promise
        assert client.submit("/code", {"code": waiting.code}).status_code == 404
        assert client.submit("/code", {"code": rows[-1][2]}).location == waiting.promise
        assert client.submit("/code", {"code": begun.code}).location == begun.promise
    close(engine, collaboration.id)
    assert lead.submit(address(collaboration, "links", 1)).location == address(collaboration, "progress", 1)


@SQLITE
def test_every_page_of_setting_up_speaks_english_too(engine: Engine, second: Made, lead: CheckedClient) -> None:
    lead.get("/language/en")
    base = f"/collaborations/{second.id}"
    with Session(engine) as session:
        school = session.get_one(Collaboration, second.id).partners[0]
        partner = f"{base}/partners/{school.id}"
        person = f"{partner}/persons/{school.persons[0].id}"
    pages = ["/collaborations/new", f"{base}/settings", f"{base}/partners", f"{base}/partners/list", partner, f"{partner}/remove"]
    for where in [*pages, f"{person}/remove", address(second, "prepare"), address(second, "open")]:
        page = lead.get(where)
        assert page.status_code == 200, where
        assert '<html lang="en">' in page.text, where
    assert "Open round 2?" in lead.get(address(second, "open")).text
