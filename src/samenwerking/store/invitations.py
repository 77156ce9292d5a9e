"""The ways in to answering: giving one to each person who is asked, and finding what a link or a code opens."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from samenwerking.store.keys import code_hash, new_code, new_token, token_hash
from samenwerking.store.tables import Invitation, Key, Participation, Person, Response, Round


@dataclass(frozen=True)
class Way:
    """The way in to one response, as it is told to its person once: the database keeps only hashes."""

    person: Person
    invitation_id: str
    token: str
    code: str


def invite(participation: Participation, person: Person, moment: datetime) -> Way:
    """Ask a person to answer for its partner in a round, and give the way in, this once."""
    way = Way(person, secrets.token_hex(6), new_token(), new_code())
    response = Response(respondent=person.respondent, draft={})
    response.invitation = Invitation(
        id=way.invitation_id,
        person=person,
        keys=[Key(token_hash=token_hash(way.token), created_at=moment)],
        code_hash=code_hash(way.code),
        created_at=moment,
    )
    participation.responses.append(response)
    return way


def new_ways(session: Session, round: Round, moment: datetime) -> list[Way]:
    """Give a new way in to everybody of a round who has not begun; their links before it stay valid, their codes do not.

    Whoever has begun gets none: who holds it could read what was filled in. The caller commits.
    """
    chosen = select(Invitation).join(Invitation.response).join(Response.participation)
    waiting = Response.saved_at.is_(None), Response.declined_at.is_(None), Response.sent_at.is_(None)
    usable = Invitation.revoked_at.is_(None), Invitation.person_id.is_not(None), Participation.round_id == round.id
    every = session.scalars(chosen.where(*waiting, *usable).order_by(Participation.position, Response.id)).all()
    return [_renewed(session, each, each.person, moment) for each in every if each.person is not None]


def _renewed(session: Session, invitation: Invitation, person: Person, moment: datetime) -> Way:
    way = Way(person, invitation.id, add_key(session, invitation, moment), new_code())
    invitation.code_hash = code_hash(way.code)
    return way


def add_key(session: Session, invitation: Invitation, moment: datetime) -> str:
    """Make one more token that opens an invitation; those before it stay valid. The caller commits."""
    token = new_token()
    session.add(Key(token_hash=token_hash(token), invitation_id=invitation.id, created_at=moment))
    return token


def invitation_by_token(session: Session, token: str) -> Invitation | None:
    """The usable invitation that a token opens, with its response, participation and round; None if there is none."""
    return session.scalar(_BY_TOKEN, {"hashed": token_hash(token)})


def invitation_by_code(session: Session, code: str) -> Invitation | None:
    """The usable invitation that a typed code belongs to, as `invitation_by_token` gives it."""
    return session.scalar(_BY_CODE, {"hashed": code_hash(code)})


def all_open(session: Session, tokens: Collection[str]) -> bool:
    """Whether each of these tokens opens an invitation."""
    hashes = {token_hash(token) for token in tokens}
    return set(session.scalars(select(Key.token_hash).where(Key.token_hash.in_(hashes)))) == hashes


def who_waits(session: Session, collaboration_id: int) -> Invitation:
    """The first person who answers as one and has not begun, in the last round that was not published."""
    return _first(session, collaboration_id, Response.saved_at.is_(None), Response.declined_at.is_(None), Round.published_at.is_(None))


def who_answered(session: Session, collaboration_id: int) -> Invitation:
    """The first person who answered as one and sent, in the last round that was published."""
    return _first(session, collaboration_id, Response.sent_at.is_not(None), Round.published_at.is_not(None))


def _first(session: Session, collaboration_id: int, *conditions: ColumnElement[bool]) -> Invitation:
    chosen = select(Invitation).join(Invitation.response).join(Response.participation).join(Participation.round)
    fitting = chosen.where(Round.collaboration_id == collaboration_id, Participation.voice == "persons", *conditions)
    return session.scalars(fitting.order_by(Round.number.desc(), Response.id).limit(1)).one()


def _usable(chosen: Select[Invitation]) -> Select[Invitation]:
    """An invitation that was not withdrawn, with everything that every page about it needs, in one query."""
    whole = joinedload(Invitation.response, innerjoin=True).joinedload(Response.participation, innerjoin=True)
    whole = whole.joinedload(Participation.round, innerjoin=True).joinedload(Round.collaboration, innerjoin=True)
    return chosen.where(Invitation.revoked_at.is_(None)).options(whole)


# Put together once: every page of a respondent begins with the first of them.
_BY_TOKEN = _usable(select(Invitation).join(Key).where(Key.token_hash == bindparam("hashed")))
_BY_CODE = _usable(select(Invitation).where(Invitation.code_hash == bindparam("hashed")))
