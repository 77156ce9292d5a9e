"""Collaborations for the tests, made and answered through the product's own code; all names are fictitious."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from samenwerking.method.exact.scores import score_round
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form
from samenwerking.method.vocabulary import Visibility
from samenwerking.store import accounts, drafts, locks, rounds
from samenwerking.store.engine import writing
from samenwerking.store.instruments import freeze, instrument_of
from samenwerking.store.sent_answers import answers_of
from samenwerking.store.tables import Collaboration, Invitation, Membership, Partner, Person, Round

PASSWORD = "acht kleine zwanen"
PARTNERS = {"School Zuid": 3, "Bedrijf Noord": 3, "Gemeente Midden": 3}
BOTH = ("kaats-opheij", "ansell-gash")


@dataclass(frozen=True)
class Link:
    """The way in of one respondent."""

    partner: str
    respondent: str
    invitation_id: str
    token: str
    code: str

    @property
    def opening(self) -> str:
        """The address of the personal link."""
        return f"/open/{self.token}"

    @property
    def promise(self) -> str:
        """The address of the first page behind it."""
        return f"/answer/{self.invitation_id}/"


@dataclass(frozen=True)
class Made:
    """A collaboration that leads sign in to, and the links of its first round by partner."""

    id: int
    email: str
    links: Mapping[str, tuple[Link, ...]]

    @property
    def every_link(self) -> tuple[Link, ...]:
        """All links in order of joining."""
        return tuple(link for links in self.links.values() for link in links)


def a_collaboration(
    engine: Engine,
    partners: Mapping[str, int] | None = None,
    *,
    name: str = "Samen in de Regio",
    email: str = "lead@voorbeeld.test",
    organisations: Collection[str] = (),
    visibility: Visibility = "own",
    form: Form = "full",
    questionnaires: tuple[str, ...] = BOTH,
    days: float = 12,
) -> Made:
    """Make a collaboration with its partners (name to number of persons) and open its first round.

    `organisations` are the partners that answer as one; the first partner is the lead organisation. The round opened a day
    ago and closes in `days`. Whoever leads it signs in with `email` and PASSWORD.
    """
    partners = PARTNERS if partners is None else partners
    with writing(engine) as session:
        collaboration = Collaboration(
            name=name, lead_name=next(iter(partners)), contact=f"de organisator, {email}", visibility=visibility, created_at=_moment()
        )
        for position, (partner, persons) in enumerate(partners.items()):
            voice = "organisation" if partner in organisations else "persons"
            collaboration.partners.append(
                Partner(
                    name=partner,
                    voice=voice,
                    lead=position == 0,
                    position=position,
                    persons=[_person(partner, number) for number in range(1, persons + 1)],
                )
            )
        session.add(collaboration)
        account = accounts.find_account(session, email) or accounts.add_account(session, email, "Noor Jansen", PASSWORD, _moment())
        session.flush()
        session.add(Membership(account_id=account.id, collaboration_id=collaboration.id))
        identifier = collaboration.id
    return Made(identifier, email, open_round(engine, identifier, form=form, questionnaires=questionnaires, days=days))


def _person(partner: str, number: int) -> Person:
    return Person(name=f"Persoon {number}", email=f"{number}@{partner.replace(' ', '-').lower()}.test", respondent=f"r{number}")


def _moment() -> datetime:
    return datetime.now(UTC)


def open_round(
    engine: Engine,
    collaboration_id: int,
    *,
    without: Collection[str] = (),
    form: Form = "full",
    questionnaires: tuple[str, ...] = BOTH,
    days: float = 12,
) -> dict[str, tuple[Link, ...]]:
    """Open the next round of a collaboration for its partners, and give the links of their persons by partner."""
    catalogue = shipped_catalogue()
    with writing(engine) as session:
        collaboration = session.get_one(Collaboration, collaboration_id)
        round_ = Round(number=len(collaboration.rounds) + 1, visibility=collaboration.visibility, deadline=_moment() + timedelta(days=days))
        freeze(round_, catalogue.instrument(questionnaires, form), catalogue.preconditions)
        collaboration.rounds.append(round_)
        invited = [partner for partner in collaboration.partners if partner.name not in without]
        links: dict[str, tuple[Link, ...]] = {partner.name: () for partner in invited}
        for way in rounds.open_round(round_, invited, _moment() - timedelta(days=1)):
            partner = way.person.partner.name
            links[partner] += (Link(partner, way.person.respondent, way.invitation_id, way.token, way.code),)
    return links


def the_round(session: Session, collaboration_id: int, number: int = 1) -> Round:
    """A round of a collaboration."""
    return session.scalars(select(Round).where(Round.collaboration_id == collaboration_id, Round.number == number)).one()


def every_item(round_: Round, value: str = "4", **others: str) -> dict[str, str]:
    """An answer to every item that a round asks; `others` are fields that differ, such as RE3="2" or mark="7"."""
    return {**dict.fromkeys(instrument_of(round_).items, value), **others}


def answer(engine: Engine, link: Link, fields: Mapping[str, str] | None = None, *, send: bool = True) -> None:
    """Answer for one respondent as the pages do: save a draft, and send it. Without fields: 4 everywhere."""
    with writing(engine) as session:
        response = session.get_one(Invitation, link.invitation_id).response
        locks.hold_response(session, response)
        given = every_item(response.participation.round) if fields is None else fields
        drafts.save(response, drafts.merge(response.draft, response.draft, given), _moment())
        if send:
            drafts.send(session, response, _moment())


def close(engine: Engine, collaboration_id: int, number: int = 1) -> None:
    """Close a round now."""
    with writing(engine) as session:
        the_round(session, collaboration_id, number).closed_at = _moment()


def publish(engine: Engine, collaboration_id: int, number: int = 1) -> None:
    """Close a round and publish its figures; too few for a figure of the whole are frozen too, as the first version did."""
    close(engine, collaboration_id, number)
    with writing(engine) as session:
        round_, moment = the_round(session, collaboration_id, number), _moment()
        if not rounds.publish(session, round_, moment):
            scores = score_round(answers_of(session, round_), shipped_catalogue().preconditions)
            round_.published_scores, round_.published_at = scores.to_document(), moment
