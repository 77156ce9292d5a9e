"""Reads a list of partners and persons that somebody brings: an uploaded CSV or XLSX file, or what was pasted from a spreadsheet.

Separator, encoding and headings are recognised. Rows that are wrong are told with their lines and columns and can be mended; a file
of which nothing can be used is refused with one sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenwerking.method.files.file_errors import FileError, WrongFilesError
from samenwerking.method.files.partner_rows import Address, CellError, ImportRow, RowReader
from samenwerking.method.files.partner_words import COLUMNS, Column, column_of
from samenwerking.method.files.spreadsheet import MOST_BYTES, MOST_COLUMNS, RefusedSpreadsheetError, Spreadsheet, without_empty_end
from samenwerking.method.files.text_encoding import decoded
from samenwerking.method.files.text_table import read_text
from samenwerking.method.files.xlsx_archive import COMPOUND_START, ZIP_STARTS
from samenwerking.method.files.xlsx_file import read_xlsx
from samenwerking.method.names import as_seen

EXPECTED_HEADINGS = "partner, sector, naam, e-mail"
_HEADINGS_OF_PERSONS = {"name": "naam", "email": "e-mail"}
_MOST_NAMED = 10
_LONGEST_HEADING = 60


@dataclass(frozen=True)
class PartnerImport:
    """What a file holds: its known columns with their headings as typed, its rows in order, and what was passed over."""

    headings: Mapping[Column, str]
    rows: Sequence[ImportRow]
    notes: Sequence[FileError]


def read_partners(content: bytes | str, name: str, address: Address) -> PartnerImport:
    """Read a file's bytes or pasted text; `name` is what errors call it, `address` writes an e-mail address as it is kept.

    Raises WrongFilesError with one error where nothing can be used.
    """
    try:
        sheet = _spreadsheet(content, name)
        return _understood(sheet, name, address)
    except RefusedSpreadsheetError as refused:
        raise WrongFilesError((FileError(name, refused.line, refused.problem, refused.values),)) from refused


def _spreadsheet(content: bytes | str, name: str) -> Spreadsheet:
    if len(content if isinstance(content, bytes) else _bytes(content)) > MOST_BYTES:
        raise RefusedSpreadsheetError("import_too_large", limit=f"{MOST_BYTES // 1_000_000} MB")
    if isinstance(content, str):
        return read_text(content, name)
    if content.startswith(COMPOUND_START):
        raise RefusedSpreadsheetError("import_old_or_locked")
    if content.startswith(ZIP_STARTS):
        return read_xlsx(content, name)
    if name.lower().endswith((".xlsx", ".xlsm")) and content:
        raise RefusedSpreadsheetError("import_damaged")
    return read_text(decoded(content), name)


def _bytes(pasted: str) -> bytes:
    try:
        return pasted.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedSpreadsheetError("import_not_text", pasted.count("\n", 0, error.start) + 1) from None


def _understood(sheet: Spreadsheet, name: str, address: Address) -> PartnerImport:
    if not sheet.rows:
        raise RefusedSpreadsheetError("csv_quotes" if sheet.broken else "empty_file", sheet.broken[0].line if sheet.broken else 1)
    line, header = sheet.rows[0]
    places = _columns(line, header)
    headings = {column: as_seen(header[place]) for column, place in places.items()}
    reader = RowReader(name, headings, address)
    rows = [_row(reader, row_line, cells, places, len(header) if sheet.strict else None) for row_line, cells in sheet.rows[1:]]
    rows += [ImportRow(error.line or 1, {}, errors=(error,)) for error in sheet.broken]
    if not rows:
        raise RefusedSpreadsheetError("no_rows", line)
    return PartnerImport(headings, sorted(rows, key=lambda row: row.line), [*_ignored(name, line, header, places), *sheet.notes])


def _columns(line: int, header: Sequence[str]) -> dict[Column, int]:
    """Where each known column stands."""
    if len(without_empty_end(header)) > MOST_COLUMNS:
        raise RefusedSpreadsheetError("import_too_many_columns", line, limit=MOST_COLUMNS)
    places: dict[Column, int] = {}
    for place, heading in enumerate(header):
        column = column_of(as_seen(heading))
        if column in places:
            raise RefusedSpreadsheetError("import_same_columns", line, column=as_seen(heading), other=as_seen(header[places[column]]))
        if column:
            places[column] = place
    _check_columns(line, header, places)
    return {column: places[column] for column in COLUMNS if column in places}


def _check_columns(line: int, header: Sequence[str], places: Mapping[Column, int]) -> None:
    if "partner" not in places:
        raise RefusedSpreadsheetError("import_headings", line, expected=EXPECTED_HEADINGS)
    persons: tuple[tuple[Column, Column], ...] = (("name", "email"), ("email", "name"))
    for column, other in persons:
        if column in places and other not in places:
            heading = as_seen(header[places[column]])
            raise RefusedSpreadsheetError("import_person_columns", line, column=heading, expected=_HEADINGS_OF_PERSONS[other])


def _row(reader: RowReader, line: int, cells: Sequence[str], places: Mapping[Column, int], width: int | None) -> ImportRow:
    typed = {column: cells[place] if place < len(cells) else "" for column, place in places.items()}
    if width is not None and len(without_empty_end(cells)) > width:
        return ImportRow(line, typed, errors=(CellError(reader.file, line, "row_length", {"found": len(cells), "expected": width}),))
    return reader.read(line, typed)


def _ignored(name: str, line: int, header: Sequence[str], places: Mapping[Column, int]) -> list[FileError]:
    """Which columns are passed over, by name."""
    known = set(places.values())
    unknown = [as_seen(heading)[:_LONGEST_HEADING] for place, heading in enumerate(header) if place not in known and heading.strip()]
    if not unknown:
        return []
    named = ", ".join(unknown[:_MOST_NAMED]) + (", …" if len(unknown) > _MOST_NAMED else "")
    return [FileError(name, line, "import_ignored_columns", {"found": named})]
