"""How far the partners of a round are, in numbers of people: it reads who sent, never what."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from samenwerking.method.answers import Partner
from samenwerking.store.tables import Participation, Response, Round

Stage = Literal["complete", "busy", "silent", "declined"]


@dataclass(frozen=True)
class PartnerProgress:
    """One partner: how many of the invited people sent, started without sending, or said that they do not take part."""

    partner: Partner
    invited: int
    sent: int
    started: int
    declined: int

    @property
    def name(self) -> str:
        """The name of the partner in this round."""
        return self.partner.name

    @property
    def waiting(self) -> int:
        """How many people have not begun."""
        return self.invited - self.sent - self.started - self.declined

    @property
    def stage(self) -> Stage:
        """Where the partner stands as a whole."""
        if self.invited and self.declined == self.invited:
            return "declined"
        if self.sent + self.declined == self.invited:
            return "complete"
        return "busy" if self.sent or self.started else "silent"

    @property
    def sent_width(self) -> int:
        """How far the bar of who sent reaches, 0 to 100."""
        return round(100 * self.sent / self.invited) if self.invited else 0

    @property
    def started_width(self) -> int:
        """How far the bar of who sent or started reaches, 0 to 100."""
        return round(100 * (self.sent + self.started) / self.invited) if self.invited else 0


@dataclass(frozen=True)
class Progress:
    """All partners of a round in order of joining, and their numbers together."""

    partners: tuple[PartnerProgress, ...]

    @property
    def invited(self) -> int:
        """How many people were invited."""
        return sum(each.invited for each in self.partners)

    @property
    def sent(self) -> int:
        """How many people sent."""
        return sum(each.sent for each in self.partners)

    @property
    def started(self) -> int:
        """How many people started and did not send yet."""
        return sum(each.started for each in self.partners)

    @property
    def declined(self) -> int:
        """How many people said that they do not take part."""
        return sum(each.declined for each in self.partners)

    @property
    def waiting(self) -> int:
        """How many people have not begun."""
        return sum(each.waiting for each in self.partners)

    @property
    def unsent(self) -> int:
        """How many people have not sent, those who do not take part included."""
        return self.invited - self.sent

    @property
    def complete(self) -> int:
        """How many partners nothing more is expected of."""
        return sum(each.stage == "complete" for each in self.partners)

    @property
    def silent(self) -> tuple[PartnerProgress, ...]:
        """The partners of which nobody has begun."""
        return tuple(each for each in self.partners if each.stage == "silent")

    @property
    def sending_partners(self) -> int:
        """How many partners somebody sent of."""
        return sum(1 for each in self.partners if each.sent)


def progress_of(session: Session, round: Round) -> Progress:
    """Count how far each partner of a round is, in one query."""
    unsent = Response.sent_at.is_(None)
    people = func.count(Response.id)
    counts = (
        people,
        people.filter(~unsent),
        people.filter(unsent, Response.declined_at.is_(None), Response.saved_at.is_not(None)),
        people.filter(unsent, Response.declined_at.is_not(None)),
    )
    rows = select(Participation, *counts).outerjoin(Participation.responses).where(Participation.round_id == round.id)
    ordered = rows.group_by(Participation.id).order_by(Participation.position)
    return Progress(tuple(_partner(*row) for row in session.execute(ordered)))


def _partner(participation: Participation, invited: int, sent: int, started: int, declined: int) -> PartnerProgress:
    partner = Partner(participation.name, participation.sector, participation.voice, invited, participation.lead)
    return PartnerProgress(partner, invited, sent, started, declined)
