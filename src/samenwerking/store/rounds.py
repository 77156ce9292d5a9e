"""The life of a round: opened for partners, closed, opened again, published, and its result. The caller commits.

Nothing here computes a score: answers go to the method as it wants them, and only a gated result comes back. A deed that
can be asked twice tells whether it did anything; who does it at the same time as another holds the round first (`locks`).
"""

from collections.abc import Collection, Iterable
from datetime import datetime, tzinfo

from sqlalchemy import Text, cast, exists, func, select
from sqlalchemy.orm import Session

from samenwerking.method.checklist import Preconditions
from samenwerking.method.exact.scores import RoundScores, score_round
from samenwerking.method.settings import Settings
from samenwerking.method.shown.publication import Outlook, before_publication
from samenwerking.method.shown.result import glance, make_result
from samenwerking.method.shown.result_types import Glance, Result
from samenwerking.method.vocabulary import View
from samenwerking.moments import local_date
from samenwerking.store.instruments import instrument_of
from samenwerking.store.invitations import Way, invite
from samenwerking.store.sent_answers import answers_of
from samenwerking.store.tables import Collaboration, Participation, Partner, Response, Round


def round_numbered(session: Session, collaboration: Collaboration, number: int) -> Round | None:
    """The round of a collaboration with this number, or None."""
    return session.scalar(select(Round).where(Round.collaboration_id == collaboration.id, Round.number == number))


def count_partners(session: Session, round: Round) -> int:
    """How many partners take part in a round."""
    return session.scalar(select(func.count()).where(Participation.round_id == round.id)) or 0


def count_people(session: Session, participation: Participation) -> int:
    """How many people of a partner were asked in a round."""
    return session.scalar(select(func.count()).where(Response.participation_id == participation.id)) or 0


def leading_decided_before(session: Session, round: Round) -> bool:
    """Whether the partners decided which conditions lead in an earlier round."""
    earlier = Round.collaboration_id == round.collaboration_id, Round.number < round.number
    return bool(session.scalar(select(exists().where(*earlier, Round.leading_decided_on.is_not(None)))))


def open_round(round: Round, partners: Iterable[Partner], moment: datetime, zone: tzinfo) -> list[Way]:
    """Open a round for these partners: each of their persons gets a way in, which is returned this once.

    A partner whose voice is `organisation` answers as one: only its first person gets a way in. The date of the round is
    that of `zone`, once and for all: pages, charts and files say the same.
    """
    ways = []
    for position, partner in enumerate(partners):
        participation = _participation(partner, position)
        round.participations.append(participation)
        asked = partner.persons[:1] if partner.voice == "organisation" else partner.persons
        ways += [invite(participation, person, moment) for person in asked]
    round.opened_at, round.opened_on = moment, local_date(moment, zone)
    return ways


def _participation(partner: Partner, position: int) -> Participation:
    return Participation(
        partner_id=partner.id,
        name=partner.name,
        sector=partner.sector,
        voice=partner.voice,
        lead=partner.lead,
        position=position,
    )


def close(round: Round, moment: datetime) -> bool:
    """Close an open round; False if it was not open."""
    if round.state(moment) != "open":
        return False
    round.closed_at = moment
    return True


def reopen(round: Round, deadline: datetime, moment: datetime) -> bool:
    """Let a round go on until another deadline; False if it is published, and stays as it is."""
    if round.state(moment) == "published":
        return False
    round.deadline = deadline
    round.closed_at = None
    return True


def before_publishing(session: Session, round: Round) -> Outlook:
    """What publishing a closed round would show and hide, or why it may not be published; no figure."""
    return before_publication(_scores_now(session, round))


def publish(session: Session, round: Round, moment: datetime) -> bool:
    """Compute the figures of a closed round once and freeze them; False if it is not closed, or may not be published."""
    if round.state(moment) != "closed":
        return False
    scores = _scores_now(session, round)
    if not before_publication(scores).publishable:
        return False
    round.published_scores = scores.to_document()
    round.published_at = moment
    return True


def _scores_now(session: Session, round: Round) -> RoundScores:
    return score_round(answers_of(session, round), _checklist_of(round), Settings.from_mapping(round.settings))


def result_of(round: Round, view: View, previous: Round | None = None) -> Result:
    """The result of a published round, compared with an earlier published one, as a viewer may see it."""
    before = None if previous is None else _scores_of(previous)
    return make_result(
        _scores_of(round),
        view,
        round.visibility,
        before,
        None if previous is None else previous.visibility,
        preconditions=_checklist_of(round),
        previous_preconditions=None if previous is None else _checklist_of(previous),
    )


def glance_of(round: Round, view: View, count_actions: bool) -> Glance:
    """What a list of rounds says of a published round, as a viewer may see it."""
    return glance(_scores_of(round), view, round.visibility, _checklist_of(round) if count_actions else None)


def _checklist_of(round: Round) -> Preconditions:
    return Preconditions.model_validate(round.preconditions)


def _scores_of(round: Round) -> RoundScores:
    if round.published_scores is None:
        raise ValueError(f"Round {round.number} is not published.")
    # Versions before this one froze the date in UTC.
    dated = {**round.published_scores, "date": round.opened_on and round.opened_on.isoformat()}
    return RoundScores.from_document(dated, instrument_of(round))


def previous_published(round: Round) -> Round | None:
    """The last round before this one that was published, or None."""
    earlier = published_before(round)
    return earlier[-1] if earlier else None


def published_before(round: Round) -> list[Round]:
    """The rounds before this one that were published, in order."""
    return [each for each in round.collaboration.rounds if each.number < round.number and each.published_at is not None]


def frozen_scores(session: Session, rounds: Collection[Round]) -> dict[int, str]:
    """The published scores of rounds by their id, as they are stored and unread."""
    frozen = select(Round.id, cast(Round.published_scores, Text)).where(Round.id.in_([each.id for each in rounds]))
    return {row[0]: row[1] for row in session.execute(frozen)}
