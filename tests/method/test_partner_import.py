"""A list of partners that somebody brings is understood however it was saved or pasted."""

import codecs
import csv
import io
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerking.method.files.file_errors import WrongFilesError
from samenwerking.method.files.partner_rows import CellError, ImportRow, RowReader
from samenwerking.method.files.partner_words import COLUMNS
from tests.method.partner_lists import LIST, address, problems, read, refused, said

HEADINGS = {
    "partner": ["Partner", "organisatie", "ORGANISATION", "Naam organisatie", " instelling "],
    "sector": ["Sector", "sector", "SECTOR:"],
    "name": ["Naam", "name", "Contactpersoon", "NAAM"],
    "email": ["E-mail", "e-mail", "E-mailadres", "email", "Mail", "e‑mail"],
    "voice": ["Stem", "voice"],
    "lead": ["Voortrekker", "Lead"],
}
SECTORS = {
    "education": ["onderwijs", "Education"],
    "business": ["bedrijfsleven", "Bedrijf", "business"],
    "government": ["Overheid", "government"],
    "society": ["maatschappelijk", "Society"],
    "other": ["anders", "overig", "Other"],
}
ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "cp1252": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
RECORDS = [
    {
        "partner": "Café Zuid; Noord, en Meer",
        "sector": "business",
        "name": "Zoë\nvan 't Hof",
        "email": "zoe@cafe.example",
        "voice": "persons",
    },
    {"partner": 'School "De Ster"', "sector": "education", "name": "Jörg", "email": "jorg@ster.example", "lead": "ja"},
    {"partner": "Gemeente Oost", "sector": "government", "name": "", "email": "", "voice": "organisatie"},
    {"partner": "=Buurt+", "sector": "society", "name": "@lies", "email": "lies@buurt.example", "lead": "nee"},
]


def meaning(row: ImportRow) -> tuple[object, ...]:
    return row.partner, row.sector, row.name, row.email, row.voice, row.lead, problems(row.errors)


MEANT: list[tuple[object, ...]] = [
    ("Café Zuid; Noord, en Meer", "business", "Zoë van 't Hof", "zoe@cafe.example", "persons", None, []),
    ('School "De Ster"', "education", "Jörg", "jorg@ster.example", None, True, []),
    ("Gemeente Oost", "government", None, None, "organisation", None, []),
    ("=Buurt+", "society", "@lies", "lies@buurt.example", None, False, []),
]


@st.composite
def written_lists(draw: st.DrawFn) -> bytes:
    """The same list with its columns in any order and under any headings, separated, ended, and encoded in any way."""
    order = draw(st.permutations([*COLUMNS, "telefoon"]))
    separator, end = draw(st.sampled_from(";,\t")), draw(st.sampled_from(["\r\n", "\n", "\r"]))
    stream = io.StringIO(newline="")
    # Python writes a line end of another kind than its own without quotation marks, which no spreadsheet does.
    quoting: Literal[0, 1] = csv.QUOTE_ALL if end == "\r" else draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(stream, delimiter=separator, lineterminator=end, quoting=quoting)
    behind = [""] * draw(st.integers(0, 2))
    writer.writerow([*(draw(st.sampled_from(HEADINGS.get(each, ["Telefoon"]))) for each in order), *behind])
    for record in RECORDS:
        words = {**record, "sector": draw(st.sampled_from(SECTORS[record["sector"]])), "telefoon": "06"}
        writer.writerow([*(words.get(each, "") for each in order), *behind])
        if draw(st.booleans()):
            writer.writerow([" "] * len(order))
    before = draw(st.sampled_from(["", f"sep={separator}{end}"]))
    encoding = draw(st.sampled_from(sorted(ENCODINGS)))
    # The one hyphen that the Windows code page does not have is a plain one there.
    text = (before + stream.getvalue()).replace("‑", "-") if encoding == "cp1252" else before + stream.getvalue()
    return ENCODINGS[encoding] + text.encode(encoding)


@settings(deadline=None, max_examples=150)
@given(content=written_lists())
def test_any_order_heading_separator_line_end_and_encoding_give_the_same_rows(content: bytes) -> None:
    imported = read(content)
    assert [meaning(row) for row in imported.rows] == MEANT
    (ignored,) = imported.notes
    assert ignored.values == {"found": "Telefoon"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding: str) -> None:
    assert [meaning(row) for row in read(LIST.encode(encoding)).rows] == [meaning(row) for row in read(LIST).rows]


def test_what_was_pasted_from_a_spreadsheet_is_read_as_a_file() -> None:
    assert [meaning(row) for row in read(LIST.replace(";", "\t")).rows] == [meaning(row) for row in read(LIST.encode()).rows]


def test_separators_between_quotation_marks_in_the_header_do_not_count() -> None:
    (row,) = read('"Opmerking, a, b, c, d";Organisatie\nx;School\n').rows
    assert row.partner == "School"


def test_a_column_that_is_not_known_is_named_and_a_row_keeps_its_line_and_what_was_typed() -> None:
    imported = read(
        '\n\nNaam;Mail;Organisatie;Telefoon;Plaats\n"An\nne";A@B.EXAMPLE;School   Noord ;06;Ede\n\n;;;;\nBo;b@b.example;School\n'
    )
    assert [(note.line, note.problem, note.values) for note in imported.notes] == [
        (3, "import_ignored_columns", {"found": "Telefoon, Plaats"})
    ]
    first, second = imported.rows
    assert (first.line, first.partner, first.name, first.email) == (4, "School Noord", "An ne", "a@b.example")
    assert first.typed == {"partner": "School   Noord ", "name": "An\nne", "email": "A@B.EXAMPLE"}
    assert second.line == 8


@pytest.mark.parametrize(
    ("row", "column", "problem", "found"),
    [
        (";onderwijs;An;a@b.example", "partner", "cell_empty", None),
        (f"{'S' * 201};onderwijs;An;a@b.example", "partner", "name_too_long", None),
        (f"{'S' * 5000};onderwijs;An;a@b.example", "partner", "name_too_long", None),
        ("Sch\x07ool;onderwijs;An;a@b.example", "partner", "name_unreadable", "Sch\ufffdool"),
        ("School;kerk;An;a@b.example", "sector", "import_sector", "kerk"),
        ("School;onderwijs;An;a.example", "email", "import_address", "a.example"),
        ("School;onderwijs;An;", "email", "import_no_address", None),
        ("School;onderwijs;;a@b.example", "name", "cell_empty", None),
        ("School;onderwijs;=;a@b.example", "name", "import_only_signs", "="),
        ("+-@ ;onderwijs;An;a@b.example", "partner", "import_only_signs", "+-@"),
    ],
)
def test_what_is_wrong_in_a_cell_is_told_with_its_line_and_column(row: str, column: str, problem: str, found: str | None) -> None:
    wrong = read(f"{LIST}{row}\n").rows[-1]
    (error,) = wrong.errors
    assert isinstance(error, CellError)
    assert (error.line, error.column, error.problem) == (4, column, problem)
    assert found is None or error.values["found"] == found
    assert error.values["column"] in ("Partner", "Sector", "Naam", "E-mail")


def test_every_mistake_of_a_row_is_told_at_once() -> None:
    (row,) = read("Partner;Sector;Naam;E-mail;Stem;Lead\n;kerk;;x;luid;misschien\n").rows
    assert sorted(problems(row.errors)) == ["cell_empty", "cell_empty", "import_address", "import_lead", "import_sector", "import_voice"]


def test_a_line_with_a_wrong_quotation_mark_leaves_the_others_whole() -> None:
    rows = read('Partner;Sector\nA;onderwijs\n"B"x;onderwijs\nC;onderwijs\n').rows
    assert [(row.line, row.partner, problems(row.errors)) for row in rows] == [(2, "A", []), (3, None, ["csv_quotes"]), (4, "C", [])]


def test_a_row_with_more_cells_than_headings_is_wrong_unless_they_are_empty() -> None:
    rows = read("Partner,Sector\nA,onderwijs,,,\nB, of C,onderwijs\n").rows
    assert [problems(row.errors) for row in rows] == [[], ["row_length"]]


def test_a_formula_is_text_and_pointed_out() -> None:
    (row,) = read("Partner;Sector\n=A1&B1;onderwijs\n").rows
    assert (row.partner, row.errors, problems(row.remarks)) == ("=A1&B1", (), ["import_formula"])


@pytest.mark.parametrize("written", ["An van Dam <AN@B.example>", "mailto:an@b.example", " an@b.example\u200b"])
def test_an_address_is_found_where_a_mail_program_put_a_name_before_it(written: str) -> None:
    (row,) = read(f"Partner;Naam;Mail\nSchool;An;{written}\n").rows
    assert row.email == "an@b.example"


def test_a_row_that_is_mended_in_a_page_is_read_by_the_same_reader() -> None:
    imported = read("Partner;Sector\nSchool;kerk\n")
    (row,) = imported.rows
    mended = RowReader("lijst.csv", imported.headings, address).read(row.line, {**row.typed, "sector": "onderwijs"})
    assert (mended.sector, mended.errors) == ("education", ())


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (b"", "empty_file", 1),
        (b" ;;\n\n", "empty_file", 1),
        (b"Partner;Sector\n", "no_rows", 1),
        (b"School;onderwijs\n", "import_headings", 1),
        (b"Partner;Organisatie\na;b\n", "import_same_columns", 1),
        (b"Partner;Mail\na;b\n", "import_person_columns", 1),
        (b"Partner;Voornaam;Naam\na;b;c\n", "import_person_columns", 1),
        (b"sep=x\nPartner;Sector\n", "csv_separator_line", 1),
        (b'"Partner;Sector\nA;B\n', "csv_quotes", 1),
        (b"Partner" + b";x" * 50 + b"\na\n", "import_too_many_columns", 1),
        (b"Partner\n" + b"a\n" * 10_001, "import_too_many_rows", None),
        (b"Partner\n" + b"a" * 5_000_000, "import_too_large", None),
        (b"Partner\n" + "é".encode() + b"\nx\xe9\n", "import_mixed_encoding", 3),
        (b"Partner\nx\x81\n", "import_not_text", 2),
        (b"\x00\x01\x02\x03 binary", "import_not_text", 1),
        (b"\xff\xfeP\x00x", "import_not_text", 1),
        (b"<html><table>", "import_not_text", 1),
        (b"%PDF-1.7", "import_not_text", 1),
    ],
)
def test_a_list_of_which_nothing_can_be_used_is_refused_with_one_sentence(content: bytes, problem: str, line: int | None) -> None:
    error = refused(content)
    assert (error.problem, error.line) == (problem, line)


def test_pasted_text_with_half_a_character_is_refused_with_its_line() -> None:
    error = refused("Partner\nSchool\nSch\ud800ool\n")
    assert (error.problem, error.line) == ("import_not_text", 3)


def test_ten_thousand_rows_are_read_and_not_one_more() -> None:
    assert len(read(b"Partner\n" + b"a\n" * 10_000).rows) == 10_000


@settings(deadline=None, max_examples=150)
@given(
    content=st.binary(max_size=200)
    | st.text(max_size=200)
    | st.text('Partner;,"\n\r\té=', max_size=80).map(lambda each: f"Partner;Naam;Mail\n{each}")
)
def test_whatever_a_file_holds_it_is_read_or_refused(content: bytes | str) -> None:
    try:
        read(content)
    except WrongFilesError as wrong:
        said(wrong.errors)
