"""What no browser sends: half characters, unknown fields, wrong types and enormous values are dropped where they are read."""

import json

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.web.cookies import own
from tests.factories.responses import stored
from tests.factories.rounds import Link
from tests.web.respondents import Respondent

HALF, NUL = "\\udc00", "\\u0000"
WAS = {
    "half a character": f'{{"RE1": "{HALF}", "comment.RE": "a{HALF}"}}',
    "the other half": '{"comment.RE": "\\ud83d"}',
    "half a character as a name": f'{{"{HALF}": "4", "comment.{HALF}": "x"}}',
    "nothing but NUL": f'{{"RE1": "{NUL}", "comment.RE": "a{NUL}b"}}',
    "a control character": '{"comment.RE": "a\\u0007b"}',
    "a non-character": '{"comment.RE": "\\uffff"}',
    "fields of another page": '{"PR1a": "4", "mark": "7", "pick.RE3": "1", "tick.organisation": "1"}',
    "fields that are none": '{"": "4", "__class__": "x", "comment.": "y", "RE1 ": "4"}',
    "other types": '{"RE1": 4, "RE2": null, "RE3": ["4"], "comment.RE": {"a": "b"}, "RE4": true}',
    "another shape": '[{"RE1": "4"}]',
    "a number": "7",
    "a number without end": "9" * 5000,
    "no number": '{"RE1": NaN, "RE2": Infinity, "RE3": 1e999}',
    "lists without end": "[" * 100_000,
    "an enormous value": json.dumps({"comment.RE": "x" * 500_000}),
    "an enormous name": json.dumps({"x" * 500_000: "4"}),
    "the same name twice": '{"RE1": "4", "RE1": "\\udc00"}',
    "half a document": '{"RE1": "4',
    "raw bytes": "\x00\x1f\x7f",
    "no text": "",
}


@pytest.fixture
def respondent(app: Flask, link: Link) -> Respondent:
    """Somebody with an answer and a comment that were given in another window."""
    there = Respondent(app, link)
    there.fill("part/RE", {"a-RE1": "2", "c-RE": "Van daar."})
    return Respondent(app, link)


def test_what_a_form_says_it_was_is_dropped_where_no_page_wrote_it(engine: Engine, link: Link, respondent: Respondent) -> None:
    form = respondent.form("part/RE")
    for case, was in WAS.items():
        entered = {**form, "was": was, "a-RE1": "4", "a-RE2": "3", "c-RE": "Van hier."}
        stale = respondent.post("part/RE", {**entered, "csrf_token": "old"})
        assert (stale.status_code, "Van hier." in stale.text) == (400, True), case
        assert respondent.post("part/RE", entered).status_code == 409, case
        saved = respondent.post("save/RE", entered)
        assert (saved.status_code, len(saved.json["conflicts"]) if saved.json else 0) == (409, 2), case
        assert stored(engine, link).draft == {"RE1": "2", "RE2": "3", "comment.RE": "Van daar."}, case
    for page in ("part/RE", "answers", "review"):
        respondent.read(page)


@pytest.mark.parametrize("step", ["leading", "review"])
def test_the_other_steps_drop_it_too(engine: Engine, link: Link, respondent: Respondent, step: str) -> None:
    form = respondent.form(step)
    for case, was in WAS.items():
        assert respondent.post(step, {**form, "was": was, "to": "start"}).status_code == 302, case
        assert respondent.post(step, {**form, "was": was, "csrf_token": "old"}).status_code == 400, case
        assert respondent.post(f"save/{step}", {**form, "was": was}).status_code == 200, case
    assert stored(engine, link).draft == {"RE1": "2", "comment.RE": "Van daar."}


ODD = ("\x00", "%00", "%ED%B0%80", "%ff%fe", "\ufdd0", "\u202e", "x" * 20_000, "' OR 1=1 --", "{{7*7}}", "../../x", "%0d%0aX: y", "")
RAW = ("\udc80\udcff", '"\\000\\377"', "a\x01b", "x" * 5000)


CONTROLS = ("clear", "cleared", "to", "language", "take", "take-RE", "reviewed", "empty", "taking_part", "pick", "mark", "organisation")
ADDRESSES = ("review?why={}", "?next={}", "part/{}", "part/RE?{}", "save/{}", "{}", "answers?x={}")


def test_no_control_of_a_form_brings_more_than_it_may(engine: Engine, link: Link, respondent: Respondent) -> None:
    forms = {page: respondent.form(page.replace("save", "part")) for page in ("", "part/RE", "leading", "review", "decline", "save/RE")}
    for control in CONTROLS:
        for page, form in forms.items():
            for odd in ODD:
                assert respondent.post(page, {**form, control: odd}).status_code < 500, (control, page, odd[:20])
    response = stored(engine, link)
    assert (response.declined_at, response.draft) == (None, {"RE1": "2", "comment.RE": "Van daar."})


def test_no_address_of_a_respondent_brings_more_than_it_may(respondent: Respondent) -> None:
    for address in ADDRESSES:
        for odd in ODD:
            assert respondent.open(address.format(odd)).status_code < 500, (address, odd[:20])


def test_no_cookie_brings_more_than_it_may(app: Flask, link: Link, respondent: Respondent) -> None:
    way_in = f"invitation-{link.invitation_id}"
    token = respondent.client.get_cookie(way_in)
    assert token is not None
    browser = app.test_client(use_cookies=False)
    with app.app_context():
        names = (way_in, "", *map(own, ("language", "form", "login")))
    for name in names:
        for raw in RAW:
            for cookies in (f"{name}={raw}", f"{way_in}={token.value}; {name}={raw}"):
                written = cookies.encode("utf-8", "surrogateescape").decode("latin-1")
                for page in ("", "part/RE"):
                    assert browser.get(link.promise + page, headers={"Cookie": written}).status_code in (200, 404), (name, raw[:20])
