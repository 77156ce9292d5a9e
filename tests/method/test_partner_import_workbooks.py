"""A list of partners in a workbook is read as its text would be, and a workbook that is out to do harm is refused at once."""

import datetime
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerking.method.files.file_errors import WrongFilesError
from tests.method.partner_lists import LIST, MAIN, by_hand, cells, inline, problems, read, refused, said, sheet, workbook

HEADER = f'<row r="1">{inline("A1", "Partner")}{inline("B1", "Sector")}</row>'
STRINGS = "xl/woorden.xml"


def partners(content: bytes) -> list[str | None]:
    return [row.partner for row in read(content, "lijst.xlsx").rows]


def test_a_workbook_gives_the_same_rows_as_its_text_whatever_its_name() -> None:
    rows = read(LIST).rows
    assert read(workbook(cells(LIST)), "lijst.xlsx").rows == rows
    assert read(workbook(cells(LIST)), "lijst.csv").rows == rows


def test_the_first_sheet_in_sight_that_holds_anything_is_read_and_the_others_are_named() -> None:
    imported = read(workbook([], [["geheim"]], cells(LIST), [["x"]], hidden=[1]), "lijst.xlsx")
    assert imported.rows == read(LIST).rows
    assert [(note.problem, note.values) for note in imported.notes] == [
        ("import_hidden_sheets", {"found": "Blad 2"}),
        ("import_other_sheets", {"found": "Blad 4", "used": "Blad 3"}),
    ]


def test_numbers_and_dates_are_as_they_are_written_and_a_formula_is_its_text() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "d mmm yyyy"})
        page.write_column(0, 0, ["Partner", 2030, 0.1])
        page.write_datetime(3, 0, datetime.datetime(2026, 1, 31), day)  # noqa: DTZ001
        page.write_formula(4, 0, "=A2&A3", None, "computed before")
        page.write_rich_string(5, 0, "Buurt", book.add_format({"bold": True}), "huis", " Zuid")
        page.write(6, 0, "_x000D_")
    assert partners(stream.getvalue()) == ["2030", "0.1", "2026-01-31", "=A2&A3", "Buurthuis Zuid", "_x000D_"]


def test_a_formula_that_shares_the_text_of_another_is_no_computed_value() -> None:
    cell = '<row r="2"><c r="A2" t="str"><f t="shared" si="0"/><v>computed</v></c></row>'
    (row,) = read(by_hand(sheet(HEADER, cell)), "x.xlsx").rows
    assert problems(row.errors) == ["import_only_signs"]


def test_each_row_of_merged_cells_has_what_stands_in_the_first() -> None:
    rows = [["Partner", "Naam", "Mail"], ["", "An", "a@b.example"], ["", "Bo", "b@b.example"], ["Los", "Cas", "c@b.example"]]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
        page.merge_range("A2:A3", "School")
        page.merge_range("A5:A9", "Leeg")
    assert partners(stream.getvalue()) == ["School", "School", "Los", "Leeg"]


def test_cells_without_a_place_and_texts_by_number_are_read() -> None:
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row/>'
    rows += '<row><c t="inlineStr"><is><r><t>School</t></r><r><t> A</t></r></is></c></row>'
    strings = f"<sst {MAIN}><si><t>Partner</t></si><si><t>Sector</t><rPh><t>se</t></rPh></si></sst>"
    imported = read(by_hand(sheet(rows), more={STRINGS: strings}), "x.xlsx")
    assert imported.headings == {"partner": "Partner", "sector": "Sector"}
    assert [(row.line, row.partner) for row in imported.rows] == [(3, "School A")]


def test_a_cell_that_is_far_away_but_empty_costs_nothing() -> None:
    assert partners(
        by_hand(sheet(HEADER, f'<row r="2">{inline("A2", "School")}</row>', '<row r="1048576"><c r="XFD1048576" s="1"/></row>'))
    ) == ["School"]


DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def encrypted(content: bytes) -> bytes:
    """The same zip file, whose directory and parts say that they need a password."""
    marked = bytearray(content)
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = marked.find(start)
        while place >= 0:
            marked[place + offset] |= 1
            place = marked.find(start, place + 1)
    return bytes(marked)


def document(mimetype: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", mimetype)
        file.writestr("content.xml", "<x/>")
    return stream.getvalue()


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def lying(content: bytes, size: int) -> bytes:
    """The same zip file, whose directory and parts say that the sheet is small."""
    right, wrong = size.to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert content.count(right) >= 2
    return content.replace(right, wrong)


MANY_ROWS = "".join(f'<row r="{line}" s="1" customFormat="1"/>' for line in range(2, 1_000_002))
FEW_MANY_ROWS = "<row/>" * 900_000
BOMB = sheet(HEADER, f'<row r="2">{inline("A2", "x" * 100_000_000)}</row>')

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a far cell": (lambda: by_hand(sheet(HEADER, f'<row r="1048576">{inline("XFD1048576", "x")}</row>')), "import_far_cell"),
    "a zip bomb": (lambda: by_hand(BOMB), "import_unpacked"),
    "a zip bomb that says it is small": (lambda: lying(by_hand(BOMB), len(BOMB)), "import_damaged"),
    "a bomb of texts": (lambda: by_hand(sheet(HEADER), more={STRINGS: f"<sst>{'<si/>' * 4_500_000}</sst>"}), "import_unpacked"),
    "many texts": (lambda: by_hand(sheet(HEADER), more={STRINGS: f"<sst>{'<si/>' * 3_500_000}</sst>"}), "import_too_many_cells"),
    "entities": (lambda: by_hand(DOCTYPE + sheet(HEADER, f'<row r="2">{inline("A2", "&b;")}</row>')), "import_unusual"),
    "an entity from elsewhere": (lambda: by_hand(OUTSIDE + sheet(HEADER, f'<row r="2">{inline("A2", "&a;")}</row>')), "import_unusual"),
    "a million styled empty rows": (lambda: by_hand(sheet(HEADER, MANY_ROWS)), "import_unpacked"),
    "many short empty rows": (lambda: by_hand(sheet(HEADER, FEW_MANY_ROWS)), "import_too_many_rows"),
    "many empty cells": (lambda: by_hand(sheet(HEADER, f"<row>{'<c/>' * 4_000_000}</row>")), "import_too_many_cells"),
    "many rows": (lambda: by_hand(sheet(*(f"<row>{'<c><v>1</v></c>'}</row>" for _ in range(10_002)))), "import_too_many_rows"),
    "deep elements": (lambda: by_hand("<a>" * 4_000_000), "import_unusual"),
    "a tag without end": (lambda: by_hand("<a " + " ".join(f'a{number}=""' for number in range(1_500_000)) + "/>"), "import_unusual"),
    "many merged areas": (
        lambda: by_hand(
            sheet(
                HEADER,
                *(f'<row r="{line}">{inline(f"A{line}", "x")}</row>' for line in range(2, 9000)),
                after='<mergeCell ref="A1:A9000"/>' * 50_000,
            )
        ),
        "import_unusual",
    ),
    "no zip file": (lambda: b"Partner;Sector\n", "import_damaged"),
    "a zip file that was cut off": (lambda: workbook(cells(LIST))[:-200], "import_damaged"),
    "an empty zip file": (lambda: zipped(), "import_no_workbook"),
    "some other zip file": (lambda: zipped(readme="x"), "import_no_workbook"),
    "a document of LibreOffice": (lambda: document("application/vnd.oasis.opendocument.spreadsheet"), "import_ods"),
    "an old or locked workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "import_old_or_locked"),
    "a zip file with a password": (lambda: encrypted(workbook(cells(LIST))), "import_old_or_locked"),
    "another way to compress": (lambda: by_hand(sheet(HEADER), compress=zipfile.ZIP_LZMA), "import_unusual"),
    "a sheet that is no XML": (lambda: by_hand("Partner;Sector"), "import_damaged"),
    "a text that is not there": (lambda: by_hand(sheet('<row><c t="s"><v>7</v></c></row>')), "import_damaged"),
    "an empty workbook": (lambda: workbook([], []), "import_empty_workbook"),
    "a workbook with everything hidden": (
        lambda: by_hand(sheet(HEADER), main=f"<workbook {MAIN}><sheets/></workbook>"),
        "import_empty_workbook",
    ),
    "too large": (lambda: b"PK\x03\x04" + bytes(5_000_000), "import_too_large"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_workbook_that_cannot_be_used_is_refused_with_one_sentence(kind: str) -> None:
    make, problem = HOSTILE[kind]
    assert refused(make(), "lijst.xlsx").problem == problem


READING = """
import sys, time
from pathlib import Path
from samenwerking.method.files.file_errors import WrongFilesError
from samenwerking.method.files.partner_import import read_partners
content = Path(sys.argv[1]).read_bytes()
start = time.process_time()
try:
    read_partners(content, "lijst.xlsx", str)
except WrongFilesError as refused:
    print(refused.errors[0].problem, time.process_time() - start, *Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[:1])
"""


@pytest.mark.parametrize(
    "kind",
    [kind for kind in HOSTILE if kind.startswith(("a far", "a zip bomb", "a bomb", "many", "entities", "a million", "deep", "a tag"))],
)
def test_a_workbook_that_is_out_to_do_harm_costs_at_most_300_mb(kind: str, tmp_path: Path) -> None:
    make, problem = HOSTILE[kind]
    (file := tmp_path / "lijst.xlsx").write_bytes(make())
    ended = subprocess.run([sys.executable, "-c", READING, str(file)], capture_output=True, text=True, check=True)
    found, seconds, most = ended.stdout.split()
    assert found == problem
    assert int(most) * 1024 <= 300_000_000, f"{most} kB, {seconds} s"


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = by_hand(sheet(HEADER, f'<row r="2">{inline("A2", "School")}<c r="B2" s="0"><v>1</v></c></row>'), compress=zipfile.ZIP_STORED)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        piece = data.draw(st.binary(max_size=3) | st.sampled_from([b"<", b"/>", b"<row>", b"&#0;", b'"', b'r="ZZ"', b"-1"]))
        content = content[:start] + piece + content[start + data.draw(st.sampled_from([0, len(piece), 40])) :]
    try:
        read(content, "lijst.xlsx")
    except WrongFilesError as wrong:
        said(wrong.errors)
