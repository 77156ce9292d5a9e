"""Reads and writes the cells of a CSV table; what is wrong in a cell is named with its line.

A text that a spreadsheet would take for a formula (it begins with = + - @ or a control character) is written with an apostrophe
before it, and read without: `=1+1` is `'=1+1` in the file. An apostrophe before anything else, as in `'t Hof`, stays as it is.
"""

import datetime
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from samenwerking.method.characters import is_unreadable
from samenwerking.method.files.file_errors import ErrorList

LONGEST_NAME = 200
MOST_PEOPLE = 1_000_000

_LIKE_A_FORMULA = re.compile("'*[=+\\-@\x00-\x1f\x7f-\x9f]")
_MARKED = re.compile("'+[=+\\-@\x00-\x1f\x7f-\x9f]")


def marked(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unmarked(cell: str) -> str:
    """Read a text that may have been marked: on one line, without spaces around it, with accents in one form (NFC)."""
    text = re.sub("[\t\r\n]+", " ", unicodedata.normalize("NFC", cell)).strip(" \u00a0")
    return text[1:] if _MARKED.match(text) else text


class Cells:
    """Reads cells of one file; None stands for a cell that is wrong, and the reason is among the errors."""

    def __init__(self, file: Path, errors: ErrorList) -> None:
        self._file, self._errors = file, errors
        self._names: dict[str, str] = {}

    def name(self, line: int, column: str, cell: str) -> str | None:
        """The name of a round, partner or respondent: not empty, not endless, and of characters one can read."""
        known = self._names.get(cell)
        if known is not None:
            return known
        name = unmarked(cell)
        if not name:
            self._errors.add(self._file, line, "cell_empty", column=column)
        elif len(name) > LONGEST_NAME:
            self._errors.add(self._file, line, "name_too_long", column=column, limit=LONGEST_NAME)
        elif any(map(is_unreadable, name)):
            self._errors.add(self._file, line, "name_unreadable", column=column, found=name)
        else:
            self._names[cell] = name
            return name
        return None

    def choice(self, line: int, column: str, cell: str, choices: Sequence[str]) -> str | None:
        """One of the words that a column may hold."""
        word = cell.strip().lower()
        if word in choices:
            return word
        expected = ", ".join(choice for choice in choices if choice)
        self._errors.add(self._file, line, "cell_choice", column=column, found=cell, expected=expected)
        return None

    def people(self, line: int, column: str, cell: str) -> int | None:
        """A number of people, 1 or more; None for an empty cell too."""
        if not cell.strip():
            return None
        if re.fullmatch("[0-9]{1,7}", cell.strip()) and 1 <= int(cell) <= MOST_PEOPLE:
            return int(cell)
        self._errors.add(self._file, line, "cell_people", column=column, found=cell)
        return None

    def day(self, line: int, column: str, cell: str) -> datetime.date | None:
        """A date as in 2026-01-31; None for an empty cell too."""
        if not cell.strip():
            return None
        try:
            if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", cell.strip()):
                return datetime.date.fromisoformat(cell.strip())
        except ValueError:
            pass
        self._errors.add(self._file, line, "cell_date", column=column, found=cell)
        return None
