"""Everything a collaboration answered, as the method has it: only what was sent, and no name or address of a person."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from samenwerking.method.answers import Answers
from samenwerking.store.rounds import answers_of
from samenwerking.store.tables import Collaboration


class UnknownCollaborationError(Exception):
    """There is not exactly one collaboration with a name; `names` are those there are."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def collaboration_named(session: Session, name: str) -> Collaboration:
    """The one collaboration with this name. Raises UnknownCollaborationError."""
    every = session.scalars(select(Collaboration).order_by(Collaboration.id)).all()
    fitting = [each for each in every if each.name == name]
    if len(fitting) != 1:
        raise UnknownCollaborationError([each.name for each in every])
    return fitting[0]


def answers_of_collaboration(session: Session, name: str) -> Answers:
    """The rounds of a collaboration that were opened, in order. Raises UnknownCollaborationError."""
    opened = (each for each in collaboration_named(session, name).rounds if each.opened_at is not None)
    return Answers({str(each.number): answers_of(session, each) for each in opened})
