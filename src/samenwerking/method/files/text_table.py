"""Reads the rows of a table in plain text, from a file or pasted: whatever separates its cells, whatever ends its lines."""

import csv
import io
import re
from collections.abc import Iterator

from samenwerking.method.files.file_errors import FileError
from samenwerking.method.files.partner_words import column_of
from samenwerking.method.files.spreadsheet import MOST_ROWS, RefusedSpreadsheetError, Spreadsheet, too_many_rows, without_empty_end

SEPARATORS = (";", ",", "\t")

_SEPARATOR_LINE = re.compile(r'\s*"?sep=(.?)"?[\s,;]*', re.IGNORECASE | re.DOTALL)
_LINE_END = re.compile("\r\n|\r|\n")
# A longer line than this one is no header; a quotation mark that is never closed would make one of the whole file.
_LONGEST_HEADER = 10_000


def read_text(text: str, name: str) -> Spreadsheet:
    """Read a table. Raises RefusedSpreadsheetError where there is none; lines that cannot be read are told with the rest."""
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] == "<" or text.startswith(("%PDF", "{\\rtf")):
        raise RefusedSpreadsheetError("import_not_text", 1)
    named, start, line = _named_separator(text)
    separator = named or separator_of(_header(text, start))
    rows: list[tuple[int, list[str]]] = []
    broken: list[FileError] = []
    for found in _rows(io.StringIO(text[start:], newline=""), separator, line, name):
        if isinstance(found, FileError):
            broken.append(found)
        else:
            rows.append(found)
        if len(rows) + len(broken) > MOST_ROWS + 1:
            raise too_many_rows()
    return Spreadsheet(rows, broken, strict=True)


def separator_of(header: str) -> str:
    """What separates the headings: what gives the most known ones and, of those, stands in the header most often."""
    outside = re.sub('"[^"]*"', "", header)
    return max(SEPARATORS, key=lambda each: (_known_headings(header, each), outside.count(each)))


def _known_headings(header: str, separator: str) -> int:
    return len({column_of(part.strip(' "')) for part in header.split(separator)} - {None})


def _named_separator(text: str) -> tuple[str | None, int, int]:
    """What a first line `sep=;` names, where the table begins behind it, and on which line."""
    end = _LINE_END.search(text)
    match = _SEPARATOR_LINE.fullmatch(text[: end.start()] if end else text[:_LONGEST_HEADER])
    if not match:
        return None, 0, 1
    if match[1] not in (*SEPARATORS, "|"):
        raise RefusedSpreadsheetError("csv_separator_line", 1)
    return match[1], end.end() if end else len(text), 2


def _header(text: str, start: int) -> str:
    """The first line that holds anything, up to a line end that is not between quotation marks."""
    text = text[start : start + _LONGEST_HEADER].lstrip("\r\n \ufeff")
    ends = (each.start() for each in _LINE_END.finditer(text) if text.count('"', 0, each.start()) % 2 == 0)
    return text[: next(ends, len(text))]


def _rows(stream: io.StringIO, separator: str, first: int, name: str) -> Iterator[tuple[int, list[str]] | FileError]:
    """Every row that holds anything, with the line where it begins; a row that cannot be read does not keep the next from it."""
    reader = csv.reader(stream, strict=True, delimiter=separator, skipinitialspace=separator != "\t")
    while True:
        line = first + reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield FileError(name, line, "cell_too_long" if "field limit" in str(error) else "csv_quotes")
            continue
        if any(row) and without_empty_end(row):
            yield line, row
