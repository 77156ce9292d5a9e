"""What stands beside the questions: not taking part, the wrong organisation, reading beforehand."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.language import Language
from tests.factories.collaborations import a_collaboration
from tests.factories.responses import stored
from tests.factories.rounds import Link
from tests.web.respondents import SQLITE, Respondent


@SQLITE
def test_who_does_not_take_part_is_noted_and_may_still_change_their_mind(engine: Engine, link: Link, respondent: Respondent) -> None:
    assert "School Zuid ziet dat iemand van School Zuid niet meedoet" in respondent.read("decline")
    assert respondent.fill("decline", {"taking_part": "no"}).location == f"{link.promise}#standing"
    assert stored(engine, link).state == "declined"
    page = respondent.read()
    assert page.index("U doet niet mee") < page.index("Toch meedoen") < page.index("<h1>")
    respondent.fill("part/PR", {"a-PR1a": "3"})
    assert stored(engine, link).state == "started"


@pytest.mark.parametrize("choice", [None, "", "perhaps"])
def test_pressing_the_only_button_of_the_page_as_mail_scanners_do_declines_nothing(
    engine: Engine, link: Link, respondent: Respondent, choice: str | None
) -> None:
    assert "checked" not in respondent.read("decline")
    reply = respondent.fill("decline", {} if choice is None else {"taking_part": choice})
    assert reply.status_code == 422
    assert reply.text.count("U heeft nog niets gekozen. Kies of u meedoet en druk dan op de knop.") == 2
    assert 'href="#taking-part-no"' in reply.text
    assert stored(engine, link).state == "invited"


@SQLITE
def test_who_chooses_to_take_part_after_all_goes_back_and_nothing_is_noted(engine: Engine, link: Link, respondent: Respondent) -> None:
    assert respondent.fill("decline", {"taking_part": "yes"}).location == link.promise
    assert stored(engine, link).state == "invited"


@SQLITE
def test_what_was_sent_is_not_taken_back_by_declining(engine: Engine, link: Link, respondent: Respondent) -> None:
    old = respondent.form("decline")
    respondent.send()
    respondent.post("decline", {**old, "taking_part": "no"})
    assert stored(engine, link).state == "sent"
    assert respondent.open("decline").location == link.promise


@SQLITE
def test_who_answers_for_another_organisation_is_told_whom_to_write_to(respondent: Respondent) -> None:
    page = respondent.read("wrong")
    assert "Antwoordt u niet voor School Zuid?" in page
    assert 'href="mailto:lead@voorbeeld.test"' in page


@SQLITE
@pytest.mark.parametrize(("language", "last"), [("nl", "Welk rapportcijfer"), ("en", "What mark out of ten")])
def test_all_questions_can_be_read_beforehand_without_agreeing_to_anything(
    app: Flask, engine: Engine, language: Language, last: str
) -> None:
    made = a_collaboration(engine, {"A": 1, "B": 1, "C": 1}, organisations=("A",))
    reader = Respondent(app, made.links["A"][0])
    reader.client.get(f"/language/{language}")
    page = reader.read("questions")
    assert re.findall(r'<li value="(\d+)">', page) == [str(number) for number in range(1, 54)]
    assert last in page
    assert page.count('class="lines"') == 15
    assert page.index("Samen in de Regio</bdi>, ") < page.index("<h1>")
    assert stored(engine, made.links["A"][0]).saved_at is None


@SQLITE
def test_pages_of_a_respondent_change_nothing_by_being_opened(engine: Engine, link: Link, respondent: Respondent) -> None:
    for page in ("", "part/PR", "leading", "review", "receipt", "answers", "questions", "wrong", "decline"):
        respondent.open(page)
    response = stored(engine, link)
    assert (response.saved_at, response.draft, response.declined_at) == (None, {}, None)
