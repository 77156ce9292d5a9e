"""A round between the database and the method: opening it, handing its answers over, and getting its result back.

Nothing here computes a score: answers go to the method as it wants them, and only a gated result comes back.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from samenwerking.method import answers as method
from samenwerking.method.checklist import Preconditions
from samenwerking.method.exact.scores import RoundScores, score_round
from samenwerking.method.questionnaire import Form, Instrument, Questionnaire
from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.method.shown.result import glance, make_result
from samenwerking.method.shown.result_types import Glance, Result
from samenwerking.method.vocabulary import View
from samenwerking.store.keys import code_hash, new_code, new_token, token_hash
from samenwerking.store.tables import Invitation, Key, Participation, Partner, Person, Response, Round

PICK = "pick."
COMMENT = "comment."
MARK = "mark"


@dataclass(frozen=True)
class Way:
    """The way in to one response, as it is told to its person once: the database keeps only hashes."""

    person: Person
    invitation_id: str
    token: str
    code: str


_instruments: dict[tuple[str, Form], Instrument] = {}


def instrument_of(round: Round) -> Instrument:
    """The questionnaires as they were frozen when the round opened; a process reads the same content once."""
    key = (round.instrument_digest, round.form)
    if key not in _instruments:
        _instruments[key] = Instrument(tuple(map(Questionnaire.model_validate, round.questionnaires)), round.form)
    return _instruments[key]


def freeze(round: Round, instrument: Instrument, preconditions: Preconditions, settings: Settings = SETTINGS) -> None:
    """Freeze what is asked and how it will be computed with the round."""
    round.form = instrument.form
    round.questionnaires = [each.model_dump(mode="json") for each in instrument.questionnaires]
    round.instrument_digest = hashlib.sha256(json.dumps(round.questionnaires, sort_keys=True).encode()).hexdigest()
    round.preconditions = preconditions.model_dump(mode="json")
    round.settings = dict(settings.as_mapping())


def open_round(round: Round, partners: Iterable[Partner], moment: datetime) -> list[Way]:
    """Open a round for these partners: each of their persons gets a way in, which is returned this once.

    A partner whose voice is `organisation` answers as one: only its first person gets a way in.
    """
    ways = []
    for position, partner in enumerate(partners):
        participation = _participation(partner, position)
        round.participations.append(participation)
        asked = partner.persons[:1] if partner.voice == "organisation" else partner.persons
        ways += [_invite(participation, person, moment) for person in asked]
    round.opened_at = moment
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


def _invite(participation: Participation, person: Person, moment: datetime) -> Way:
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


def answers_of(session: Session, round: Round) -> method.Round:
    """Hand what was sent in a round to the method, without making an object of each answer."""
    sent: dict[int, list[method.Response]] = {}
    rows = select(Response.participation_id, Response.respondent, Response.sent).join(Participation)
    for participation_id, respondent, fields in session.execute(
        rows.where(Participation.round_id == round.id, Response.sent_at.is_not(None)).order_by(Response.id)
    ):
        sent.setdefault(participation_id, []).append(response_of(respondent, fields or {}))
    instrument = instrument_of(round)
    return method.Round(
        name=str(round.number),
        date=None if round.opened_at is None else round.opened_at.date(),
        instrument=instrument,
        partners=tuple(_partner_of(each) for each in round.participations),
        responses={each.name: tuple(sent.get(each.id, ())) for each in round.participations},
        asked=frozenset(instrument.items),
        leading=tuple(round.leading),
    )


def _partner_of(participation: Participation) -> method.Partner:
    return method.Partner(
        name=participation.name,
        sector=participation.sector,
        voice=participation.voice,
        invited=len(participation.responses),
        lead=participation.lead,
    )


def response_of(respondent: str, fields: Mapping[str, str]) -> method.Response:
    """Read the flat document of one respondent as the method's response; comments stay behind."""
    return method.Response(
        respondent=respondent,
        values={field: value for field, value in fields.items() if "." not in field and field != MARK},  # type: ignore[misc]
        mark=int(fields[MARK]) if fields.get(MARK) else None,
        picks=frozenset(field.removeprefix(PICK) for field, value in fields.items() if field.startswith(PICK) and value),
    )


def publish(session: Session, round: Round, moment: datetime) -> None:
    """Compute the figures of a closed round once and freeze them; the caller commits."""
    scores = score_round(answers_of(session, round), _checklist_of(round), Settings.from_mapping(round.settings))
    round.published_scores = scores.to_document()
    round.published_at = moment


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
    return RoundScores.from_document(round.published_scores, instrument_of(round))


def previous_published(round: Round) -> Round | None:
    """The last round before this one that was published, or None."""
    earlier = published_before(round)
    return earlier[-1] if earlier else None


def published_before(round: Round) -> list[Round]:
    """The rounds before this one that were published, in order."""
    return [each for each in round.collaboration.rounds if each.number < round.number and each.published_at is not None]
