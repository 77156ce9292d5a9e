"""Picking the conditions that lead, without a script."""

import re

from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.factories.collaborations import Made
from tests.factories.responses import stored
from tests.factories.rounds import Link, open_round, publish, the_round
from tests.web.respondents import SQLITE, Respondent


@SQLITE
def test_at_most_six_topics_lead_and_a_seventh_is_refused_with_every_tick_still_there(
    engine: Engine, link: Link, respondent: Respondent
) -> None:
    respondent.fill("leading", {"pick": ["PR1", "PR2"]})
    seven = ["PR1", "PR2", "PR3", "PR4", "AM1", "AM2", "AM3"]
    reply = respondent.fill("leading", {"pick": seven})
    assert reply.status_code == 422
    assert "U koos 7 onderwerpen. U mag er hoogstens 6 kiezen." in reply.text
    assert re.findall(r'value="(\w+)"[^>]* checked', reply.text) == seven
    assert 'href="#pick-0"' in reply.text
    assert "Nog niet opgeslagen: " in reply.text
    told = respondent.post("save/leading", {**respondent.form("leading"), "pick": seven}).json
    assert told is not None
    assert told["unkept"] == "Nog niet alles is opgeslagen"
    assert stored(engine, link).draft == {"pick.PR1": "1", "pick.PR2": "1"}


@SQLITE
def test_a_box_that_is_unticked_is_no_pick_any_more(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("leading", {"pick": ["PR1", "RE3"]})
    assert "2 van hoogstens 6 gekozen" in respondent.read("leading")
    respondent.fill("leading", {"pick": ["RE3"]})
    assert stored(engine, link).draft == {"pick.RE3": "1"}


@SQLITE
def test_leading_conditions_are_asked_until_they_are_decided_on(app: Flask, engine: Engine, collaboration: Made) -> None:
    publish(engine, collaboration.id)
    second = open_round(engine, collaboration.id)["School Zuid"][0]
    assert Respondent(app, second).open("leading").status_code == 200
    with Session(engine) as session:
        first = the_round(session, collaboration.id)
        first.leading_decided_on = first.deadline.date()
        session.commit()
    assert Respondent(app, second).open("leading").status_code == 404
    assert "Wat telt het meest" not in Respondent(app, second).read("part/PR")
