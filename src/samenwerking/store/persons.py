"""The people at a partner: adding, changing and removing one. Who does so holds the collaboration; the caller commits."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from samenwerking.store.locks import hold_collaboration
from samenwerking.store.marks import check_mark, mark_of
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Invitation, Participation, Partner, Person, Response, Round


@dataclass(frozen=True)
class PersonValues:
    """What is known of a person; the address is in the one way in which it is kept."""

    name: str
    email: str

    @property
    def mark(self) -> str:
        """What a form brings back to say which values it showed."""
        return mark_of(asdict(self))


def values_of(person: Person) -> PersonValues:
    """What is known of a person now."""
    return PersonValues(person.name, person.email)


def person_of(session: Session, partner: Partner, person_id: int) -> Person | None:
    """A person at this partner; None for one at another, and for none at all."""
    return session.scalar(select(Person).where(Person.partner_id == partner.id, Person.id == person_id))


def new_person(known: PersonValues) -> Person:
    """A person whose answers get a name of their own, which nobody had before and which tells nothing."""
    return Person(name=known.name, email=known.email, respondent=f"r{secrets.token_hex(6)}")


def add(session: Session, partner: Partner, known: PersonValues) -> Person:
    """Add a person at the end. Raises RefusedError if somebody in the collaboration has this address."""
    hold_collaboration(session, partner.collaboration)
    _refuse_known_address(session, partner, known.email)
    made = new_person(known)
    partner.persons.append(made)
    session.flush()
    return made


def change(session: Session, person: Person, known: PersonValues, was: str) -> None:
    """Change what is known of a person. Raises RefusedError, and ChangedMeanwhileError if it is not what `was` marks."""
    hold_collaboration(session, person.partner.collaboration)
    session.refresh(person)
    check_mark(values_of(person).mark, was)
    _refuse_known_address(session, person.partner, known.email, person)
    person.name, person.email = known.name, known.email


def remove(session: Session, person: Person, moment: datetime) -> None:
    """Remove a person; what it answered in rounds that ended stays. Raises RefusedError for who is asked in an open round."""
    hold_collaboration(session, person.partner.collaboration)
    if asked_in(session, person, moment) is not None:
        raise RefusedError("asked_now")
    session.delete(person)


def asked_in(session: Session, person: Person, moment: datetime) -> int | None:
    """The number of the open round that a person is asked in, or None."""
    chosen = select(Round).join(Participation).join(Response).join(Invitation).where(Invitation.person_id == person.id)
    return next((each.number for each in session.scalars(chosen) if each.state(moment) == "open"), None)


def everybody(session: Session, collaboration_id: int) -> Sequence[Person]:
    """Everybody in a collaboration, by the order of the partners."""
    chosen = select(Person).join(Partner).where(Partner.collaboration_id == collaboration_id)
    return session.scalars(chosen.order_by(Partner.position, Person.id)).all()


def _refuse_known_address(session: Session, partner: Partner, email: str, own: Person | None = None) -> None:
    chosen = select(Person.id).join(Partner).where(Partner.collaboration_id == partner.collaboration_id, Person.email == email)
    if session.scalar(chosen.where(Person.id != own.id) if own else chosen) is not None:
        raise RefusedError("known_address")
