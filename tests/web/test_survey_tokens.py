"""Forms without a good token: nothing of them is stored, and everything is there to press once more."""

from collections.abc import Mapping

import pytest
from sqlalchemy import Engine

from tests.factories.responses import stored
from tests.factories.rounds import Link
from tests.web.respondents import SQLITE, Respondent, form_values

LONG = "Dit is een lange toelichting, met een 'aanhaling', een <b>haak</b> & een € teken."


@pytest.mark.parametrize("token", [None, "", "made up"])
def test_a_form_without_a_good_token_stores_nothing_and_is_shown_again_to_press_once_more(
    engine: Engine, link: Link, respondent: Respondent, token: str | None
) -> None:
    form = {**respondent.form("part/RE"), "a-RE1": "4", "c-RE": LONG}
    del form["csrf_token"]
    if token is not None:
        form["csrf_token"] = token
    reply = respondent.post("part/RE", form)
    assert reply.status_code == 400
    assert "Uw antwoorden staan er nog. Druk nog een keer op de knop." in reply.text
    assert stored(engine, link).draft == {}
    again = form_values(reply.text)
    assert (again["a-RE1"], again["c-RE"]) == ("4", LONG)
    assert respondent.post("part/RE", again).status_code == 302
    assert stored(engine, link).draft == {"RE1": "4", "comment.RE": LONG}


@SQLITE
@pytest.mark.parametrize(
    ("page", "changes", "kept"),
    [
        ("leading", {"pick": ["PR1", "RE3"]}, {"pick.PR1": "1", "pick.RE3": "1"}),
        ("review", {"mark": "8"}, {"mark": "8"}),
    ],
)
def test_every_page_with_controls_is_shown_again_with_what_was_entered(
    engine: Engine, link: Link, respondent: Respondent, page: str, changes: Mapping[str, str | list[str]], kept: Mapping[str, str]
) -> None:
    reply = respondent.fill(page, {**changes, "csrf_token": "old"})
    assert reply.status_code == 400
    assert stored(engine, link).draft == {}
    assert respondent.post(page, form_values(reply.text)).status_code == 302
    assert stored(engine, link).draft == kept


@SQLITE
@pytest.mark.parametrize(("page", "entered"), [("", {}), ("decline", {"taking_part": "no"})])
def test_the_other_forms_are_shown_again_too(
    engine: Engine, link: Link, respondent: Respondent, page: str, entered: dict[str, str]
) -> None:
    reply = respondent.fill(page, {**entered, "csrf_token": "old"})
    assert reply.status_code == 400
    assert "Druk nog een keer op de knop." in reply.text
    assert stored(engine, link).declined_at is None
    assert respondent.post(page, form_values(reply.text)).status_code == 302
    assert (stored(engine, link).declined_at is not None) == (page == "decline")


@SQLITE
def test_the_script_gets_a_fresh_token_and_nothing_is_stored(engine: Engine, link: Link, respondent: Respondent) -> None:
    form = {**respondent.form("part/RE"), "a-RE1": "4"}
    reply = respondent.post("save/RE", {**form, "csrf_token": "old"})
    assert reply.status_code == 400
    assert stored(engine, link).draft == {}
    assert reply.json is not None
    assert respondent.post("save/RE", {**form, "csrf_token": reply.json["token"]}).status_code == 200
    assert stored(engine, link).draft == {"RE1": "4"}
