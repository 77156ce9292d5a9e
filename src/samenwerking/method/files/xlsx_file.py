"""Reads a workbook (XLSX): the first sheet in sight that holds anything, its cells as texts."""

from collections.abc import Iterator, Mapping

from samenwerking.method.files.file_errors import FileError
from samenwerking.method.files.spreadsheet import RefusedSpreadsheetError, Spreadsheet
from samenwerking.method.files.xlsx_archive import Archive, Target
from samenwerking.method.files.xlsx_sheet import SharedStrings, Sheet
from samenwerking.method.files.xlsx_values import Styles


def read_xlsx(content: bytes, name: str) -> Spreadsheet:
    """Read a workbook. Raises RefusedSpreadsheetError, and never unpacks more than the bounds allow."""
    archive = Archive(content)
    main = next((each.name for each in archive.targets("") if each.kind == "officeDocument"), "xl/workbook.xml")
    if not main.endswith(".xml") or not archive.has(main):
        raise RefusedSpreadsheetError("import_no_workbook")
    workbook = _Workbook()
    archive.read(main, workbook)
    targets = archive.targets(main)
    sheets = {each.id: each.name for each in targets if each.kind == "worksheet" and archive.has(each.name)}
    seen = [(title, sheets[id_]) for title, id_, hidden in workbook.sheets if id_ in sheets and not hidden]
    hidden = [title for title, _, hidden in workbook.sheets if hidden]
    for position, (title, sheet) in enumerate(_read_all(archive, targets, seen, since_1904=workbook.since_1904)):
        if sheet.rows:
            notes = [*_note(name, "import_hidden_sheets", hidden), *_note(name, "import_other_sheets", _titles(seen, position), used=title)]
            return Spreadsheet(_rows(sheet), notes=notes)
    raise RefusedSpreadsheetError("import_empty_workbook")


class _Workbook:
    """Reads the list of sheets: the title, the name by which its part is found, and whether it is hidden."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), attributes.get("state", "visible") != "visible"))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


def _read_all(archive: Archive, targets: list[Target], seen: list[tuple[str, str]], *, since_1904: bool) -> Iterator[tuple[str, Sheet]]:
    strings, styles = SharedStrings(), Styles()
    parts = {each.kind: each.name for each in targets}
    if archive.has(parts.get("sharedStrings", "")):
        archive.read(parts["sharedStrings"], strings)
    if archive.has(parts.get("styles", "")):
        archive.read(parts["styles"], styles)
    for title, part in seen:
        archive.read(part, sheet := Sheet(strings.texts, styles.dates, since_1904=since_1904))
        yield title, sheet


def _rows(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [(line, [cells.get(column, "") for column in range(max(cells) + 1)]) for line, cells in sorted(sheet.rows.items())]


def _titles(seen: list[tuple[str, str]], position: int) -> list[str]:
    return [title for title, _ in seen[position + 1 :]]


def _note(name: str, problem: str, titles: list[str], **values: object) -> list[FileError]:
    named = ", ".join(titles[:5]) + (", …" if len(titles) > 5 else "")
    return [FileError(name, None, problem, {"found": named, **values})] if titles else []
