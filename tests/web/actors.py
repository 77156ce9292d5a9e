"""Everybody who may come to a page, and the addresses of every page: what the test of access tries with one another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from samenwerking.store.engine import writing
from samenwerking.store.table import Model
from samenwerking.store.tables import Partner, Person
from tests.factories.accounts import a_membership, an_account
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer
from tests.factories.rounds import Link, open_round, publish
from tests.web.checked_client import CheckedClient, new_client
from tests.web.conftest import signed_in

PUBLISHED, OPEN = 1, 2
VALUES = {"code": ("PR",), "name": ("radar-5",), "suffix": ("svg", "pdf"), "chosen": ("en",), "filename": ("style.css",)}


@dataclass(frozen=True)
class World:
    """A collaboration with a published round and an open one, another collaboration, and somebody of every kind."""

    collaboration: Made
    elsewhere: Made
    partner_id: int
    person_id: int
    own: Mapping[int, Link]
    colleague: Link
    clients: Mapping[str, CheckedClient]

    def addresses(self, app: Flask, rule: Rule) -> Iterator[tuple[str, int]]:
        """Each address of a rule for the collaboration and its respondent, with the number of the round it is about."""
        names = sorted(rule.arguments & set(VALUES))
        for number, chosen in product(self.own, product(*(VALUES[name] for name in names))):
            own = {
                "collaboration_id": self.collaboration.id,
                "number": number,
                "partner_id": self.partner_id,
                "person_id": self.person_id,
                "invitation_id": self.own[number].invitation_id,
                # Whoever tries a link holds its cookie afterwards, so it is not the one that the other addresses are about.
                "token": self.elsewhere.every_link[0].token,
            }
            values = {**own, **dict(zip(names, chosen, strict=True))}
            fitting = {name: value for name, value in values.items() if name in rule.arguments}
            yield app.url_map.bind("localhost").build(rule.endpoint, fitting, method=next(iter(rule.methods or ()))), number


def make_world(app: Flask, engine: Engine) -> World:
    """Make all of it; the one who is disabled was signed in before, and led the collaboration."""
    here = a_collaboration(engine, name="Hier", email="lead@hier.test")
    for link in here.every_link:
        answer(engine, link)
    publish(engine, here.id)
    rounds = {PUBLISHED: here.links, OPEN: open_round(engine, here.id)}
    elsewhere = a_collaboration(engine, name="Elders", email="lead@elders.test")
    clients = {
        "nobody": new_client(app),
        "respondent": _who_opened(app, *(links["School Zuid"][0] for links in rounds.values())),
        "colleague": _who_opened(app, *(links["School Zuid"][1] for links in rounds.values())),
        "respondent elsewhere": _who_opened(app, elsewhere.every_link[0]),
        "lead": signed_in(new_client(app), here.email),
        "lead elsewhere": signed_in(new_client(app), elsewhere.email),
        "disabled": _disabled(app, engine, here.id),
    }
    own = {number: links["School Zuid"][0] for number, links in rounds.items()}
    with Session(engine) as session:
        people = select(Partner.id, Person.id).join(Person).where(Partner.collaboration_id == here.id)
        partner_id, person_id = session.execute(people.order_by(Person.id).limit(1)).one()
    return World(here, elsewhere, partner_id, person_id, own, rounds[OPEN]["School Zuid"][1], clients)


def _who_opened(app: Flask, *links: Link) -> CheckedClient:
    client = new_client(app)
    for link in links:
        assert client.get(link.opening).location == link.promise
    return client


def _disabled(app: Flask, engine: Engine, collaboration_id: int) -> CheckedClient:
    with writing(engine) as session:
        a_membership(session, an_account(session, "was@hier.test", "Was lead"), collaboration_id)
    client = signed_in(new_client(app), "was@hier.test")
    with writing(engine) as session:
        # The session itself is left as it was, so that what refuses it is the guard.
        an_account(session, "was@hier.test").disabled_at = datetime.now(UTC)
    return client


def contents(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, to see whether anything was written."""
    with engine.connect() as connection:
        tables = Model.metadata.sorted_tables
        return {table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))] for table in tables}
