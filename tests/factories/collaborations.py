"""Collaborations with partners and their people; all names are fictitious."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from samenwerking.method.questionnaire import Form
from samenwerking.method.vocabulary import Visibility
from samenwerking.store.engine import writing
from samenwerking.store.tables import Collaboration, Partner, Person
from tests.factories.accounts import EMAIL, a_membership, an_account
from tests.factories.rounds import BOTH, Link, open_round

PARTNERS = {"School Zuid": 3, "Bedrijf Noord": 3, "Gemeente Midden": 3}


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
    email: str = EMAIL,
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
    with writing(engine) as session:
        collaboration = a_draft(partners, name=name, email=email, organisations=organisations, visibility=visibility)
        session.add(collaboration)
        session.flush()
        a_membership(session, an_account(session, email), collaboration.id)
        identifier = collaboration.id
    return Made(identifier, email, open_round(engine, identifier, form=form, questionnaires=questionnaires, days=days))


def a_draft(
    partners: Mapping[str, int] | None = None,
    *,
    name: str = "Samen in de Regio",
    email: str = EMAIL,
    organisations: Collection[str] = (),
    visibility: Visibility = "own",
) -> Collaboration:
    """A collaboration without a round, that nobody leads yet and no database holds."""
    partners = PARTNERS if partners is None else partners
    made = [
        a_partner(partner, persons, position, organisation=partner in organisations)
        for position, (partner, persons) in enumerate(partners.items())
    ]
    return Collaboration(
        name=name,
        lead_name=made[0].name,
        contact=f"de organisator, {email}",
        visibility=visibility,
        created_at=datetime.now(UTC),
        partners=made,
    )


def a_partner(name: str, persons: int = 3, position: int = 0, *, organisation: bool = False) -> Partner:
    """A partner with its people; the one in the first position leads."""
    people = [a_person(name, number) for number in range(1, persons + 1)]
    voice = "organisation" if organisation else "persons"
    return Partner(name=name, voice=voice, lead=position == 0, position=position, persons=people)


def a_person(partner: str, number: int = 1) -> Person:
    """Somebody of a partner, with an address that leads nowhere."""
    return Person(name=f"Persoon {number}", email=f"{number}@{partner.replace(' ', '-').lower()}.test", respondent=f"r{number}")
