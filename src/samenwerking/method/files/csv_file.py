"""Reads and writes a CSV table: UTF-8, commas, a header; every wrong line is named."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.new_file import new_file

Row = Sequence[str]


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
    try:
        # Read at once, since a pipe can be read only once.
        content = file.read_bytes()
    except OSError as error:
        errors.add_unreadable(file, error)
        return
    try:
        numbered = _numbered(io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=""))
        header = [name.strip().lower() for name in next(numbered, (1, []))[1]]
        if _header_is_right(file, header, required, optional, errors):
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
    reader = csv.reader(stream, strict=True)
    line = 1
    try:
        for row in reader:
            if any(row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise _TableError(line, "cell_too_long" if "field limit" in str(error) else "csv_quotes") from error


def _in_order(
    file: Path, numbered: Iterator[tuple[int, list[str]]], header: list[str], columns: list[str], errors: ErrorList
) -> Iterator[tuple[int, Row]]:
    order = [header.index(name) if name in header else -1 for name in columns]
    for line, row in numbered:
        if len(row) != len(header):
            errors.add(file, line, "row_length", found=len(row), expected=len(header))
        elif header == columns:
            yield line, row
        else:
            cells = [*row, ""]
            yield line, [cells[index] for index in order]


def _header_is_right(file: Path, header: list[str], required: Sequence[str], optional: Sequence[str], errors: ErrorList) -> bool:
    if not header:
        errors.add(file, 1, "empty_file")
    elif len(header) == 1 and required[0] in re.split("[;\t]", header[0]):
        errors.add(file, 1, "csv_separator", expected=",".join(required))
    else:
        for name in required:
            if name not in header:
                errors.add(file, 1, "missing_column", column=name, expected=",".join(required))
        for name, times in Counter(header).items():
            if name not in (*required, *optional):
                errors.add(file, 1, "unknown_column", column=name, expected=", ".join((*required, *optional)))
            elif times > 1:
                errors.add(file, 1, "duplicate_column", column=name)
    return not errors.found_in(file)


def _first_undecodable_line(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 1
