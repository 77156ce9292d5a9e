"""Started is said of who entered something; who saves after somebody else sent is told so at once."""

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.store.progress import progress_of
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import stored
from tests.factories.rounds import Link, the_round
from tests.web.respondents import SQLITE, Respondent


def counted(engine: Engine, made: Made) -> tuple[int, int]:
    """How many people started, and how many declined, as the lead organisation sees it."""
    with Session(engine) as session:
        partners = progress_of(session, the_round(session, made.id)).partners
        return sum(each.started for each in partners), sum(each.declined for each in partners)


@pytest.mark.parametrize("page", ["", "part/PR", "part/FD", "leading", "save/PR", "save/leading", "save/review", "review"])
def test_a_form_that_is_sent_empty_starts_nobody(
    engine: Engine, collaboration: Made, link: Link, respondent: Respondent, page: str
) -> None:
    form = respondent.form(page.replace("save/PR", "part/PR").replace("save/", ""))
    assert respondent.post(page, form).status_code in (200, 302)
    response = stored(engine, link)
    assert (response.saved_at, response.state, response.draft) == (None, "invited", {})
    assert counted(engine, collaboration) == (0, 0)


@SQLITE
def test_a_form_that_is_sent_empty_does_not_take_a_refusal_back(
    engine: Engine, collaboration: Made, link: Link, respondent: Respondent
) -> None:
    respondent.fill("decline", {"taking_part": "no"})
    respondent.begin()
    respondent.fill("part/PR")
    assert (stored(engine, link).state, counted(engine, collaboration)) == ("declined", (0, 1))


@SQLITE
def test_the_tick_of_an_organisation_is_no_start_and_what_is_answered_after_it_is(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine, {"A": 1, "B": 1, "C": 1}, organisations=("A",))
    link = made.links["A"][0]
    respondent = Respondent(app, link)
    assert respondent.begin().location == f"{link.promise}part/PR"
    assert stored(engine, link).state == "invited"
    respondent.fill("part/PR")
    assert counted(engine, made) == (0, 0)
    respondent.fill("part/PR", {"a-PR1a": "4"})
    assert (stored(engine, link).state, counted(engine, made)) == ("started", (1, 0))


@pytest.mark.parametrize(
    ("page", "entered"), [("part/PR", {"a-PR1a": "4"}), ("leading", {"pick": ["RE3"]}), ("part/PR", {"c-PR": "Hallo"})]
)
def test_whoever_enters_one_thing_has_started(
    engine: Engine, collaboration: Made, respondent: Respondent, page: str, entered: dict[str, str | list[str]]
) -> None:
    respondent.fill(page, entered)
    assert counted(engine, collaboration) == (1, 0)


def test_who_saves_after_a_colleague_sent_is_told_at_once_what_counts(
    app: Flask, engine: Engine, link: Link, respondent: Respondent
) -> None:
    colleague = Respondent(app, link)
    form = {**respondent.form("part/RE"), "a-RE1": "4"}
    before = respondent.post("save/RE", form).json
    assert before is not None
    assert (before["sent"], before["saved"].endswith("verstuurd")) == ("", False)
    colleague.send(mark="7")
    told = respondent.post("save/RE", {**form, "a-RE2": "2", "was": before["was"]}).json
    assert told is not None
    assert told["sent"].startswith("Dat was op ")
    assert told["sent"].endswith("Wat u nu invult of wijzigt, telt pas mee als u opnieuw verstuurt.")
    assert told["saved"].endswith(", nog niet opnieuw verstuurd")
    response = stored(engine, link)
    assert response.sent == {"RE1": "4", "mark": "7"}
    assert response.draft == {"RE1": "4", "RE2": "2", "mark": "7"}


@SQLITE
def test_without_a_script_the_next_page_tells_that_a_colleague_sent(app: Flask, link: Link, respondent: Respondent) -> None:
    form = {**respondent.form("part/RE"), "a-RE1": "4"}
    assert 'id="sent" hidden>' in respondent.read("part/RE")
    Respondent(app, link).send()
    reply = respondent.post("part/RE", form)
    for page in (reply.location.removeprefix(link.promise), "leading", "review"):
        text = respondent.read(page)
        assert 'id="sent">' in text
        assert "telt pas mee als u opnieuw verstuurt" in text
