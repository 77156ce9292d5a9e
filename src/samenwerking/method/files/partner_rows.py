"""Understands one row of a list of partners: each cell as it was typed and as it is meant, and what is wrong with it.

A page in which rows are mended gives the cells of one row to the same reader.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from samenwerking.method.answers import Sector, Voice
from samenwerking.method.characters import is_unreadable
from samenwerking.method.files.csv_cells import unmarked
from samenwerking.method.files.file_errors import FileError
from samenwerking.method.files.partner_words import Column, sector_of, voice_of, yes_or_no
from samenwerking.method.files.spreadsheet import LONGEST_CELL
from samenwerking.method.names import LONGEST_NAME, RefusedNameError, accepted, as_seen

Address = Callable[[str], str | None]
"""Writes an e-mail address in the one way it is kept; None for what is no address."""

_PROBLEMS = {"empty": "cell_empty", "long": "name_too_long", "unreadable": "name_unreadable"}
_IN_ANGLES = re.compile(r"[^<>]*<([^<>]+)>")
_LONGEST_FOUND = 60

Meant = TypeVar("Meant")


@dataclass(frozen=True)
class CellError(FileError):
    """What is wrong in a cell, or worth a look: `column` is which one, the heading as it was typed stands in the values."""

    column: Column = "partner"


@dataclass(frozen=True)
class ImportRow:
    """One row: the cells as typed, and what they mean. None was left open, or is wrong and then among the errors.

    A row without a person (neither name nor e-mail address) tells of its partner alone.
    """

    line: int
    typed: Mapping[Column, str]
    partner: str | None = None
    sector: Sector | None = None
    name: str | None = None
    email: str | None = None
    voice: Voice | None = None
    lead: bool | None = None
    errors: tuple[FileError, ...] = ()
    remarks: tuple[FileError, ...] = ()


class RowReader:
    """Reads the rows of one file; `headings` are its columns as they were typed."""

    def __init__(self, file: str, headings: Mapping[Column, str], address: Address) -> None:
        self.file = file
        self._headings, self._address = headings, address

    def read(self, line: int, typed: Mapping[Column, str]) -> ImportRow:
        """Understand a row; everything that is wrong with it stands among its errors."""
        cells = _Cells(self.file, line, typed, self._headings)
        partner = cells.name("partner")
        sector: Sector | None = cells.word("sector", sector_of, "import_sector")
        voice: Voice | None = cells.word("voice", voice_of, "import_voice")
        lead = cells.word("lead", yes_or_no, "import_lead")
        email = cells.address(self._address)
        name = cells.name("name") if cells.seen("name") or cells.seen("email") else None
        if cells.seen("name") and not cells.seen("email"):
            cells.add("email", "import_no_address")
        kept = {column: cell[:LONGEST_CELL] for column, cell in typed.items()}
        return ImportRow(line, kept, partner, sector, name, email, voice, lead, tuple(cells.errors), tuple(cells.remarks))

    def error(self, row: ImportRow, column: Column, problem: str, **values: object) -> CellError:
        """Something about a cell that only shows beside other rows."""
        return CellError(self.file, row.line, problem, {"column": self._headings.get(column, column), **values}, column)


class _Cells:
    def __init__(self, file: str, line: int, typed: Mapping[Column, str], headings: Mapping[Column, str]) -> None:
        self._file, self._line, self._typed, self._headings = file, line, typed, headings
        self.errors: list[CellError] = []
        self.remarks: list[CellError] = []

    def add(self, column: Column, problem: str, **values: object) -> None:
        self.errors.append(self._at(column, problem, values))

    def seen(self, column: Column) -> str:
        """What a reader sees in a cell."""
        return as_seen(self._typed.get(column, "")[:LONGEST_CELL])

    def name(self, column: Column) -> str | None:
        """The name in a cell; a formula is a name like any other, and pointed out."""
        typed = self._typed.get(column, "")
        if len(typed) > LONGEST_CELL:
            self.add(column, "name_too_long", limit=LONGEST_NAME)
            return None
        try:
            name = accepted(unmarked(typed))
        except RefusedNameError as refused:
            self.add(column, _PROBLEMS[refused.reason], found=_shortened(typed), limit=LONGEST_NAME)
            return None
        if not name.strip("=+-@ "):
            self.add(column, "import_only_signs", found=name)
            return None
        if name.startswith("="):
            self.remarks.append(self._at(column, "import_formula", {"found": _shortened(name)}))
        return name

    def word(self, column: Column, meaning: Callable[[str], Meant | None], problem: str) -> Meant | None:
        """What a word means; None for an empty cell too."""
        if not (seen := self.seen(column)):
            return None
        meant = meaning(seen)
        if meant is None:
            self.add(column, problem, found=_shortened(seen))
        return meant

    def address(self, address: Address) -> str | None:
        """The e-mail address in a cell, also where a name or `mailto:` stands before it."""
        if not (seen := self.seen("email")):
            return None
        bare = found[1] if (found := _IN_ANGLES.fullmatch(seen)) else seen
        meant = address(re.sub("(?i)^mailto:", "", bare.strip()))
        if meant is None:
            self.add("email", "import_address", found=_shortened(seen))
        return meant

    def _at(self, column: Column, problem: str, values: Mapping[str, object]) -> CellError:
        return CellError(self._file, self._line, problem, {"column": self._headings.get(column, column), **values}, column)


def _shortened(text: str) -> str:
    """What was found, short enough for a sentence and without what nobody can read."""
    readable = "".join("\ufffd" if is_unreadable(each) else each for each in as_seen(text[:LONGEST_CELL]))
    return readable if len(readable) <= _LONGEST_FOUND else f"{readable[: _LONGEST_FOUND - 1]}…"
