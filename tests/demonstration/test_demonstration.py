"""The demonstration: what the first start makes, what a second start keeps, and that every page says it is made up."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from samenwerking import demonstration
from samenwerking.configuration import Configuration
from samenwerking.demonstration import Doors
from samenwerking.method.shown.figures import Hidden
from samenwerking.method.vocabulary import View
from samenwerking.store import rounds
from samenwerking.store.engine import writing
from samenwerking.store.tables import Account, Collaboration, Round
from tests.web.checked_client import CheckedClient, new_client

# What it is made of shows on one database as on the other; making it, keeping it and making it anew is tried on both.
on_sqlite = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
MADE_UP = "De organisaties, mensen en cijfers zijn verzonnen."


@pytest.fixture
def moment() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def doors(engine: Engine, configuration: Configuration, moment: datetime) -> Doors:
    configuration.instance.mkdir(exist_ok=True)
    return demonstration.start(engine, configuration, moment)


@pytest.fixture
def lead(app: Flask, doors: Doors) -> CheckedClient:
    client = new_client(app)
    assert client.submit("/sign-in", {"email": doors.email, "password": doors.password}).status_code == 302
    return client


def the_collaboration(session: Session) -> Collaboration:
    return session.scalars(select(Collaboration)).one()


def states(session: Session, moment: datetime) -> list[str]:
    return [each.state(moment) for each in the_collaboration(session).rounds]


def test_two_rounds_are_published_and_one_is_open_until_next_week(engine: Engine, doors: Doors, moment: datetime) -> None:
    with Session(engine) as session:
        assert states(session, moment) == ["published", "published", "open"]
        first, second, third = the_collaboration(session).rounds
        ages = [(moment - each.opened_at) / timedelta(days=30.4) for each in (first, second) if each.opened_at]
        assert [round(age) for age in ages] == [13, 7]
        assert timedelta(days=11) < third.deadline - moment < timedelta(days=14)


@on_sqlite
def test_at_least_eight_partners_in_three_sectors_take_part_and_some_join_or_leave(engine: Engine, doors: Doors) -> None:
    with Session(engine) as session:
        taking_part = [{each.name: each.sector for each in round_.participations} for round_ in the_collaboration(session).rounds]
    for each in taking_part:
        assert len(each) >= 8
        assert len(set(each.values())) >= 3
    assert set(taking_part[0]) - set(taking_part[1])
    assert set(taking_part[1]) - set(taking_part[0])


@on_sqlite
def test_people_differ_and_answers_are_missing(engine: Engine, doors: Doors) -> None:
    with Session(engine) as session:
        second = the_collaboration(session).rounds[1]
        sent = [response.sent for each in second.participations for response in each.responses if response.sent]
        voices = {each.voice for each in second.participations}
    assert len({json.dumps(each, sort_keys=True) for each in sent}) == len(sent)
    values = [value for each in sent for value in each.values()]
    assert {"dont_know", "not_applicable"} <= set(values)
    assert any(len(each) < max(map(len, sent)) for each in sent)
    assert any(field.startswith("comment.") for each in sent for field in each)
    assert voices == {"persons", "organisation"}


@on_sqlite
def test_the_open_round_has_people_who_sent_began_declined_and_did_nothing(engine: Engine, doors: Doors) -> None:
    with Session(engine) as session:
        third = the_collaboration(session).rounds[2]
        assert {response.state for each in third.participations for response in each.responses} == {
            "sent",
            "started",
            "declined",
            "invited",
        }


@on_sqlite
def test_the_figures_tell_a_story_and_a_pool_hides_partners(engine: Engine, doors: Doors) -> None:
    with Session(engine) as session:
        first, second, _ = the_collaboration(session).rounds
        result = rounds.result_of(second, View("lead"), first)
        assert first.leading == second.leading != []
    assert result.since is not None
    trust = [each.indicators["RE3"].figure.score for each in (result.since.round, result.current)]
    assert trust[0] is not None
    assert trust[1] is not None
    assert trust[1] - trust[0] > 0.5
    assert result.since.change.dimensions["RE"].verdict == "higher"
    assert result.current.indicators["OR3"].figure.band == "laag"
    assert len(result.current.pool) >= 3
    assert {name for name, each in result.current.partners.items() if isinstance(each, Hidden)} == set(result.current.pool)
    assert any(each.state == "urgent" for each in result.current.actions)


def test_a_second_start_prints_the_same_and_keeps_what_was_answered(
    app: Flask, engine: Engine, configuration: Configuration, doors: Doors, moment: datetime
) -> None:
    client = new_client(app)
    promise = client.get(doors.answering).location
    assert client.submit(f"{promise}part/PR", {"a-PR1a": "5", "to": "review"}).status_code in (302, 303)
    assert demonstration.start(engine, configuration, moment + timedelta(days=1)) == doors
    with Session(engine) as session:
        drafts = [response.draft for each in the_collaboration(session).rounds[2].participations for response in each.responses]
    assert {"PR1a": "5"} in drafts


def test_a_fresh_start_makes_it_anew_and_leaves_everything_else(
    engine: Engine, configuration: Configuration, doors: Doors, moment: datetime
) -> None:
    with writing(engine) as session:
        session.add(Collaboration(name="Echt", lead_name="Echt", contact="echt@voorbeeld.test", created_at=moment))
        session.execute(select(Round).where(Round.number == 3)).scalar_one().deadline = moment
    again = demonstration.start(engine, configuration, moment, fresh=True)
    assert again.password != doors.password
    assert again.answering != doors.answering
    with Session(engine) as session:
        assert sorted(session.scalars(select(Collaboration.name))) == ["Echt", "Techniek voor Zandermeer"]
        assert session.scalars(select(Account.email)).all() == [doors.email]
        assert session.scalars(select(Round.deadline).where(Round.number == 3)).one() > moment


@on_sqlite
@pytest.mark.parametrize("lost", ["removed", "cut off"])
def test_without_what_was_printed_the_answers_stay_and_there_are_new_ways_in(
    app: Flask, engine: Engine, configuration: Configuration, doors: Doors, moment: datetime, lost: str
) -> None:
    file = configuration.instance / demonstration.FILE
    file.unlink() if lost == "removed" else file.write_text(file.read_text()[:30])
    again = demonstration.start(engine, configuration, moment)
    assert again.password != doors.password
    client = new_client(app)
    assert client.submit("/sign-in", {"email": again.email, "password": doors.password}).status_code == 422
    assert client.submit("/sign-in", {"email": again.email, "password": again.password}).status_code == 302
    for link in (doors.answering, again.answering, again.results):
        assert client.get(link, follow_redirects=True).status_code == 200
    with Session(engine) as session:
        assert len(the_collaboration(session).rounds) == 3


@on_sqlite
def test_what_is_printed_is_kept_for_its_owner_only(configuration: Configuration, doors: Doors) -> None:
    kept = configuration.instance / demonstration.FILE
    assert kept.stat().st_mode & 0o077 == 0
    assert list(Path(configuration.instance).glob("*.part")) == []


@on_sqlite
def test_every_page_of_it_says_that_it_is_made_up(app: Flask, engine: Engine, doors: Doors, lead: CheckedClient) -> None:
    respondent = new_client(app)
    promise = respondent.get(doors.answering).location
    with Session(engine) as session:
        base = f"/collaborations/{the_collaboration(session).id}/"
    for address in ("", "rounds/3/progress", "rounds/3/close", "rounds/2/results", "rounds/2/actions"):
        assert MADE_UP in lead.get(base + address).text, address
    for address in ("", "part/PR", "review", "questions", "decline"):
        assert MADE_UP in respondent.get(promise + address).text, address


@on_sqlite
def test_the_server_of_the_demonstration_says_so_on_its_start_page_and_others_do_not(app: Flask, client: CheckedClient) -> None:
    assert MADE_UP not in client.get("/").text
    app.config["DEMONSTRATION"] = True
    assert MADE_UP in client.get("/").text


@on_sqlite
def test_its_account_sets_up_another_collaboration_and_the_next_round_as_anybody(engine: Engine, doors: Doors, lead: CheckedClient) -> None:
    with Session(engine) as session:
        made_up = f"/collaborations/{the_collaboration(session).id}"
    begun = lead.submit(f"{made_up}/rounds").location
    page = lead.get(begun).text
    assert "Ronde 3 is nog open." in page
    assert MADE_UP in page
    chosen = {"name": "Zelf gemaakt", "lead_name": "School", "contact_name": "Noor", "contact_email": "noor@school.test"}
    own = lead.submit("/collaborations/new", {**chosen, "visibility": "own", "language": "nl"}).location
    assert MADE_UP not in lead.get(own).text
