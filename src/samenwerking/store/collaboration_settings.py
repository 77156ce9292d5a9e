"""Making a collaboration and changing its settings. Who changes one holds it first; the caller commits."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from samenwerking.method.names import compared
from samenwerking.method.questionnaire import Language
from samenwerking.method.vocabulary import Visibility
from samenwerking.store.collaborations import led_by, let_lead
from samenwerking.store.locks import hold_collaboration
from samenwerking.store.marks import check_mark, mark_of
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Account, Collaboration, Round

STRICTER: tuple[Visibility, ...] = ("open", "own", "closed")
"""From who sees most to who sees least."""


@dataclass(frozen=True)
class CollaborationSettings:
    """What the lead organisation chooses about a collaboration as a whole."""

    name: str
    lead_name: str
    contact: str
    visibility: Visibility
    language: Language

    @property
    def mark(self) -> str:
        """What a form brings back to say which settings it showed."""
        return mark_of(asdict(self))


def settings_of(collaboration: Collaboration) -> CollaborationSettings:
    """The settings as they are now."""
    return CollaborationSettings(**{field.name: getattr(collaboration, field.name) for field in fields(CollaborationSettings)})


def create(session: Session, account: Account, chosen: CollaborationSettings, moment: datetime) -> Collaboration:
    """Make a collaboration that an account leads. Raises RefusedError if it leads one with this name already."""
    _refuse_known_name(session, account, chosen.name)
    made = Collaboration(**asdict(chosen), created_at=moment)
    session.add(made)
    session.flush()
    let_lead(session, account, [made.id])
    return made


def change(session: Session, account: Account, collaboration: Collaboration, chosen: CollaborationSettings, was: str) -> None:
    """Change the settings. Raises RefusedError, and ChangedMeanwhileError if they are not those that `was` marks."""
    hold_collaboration(session, collaboration)
    check_mark(settings_of(collaboration).mark, was)
    if chosen.visibility not in allowed(session, collaboration):
        raise RefusedError("visibility")
    _refuse_known_name(session, account, chosen.name, collaboration)
    for field, value in asdict(chosen).items():
        setattr(collaboration, field, value)


def allowed(session: Session, collaboration: Collaboration | None) -> Sequence[Visibility]:
    """What can still be promised: once a round was opened, only what it promised or less to see."""
    if collaboration is None or not was_opened(session, collaboration):
        return STRICTER
    return STRICTER[STRICTER.index(collaboration.visibility) :]


def was_opened(session: Session, collaboration: Collaboration) -> bool:
    """Whether any round of a collaboration was opened."""
    opened = exists().where(Round.collaboration_id == collaboration.id, Round.opened_at.is_not(None))
    return bool(session.scalar(select(opened)))


def _refuse_known_name(session: Session, account: Account, name: str, own: Collaboration | None = None) -> None:
    """Two that a reader cannot tell apart would be one; what others lead is nobody's business here."""
    others = (each for each in led_by(session, account) if own is None or each.id != own.id)
    if compared(name) in (compared(each.name) for each in others):
        raise RefusedError("known_name")
