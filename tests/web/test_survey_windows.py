"""Two windows, two devices, two links in one browser, and the same form twice: nothing is overwritten unseen."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.store.drafts import Merge, merge
from tests.factories.collaborations import Made
from tests.factories.responses import stored
from tests.factories.rounds import Link
from tests.web.respondents import SQLITE, Respondent


@pytest.fixture
def windows(app: Flask, link: Link) -> tuple[Respondent, Respondent]:
    """The same link on two devices."""
    return Respondent(app, link), Respondent(app, link)


@pytest.mark.parametrize(
    ("was", "stored_now", "entered", "kept", "conflict"),
    [
        ("", "", "4", "4", None),
        ("3", "3", "4", "4", None),
        ("3", "3", "", None, None),
        ("3", "5", "3", "5", None),
        ("3", "5", "5", "5", None),
        ("3", "5", "4", "5", "5"),
        ("", "5", "4", "5", "5"),
        ("3", "", "4", None, ""),
        ("3", "", "3", None, None),
    ],
)
def test_a_field_is_taken_over_unless_it_was_changed_elsewhere(
    was: str, stored_now: str, entered: str, kept: str | None, conflict: str | None
) -> None:
    before = {"RE3": stored_now} if stored_now else {}
    merged = merge(before, {"RE3": was} if was else {}, {"RE3": entered})
    expected_conflicts = {} if conflict is None else {"RE3": conflict}
    assert merged == Merge({} if kept is None else {"RE3": kept}, expected_conflicts)


def test_different_questions_in_two_windows_are_both_kept(engine: Engine, link: Link, windows: tuple[Respondent, Respondent]) -> None:
    here, there = windows
    mine = here.form("part/RE")
    there.fill("part/RE", {"a-RE1": "2"})
    assert here.post("part/RE", {**mine, "a-RE2": "5"}).status_code == 302
    assert stored(engine, link).draft == {"RE1": "2", "RE2": "5"}


def test_the_same_question_in_two_windows_is_shown_and_chosen(engine: Engine, link: Link, windows: tuple[Respondent, Respondent]) -> None:
    here, there = windows
    mine = here.form("part/RE")
    there.fill("part/RE", {"a-RE1": "2", "c-RE": "Van daar"})
    reply = here.post("part/RE", {**mine, "a-RE1": "4", "a-RE2": "5", "c-RE": "Van hier"})
    assert reply.status_code == 409
    assert "U koos hier: 4 Grotendeels. Ergens anders staat: 2 Een beetje." in reply.text
    assert "U schreef hier: Van hier. Ergens anders staat: Van daar." in reply.text
    assert '<a href="#a-RE1-0">Vraag 17: U koos hier: 4 Grotendeels.' in reply.text
    assert 'href="#c-RE"' in reply.text
    assert stored(engine, link).draft == {"RE1": "2", "RE2": "5", "comment.RE": "Van daar"}


def test_what_one_chooses_of_the_two_is_kept(engine: Engine, link: Link, windows: tuple[Respondent, Respondent]) -> None:
    from tests.web.respondents import form_values

    here, there = windows
    mine = here.form("part/RE")
    there.fill("part/RE", {"a-RE1": "2"})
    shown = form_values(here.post("part/RE", {**mine, "a-RE1": "4"}).text)
    assert shown["a-RE1"] == "4"
    assert here.post("part/RE", shown).status_code == 302
    assert stored(engine, link).draft == {"RE1": "4"}


@SQLITE
@pytest.mark.parametrize(("take", "kept"), [("", "Van hier"), ("elsewhere", "Van daar")])
def test_without_a_script_one_of_two_texts_is_chosen(
    engine: Engine, link: Link, windows: tuple[Respondent, Respondent], take: str, kept: str
) -> None:
    from tests.web.respondents import form_values

    here, there = windows
    mine = here.form("part/RE")
    there.fill("part/RE", {"c-RE": "Van daar"})
    reply = here.post("part/RE", {**mine, "c-RE": "Van hier"})
    assert "De andere: Van daar" in reply.text
    here.post("part/RE", {**form_values(reply.text), "take-RE": take})
    assert stored(engine, link).draft == {"comment.RE": kept}


@SQLITE
def test_picks_from_two_windows_together_are_no_more_than_six(engine: Engine, link: Link, windows: tuple[Respondent, Respondent]) -> None:
    here, there = windows
    mine = here.form("leading")
    there.fill("leading", {"pick": ["PR1", "PR2", "PR3", "PR4"]})
    reply = here.post("leading", {**mine, "pick": ["AM1", "AM2", "AM3"]})
    assert reply.status_code == 422
    assert "U koos 7 onderwerpen." in reply.text
    assert sorted(stored(engine, link).draft) == ["pick.PR1", "pick.PR2", "pick.PR3", "pick.PR4"]


def test_what_changed_after_the_review_was_opened_is_not_sent_unseen(
    engine: Engine, link: Link, windows: tuple[Respondent, Respondent]
) -> None:
    here, there = windows
    here.fill("part/RE", {"a-RE1": "4"})
    review = here.form("review")
    there.fill("part/RE", {"a-RE1": "1"})
    reply = here.post("review", {**review, "mark": "7"})
    assert reply.location == f"{link.promise}review?why=changed"
    assert "Sinds u deze pagina opende, zijn er antwoorden veranderd." in here.read("review?why=changed")
    assert stored(engine, link).sent is None
    assert here.send(mark="7").status_code == 302
    assert stored(engine, link).sent == {"RE1": "1", "mark": "7"}


def test_sending_twice_gives_one_response_and_the_same_receipt(engine: Engine, link: Link, windows: tuple[Respondent, Respondent]) -> None:
    here, _ = windows
    here.fill("part/RE", {"a-RE1": "4"})
    review = {**here.form("review"), "mark": "7"}
    here.post("review", review)
    once = stored(engine, link)
    for _ in range(3):
        assert here.post("review", review).location.endswith("receipt")
    again = stored(engine, link)
    assert (again.receipt, again.sent_at, again.sent) == (once.receipt, once.sent_at, once.sent)


@SQLITE
def test_an_old_form_that_comes_again_does_not_bring_an_old_answer_back(
    engine: Engine, link: Link, windows: tuple[Respondent, Respondent]
) -> None:
    here, _ = windows
    old = {**here.form("part/RE"), "a-RE1": "4"}
    here.post("part/RE", old)
    here.fill("part/RE", {"a-RE1": "2"})
    assert here.post("part/RE", old).status_code == 409
    assert stored(engine, link).draft == {"RE1": "2"}


@SQLITE
def test_two_links_in_one_browser_never_mix(app: Flask, engine: Engine, collaboration: Made) -> None:
    zuid, noord = collaboration.links["School Zuid"][0], collaboration.links["Bedrijf Noord"][0]
    browser = Respondent(app, zuid)
    browser.client.get(noord.opening)
    other = Respondent(app, noord)
    other.client = browser.client
    form = browser.form("part/PR")
    other.fill("part/PR", {"a-PR1a": "1"})
    browser.post("part/PR", {**form, "a-PR1a": "5"})
    assert "vanuit School Zuid" in browser.read("part/PR")
    assert "vanuit Bedrijf Noord" in other.read("part/PR")
    assert (stored(engine, zuid).draft, stored(engine, noord).draft) == ({"PR1a": "5"}, {"PR1a": "1"})


@SQLITE
@pytest.mark.parametrize("was", ["", "no json", "[1]", '{"RE1": 4}'])
def test_a_form_that_cannot_say_what_it_was_overwrites_nothing(
    engine: Engine, link: Link, windows: tuple[Respondent, Respondent], was: str
) -> None:
    here, there = windows
    there.fill("part/RE", {"a-RE1": "2"})
    assert here.fill("part/RE", {"was": was, "a-RE1": "4"}).status_code == 409
    assert stored(engine, link).draft == {"RE1": "2"}


def saved(respondent: Respondent, page: str, values: Any) -> Any:
    """What the script of a page is told when it hands over the form."""
    reply = respondent.post(f"save/{page.removeprefix('part/')}", {**respondent.form(page), **values})
    return {"status": reply.status_code, **(reply.json or {})}


def test_the_script_is_told_what_was_kept_and_how_far_one_is(engine: Engine, link: Link, windows: tuple[Respondent, Respondent]) -> None:
    told = saved(windows[0], "part/RE", {"a-RE1": "4", "c-RE": " Hallo "})
    assert told["status"] == 200
    assert told["saved"].startswith("Opgeslagen om ")
    assert told["texts"] == {"answered": "1 van 53 beantwoord", "step-RE": "1 van 4"}
    assert json.loads(told["was"]) == {"RE1": "4", "comment.RE": "Hallo"}
    assert stored(engine, link).draft == {"RE1": "4", "comment.RE": "Hallo"}


def test_the_script_is_told_of_a_change_elsewhere(engine: Engine, link: Link, windows: tuple[Respondent, Respondent]) -> None:
    here, there = windows
    mine = here.form("part/RE")
    there.fill("part/RE", {"a-RE1": "2"})
    reply = here.post("save/RE", {**mine, "a-RE1": "4"})
    assert reply.status_code == 409
    assert reply.json is not None
    (told,) = reply.json["conflicts"]
    assert (told["id"], told["field"], told["value"]) == ("a-RE1-0", "RE1", "2")
    assert "2 Een beetje" in told["sentence"]
    assert stored(engine, link).draft == {"RE1": "2"}


@SQLITE
@pytest.mark.parametrize(
    ("page", "there_entered", "here_first", "here_later", "kept"),
    [
        ("RE", {"c-RE": "Van daar"}, {"a-RE1": "4"}, {"a-RE2": "5"}, {"comment.RE": "Van daar", "RE1": "4", "RE2": "5"}),
        ("RE", {"a-RE3": "2"}, {"a-RE1": "4"}, {"a-RE3": "5"}, {"RE3": "2", "RE1": "4"}),
        ("leading", {"pick": ["PR1"]}, {"pick": ["AM1"]}, {"pick": ["AM1", "AM2"]}, {"pick.PR1": "1", "pick.AM1": "1", "pick.AM2": "1"}),
    ],
    ids=["a comment", "a question", "a tick"],
)
def test_what_a_page_that_stays_open_does_not_show_is_not_taken_away_by_it(
    engine: Engine,
    link: Link,
    windows: tuple[Respondent, Respondent],
    page: str,
    there_entered: Any,
    here_first: Any,
    here_later: Any,
    kept: Any,
) -> None:
    here, there = windows
    address = "leading" if page == "leading" else f"part/{page}"
    mine = here.form(address)
    there.fill(address, there_entered)
    told = here.post(f"save/{page}", {**mine, **here_first}).json
    assert told is not None
    here.post(f"save/{page}", {**mine, **here_first, "was": told["was"], **here_later})
    assert stored(engine, link).draft == kept
