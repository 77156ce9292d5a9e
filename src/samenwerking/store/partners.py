"""The partners of a collaboration: adding, changing and removing one. Who does so holds the collaboration; the caller commits."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from samenwerking.method import answers as method
from samenwerking.method.answers import Sector, Voice
from samenwerking.method.names import key_of
from samenwerking.store.locks import hold_collaboration
from samenwerking.store.marks import check_mark, mark_of
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Collaboration, Participation, Partner, Person, Round


@dataclass(frozen=True)
class PartnerValues:
    """What the lead organisation says of a partner."""

    name: str
    sector: Sector
    voice: Voice
    lead: bool = False

    @property
    def mark(self) -> str:
        """What a form brings back to say which values it showed."""
        return mark_of(asdict(self))


def values_of(partner: Partner) -> PartnerValues:
    """What is said of a partner now."""
    return PartnerValues(partner.name, partner.sector, partner.voice, partner.lead)


def in_method(partner: Partner) -> method.Partner:
    """A partner as the method counts it, with how many people would be invited."""
    return method.Partner(partner.name, partner.sector, partner.voice, len(partner.persons), partner.lead)


def partner_of(session: Session, collaboration: Collaboration, partner_id: int) -> Partner | None:
    """A partner of this collaboration; None for one of another, and for none at all."""
    return session.scalar(select(Partner).where(Partner.collaboration_id == collaboration.id, Partner.id == partner_id))


def add(session: Session, collaboration: Collaboration, said: PartnerValues) -> Partner:
    """Add a partner at the end. Raises RefusedError if there is one with this name."""
    hold_collaboration(session, collaboration)
    _refuse_known_name(session, collaboration.id, said.name)
    last = session.scalar(select(func.max(Partner.position)).where(Partner.collaboration_id == collaboration.id))
    made = Partner(collaboration_id=collaboration.id, position=0 if last is None else last + 1, **asdict(said))
    session.add(made)
    session.flush()
    _let_lead(session, made)
    return made


def change(session: Session, partner: Partner, said: PartnerValues, was: str) -> None:
    """Change what is said of a partner. Raises RefusedError, and ChangedMeanwhileError if it is not what `was` marks.

    Rounds are compared by the names of their partners, so the name stays once it stands in a round.
    """
    _hold(session, partner)
    check_mark(values_of(partner).mark, was)
    if said.name != partner.name and rounds_of(session, partner):
        raise RefusedError("name_in_round")
    _refuse_known_name(session, partner.collaboration_id, said.name, partner)
    for field, value in asdict(said).items():
        setattr(partner, field, value)
    session.flush()
    _let_lead(session, partner)


def remove(session: Session, partner: Partner) -> None:
    """Remove a partner with its persons. Raises RefusedError for one that stands in a round: its answers would go too."""
    _hold(session, partner)
    if rounds_of(session, partner):
        raise RefusedError("in_round")
    session.delete(partner)


def rounds_of(session: Session, partner: Partner) -> Sequence[int]:
    """The numbers of the rounds that a partner takes or took part in."""
    chosen = select(Round.number).join(Participation).where(Participation.partner_id == partner.id)
    return session.scalars(chosen.order_by(Round.number)).all()


def _hold(session: Session, partner: Partner) -> None:
    hold_collaboration(session, partner.collaboration)
    session.refresh(partner)


def _refuse_known_name(session: Session, collaboration_id: int, name: str, own: Partner | None = None) -> None:
    known = select(Partner.id).where(Partner.collaboration_id == collaboration_id, Partner.name_key == key_of(name))
    if session.scalar(known.where(Partner.id != own.id) if own else known) is not None:
        raise RefusedError("known_partner")


def _let_lead(session: Session, partner: Partner) -> None:
    """At most one partner takes the lead: who says it of one takes it from the others."""
    if partner.lead:
        chosen = select(Partner).where(Partner.collaboration_id == partner.collaboration_id, Partner.lead, Partner.id != partner.id)
        for other in session.scalars(chosen):
            other.lead = False


def count_people(session: Session, collaboration: Collaboration) -> dict[int, int]:
    """How many people each partner has, by its id."""
    counted = select(Person.partner_id, func.count()).join(Partner).where(Partner.collaboration_id == collaboration.id)
    return {row[0]: row[1] for row in session.execute(counted.group_by(Person.partner_id))}
