"""Reads and writes a CSV table: UTF-8, commas, a header; every wrong line is named.

What spreadsheet programs add is taken as it is meant: a first line that names the separator (`sep=;`), spaces before a quotation mark,
lines without anything, and separators behind the last column.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from samenwerking.method.files.file_content import read_content
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.new_file import new_file
from samenwerking.method.names import as_seen

MOST_BYTES = 100_000_000
SEPARATORS = (",", ";", "\t", "|")

Row = Sequence[str]

_SEPARATOR_LINE = re.compile(r'\s*"?sep=(.?)"?[\s,;]*', re.IGNORECASE)


def write_tables(tables: Mapping[Path, Iterable[Row]]) -> None:
    """Write tables, the first row of each the header, as new files: all of them or none. Raises OSError."""
    with ExitStack() as files:
        streams = [files.enter_context(new_file(file)) for file in tables]
        for stream, rows in zip(streams, tables.values(), strict=True):
            text = io.TextIOWrapper(stream, "utf-8", newline="")
            csv.writer(text).writerows(rows)
            text.detach()


def read_table(file: Path, required: Sequence[str], optional: Sequence[str], errors: ErrorList) -> Iterator[tuple[int, Row]]:
    """Read the rows below the header, each with the line where it begins, its cells in the order of `required` and `optional`.

    An absent optional column gives empty cells. What is wrong is added to `errors`; empty rows are passed over.
    """
    content = read_content(file, MOST_BYTES, "table_too_large", errors)
    if content is None:
        return
    try:
        numbered = _numbered(io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=""))
        line, names = next(numbered, (1, []))
        header = [as_seen(name).lower() for name in _without_empty_end(names)]
        if _header_is_right(file, line, header, required, optional, errors):
            yield from _in_order(file, numbered, header, [*required, *optional], errors)
    except UnicodeDecodeError:
        errors.add(file, _first_undecodable_line(content), "not_utf8")
    except _TableError as error:
        errors.add(file, error.line, error.problem)


class _TableError(Exception):
    def __init__(self, line: int, problem: str) -> None:
        super().__init__(line, problem)
        self.line, self.problem = line, problem


def _numbered(stream: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with the line where it begins; a cell in quotes may hold lines of its own."""
    separator, before = _separator(stream)
    reader = csv.reader(stream, strict=True, delimiter=separator, skipinitialspace=True)
    line = before + 1
    try:
        for row in reader:
            if any(row) and any(cell.strip() for cell in row):
                yield line, row
            line = before + reader.line_num + 1
    except csv.Error as error:
        raise _TableError(line, "cell_too_long" if "field limit" in str(error) else "csv_quotes") from error


def _separator(stream: TextIO) -> tuple[str, int]:
    """What separates the cells, and how many lines say so, which is none or the first."""
    match = _SEPARATOR_LINE.fullmatch(stream.readline())
    if match is None:
        stream.seek(0)
        return ",", 0
    if match[1] not in SEPARATORS:
        raise _TableError(1, "csv_separator_line")
    return match[1], 1


def _without_empty_end(row: list[str], length: int = 0) -> list[str]:
    """Take the empty cells off the end of a row that is longer than `length`."""
    while len(row) > length and not row[-1].strip():
        row.pop()
    return row


def _in_order(
    file: Path, numbered: Iterator[tuple[int, list[str]]], header: list[str], columns: list[str], errors: ErrorList
) -> Iterator[tuple[int, Row]]:
    order = [header.index(name) if name in header else -1 for name in columns]
    for line, row in numbered:
        if len(row) != len(header) and len(_without_empty_end(row, len(header))) != len(header):
            errors.add(file, line, "row_length", found=len(row), expected=len(header))
        elif header == columns:
            yield line, row
        else:
            cells = [*row, ""]
            yield line, [cells[index] for index in order]


def _header_is_right(file: Path, line: int, header: list[str], required: Sequence[str], optional: Sequence[str], errors: ErrorList) -> bool:
    if not header:
        errors.add(file, line, "empty_file")
    elif len(header) == 1 and required[0] in re.split("[;\t|]", header[0]):
        errors.add(file, line, "csv_separator", expected=",".join(required))
    elif len(header) == 1 and required[0] in header[0].split(","):
        # Only a first line that names another separator leaves commas in one cell.
        errors.add(file, 1, "csv_separator_line")
    else:
        _check_columns(file, line, header, required, optional, errors)
    return not errors.found_in(file)


def _check_columns(file: Path, line: int, header: list[str], required: Sequence[str], optional: Sequence[str], errors: ErrorList) -> None:
    for name in required:
        if name not in header:
            errors.add(file, line, "missing_column", column=name, expected=",".join(required))
    for name, times in Counter(header).items():
        if name not in (*required, *optional):
            errors.add(file, line, "unknown_column", column=name, expected=", ".join((*required, *optional)))
        elif times > 1:
            errors.add(file, line, "duplicate_column", column=name)


def _first_undecodable_line(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 1
