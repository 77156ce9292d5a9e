"""A list of partners and people brought at once: what would become of each row, and keeping all of it or nothing.

Nobody leaves by a list, and a second time the same list changes nothing. Who keeps one holds the collaboration.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

from sqlalchemy.orm import Session

from samenwerking.method.answers import Sector
from samenwerking.method.names import RefusedNameError, accepted, compared, key_of
from samenwerking.store.addresses import normal_address
from samenwerking.store.locks import hold_collaboration
from samenwerking.store.marks import check_mark, mark_of
from samenwerking.store.persons import PersonValues, everybody, new_person
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Collaboration, Partner, Person

Fate = Literal["new", "known", "changed", "wrong"]
Column = Literal["partner", "sector", "name", "email"]


@dataclass(frozen=True)
class Listed:
    """One row as it was brought: what stood in its cells, and which sector was meant, None if none is called so."""

    line: int
    partner: str
    sector: str
    meant: Sector | None
    name: str
    email: str


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be kept: the column, the reason as the catalogue knows it, and what the sentence names."""

    column: Column
    reason: str
    named: str = ""


@dataclass(frozen=True)
class Row:
    """A row with what becomes of it; `before` is the name that a known address had, where that changes."""

    listed: Listed
    fate: Fate
    faults: tuple[Fault, ...] = ()
    before: str = ""


@dataclass(frozen=True)
class Plan:
    """What becomes of a whole list."""

    rows: tuple[Row, ...]

    @property
    def fates(self) -> Counter[Fate]:
        """How many rows have each fate."""
        return Counter(row.fate for row in self.rows)

    @property
    def wrong(self) -> list[Row]:
        """The rows that keep the list from being kept."""
        return [row for row in self.rows if row.fate == "wrong"]

    @property
    def mark(self) -> str:
        """What a form brings back to say which fates it showed."""
        return mark_of([asdict(row) for row in self.rows])


@dataclass
class _Known:
    """Who and what is there, with what the rows before brought: each by what all its spellings share."""

    sectors: dict[str, Sector]
    partners: dict[str, str]
    people: dict[str, Person]
    lines: dict[str, int] = field(default_factory=dict)


def plan(session: Session, collaboration: Collaboration, listed: Sequence[Listed]) -> Plan:
    """Look at what would become of each row of a list."""
    known = _Known(
        {compared(each.name): each.sector for each in collaboration.partners},
        {compared(each.name): each.name for each in collaboration.partners},
        {person.email: person for person in everybody(session, collaboration.id)},
    )
    return Plan(tuple(_row(each, known) for each in listed))


def _row(listed: Listed, known: _Known) -> Row:
    faults = (*_faults_of_partner(listed, known), *_faults_of_person(listed, known))
    if faults:
        return Row(listed, "wrong", faults)
    person = known.people.get(normal_address(listed.email))
    if person is None:
        return Row(listed, "new")
    name = accepted(listed.name)
    return Row(listed, "known") if person.name == name else Row(listed, "changed", before=person.name)


def _faults_of_partner(listed: Listed, known: _Known) -> Iterator[Fault]:
    fault = _fault_of_name("partner", listed.partner)
    if fault is not None:
        yield fault
        return
    spelling = compared(listed.partner)
    sector = known.sectors.get(spelling)
    if listed.meant is None and (listed.sector.strip() or sector is None):
        yield Fault("sector", "unknown_sector" if listed.sector.strip() else "no_sector", listed.sector.strip())
    elif listed.meant is not None and sector not in (None, listed.meant):
        yield Fault("sector", "other_sector", known.partners[spelling])
    elif listed.meant is not None:
        known.sectors[spelling] = listed.meant
        known.partners.setdefault(spelling, accepted(listed.partner))


def _faults_of_person(listed: Listed, known: _Known) -> Iterator[Fault]:
    if fault := _fault_of_name("name", listed.name):
        yield fault
    try:
        email = normal_address(listed.email)
    except RefusedError:
        yield Fault("email", "address" if listed.email.strip() else "no_address", listed.email.strip())
        return
    if email in known.lines:
        yield Fault("email", "twice", str(known.lines[email]))
    known.lines.setdefault(email, listed.line)
    person = known.people.get(email)
    if person is not None and compared(person.partner.name) != compared(listed.partner):
        yield Fault("email", "elsewhere", person.partner.name)


def _fault_of_name(column: Column, written: str) -> Fault | None:
    try:
        accepted(written)
    except RefusedNameError as error:
        return Fault(column, f"{column}_{error.reason}")
    return None


def keep(session: Session, collaboration: Collaboration, listed: Sequence[Listed], was: str) -> Plan:
    """Keep a whole list. Raises ChangedMeanwhileError if not every row has the fate that was shown, RefusedError if one is wrong."""
    hold_collaboration(session, collaboration)
    session.refresh(collaboration, ["partners"])
    planned = plan(session, collaboration, listed)
    check_mark(planned.mark, was)
    if planned.wrong:
        raise RefusedError("wrong_rows")
    partners = {each.name_key: each for each in collaboration.partners}
    people = {person.email: person for person in everybody(session, collaboration.id)}
    for row in planned.rows:
        brought = PersonValues(accepted(row.listed.name), normal_address(row.listed.email))
        if brought.email in people:
            people[brought.email].name = brought.name
        else:
            _partner_for(collaboration, partners, row.listed).persons.append(new_person(brought))
    return planned


def _partner_for(collaboration: Collaboration, partners: dict[str, Partner], listed: Listed) -> Partner:
    key = key_of(listed.partner)
    if key not in partners:
        position = max((each.position for each in collaboration.partners), default=-1) + 1
        partners[key] = Partner(name=listed.partner, sector=listed.meant, voice="persons", lead=False, position=position)
        collaboration.partners.append(partners[key])
    return partners[key]
