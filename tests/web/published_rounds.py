"""Two published rounds with people who differ, a partner that is too small to be shown, and what the method says of them."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.method.checklist import Preconditions
from samenwerking.method.exact.scores import RoundScores, score_round
from samenwerking.method.settings import Settings
from samenwerking.method.shown.result import make_result
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View, Visibility
from samenwerking.store import drafts
from samenwerking.store.engine import writing
from samenwerking.store.instruments import instrument_of
from samenwerking.store.sent_answers import answers_of
from samenwerking.store.tables import Invitation, Round
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.rounds import Link, open_round, publish, the_round
from tests.web.checked_client import CheckedClient
from tests.web.conftest import signed_in

PARTNERS = {
    "School Zuid": 3,
    "Bedrijf Noord": 3,
    "Gemeente Midden": 4,
    "Zorg Oost": 3,
    "Stichting West": 3,
    "Provincie Ver": 1,
    "Stil Water": 3,
}
ORGANISATIONS = ("Provincie Ver",)
SILENT = {1: {"Zorg Oost": 3}, 2: {"Stil Water": 1}}
"""By round, how many people of a partner sent nothing: one partner joins later, one is too small in the second round."""

Answers = Callable[[str, int, int, tuple[str, ...]], dict[str, str]]
"""What a person sent: by partner, place of the person, round and the items asked."""


def answers_of_people(partner: str, place: int, number: int, items: tuple[str, ...]) -> dict[str, str]:
    """Answers of somebody with a mood of its own; equal input gives equal answers."""
    chance = random.Random(f"{partner} {place} {number}")
    mood = 2.4 + (sum(map(ord, partner)) % 9) / 5 + number / 4
    fields = {}
    for item in items:
        value = round(chance.gauss(mood + len(item) / 10, 0.9))
        fields[item] = chance.choice(["dont_know", "not_applicable"]) if chance.random() < 0.08 else str(min(5, max(1, value)))
    picks = {f"pick.{code}": "1" for code in chance.sample(["RE3", "OR3", "BE3", "AM1", "PR2"], 3)}
    return {**fields, **picks, "mark": str(min(10, max(1, round(2 * mood))))}


def fill(engine: Engine, links: Mapping[str, tuple[Link, ...]], number: int, answers: Answers = answers_of_people) -> None:
    """Let people answer a round and send, all but those who are silent."""
    with writing(engine) as session:
        for partner, of_partner in links.items():
            for place, link in enumerate(of_partner[SILENT[number].get(partner, 0) :]):
                response = session.get_one(Invitation, link.invitation_id).response
                round_ = response.participation.round
                fields = answers(partner, place, number, tuple(instrument_of(round_).items))
                drafts.save(response, drafts.merge({}, {}, fields), round_.deadline)
                drafts.send(session, response, round_.deadline)


@dataclass(frozen=True)
class TwoRounds:
    """A collaboration with two published rounds, and the links of the second by partner."""

    made: Made
    links: Mapping[str, tuple[Link, ...]]

    def lead_address(self, page: str, number: int = 2) -> str:
        """A page of a round, for who leads."""
        return f"/collaborations/{self.made.id}/rounds/{number}/{page}"

    def own_address(self, partner: str, page: str) -> str:
        """A page of the second round, for the first person of a partner."""
        return f"/answer/{self.links[partner][0].invitation_id}/{page}"

    def address(self, view: View, page: str) -> str:
        """A page of the second round for a viewer."""
        return self.lead_address(page) if view.partner is None else self.own_address(view.partner, page)

    def client(self, app: Flask, view: View) -> CheckedClient:
        """A browser of a viewer."""
        client = app.test_client()
        assert isinstance(client, CheckedClient)
        if view.partner is None:
            return signed_in(client, self.made.email)
        client.get(self.links[view.partner][0].opening)
        return client


def two_rounds(
    engine: Engine, visibility: Visibility = "own", *, answers: Answers = answers_of_people, email: str = "lead@voorbeeld.test"
) -> TwoRounds:
    """Make a collaboration of seven partners, let its people answer two rounds, and publish both."""
    made = a_collaboration(engine, PARTNERS, organisations=ORGANISATIONS, visibility=visibility, email=email)
    fill(engine, made.links, 1, answers)
    publish(engine, made.id)
    links = open_round(engine, made.id)
    with writing(engine) as session:
        the_round(session, made.id, 2).leading = ["RE3", "OR3"]
    fill(engine, links, 2, answers)
    publish(engine, made.id, 2)
    return TwoRounds(made, links)


def expected(engine: Engine, two: TwoRounds, view: View) -> Result:
    """What the method says of the second round and the first for a viewer, made anew from the answers that were sent."""
    with Session(engine) as session:
        current, previous = (the_round(session, two.made.id, number) for number in (2, 1))
        preconditions = Preconditions.model_validate(current.preconditions)
        scores = [_scores(session, each, preconditions) for each in (current, previous)]
        return make_result(scores[0], view, current.visibility, scores[1], previous.visibility, preconditions=preconditions)


def _scores(session: Session, round_: Round, preconditions: Preconditions) -> RoundScores:
    return score_round(answers_of(session, round_), preconditions, Settings.from_mapping(round_.settings))
