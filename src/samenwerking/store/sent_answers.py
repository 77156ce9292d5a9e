"""What was sent, handed to the method as it wants it: no name or address of a person, and comments stay behind."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from samenwerking.method import answers as method
from samenwerking.method.answer_fields import MARK, PICK
from samenwerking.store.instruments import instrument_of
from samenwerking.store.tables import Collaboration, Participation, Response, Round


def answers_of(session: Session, round: Round) -> method.Round:
    """What was sent in a round, without making an object of each answer."""
    sent: dict[int, list[method.Response]] = {}
    rows = select(Response.participation_id, Response.respondent, Response.sent).join(Participation)
    for participation_id, respondent, fields in session.execute(
        rows.where(Participation.round_id == round.id, Response.sent_at.is_not(None)).order_by(Response.id)
    ):
        sent.setdefault(participation_id, []).append(response_of(respondent, fields or {}))
    instrument = instrument_of(round)
    return method.Round(
        name=str(round.number),
        date=round.opened_on,
        instrument=instrument,
        partners=tuple(_partner_of(each) for each in round.participations),
        responses={each.name: tuple(sent.get(each.id, ())) for each in round.participations},
        asked=frozenset(instrument.items),
        leading=tuple(round.leading),
    )


def answers_of_collaboration(session: Session, collaboration: Collaboration) -> method.Answers:
    """The rounds of a collaboration that were opened, in order."""
    opened = (each for each in collaboration.rounds if each.opened_at is not None)
    return method.Answers({str(each.number): answers_of(session, each) for each in opened})


def response_of(respondent: str, fields: Mapping[str, str]) -> method.Response:
    """Read the flat document of one respondent as the method's response."""
    return method.Response(
        respondent=respondent,
        values={field: value for field, value in fields.items() if "." not in field and field != MARK},  # type: ignore[misc]
        mark=int(fields[MARK]) if fields.get(MARK) else None,
        picks=frozenset(field.removeprefix(PICK) for field, value in fields.items() if field.startswith(PICK) and value),
    )


def _partner_of(participation: Participation) -> method.Partner:
    return method.Partner(
        name=participation.name,
        sector=participation.sector,
        voice=participation.voice,
        invited=len(participation.responses),
        lead=participation.lead,
    )
