"""Tells of each row of a list of partners what comes of it beside what is there already: new, known, changed, moved or wrong.

A person is known by its e-mail address, a partner by its name however it is spelled. A second import of the same list finds
everything known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from samenwerking.method.answers import Sector, Voice
from samenwerking.method.files.file_errors import FileError
from samenwerking.method.files.near_names import MOST_COMPARED, NearNames
from samenwerking.method.files.partner_import import PartnerImport
from samenwerking.method.files.partner_rows import Address, ImportRow, RowReader
from samenwerking.method.files.partner_words import Column
from samenwerking.method.names import compared

Fate = Literal["new", "known", "changed", "moved", "wrong"]


@dataclass(frozen=True)
class KnownPartner:
    """A partner that is there already."""

    name: str
    sector: Sector = "other"
    voice: Voice = "persons"
    lead: bool = False


@dataclass(frozen=True)
class KnownPerson:
    """A person that is there already, with the name of its partner and its address as it is kept."""

    partner: str
    name: str
    email: str


@dataclass(frozen=True)
class Change:
    """One thing that becomes another: of the partner (sector, voice, lead), or of the person (partner, name)."""

    column: Column
    before: object
    after: object


@dataclass(frozen=True)
class RowFate:
    """What comes of a row. `partner` is the name in the spelling that is kept; `errors` and `remarks` say why and what to look at.

    The person of a `repeated` row is that of a row above it, which is the one that counts. Where a row names the partner that
    leads, another that led no longer does.
    """

    row: ImportRow
    fate: Fate
    partner: str | None
    new_partner: bool = False
    new_person: bool = False
    repeated: bool = False
    changes: tuple[Change, ...] = ()
    errors: tuple[FileError, ...] = ()
    remarks: tuple[FileError, ...] = ()


@dataclass(frozen=True)
class Classified:
    """The fates of all rows in their order, and what is said of the whole list."""

    fates: Sequence[RowFate]
    notes: Sequence[FileError]


def classify(
    imported: PartnerImport, partners: Iterable[KnownPartner], persons: Iterable[KnownPerson], file: str, address: Address
) -> Classified:
    """Tell the fate of each row; `address` compares the addresses that are there already as they would be read."""
    classifier = _Classifier(partners, persons, RowReader(file, imported.headings, address), address)
    fates = [classifier.fate(row) for row in imported.rows]
    notes = [*imported.notes]
    if classifier.near.full:
        notes.append(FileError(file, None, "import_not_compared", {"limit": MOST_COMPARED}))
    return Classified(fates, notes)


@dataclass
class _Partner:
    """A partner as it will be, with the line that first said each thing of it (0: it was there)."""

    name: str
    values: dict[Column, object]
    lines: dict[Column, int]


class _Keys:
    """What the spellings of a name share, computed once a name: long names take their time, and each is asked for many times."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = compared(name)
        return self._known[name]


class _Classifier:
    def __init__(self, partners: Iterable[KnownPartner], persons: Iterable[KnownPerson], reader: RowReader, address: Address) -> None:
        known = list(partners)
        self._keys = _Keys()
        self._partners = {self._keys.of(each.name): _partner(each) for each in known}
        self._persons: dict[str, dict[str, KnownPerson]] = {}
        self._named: dict[tuple[str, str], str] = {}
        for each in persons:
            self._persons.setdefault(address(each.email) or each.email, {})[self._keys.of(each.partner)] = each
            self._named[self._keys.of(each.partner), self._keys.of(each.name)] = each.email
        self._lines: dict[str, ImportRow] = {}
        self._lead: tuple[str, int] | None = None
        self._reader = reader
        self.near = NearNames(each.name for each in known)

    def fate(self, row: ImportRow) -> RowFate:
        """What comes of the next row; rows that are wrong change nothing for those below."""
        if row.errors or row.partner is None:
            return RowFate(row, "wrong", row.partner, errors=row.errors, remarks=row.remarks)
        errors = tuple(self._contradictions(row, row.partner))
        remarks = row.remarks + tuple(self._remarks(row, row.partner))
        if errors:
            return RowFate(row, "wrong", self._spelled(row.partner), errors=errors, remarks=remarks)
        new_partner = self._keys.of(row.partner) not in self._partners
        partner, of_partner = self._take_partner(row, row.partner)
        repeated = row.email in self._lines
        new_person, of_person = self._take_person(row, partner.name)
        changes = (() if new_partner else of_partner) + of_person
        found = RowFate(row, "known", partner.name, new_partner, new_person, repeated, changes, remarks=remarks)
        return replace(found, fate=_fate(found))

    def _spelled(self, partner: str) -> str:
        known = self._partners.get(self._keys.of(partner))
        return known.name if known else partner

    def _contradictions(self, row: ImportRow, partner: str) -> Iterable[FileError]:
        """What this row says otherwise than a row above it."""
        known = self._partners.get(self._keys.of(partner))
        for column, value in _said(row).items():
            line = known.lines.get(column, 0) if known else 0
            if known and line and known.values[column] != value:
                yield self._reader.error(row, column, "import_contradiction", partner=known.name, first=line)
        if row.lead and self._lead and self._lead[0] != self._keys.of(partner):
            yield self._reader.error(row, "lead", "import_two_leads", first=self._lead[1])
        first = self._lines.get(row.email or "")
        if first and not _is_same(first, row):
            yield self._reader.error(row, "email", "import_repeated_address", found=row.email, first=first.line)

    def _remarks(self, row: ImportRow, partner: str) -> Iterable[FileError]:
        if near := self.near.add(partner, self._keys.of(partner)):
            yield self._reader.error(row, "partner", "import_near_name", found=partner, other=self._spelled(near))
        if not row.email or not row.name:
            return
        if first := self._lines.get(row.email):
            yield self._reader.error(row, "email", "import_repeated_row", first=first.line)
        other = self._named.get((self._keys.of(partner), self._keys.of(row.name)))
        if other and row.email not in self._persons and row.email not in self._lines:
            yield self._reader.error(row, "name", "import_same_name", found=row.name, other=other)

    def _take_partner(self, row: ImportRow, name: str) -> tuple[_Partner, tuple[Change, ...]]:
        """Keep what the row says of its partner, and tell what that changes of one that was there."""
        partner = self._partners.setdefault(self._keys.of(name), _partner(KnownPartner(name)))
        said = _said(row)
        changes = tuple(Change(column, partner.values[column], value) for column, value in said.items() if partner.values[column] != value)
        partner.values.update(said)
        for column in said:
            partner.lines.setdefault(column, row.line)
        if row.lead and not self._lead:
            self._lead = (self._keys.of(name), row.line)
        return partner, changes

    def _take_person(self, row: ImportRow, partner: str) -> tuple[bool, tuple[Change, ...]]:
        """Keep the person of the row: whether it is new, and what changes of one that was there."""
        if row.email is None or row.name is None or row.email in self._lines:
            return False, ()
        self._lines[row.email] = row
        self._named.setdefault((self._keys.of(partner), self._keys.of(row.name)), row.email)
        if row.email not in self._persons:
            return True, ()
        at = self._persons[row.email]
        known = at.get(self._keys.of(partner)) or next(iter(at.values()))
        moved = (Change("partner", known.partner, partner),) if self._keys.of(known.partner) != self._keys.of(partner) else ()
        return False, (*moved, *((Change("name", known.name, row.name),) if known.name != row.name else ()))


def _partner(known: KnownPartner) -> _Partner:
    return _Partner(known.name, {"sector": known.sector, "voice": known.voice, "lead": known.lead}, {})


def _said(row: ImportRow) -> dict[Column, object]:
    """What a row says of its partner; an empty cell says nothing."""
    said: dict[Column, object] = {"sector": row.sector, "voice": row.voice, "lead": row.lead}
    return {column: value for column, value in said.items() if value is not None}


def _is_same(one: ImportRow, other: ImportRow) -> bool:
    """Whether two rows tell of one person at one partner."""
    return all(compared(a or "") == compared(b or "") for a, b in ((one.partner, other.partner), (one.name, other.name)))


def _fate(found: RowFate) -> Fate:
    if any(change.column == "partner" for change in found.changes):
        return "moved"
    if found.new_partner or found.new_person:
        return "new"
    return "changed" if found.changes else "known"
