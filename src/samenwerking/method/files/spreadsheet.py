"""A list out of somebody's spreadsheet, before its columns are understood: rows of texts, and the bounds that hold for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenwerking.method.files.file_errors import FileError

MOST_BYTES = 5_000_000
MOST_UNPACKED = 20_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 50
LONGEST_CELL = 1_000


@dataclass(frozen=True)
class Spreadsheet:
    """The rows that hold anything, each with its line (from 1): the first is the header; `broken` lines could not be read.

    `strict` means that a cell beyond the last heading is a mistake, as in a text where a separator stands in a name.
    """

    rows: Sequence[tuple[int, Sequence[str]]]
    broken: Sequence[FileError] = ()
    notes: Sequence[FileError] = ()
    strict: bool = False


class RefusedSpreadsheetError(Exception):
    """Nothing of the file can be used; the problem by name, as in FileError."""

    def __init__(self, problem: str, line: int | None = None, **values: object) -> None:
        super().__init__(problem)
        self.problem, self.line, self.values = problem, line, values


def without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last one that holds anything."""
    length = len(cells)
    while length and not cells[length - 1].strip():
        length -= 1
    return cells[:length]


def too_many_rows() -> RefusedSpreadsheetError:
    """The refusal of a list with more rows than a collaboration can have."""
    return RefusedSpreadsheetError("import_too_many_rows", limit=MOST_ROWS)
