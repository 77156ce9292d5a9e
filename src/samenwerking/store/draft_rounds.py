"""A round before it opens: preparing it, what stands in its way, and opening it. Who does so holds the collaboration; the caller commits.

A draft already has what would be frozen, so that it can be counted and read; opening takes it anew from the files that ship.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from samenwerking.method.files.catalogue import Catalogue
from samenwerking.method.opening import Wanting, wanting
from samenwerking.method.questionnaire import Form
from samenwerking.store.instruments import freeze
from samenwerking.store.invitations import Way
from samenwerking.store.locks import hold_collaboration
from samenwerking.store.marks import check_mark, mark_of
from samenwerking.store.partners import in_method
from samenwerking.store.rounds import open_round
from samenwerking.store.tables import Collaboration, Partner, Round


@dataclass(frozen=True)
class RoundPlan:
    """What is chosen about a round before it opens: the ids of its questionnaires, their form, and until when."""

    questionnaires: tuple[str, ...]
    form: Form
    deadline: datetime

    @property
    def mark(self) -> str:
        """What a form brings back to say which choices it showed."""
        return mark_of(asdict(self))


@dataclass(frozen=True)
class Obstacles:
    """What keeps a round from opening: what its partners want, another round that is open, a deadline that passed."""

    wanting: Wanting
    open_number: int | None
    late: bool

    @property
    def none(self) -> bool:
        """Whether the round can open."""
        return self.wanting.nothing and self.open_number is None and not self.late


def plan_of(round: Round) -> RoundPlan:
    """What is chosen about a round now."""
    return RoundPlan(tuple(each["id"] for each in round.questionnaires), round.form, round.deadline)


def draft_of(collaboration: Collaboration) -> Round | None:
    """The round of a collaboration that is being prepared, or None: there is never more than one."""
    return next((each for each in collaboration.rounds if each.opened_at is None), None)


def prepare(session: Session, collaboration: Collaboration, catalogue: Catalogue, proposed: RoundPlan) -> Round:
    """Begin the next round; the one that is being prepared already if there is one.

    It asks what the last one asked, and the first one what is proposed.
    """
    hold_collaboration(session, collaboration)
    session.refresh(collaboration, ["rounds"])
    draft = draft_of(collaboration)
    if draft is not None:
        return draft
    last = collaboration.rounds[-1] if collaboration.rounds else None
    if last is not None:
        known = tuple(id_ for id_ in plan_of(last).questionnaires if id_ in catalogue.questionnaires)
        proposed = RoundPlan(known or proposed.questionnaires, last.form, proposed.deadline)
    draft = Round(number=last.number + 1 if last else 1, visibility=collaboration.visibility)
    _set(draft, catalogue, proposed)
    collaboration.rounds.append(draft)
    session.flush()
    return draft


def change(session: Session, round: Round, catalogue: Catalogue, chosen: RoundPlan, was: str) -> bool:
    """Change what is chosen about a draft; False if it is none any more. Raises ChangedMeanwhileError."""
    _hold(session, round)
    if round.opened_at is not None:
        return False
    check_mark(plan_of(round).mark, was)
    _set(round, catalogue, chosen)
    return True


def _set(round: Round, catalogue: Catalogue, plan: RoundPlan) -> None:
    round.deadline = plan.deadline
    freeze(round, catalogue.instrument(plan.questionnaires, plan.form), catalogue.preconditions)


def obstacles(session: Session, round: Round, moment: datetime) -> Obstacles:
    """Look at what keeps a round from opening at a moment."""
    collaboration = round.collaboration
    others = (each.number for each in collaboration.rounds if each is not round and each.state(moment) == "open")
    return Obstacles(wanting([in_method(each) for each in invited(session, round)]), next(others, None), round.deadline <= moment)


def invited(session: Session, round: Round) -> Sequence[Partner]:
    """The partners that would take part if a round opened now."""
    chosen = select(Partner).where(Partner.collaboration_id == round.collaboration_id).options(selectinload(Partner.persons))
    return session.scalars(chosen.order_by(Partner.position, Partner.id)).all()


def mark_of_opening(session: Session, round: Round) -> str:
    """A mark of everything that opening would freeze, so that what opens is what was shown before."""
    partners = [
        [each.id, each.name, each.sector, each.voice, each.lead, [who.id for who in each.persons]] for each in invited(session, round)
    ]
    return mark_of(asdict(plan_of(round)), round.collaboration.visibility, partners)


def open_now(session: Session, round: Round, catalogue: Catalogue, was: str, moment: datetime, zone: tzinfo) -> list[Way] | None:
    """Open a round and give the ways in, this once; None if it is open already or something stands in its way.

    Raises ChangedMeanwhileError if not everything is as `was` marks it.
    """
    _hold(session, round)
    if round.opened_at is not None or not obstacles(session, round, moment).none:
        return None
    check_mark(mark_of_opening(session, round), was)
    _set(round, catalogue, plan_of(round))
    round.visibility = round.collaboration.visibility
    return open_round(round, invited(session, round), moment, zone)


def _hold(session: Session, round: Round) -> None:
    hold_collaboration(session, round.collaboration)
    session.refresh(round)
