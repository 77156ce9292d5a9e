"""Rounds of a collaboration: opened, closed and published through the product's own code."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from samenwerking.method.exact.scores import score_round
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form
from samenwerking.store import rounds
from samenwerking.store.engine import writing
from samenwerking.store.instruments import freeze
from samenwerking.store.sent_answers import answers_of
from samenwerking.store.tables import Collaboration, Round

ZONE = ZoneInfo("Europe/Amsterdam")
BOTH = ("kaats-opheij", "ansell-gash")


@dataclass(frozen=True)
class Link:
    """The way in of one respondent."""

    partner: str
    respondent: str
    invitation_id: str
    token: str
    code: str

    @property
    def opening(self) -> str:
        """The address of the personal link."""
        return f"/open/{self.token}"

    @property
    def promise(self) -> str:
        """The address of the first page behind it."""
        return f"/answer/{self.invitation_id}/"


def open_round(
    engine: Engine,
    collaboration_id: int,
    *,
    without: Collection[str] = (),
    form: Form = "full",
    questionnaires: tuple[str, ...] = BOTH,
    days: float = 12,
) -> dict[str, tuple[Link, ...]]:
    """Open the next round of a collaboration for its partners, and give the links of their persons by partner."""
    catalogue = shipped_catalogue()
    with writing(engine) as session:
        collaboration = session.get_one(Collaboration, collaboration_id)
        number, deadline = len(collaboration.rounds) + 1, datetime.now(UTC) + timedelta(days=days)
        round_ = Round(number=number, visibility=collaboration.visibility, deadline=deadline)
        freeze(round_, catalogue.instrument(questionnaires, form), catalogue.preconditions)
        collaboration.rounds.append(round_)
        invited = [partner for partner in collaboration.partners if partner.name not in without]
        links: dict[str, tuple[Link, ...]] = {partner.name: () for partner in invited}
        for way in rounds.open_round(round_, invited, datetime.now(UTC) - timedelta(days=1), ZONE):
            partner = way.person.partner.name
            links[partner] += (Link(partner, way.person.respondent, way.invitation_id, way.token, way.code),)
    return links


def the_round(session: Session, collaboration_id: int, number: int = 1) -> Round:
    """A round of a collaboration."""
    return session.scalars(select(Round).where(Round.collaboration_id == collaboration_id, Round.number == number)).one()


def close(engine: Engine, collaboration_id: int, number: int = 1) -> None:
    """Close a round now."""
    with writing(engine) as session:
        the_round(session, collaboration_id, number).closed_at = datetime.now(UTC)


def publish(engine: Engine, collaboration_id: int, number: int = 1) -> None:
    """Close a round and publish its figures; too few for a figure of the whole are frozen too, as the first version did."""
    close(engine, collaboration_id, number)
    with writing(engine) as session:
        round_, moment = the_round(session, collaboration_id, number), datetime.now(UTC)
        if not rounds.publish(session, round_, moment):
            scores = score_round(answers_of(session, round_), shipped_catalogue().preconditions)
            round_.published_scores, round_.published_at = scores.to_document(), moment
