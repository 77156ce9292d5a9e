"""Collaborations: who leads which, how large they are, and finding one by its name."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from samenwerking.method.names import compared
from samenwerking.store.tables import Account, Collaboration, Membership, Partner, Person


class UnknownCollaborationError(Exception):
    """There is not exactly one collaboration with a name; `names` are those there are."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def collaboration_named(session: Session, name: str) -> Collaboration:
    """The one collaboration with this name, in any spelling. Raises UnknownCollaborationError."""
    every = session.scalars(select(Collaboration).order_by(Collaboration.id)).all()
    wanted = compared(name)
    fitting = [each for each in every if compared(each.name) == wanted]
    if len(fitting) != 1:
        raise UnknownCollaborationError([each.name for each in every])
    return fitting[0]


def led_by(session: Session, account: Account) -> Sequence[Collaboration]:
    """The collaborations that an account leads, by name."""
    return session.scalars(_led_by(account).order_by(Collaboration.name, Collaboration.id)).all()


def one_led_by(session: Session, account: Account, collaboration_id: int) -> Collaboration | None:
    """A collaboration that an account leads; None for another one, and for none at all."""
    return session.scalar(_led_by(account).where(Collaboration.id == collaboration_id))


def _led_by(account: Account) -> Select[Collaboration]:
    return select(Collaboration).join(Membership).where(Membership.account_id == account.id)


def names_by_account(session: Session) -> dict[int, list[str]]:
    """The names of the collaborations that each account leads, by the id of the account."""
    led: dict[int, list[str]] = {}
    for account_id, name in session.execute(select(Membership.account_id, Collaboration.name).join(Collaboration)):
        led.setdefault(account_id, []).append(name)
    return led


def let_lead(session: Session, account: Account, collaborations: Iterable[int]) -> None:
    """Let an account lead collaborations, by their ids; leading one already is no mistake. The caller commits."""
    session.flush()
    for each in dict.fromkeys(collaborations):
        session.merge(Membership(account_id=account.id, collaboration_id=each))


def count_partners(session: Session, collaboration: Collaboration) -> int:
    """How many partners a collaboration has now."""
    return session.scalar(select(func.count()).where(Partner.collaboration_id == collaboration.id)) or 0


def count_persons(session: Session, collaboration: Collaboration) -> int:
    """How many persons a collaboration has at its partners now."""
    return session.scalar(select(func.count(Person.id)).join(Partner).where(Partner.collaboration_id == collaboration.id)) or 0


def demonstration_of(session: Session) -> Collaboration | None:
    """The collaboration that is made up to try the product with, or None."""
    return session.scalar(select(Collaboration).where(Collaboration.demonstration))


def remove_demonstration(session: Session) -> None:
    """Remove what is made up, with everything that was answered in it; the caller commits."""
    session.execute(delete(Collaboration).where(Collaboration.demonstration))
