"""Reads and writes the cells of a CSV table; what is wrong in a cell is named with its line.

A text that a spreadsheet would take for a formula (it begins with = + - @, also in wide or small form, or with a control character)
is written with an apostrophe before it, and read without: `=1+1` is `'=1+1` in the file. An apostrophe before anything else, as in
`'t Hof`, stays as it is.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.names import LONGEST_NAME, RefusedNameError, Spellings, accepted, as_seen

MOST_PEOPLE = 1_000_000

# Also the wide and the small forms of the four signs, which spreadsheets in some languages take for the signs themselves.
_SIGNS = "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\x00-\x1f\x7f-\x9f]"
_LIKE_A_FORMULA = re.compile(f"'*{_SIGNS}")
_MARKED = re.compile(f"'+{_SIGNS}")
_PROBLEMS = {"empty": "cell_empty", "long": "name_too_long", "unreadable": "name_unreadable"}


def marked(name: str) -> str:
    """Write a name as a reader sees it, and so that no spreadsheet takes it for a formula."""
    seen = as_seen(name)
    return f"'{seen}" if _LIKE_A_FORMULA.match(seen) else seen


def unmarked(cell: str) -> str:
    """Read a name that may have been marked, as a reader sees it."""
    text = as_seen(cell)
    return text[1:] if _MARKED.match(text) else text


class NameSpellings(defaultdict[tuple[str, str], Spellings]):
    """The spellings of names by column, and by the partner that a respondent is of."""

    def __init__(self) -> None:
        super().__init__(Spellings)


class Cells:
    """Reads cells of one file; None stands for a cell that is wrong, and the reason is among the errors.

    `spellings` are those of the files that are read together: a partner or round that is spelled in two ways is one.
    """

    def __init__(self, file: Path, errors: ErrorList, spellings: "NameSpellings") -> None:
        self._file, self._errors = file, errors
        self._spellings = spellings
        self._names: dict[tuple[str, str], str] = {}

    def name(self, line: int, column: str, cell: str, within: str = "") -> str | None:
        """The name of a round, partner or respondent (`within` its partner) in its first spelling; names have one rule."""
        known = self._names.get((column + within, cell))
        if known is not None:
            return known
        if as_seen(cell).startswith('"') and not cell.startswith('"'):
            # Quotation marks behind another space than a plain one would become part of the name.
            self._errors.add(self._file, line, "csv_quotes")
            return None
        try:
            name = accepted(unmarked(cell))
        except RefusedNameError as refused:
            values = {"limit": LONGEST_NAME} if refused.reason == "long" else {"found": cell} if refused.reason == "unreadable" else {}
            self._errors.add(self._file, line, _PROBLEMS[refused.reason], column=column, **values)
            return None
        return self._names.setdefault((column + within, cell), self._spellings[column, within].first(name))

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
