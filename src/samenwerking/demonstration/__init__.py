"""The demonstration on a running copy: made once and kept, with what people answer in it; and the ways into it.

What is printed at the start is kept beside it in the instance folder, so that a second start prints the same.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, Select, delete, select
from sqlalchemy.orm import Session

from samenwerking.configuration import Configuration
from samenwerking.demonstration.rounds import make
from samenwerking.store import accounts
from samenwerking.store.engine import writing
from samenwerking.store.keys import new_token, token_hash
from samenwerking.store.passwords import new_password
from samenwerking.store.tables import Account, Collaboration, Invitation, Key, Membership, Participation, Response, Round

EMAIL = "demo@samenwerking.example"
NAME = "Anouk Voorbeeld"
FILE = "demonstration.json"


@dataclass(frozen=True)
class Doors:
    """How to get into the demonstration: the account of who leads, and two personal links as paths.

    `answering` is the link of someone who has not begun in the open round, `results` of someone who answered in the last
    published one.
    """

    email: str
    password: str
    answering: str
    results: str


def start(engine: Engine, configuration: Configuration, moment: datetime, *, fresh: bool = False) -> Doors:
    """Make the demonstration where there is none yet, or anew, and tell how to get in."""
    file = configuration.instance / FILE
    with writing(engine) as session:
        if fresh:
            remove(session)
        if session.scalar(select(Collaboration.id).where(Collaboration.demonstration)) is None:
            make(session, moment, ZoneInfo(configuration.timezone))
            session.flush()
        doors = _kept(session, file) or _new_doors(session, moment)
        _keep(file, doors)
    return doors


def remove(session: Session) -> None:
    """Remove the demonstration and its account; the caller commits."""
    session.execute(delete(Collaboration).where(Collaboration.demonstration))
    session.execute(delete(Account).where(Account.email == EMAIL))


def _kept(session: Session, file: Path) -> Doors | None:
    """What an earlier start printed, if all of it still opens this database."""
    try:
        doors = Doors(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    hashes = {token_hash(path.rpartition("/")[2]) for path in (doors.answering, doors.results)}
    known = session.scalars(select(Key.token_hash).where(Key.token_hash.in_(hashes))).all()
    account = accounts.find_account(session, doors.email)
    return doors if set(known) == hashes and account is not None and accounts.opens(account, doors.password) else None


def _keep(file: Path, doors: Doors) -> None:
    """Keep what is printed, readable by the owner only."""
    draft = file.with_suffix(".part")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(doors), indent=2) + "\n", "utf-8")
    draft.replace(file)


def _new_doors(session: Session, moment: datetime) -> Doors:
    """Make a new password and new links; the ones before stay valid, but for the password."""
    password = new_password()
    account = accounts.find_account(session, EMAIL)
    if account is None:
        account = accounts.add_account(session, EMAIL, NAME, password, moment)
    else:
        accounts.set_password(session, account, password)
    session.flush()
    for collaboration_id in session.scalars(select(Collaboration.id).where(Collaboration.demonstration)):
        session.merge(Membership(account_id=account.id, collaboration_id=collaboration_id))
    waiting = Response.saved_at.is_(None), Response.declined_at.is_(None), Round.published_at.is_(None)
    seen = Response.sent_at.is_not(None), Round.published_at.is_not(None)
    return Doors(
        EMAIL, password, _new_link(session, _invitations().where(*waiting), moment), _new_link(session, _invitations().where(*seen), moment)
    )


def _invitations() -> Select[Invitation]:
    """The invitations of people who answer as a person, the latest round first."""
    chosen = select(Invitation).join(Invitation.response).join(Response.participation).join(Participation.round).join(Round.collaboration)
    return chosen.where(Collaboration.demonstration, Participation.voice == "persons").order_by(Round.number.desc(), Response.id)


def _new_link(session: Session, chosen: Select[Invitation], moment: datetime) -> str:
    """A new personal link to the first of the invitations."""
    token = new_token()
    invitation = session.scalars(chosen.limit(1)).one()
    session.add(Key(token_hash=token_hash(token), invitation_id=invitation.id, created_at=moment))
    return f"/open/{token}"
