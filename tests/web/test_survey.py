"""A respondent from the first page to the receipt, without a script."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import every_item, stored
from tests.factories.rounds import Link, the_round
from tests.web.respondents import SQLITE, Respondent


def test_whoever_answers_every_question_is_told_so_and_gets_a_receipt(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.begin()
    parts = []
    while (page := reply.location.removeprefix(link.promise)) != "review":
        names = set(re.findall(r'type="radio" name="([^"]+)"', respondent.read(page)))
        reply = respondent.fill(page, dict.fromkeys(names, "4") | ({"pick": ["RE3", "AM1"]} if page == "leading" else {}))
        parts.append(page)
    assert [part.removeprefix("part/") for part in parts] == [
        *("PR", "AM", "BE", "RE", "OR", "SC", "ID", "FD", "R"),
        "leading",
    ]
    assert "U heeft alle 53 vragen beantwoord." in respondent.read("review")
    reply = respondent.send(mark="7")
    assert reply.location == f"{link.promise}receipt"
    receipt = respondent.read("receipt")
    response = stored(engine, link)
    assert response.receipt is not None
    assert response.receipt in receipt
    assert "53 van 53 vragen" in receipt
    assert "vanuit School Zuid" in receipt
    assert response.sent is not None
    assert response.sent == response.draft
    assert {field: response.sent[field] for field in ("RE3", "mark", "pick.RE3", "pick.AM1")} == {
        "RE3": "4",
        "mark": "7",
        "pick.RE3": "1",
        "pick.AM1": "1",
    }
    assert len(response.sent) == 53 + 3


@SQLITE
def test_each_question_of_a_part_is_numbered_and_has_the_whole_scale_with_dont_know_apart(respondent: Respondent) -> None:
    page = respondent.read("part/RE")
    assert re.findall(r"Vraag (\d+)</span> ", page) == ["17", "18", "19", "20"]
    labels = ("Helemaal niet", "Een beetje", "Voor een deel", "Grotendeels", "Helemaal", "Weet ik niet", "Niet van toepassing")
    assert [len(re.findall(f"<span>{label}</span>", page)) for label in labels] == [4] * 7
    assert re.findall(r'id="a-RE1-(\d)" value="(\w+)"', page) == [
        *((str(place), str(place + 1)) for place in range(5)),
        ("5", "dont_know"),
        ("6", "not_applicable"),
    ]
    assert "checked" not in page


@SQLITE
def test_a_page_shows_what_was_answered_before_and_how_far_one_is(respondent: Respondent) -> None:
    reply = respondent.fill("part/RE", {"a-RE1": "4", "a-RE4": "dont_know", "c-RE": "Wij kennen elkaar.\nAl lang."})
    assert reply.location.endswith("part/OR")
    page = respondent.read("part/RE")
    assert 'id="a-RE1-3" value="4" checked' in page
    assert 'id="a-RE4-5" value="dont_know" checked' in page
    assert "2 van 53 beantwoord" in page
    assert "2 van 4" in page
    assert "Wij kennen elkaar.\nAl lang.</textarea>" in page
    assert re.search(r"✓ Opgeslagen om \d\d\.\d\d\xa0uur", page)


@SQLITE
def test_the_same_link_in_another_browser_goes_on_where_one_stopped(app: Flask, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/PR", {"a-PR1a": "2"})
    elsewhere = Respondent(app, link)
    first = elsewhere.read()
    assert "1 van 53 beantwoord. Bewaard, maar nog niet verstuurd." in first
    assert first.index("U bent al begonnen") < first.index("Ga verder met Proces") < first.index("<h1>")
    assert 'id="a-PR1a-1" value="2" checked' in elsewhere.read("part/PR")


@SQLITE
@pytest.mark.parametrize(
    ("button", "goes_to"),
    [({}, "part/BE"), ({"to": "PR"}, "part/PR"), ({"to": "FD"}, "part/FD"), ({"to": "review"}, "review"), ({"to": "leading"}, "leading")],
)
def test_every_button_keeps_the_page_and_goes_where_it_says(
    engine: Engine, link: Link, respondent: Respondent, button: dict[str, str], goes_to: str
) -> None:
    reply = respondent.fill("part/AM", {"a-AM1": "3", **button})
    assert reply.location == link.promise + goes_to
    assert stored(engine, link).draft == {"AM1": "3"}


@SQLITE
def test_switching_the_language_keeps_the_page_and_what_was_entered(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.fill("part/AM", {"a-AM1": "3", "language": "en"})
    page = respondent.client.get(reply.location, follow_redirects=True)
    assert page.request.path == f"{link.promise}part/AM"
    assert "How true is this for our collaboration right now?" in page.text
    assert 'id="a-AM1-2" value="3" checked' in page.text


@SQLITE
def test_nothing_is_compulsory_and_what_is_open_is_named_once(respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4", "a-RE2": "4", "a-RE4": "4"})
    review = respondent.read("review")
    assert "U heeft 3 van de 53 vragen beantwoord. Versturen kan ook als er nog iets openstaat." in review
    assert "Nog 50 vragen open" in review
    assert review.count("Vraag 19: We vertrouwen elkaar.") == 1
    assert '<button class="link" form="step" name="to" value="RE#RE3">' in review
    assert [tag for tag in ("1 open", "7 open") if tag not in review] == []
    assert "U gaf nog geen rapportcijfer. Dat mag." in review
    assert respondent.send().location.endswith("receipt")


@SQLITE
def test_a_part_that_is_not_asked_does_not_exist(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine, form="short", questionnaires=("kaats-opheij",))
    respondent = Respondent(app, made.links["School Zuid"][0])
    assert respondent.open("part/FL").status_code == 404
    assert respondent.post("part/FL", respondent.form("part/PR")).status_code == 404
    assert len(every_item_of(engine, made)) == 27


def every_item_of(engine: Engine, made: Made) -> dict[str, str]:
    with Session(engine) as session:
        return every_item(the_round(session, made.id))
