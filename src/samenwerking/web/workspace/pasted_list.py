"""Reads a list that was copied from a spreadsheet and pasted: partner, sector, name and e-mail address, one line a person."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache

from samenwerking import language as catalogue
from samenwerking.language import LANGUAGES
from samenwerking.method.answers import SECTORS, Sector
from samenwerking.method.names import as_seen, compared
from samenwerking.store.partner_list import Listed
from samenwerking.web.typed_text import legible

MOST_ROWS = 1000
COLUMNS = 4


class TooManyRowsError(ValueError):
    """The list has more rows than are read at once."""


def read_pasted(pasted: str) -> list[Listed]:
    """Every line that says something, by its number; a first line of headings is left out. Raises TooManyRowsError."""
    lines = legible(pasted).splitlines()
    if sum(1 for line in lines if line.strip()) > MOST_ROWS + 1:
        raise TooManyRowsError
    rows = [_row(number, cells) for number, cells in _cells(lines)]
    return rows[1:] if rows and _is_heading(rows[0]) else rows


def _cells(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """A line at a time: a quotation mark that is never closed spoils its own line only."""
    for number, line in enumerate(lines, start=1):
        if line.strip(" \t;"):
            cells = next(csv.reader([line], delimiter="\t" if "\t" in line else ";"))
            yield number, [*cells, *[""] * COLUMNS][:COLUMNS]


def _row(number: int, cells: list[str]) -> Listed:
    partner, sector, name, email = (as_seen(cell) for cell in cells)
    return Listed(number, partner, sector, _sectors().get(compared(sector)), name, email)


def _is_heading(row: Listed) -> bool:
    return row.meant is None and "@" not in row.email and compared(row.sector) in ("sector", "soort", "branche")


@cache
def _sectors() -> Mapping[str, Sector]:
    """Every sector by what it is called in any language, and by its word in the files."""
    called = {compared(catalogue.text(language, f"workspace.sector.{sector}")): sector for language in LANGUAGES for sector in SECTORS}
    return called | {sector: sector for sector in SECTORS}
