"""A name that runs from right to left, or tries to steer, moves nothing on any page that shows it."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.isolates import ISOLATES
from samenwerking.store.engine import writing
from samenwerking.store.sent_answers import answers_of_collaboration
from samenwerking.store.tables import Collaboration
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer, every_item
from tests.factories.rounds import publish, the_round
from tests.web.checked_client import new_client
from tests.web.conftest import signed_in

pytestmark = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
NAME = "שותפים 7"
PARTNERS = {"בית ספר 12": 3, "جمعية 3": 3, "Gemeente (Noord)": 3}


def loose(page: str) -> list[str]:
    """What stands before each name that is shown without an element or sign that isolates it."""
    names = "|".join(re.escape(name) for name in (NAME, *PARTNERS) if name != "Gemeente (Noord)")
    before = [page[max(0, found.start() - 16) : found.start()] for found in re.finditer(names, page)]
    return [each for each in before if not each.endswith(("\u2068", "<bdi>", "<bdi><strong>"))]


def followed(engine: Engine) -> Made:
    """A collaboration of such partners, of which the last did not answer yet."""
    return a_collaboration(engine, PARTNERS, name=NAME)


def test_the_pages_of_the_lead_isolate_every_such_name(app: Flask, engine: Engine) -> None:
    made = followed(engine)
    with Session(engine) as session:
        fields = every_item(the_round(session, made.id))
    for link in made.every_link[:7]:
        answer(engine, link, fields)
    client = signed_in(new_client(app), made.email)
    own, round_ = f"/collaborations/{made.id}/", f"/collaborations/{made.id}/rounds/1/"
    before = ["/collaborations", own, *(round_ + page for page in ("progress", "close", "results"))]
    seen = [client.get(page, follow_redirects=True).text for page in before]
    publish(engine, made.id)
    seen += [client.get(page, follow_redirects=True).text for page in (own, f"{round_}results", f"{round_}actions", f"{round_}publish")]
    assert [loose(page) for page in seen] == [[]] * len(seen)
    assert sum(page.count("בית ספר 12") for page in seen) > 5


def test_the_pages_of_a_respondent_isolate_every_such_name(app: Flask, engine: Engine) -> None:
    made = followed(engine)
    link = made.links["בית ספר 12"][0]
    client = new_client(app)
    seen = [client.get(link.opening, follow_redirects=True).text]
    seen += [client.get(link.promise + page, follow_redirects=True).text for page in ("questions", "decline", "wrong", "part/PR", "review")]
    assert [loose(page) for page in seen] == [[]] * len(seen)
    assert all("בית ספר 12" in page and NAME in page for page in seen)


def test_a_kept_name_that_steers_turns_no_sentence_round(app: Flask, engine: Engine) -> None:
    made = followed(engine)
    with writing(engine) as session:
        session.get_one(Collaboration, made.id).lead_name = "Mbo\u202e Noord"
    page = signed_in(new_client(app), made.email).get(f"/collaborations/{made.id}/").text
    assert "Mbo Noord" in page
    assert "\u202e" not in page


def test_no_isolate_stands_in_what_is_exported_or_in_the_name_of_a_file(app: Flask, engine: Engine) -> None:
    made = followed(engine)
    with Session(engine) as session:
        fields = every_item(the_round(session, made.id))
    for link in made.every_link:
        answer(engine, link, fields)
    publish(engine, made.id)
    with Session(engine) as session:
        exported = answers_of_collaboration(session, session.get_one(Collaboration, made.id))
    assert not ISOLATES & set(repr(exported))
    reply = signed_in(new_client(app), made.email).get(f"/collaborations/{made.id}/rounds/1/charts/radar-5.svg")
    assert reply.headers["Content-Disposition"].isascii()
