"""The demonstration on a running copy: made once and kept, with what people answer in it; and the ways into it.

What is printed at the start is kept beside it in the instance folder, so that a second start prints the same.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.configuration import Configuration
from samenwerking.demonstration.rounds import make
from samenwerking.store import accounts, collaborations, invitations
from samenwerking.store.engine import writing
from samenwerking.store.passwords import new_password
from samenwerking.store.tables import Collaboration, Invitation

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
        made = collaborations.demonstration_of(session) or make(session, moment, configuration.zone)
        doors = _kept(session, file) or _new_doors(session, made, moment)
        _keep(file, doors)
    return doors


def remove(session: Session) -> None:
    """Remove the demonstration and its account; the caller commits."""
    collaborations.remove_demonstration(session)
    accounts.remove(session, EMAIL)


def _kept(session: Session, file: Path) -> Doors | None:
    """What an earlier start printed, if all of it still opens this database."""
    try:
        doors = Doors(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    known = invitations.all_open(session, [path.rpartition("/")[2] for path in (doors.answering, doors.results)])
    account = accounts.find_account(session, doors.email)
    return doors if known and account is not None and accounts.opens(account, doors.password) else None


def _keep(file: Path, doors: Doors) -> None:
    """Keep what is printed, readable by the owner only."""
    draft = file.with_suffix(".part")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(doors), indent=2) + "\n", "utf-8")
    draft.replace(file)


def _new_doors(session: Session, collaboration: Collaboration, moment: datetime) -> Doors:
    """Make a new password and new links; the ones before stay valid, but for the password."""
    password = new_password()
    account = accounts.find_account(session, EMAIL)
    if account is None:
        account = accounts.add_account(session, EMAIL, NAME, password, moment)
    else:
        accounts.set_password(session, account, password)
    collaborations.let_lead(session, account, [collaboration.id])
    waiting, seen = (find(session, collaboration.id) for find in (invitations.who_waits, invitations.who_answered))
    return Doors(EMAIL, password, _new_link(session, waiting, moment), _new_link(session, seen, moment))


def _new_link(session: Session, invitation: Invitation, moment: datetime) -> str:
    return f"/open/{invitations.add_key(session, invitation, moment)}"
