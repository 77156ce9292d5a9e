"""Makes the demonstration through the product's own code: partners, two rounds that were published, and one that is open."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from samenwerking.demonstration import story
from samenwerking.demonstration.answers import Respondent, answers_of, begun
from samenwerking.demonstration.story import Member, Turn
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.moments import local_date
from samenwerking.store import drafts, rounds
from samenwerking.store.instruments import freeze, instrument_of
from samenwerking.store.tables import Collaboration, Invitation, Partner, Person, Response, Round

QUESTIONNAIRES = ("kaats-opheij", "ansell-gash")
BEGAN_DAYS_AGO = 410
OPENED_DAYS_AGO = (396, 214, 9)
"""When the three rounds opened: about thirteen and seven months ago, and last week."""
OPEN_DAYS = 21
CLOSING = time(17)
PUBLISHED_AFTER = timedelta(days=4)


def make(session: Session, moment: datetime, timezone: ZoneInfo) -> Collaboration:
    """Make the whole of it, as it would be at `moment`; the caller commits."""
    collaboration = Collaboration(
        name=story.NAME,
        lead_name=story.LEAD_NAME,
        contact=story.CONTACT,
        demonstration=True,
        created_at=moment - timedelta(days=BEGAN_DAYS_AGO),
        partners=[_partner(position, member) for position, member in enumerate(story.MEMBERS)],
    )
    session.add(collaboration)
    for number, days in enumerate(OPENED_DAYS_AGO, start=1):
        _hold_round(session, collaboration, number, moment - timedelta(days=days), timezone)
    session.flush()
    return collaboration


def _partner(position: int, member: Member) -> Partner:
    lead = member.name == story.LEAD_NAME
    return Partner(name=member.name, sector=member.sector, voice=member.voice, lead=lead, position=position)


def _hold_round(session: Session, collaboration: Collaboration, number: int, opened: datetime, timezone: ZoneInfo) -> None:
    """Open a round and have it answered; publish it, but for the last one."""
    turns = [(member, turn) for member in story.MEMBERS if (turn := member.turns[number - 1])]
    partners = {partner.name: partner for partner in collaboration.partners}
    for member, turn in turns:
        _let_speak(partners[member.name], member, turn)
    session.flush()
    round_ = _new_round(collaboration, number, opened, timezone)
    ways = rounds.open_round(round_, [partners[member.name] for member, _ in turns], opened, timezone)
    session.flush()
    for member, turn in turns:
        mine = [way.invitation_id for way in ways if way.person.partner.name == member.name]
        _take_turn(session, number, member, turn, [session.get_one(Invitation, each).response for each in mine])
    if number < len(OPENED_DAYS_AGO):
        session.flush()
        round_.closed_at = round_.deadline
        rounds.publish(session, round_, round_.deadline + PUBLISHED_AFTER)


def _let_speak(partner: Partner, member: Member, turn: Turn) -> None:
    """Let the people of this turn speak for their organisation; who did before and does not any more leaves."""
    everyone = dict.fromkeys(chain.from_iterable(each.asked for each in member.turns if each))
    respondents = {name: f"p{place}" for place, name in enumerate(everyone, start=1)}
    speaking = {respondents[name]: name for name in turn.asked}
    for person in list(partner.persons):
        if person.respondent not in speaking:
            partner.persons.remove(person)
    known = {person.respondent for person in partner.persons}
    for respondent, name in speaking.items():
        if respondent not in known:
            email = f"{name.lower()}@{partner.name.lower().replace(' ', '-')}.example"
            partner.persons.append(Person(name=f"{name} {story.SURNAME}", email=email, respondent=respondent))


def _new_round(collaboration: Collaboration, number: int, opened: datetime, timezone: ZoneInfo) -> Round:
    """A round that stays open for three weeks, with the conditions that were decided on with the first one."""
    last_day = local_date(opened + timedelta(days=OPEN_DAYS), timezone)
    round_ = Round(
        number=number,
        visibility=collaboration.visibility,
        deadline=datetime.combine(last_day, CLOSING, timezone),
        leading=list(story.LEADING),
        leading_decided_on=local_date(opened, timezone) if number == 1 else collaboration.rounds[0].leading_decided_on,
    )
    catalogue = shipped_catalogue()
    freeze(round_, catalogue.instrument(QUESTIONNAIRES, "full"), catalogue.preconditions)
    collaboration.rounds.append(round_)
    return round_


def _take_turn(session: Session, number: int, member: Member, turn: Turn, responses: Sequence[Response]) -> None:
    """Let each person send, begin, decline or wait; a day after one another, from the day that the round opened."""
    for place, (name, response) in enumerate(zip(turn.asked, responses, strict=True)):
        round_ = response.participation.round
        assert round_.opened_at is not None
        moment = round_.opened_at + timedelta(days=1 + place, minutes=37 * place)
        fields = answers_of(Respondent(number, member, name), instrument_of(round_))
        if place < turn.sent:
            drafts.save(response, drafts.merge({}, {}, fields), moment)
            drafts.send(session, response, moment)
        elif place < turn.sent + turn.begun:
            drafts.save(response, drafts.merge({}, {}, begun(fields)), moment)
        elif place < turn.sent + turn.begun + turn.declined:
            drafts.decline(response, moment)
