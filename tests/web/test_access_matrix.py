"""Every route, tried by everybody: who reaches what, and that looking at something changes nothing."""

from collections.abc import Iterator
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.actors import OPEN, World, contents, make_world
from tests.web.checked_client import TOKEN

ACTORS = ("nobody", "respondent", "colleague", "respondent elsewhere", "lead", "lead elsewhere", "disabled")
REACHING = {
    "everyone": ACTORS,
    "respondent": ("respondent",),
    "account": ("lead", "lead elsewhere"),
    "lead": ("lead",),
}
"""Who reaches a page of this audience that is about one collaboration or about one invitation in it."""
UNKNOWN = "Deze link of code werkt niet"


@pytest.fixture
def world(app: Flask, engine: Engine) -> World:
    return make_world(app, engine)


def rules(app: Flask, method: str) -> list[tuple[Rule, str]]:
    """Every route with this method, with its audience; static files are for everyone and have no view of ours."""
    every = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static" and method in (rule.methods or ())]
    return [(rule, audience_of(app, rule)) for rule in every]


def audience_of(app: Flask, rule: Rule) -> str:
    """The audience that a route declared, empty if it did not."""
    return str(getattr(app.view_functions[rule.endpoint], "audience", ""))


def test_every_route_declares_its_audience(app: Flask) -> None:
    declared = {rule.endpoint: audience_of(app, rule) for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    assert len(declared) > 30
    assert {endpoint for endpoint, audience in declared.items() if audience not in REACHING} == set()


def test_an_address_says_whose_it_is(app: Flask) -> None:
    for rule, audience in [*rules(app, "GET"), *rules(app, "POST")]:
        assert ("collaboration_id" in rule.arguments) == (audience == "lead"), rule.endpoint
        assert ("invitation_id" in rule.arguments) == (audience == "respondent"), rule.endpoint


def is_refused(reply: TestResponse, audience: str) -> bool:
    """Whether somebody was sent away: a lead to sign in or as if nothing were there, a respondent to the page of unknown links."""
    if audience == "respondent":
        return reply.status_code == 404 and (UNKNOWN in reply.text or not reply.data)
    return reply.status_code == 404 or (reply.status_code == 302 and reply.location.split("?")[0] == "/")


def is_not_there_yet(rule: Rule, number: int) -> bool:
    """An open round has no chart for anybody."""
    return rule.endpoint.startswith("results.chart") and number == OPEN


def addresses(app: Flask, world: World, method: str) -> Iterator[tuple[Rule, str, str, int]]:
    for rule, audience in rules(app, method):
        for address, number in world.addresses(app, rule):
            yield rule, audience, address, number


def is_reached(reply: TestResponse, audience: str) -> bool:
    return reply.status_code in (200, 302) and (audience == "everyone" or not is_refused(reply, audience))


def test_looking_reaches_what_is_ones_own_and_writes_nothing(app: Flask, engine: Engine, world: World) -> None:
    before, wrong = contents(engine), []
    for actor, method in product(ACTORS, ("HEAD", "GET")):
        for rule, audience, address, number in addresses(app, world, "GET"):
            reply = world.clients[actor].open(address, method=method)
            expected = actor in REACHING[audience] and not is_not_there_yet(rule, number)
            if is_reached(reply, audience) != expected or reply.status_code >= 500:
                wrong.append(f"{method} {address} by {actor}: {reply.status_code}")
        if contents(engine) != before:
            wrong.append(f"{method} by {actor} wrote something")
            before = contents(engine)
    assert wrong == []


def test_nobody_changes_what_is_not_ones_own(app: Flask, engine: Engine, world: World) -> None:
    before, wrong = contents(engine), []
    for actor in ACTORS:
        for _, audience, address, _ in addresses(app, world, "POST"):
            if actor not in REACHING[audience]:
                reply = world.clients[actor].submit(address, {"a-PR1a": "5", "mark": "9", "organisation": "1"})
                if not is_refused(reply, audience):
                    wrong.append(f"{address} by {actor}: {reply.status_code}")
        if contents(engine) != before:
            wrong.append(f"{actor} wrote something")
            before = contents(engine)
    assert wrong == []


def test_without_its_token_no_form_changes_anything(app: Flask, engine: Engine, world: World) -> None:
    before, wrong = contents(engine), []
    for _, audience, address, _ in addresses(app, world, "POST"):
        for actor in REACHING[audience]:
            reply = world.clients[actor].post(address, data={"a-PR1a": "5", "mark": "9"})
            if not 400 <= reply.status_code < 500 or contents(engine) != before:
                wrong.append(f"{address} by {actor}: {reply.status_code}")
    assert wrong == []


def test_what_is_somebody_elses_is_answered_like_what_does_not_exist(app: Flask, world: World) -> None:
    client = world.clients["lead elsewhere"]
    for rule, audience, address, _ in addresses(app, world, "GET"):
        if audience == "lead":
            never = address.replace(f"/collaborations/{world.collaboration.id}/", "/collaborations/999999/")
            theirs, nothing = (TOKEN.sub("", client.get(each).text) for each in (address, never))
            assert theirs == nothing.replace("/collaborations/999999/", f"/collaborations/{world.collaboration.id}/"), rule.endpoint


def test_a_cookie_of_one_invitation_opens_no_other(app: Flask, world: World) -> None:
    client, link = world.clients["colleague"], world.own[OPEN]
    mine = client.get_cookie(f"invitation-{world.colleague.invitation_id}")
    assert mine is not None
    client.set_cookie(f"invitation-{link.invitation_id}", mine.value)
    assert client.get(link.promise).status_code == 404
