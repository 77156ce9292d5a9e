"""The lead organisation ends a round: closes it, opens it again, moves its end, and publishes it once."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.store.engine import writing
from samenwerking.store.instruments import instrument_of
from samenwerking.store.tables import Round
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer
from tests.factories.rounds import close, publish, the_round
from tests.web.checked_client import CheckedClient
from tests.web.conftest import signed_in
from tests.web.tables import words
from tests.web.test_workspace import address, read

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)


@contextmanager
def stored(engine: Engine, made: Made) -> Iterator[Round]:
    """The first round as the database holds it."""
    with Session(engine) as session:
        yield the_round(session, made.id)


def everybody_answers(engine: Engine, made: Made) -> None:
    for link in made.every_link:
        answer(engine, link)


def day_in(days: int) -> str:
    """A day from now as a date picker sends it."""
    return (datetime.now(ZoneInfo("Europe/Amsterdam")) + timedelta(days=days)).date().isoformat()


@SQLITE
def test_closing_asks_first_and_says_what_happens(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    answer(engine, collaboration.links["School Zuid"][0])
    answer(engine, collaboration.links["School Zuid"][1], send=False)
    said = words(read(lead, address(collaboration, "close")))
    assert "8 van de 9 personen hebben nog niet verstuurd." in said
    assert "1 persoon is begonnen maar niet klaar. Die antwoorden tellen niet mee." in said
    with stored(engine, collaboration) as round_:
        assert round_.closed_at is None, "asking changed something"


def test_a_second_press_on_close_changes_nothing(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    assert lead.submit(address(collaboration, "close")).location == address(collaboration, "progress")
    with stored(engine, collaboration) as round_:
        closed = round_.closed_at
    assert closed is not None
    assert "Ronde 1 is gesloten." in read(lead, address(collaboration, "progress"))
    assert lead.submit(address(collaboration, "close")).location == address(collaboration, "progress")
    with stored(engine, collaboration) as round_:
        assert round_.closed_at == closed
    assert "Ronde 1 is gesloten." not in read(lead, address(collaboration, "progress"))


@SQLITE
def test_after_the_deadline_a_round_is_closed_by_itself(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    with writing(engine) as session:
        the_round(session, collaboration.id).deadline = datetime.now(UTC) - timedelta(minutes=1)
    assert lead.get(address(collaboration, "close")).location == address(collaboration, "progress")
    assert "Controleer en publiceer" in read(lead, address(collaboration, "progress"))


def test_a_closed_round_opens_again_until_another_day_at_the_same_time(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    close(engine, collaboration.id)
    with stored(engine, collaboration) as round_:
        before = round_.deadline.astimezone(ZoneInfo("Europe/Amsterdam"))
    assert "opnieuw openen?" in read(lead, address(collaboration, "reopen"))
    lead.submit(address(collaboration, "reopen"), {"day": day_in(3)})
    with stored(engine, collaboration) as round_:
        after = round_.deadline.astimezone(ZoneInfo("Europe/Amsterdam"))
        assert round_.state(datetime.now(UTC)) == "open"
    assert after.date().isoformat() == day_in(3)
    assert after.time() == before.time()


@SQLITE
def test_a_deadline_that_has_passed_is_moved_by_a_day_typed_the_dutch_way(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    with writing(engine) as session:
        the_round(session, collaboration.id).deadline = datetime.now(UTC) - timedelta(days=3)
    year, month, day = day_in(8).split("-")
    assert lead.submit(address(collaboration, "reopen"), {"day": f" {int(day)}-{int(month)}-{year} "}).status_code == 302
    with stored(engine, collaboration) as round_:
        assert round_.state(datetime.now(UTC)) == "open"


@SQLITE
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Hier staat nog niets. Vul dit veld in."),
        ("morgen", "'morgen' is geen datum die we kunnen lezen."),
        ("31-2-2030", "'31-2-2030' is geen datum die we kunnen lezen."),
        ("2020-01-01", "De einddatum is al voorbij."),
        (day_in(0), "De einddatum is al voorbij."),
        (day_in(500), "Deze dag is te ver weg."),
        ("9999-12-31", "Deze dag is te ver weg."),
    ],
)
def test_a_day_that_cannot_be_the_last_is_refused_and_kept_in_the_field(
    engine: Engine, collaboration: Made, lead: CheckedClient, typed: str, said: str
) -> None:
    close(engine, collaboration.id)
    reply = lead.submit(address(collaboration, "reopen"), {"day": typed})
    html = reply.get_data(as_text=True)
    assert reply.status_code == 422
    assert words(html).count(said) == 2, "it stands in the summary and at the field"
    assert re.search(rf'name="day" value="{re.escape(typed)}"', html)
    with stored(engine, collaboration) as round_:
        assert round_.closed_at is not None


@SQLITE
def test_the_end_of_an_open_round_can_be_moved(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    assert "De sluiting van ronde 1 verzetten?" in read(lead, address(collaboration, "reopen"))
    lead.submit(address(collaboration, "reopen"), {"day": day_in(40)})
    assert "Sluit over 40 dagen" in words(read(lead, address(collaboration, "progress")))


def test_an_open_round_is_closed_before_it_is_published(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    everybody_answers(engine, collaboration)
    assert lead.get(address(collaboration, "publish")).location == address(collaboration, "close")
    lead.submit(address(collaboration, "publish"))
    with stored(engine, collaboration) as round_:
        assert round_.published_at is None


@SQLITE
def test_the_check_before_publishing_says_what_will_be_hidden_and_what_would_help_but_no_figure(app: Flask, engine: Engine) -> None:
    partners = {"School Zuid": 3, "Bedrijf Noord": 4, "Gemeente Midden": 3, "Zorg Oost": 1, "Stichting West": 3, "Stil Water": 3}
    made = a_collaboration(engine, partners, organisations={"Zorg Oost"})
    for name, sent in {"School Zuid": 3, "Bedrijf Noord": 2, "Gemeente Midden": 3, "Zorg Oost": 1, "Stichting West": 3}.items():
        for link in made.links[name][:sent]:
            answer(engine, link)
    close(engine, made.id)
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    html = read(signed_in(client, made.email), address(made, "publish"))
    said = words(html.partition("<main")[2])
    assert "Van 5 van de 6 partners is er antwoord, 12 van de 17 personen." in said
    assert "Van Stil Water kwam geen antwoord." in said
    assert "Van Bedrijf Noord komt er geen eigen cijfer: minder dan 3 mensen verstuurden." in said
    assert "Van Zorg Oost komt er ook geen eigen cijfer." in said
    assert "Met nog 1 antwoord van Bedrijf Noord komen er eigen cijfers van Bedrijf Noord, Gemeente Midden en Zorg Oost." in said
    assert not re.search(r"\d,\d", said), "a figure stands on the page before publication"


def test_publishing_happens_once_and_is_final(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    everybody_answers(engine, collaboration)
    close(engine, collaboration.id)
    results = address(collaboration, "results")
    assert lead.submit(address(collaboration, "publish")).location == results
    assert "De uitkomsten van ronde 1 zijn gepubliceerd." in read(lead, results)
    with stored(engine, collaboration) as round_:
        moment, scores = round_.published_at, round_.published_scores
    assert lead.submit(address(collaboration, "publish")).location == results
    assert lead.submit(address(collaboration, "reopen"), {"day": day_in(5)}).location == results
    assert lead.get(address(collaboration, "reopen")).location == results
    assert lead.get(address(collaboration, "publish")).location == results
    with stored(engine, collaboration) as round_:
        assert (round_.published_at, round_.published_scores) == (moment, scores)
        assert round_.state(datetime.now(UTC)) == "published"


def test_a_double_click_on_publish_publishes_once(app: Flask, engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    everybody_answers(engine, collaboration)
    close(engine, collaboration.id)
    other = app.test_client()
    assert isinstance(other, CheckedClient)
    signed_in(other, collaboration.email)
    where = address(collaboration, "publish")
    for client in (lead, other):
        client.get(where)
    with ThreadPoolExecutor(2) as hands:
        replies = list(hands.map(lambda client: client.submit(where), (lead, other)))
    assert [reply.location for reply in replies] == [address(collaboration, "results")] * 2
    done = [client.get(address(collaboration, "results")).get_data(as_text=True) for client in (lead, other)]
    assert sum("zijn gepubliceerd." in html for html in done) == 1


@SQLITE
def test_with_fewer_than_three_partners_there_is_nothing_to_publish(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    for name in ("School Zuid", "Bedrijf Noord"):
        for link in collaboration.links[name]:
            answer(engine, link)
    close(engine, collaboration.id)
    html = read(lead, address(collaboration, "publish"))
    assert "Voor een cijfer van het geheel zijn antwoorden van minstens 3 partners nodig." in words(html)
    assert "Publiceer ronde 1" not in html
    assert lead.submit(address(collaboration, "publish")).location == address(collaboration, "publish")
    with stored(engine, collaboration) as round_:
        assert round_.published_at is None


@pytest.mark.parametrize("value", ["dont_know", "not_applicable"])
def test_a_round_without_three_partners_that_gave_a_score_is_not_published_and_says_why(
    engine: Engine, collaboration: Made, lead: CheckedClient, value: str
) -> None:
    """Two partners answer, and of the third everybody sends, without one answer from 1 to 5."""
    everybody_answers(engine, collaboration)
    for link in collaboration.links["Gemeente Midden"]:
        with writing(engine) as session:
            items = instrument_of(the_round(session, collaboration.id)).items
        answer(engine, link, dict.fromkeys(items, value))
    close(engine, collaboration.id)
    html = read(lead, address(collaboration, "publish"))
    assert "Voor een cijfer van het geheel is van minstens 3 partners een antwoord van 1 tot 5 nodig." in words(html)
    assert "Gemeente Midden" not in words(html.partition("<main")[2]), "who sent without answering is told"
    assert "Publiceer ronde 1" not in html
    assert address(collaboration, "reopen") in html
    assert lead.submit(address(collaboration, "publish")).location == address(collaboration, "publish")
    with stored(engine, collaboration) as round_:
        assert (round_.published_at, round_.published_scores) == (None, None)
    one = dict.fromkeys(items, value) | {"RE3": "1"}
    assert lead.submit(address(collaboration, "reopen"), {"day": day_in(5)}).location == address(collaboration, "progress")
    answer(engine, collaboration.links["Gemeente Midden"][0], one)
    close(engine, collaboration.id)
    assert lead.submit(address(collaboration, "publish")).location == address(collaboration, "results")


@SQLITE
@pytest.mark.parametrize("name", ["close", "reopen", "publish"])
def test_a_button_without_its_token_does_nothing(engine: Engine, collaboration: Made, lead: CheckedClient, name: str) -> None:
    everybody_answers(engine, collaboration)
    if name != "close":
        close(engine, collaboration.id)
    with stored(engine, collaboration) as round_:
        before = (round_.closed_at, round_.deadline, round_.published_at)
    assert lead.post(address(collaboration, name), data={"day": day_in(5)}).status_code == 400
    with stored(engine, collaboration) as round_:
        assert (round_.closed_at, round_.deadline, round_.published_at) == before


@SQLITE
def test_the_pages_of_an_ended_round_are_there_in_english(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    everybody_answers(engine, collaboration)
    lead.get("/language/en")
    close(engine, collaboration.id)
    assert "Publish the results of round 1?" in read(lead, address(collaboration, "publish"))
    publish(engine, collaboration.id)
    assert "The results are there" in read(lead, address(collaboration, "progress"))
