"""Lists of partners for tests: as text in every encoding, as workbooks, and as workbooks that no program would make."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

from samenwerking.language import LANGUAGES, text
from samenwerking.method.files.file_errors import FileError, WrongFilesError
from samenwerking.method.files.partner_import import PartnerImport, read_partners

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
LIST = "Partner;Sector;Naam;E-mail\nROC Voorbeeld;onderwijs;Anne;anne@roc.example\nBouwbedrijf Test;bedrijf;Bo;bo@bouw.example\n"


def address(typed: str) -> str | None:
    """Enough of a rule for addresses to tell right from wrong."""
    return typed.lower() if typed.count("@") == 1 and " " not in typed and "." in typed.partition("@")[2] else None


def read(content: bytes | str, name: str = "lijst.csv") -> PartnerImport:
    """Read a list, in which every sentence about it can be said."""
    imported = read_partners(content, name, address)
    said([*imported.notes, *(each for row in imported.rows for each in (*row.errors, *row.remarks))])
    return imported


def refused(content: bytes | str, name: str = "lijst.csv") -> FileError:
    """The one reason why a list is refused."""
    try:
        read(content, name)
    except WrongFilesError as wrong:
        (error,) = said(wrong.errors)
        return error
    raise AssertionError("the list was read")


def said(errors: Iterable[FileError]) -> tuple[FileError, ...]:
    """Each error makes whole sentences in every language: all its placeholders are filled."""
    kept = tuple(errors)
    for error in kept:
        for language in LANGUAGES:
            assert text(language, f"file_errors.{error.problem}", **error.values)[-1] in ".?"
    return kept


def problems(errors: Iterable[FileError]) -> list[str]:
    return [error.problem for error in errors]


def workbook(*sheets: Sequence[Sequence[object]], hidden: Sequence[int] = ()) -> bytes:
    """A workbook as a program writes it, with these sheets."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        made = [book.add_worksheet(f"Blad {number}") for number, _ in enumerate(sheets, 1)]
        for sheet, rows in zip(made, sheets, strict=True):
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
        for number in hidden:
            made[number].hide()
        next((sheet for number, sheet in enumerate(made) if number not in hidden), made[0]).activate()
    return stream.getvalue()


def cells(text: str) -> list[list[str]]:
    """The cells of a list as a workbook takes them."""
    return [line.split(";") for line in text.splitlines()]


def by_hand(sheet: str, *, main: str = "", more: Mapping[str, str] | None = None, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook around the XML of a sheet, with whatever else is put in it."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": main
        or f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="Blad" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="b" Type="{OFFICE}/worksheet" '
        f'Target="/xl/blad.xml"/><Relationship Id="c" Type="{OFFICE}/sharedStrings" Target="woorden.xml"/></Relationships>',
        "xl/blad.xml": sheet,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compress) as file:
        for name, content in {**parts, **(more or {})}.items():
            file.writestr(name, content)
    return stream.getvalue()


def sheet(*rows: str, after: str = "") -> str:
    """The XML of a sheet with these rows."""
    return f"<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"


def inline(place: str, written: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{written}</t></is></c>'
