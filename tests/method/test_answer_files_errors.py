"""Wrong answers files: refused whole, with file, line and reason, all at once up to a readable number."""

import os
from pathlib import Path
from threading import Thread

import pytest

from samenwerking.method.files.file_errors import WrongFilesError
from tests.method.answer_texts import PARTNERS_HEADER, ROUNDS_HEADER, Files, rows
from tests.method.changed_files import all_said

RIGHT = "1,School,r1,RE3,4"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.mark.parametrize(
    ("row", "problem", "values"),
    [
        ("1,School,r1,XX9,4", "unknown_item", {"item": "XX9"}),
        ("1,School,r1,re2,4", "unknown_item", {"item": "re2"}),
        ("1,School,r1,PR1,4", "unknown_item", {"item": "PR1"}),
        ("1,School,r1,,4", "unknown_item", {"item": ""}),
        ("1,School,r1,NW1,4", "item_reused", {"item": "NW1", "other": "CM1"}),
        ("1,School,r1,pick.SC1,1", "unknown_pick", {"item": "pick.SC1"}),
        ("1,School,r1,pick.PR1a,1", "unknown_pick", {"item": "pick.PR1a"}),
        ("1,School,r1,RE2,6", "value_item", {"item": "RE2", "found": "6"}),
        ("1,School,r1,RE2,0", "value_item", {"found": "0"}),
        ("1,School,r1,RE2,4.0", "value_item", {"found": "4.0"}),
        ("1,School,r1,RE2,weet ik niet", "value_item", {"found": "weet ik niet"}),
        ("1,School,r1,mark,11", "value_mark", {"found": "11"}),
        ("1,School,r1,mark,0", "value_mark", {"found": "0"}),
        ("1,School,r1,mark,dont_know", "value_mark", {"found": "dont_know"}),
        ("1,School,r1,pick.RE2,0", "value_pick", {"item": "pick.RE2", "found": "0"}),
        ("1,School,r1,pick.RE2,", "value_pick", {"found": ""}),
        ("1,School,r1,RE3,4", "duplicate_answer", {"item": "RE3", "respondent": "r1"}),
        (",School,r1,RE2,4", "cell_empty", {"column": "round"}),
        ("1, ,r1,RE2,4", "cell_empty", {"column": "partner"}),
        ("1,School,,RE2,4", "cell_empty", {"column": "respondent"}),
        (f"1,{'S' * 201},r1,RE2,4", "name_too_long", {"column": "partner", "limit": 200}),
        ("1,Sch\x1b[2Jool,r1,RE2,4", "name_unreadable", {"column": "partner", "found": "Sch\x1b[2Jool"}),
        ("1,Sch\x00ool,r1,RE2,4", "name_unreadable", {"column": "partner"}),
        ("1,School,r\uffff1,RE2,4", "name_unreadable", {"column": "respondent"}),
        ("1,School,r1,RE2", "row_length", {"found": 4, "expected": 5}),
        ("1,School,r1,RE2,4,5", "row_length", {"found": 6, "expected": 5}),
        ('1,"School"s,r1,RE2,4', "csv_quotes", {}),
        ('1,"School" ,r1,RE2,4', "csv_quotes", {}),
        ('1,\xa0"School",r1,RE2,4', "csv_quotes", {}),
        ('1,\t"School",r1,RE2,4', "csv_quotes", {}),
        ("1,Sch\u3164ool,r1,RE2,4", "name_unreadable", {"column": "partner"}),
        ("1,\u200b\xa0,r1,RE2,4", "cell_empty", {"column": "partner"}),
        ('1,"School,r1,RE2,4', "csv_quotes", {}),
        (f"1,{'S' * 200_000},r1,RE2,4", "cell_too_long", {}),
    ],
)
def test_a_wrong_row_is_named_with_its_line_and_what_was_found(row: str, problem: str, values: dict[str, object], files: Files) -> None:
    (error,) = files.errors(rows(RIGHT, row))
    assert (error.file, error.line, error.problem) == (str(files.answers), 3, problem)
    assert values.items() <= error.values.items()


def test_a_row_after_a_cell_with_lines_of_its_own_is_named_with_the_line_where_it_begins(files: Files) -> None:
    (error,) = files.errors(rows('1,"two\nlines",r1,RE3,4', "1,School,r1,RE3,6"))
    assert error.line == 4


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["empty_file"]),
        ("\n\n", ["empty_file"]),
        ("round,partner,respondent,item,value\n", ["no_rows"]),
        ("round,partner,item,value\n1,S,RE3,4\n", ["missing_column"]),
        ("round,item\n", ["missing_column"] * 3),
        ("round,partner,respondent,item,value,remark\n", ["unknown_column"]),
        ("round,partner,respondent,item,value,value\n", ["duplicate_column"]),
        ("round;partner;respondent;item;value\n1;S;r;RE3;4\n", ["csv_separator"]),
        ("sep=x\nround,partner,respondent,item,value\n", ["csv_separator_line"]),
        ("sep=;\nround,partner,respondent,item,value\n1,S,r,RE3,4\n", ["csv_separator_line"]),
        ("sep=\nround,partner,respondent,item,value\n", ["csv_separator_line"]),
        ("1,S,r,RE3,4\n", ["missing_column"] * 5 + ["unknown_column"] * 5),
    ],
)
def test_a_file_without_the_right_header_is_refused(text: str, problems: list[str], files: Files) -> None:
    errors = files.errors(text)
    assert [error.problem for error in errors] == problems
    assert {error.line for error in errors} == {1}


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_is_called_one_whatever_its_name(start: bytes, files: Files) -> None:
    files.answers.write_bytes(start + b"\x00\xff" * 100)
    with pytest.raises(WrongFilesError) as refused:
        files.read_written()
    assert [(error.problem, error.line) for error in all_said(refused.value.errors)] == [("workbook", 1)]


def test_a_file_without_end_is_refused_at_its_bound(files: Files) -> None:
    files.answers = Path("/dev/zero")
    with pytest.raises(WrongFilesError) as refused:
        files.read_written()
    (error,) = all_said(refused.value.errors)
    assert (error.problem, error.values) == ("table_too_large", {"limit": "100 MB"})


def test_a_wrong_header_below_the_line_of_the_separator_is_named_with_its_line(files: Files) -> None:
    (error,) = files.errors("sep=;\nround;partner;item;value\n1;S;RE3;4\n")
    assert (error.problem, error.line) == ("missing_column", 2)
    (error,) = files.errors("sep=;\nround;partner;respondent;item;value\n\n1;S;r1;RE3;6\n")
    assert (error.problem, error.line) == ("value_item", 4)


def test_a_file_in_another_encoding_is_named_with_its_first_wrong_line(files: Files) -> None:
    content = rows(*(f"1,School,r{n},RE3,4" for n in range(2000)), "1,Privé,r1,RE3,4")
    files.answers.write_bytes(content.encode("cp1252"))
    with pytest.raises(WrongFilesError) as refused:
        files.read_written()
    assert [(error.problem, error.line) for error in refused.value.errors] == [("not_utf8", 2002)]


def test_a_pipe_in_another_encoding_is_read_once_and_named_with_its_wrong_line(files: Files, tmp_path: Path) -> None:
    files.answers = tmp_path / "pipe"
    os.mkfifo(files.answers)
    content = rows("1,School,r1,RE3,4", "1,Privé,r1,RE3,4").encode("cp1252")
    writer = Thread(target=files.answers.write_bytes, args=(content,))
    writer.start()
    with pytest.raises(WrongFilesError) as refused:
        files.read_written()
    writer.join()
    assert [(error.problem, error.line) for error in refused.value.errors] == [("not_utf8", 3)]


def test_a_file_that_is_not_there_and_a_folder_are_refused(files: Files, tmp_path: Path) -> None:
    for path, problem in ((tmp_path / "none.csv", "not_found"), (tmp_path, "is_folder")):
        files.answers = path
        with pytest.raises(WrongFilesError) as refused:
            files.read_written()
        assert [(error.problem, error.line) for error in refused.value.errors] == [(problem, None)]


def test_the_seventh_pick_of_a_respondent_is_refused_once(files: Files) -> None:
    codes = ["PR1", "PR2", "PR3", "PR4", "AM1", "AM2", "AM3", "AM4"]
    (error,) = files.errors(rows(*(f"1,School,r1,pick.{code},1" for code in codes)))
    assert (error.line, error.problem, error.values) == (8, "too_many_picks", {"limit": 6})


PARTNERS = PARTNERS_HEADER + "School,education,persons,9\n"


@pytest.mark.parametrize(
    ("row", "problem", "values"),
    [
        ("Haven,harbour,persons,9", "cell_choice", {"column": "sector", "found": "harbour"}),
        ("Haven,,persons,9", "cell_choice", {"column": "sector"}),
        ("Haven,business,both,9", "cell_choice", {"column": "voice", "expected": "persons, organisation"}),
        ("Haven,business,persons,many", "cell_people", {"found": "many"}),
        ("Haven,business,persons,0", "cell_people", {"found": "0"}),
        ("Haven,business,persons,-1", "cell_people", {"found": "-1"}),
        (",business,persons,9", "cell_empty", {"column": "partner"}),
        ("School,business,persons,9", "duplicate_partner", {"partner": "School", "round": "1", "first": 2}),
        ("Haven,business,persons", "row_length", {"found": 3, "expected": 4}),
    ],
)
def test_a_wrong_row_of_the_partners_file_is_named(row: str, problem: str, values: dict[str, object], files: Files) -> None:
    (error,) = files.errors(rows(RIGHT), f"{PARTNERS}{row}\n")
    assert (error.file, error.line, error.problem) == (str(files.partners), 3, problem)
    assert values.items() <= error.values.items()


def test_a_partner_that_answered_but_was_not_invited_to_the_round_is_named_once_at_its_first_row(files: Files) -> None:
    partners = "partner,sector,voice,invited,round\nSchool,education,persons,9,\nHaven,business,persons,3,2\n"
    answers = rows(RIGHT, "1,Haven,r1,RE3,4", "1,Haven,r1,RE2,4", "1,Haven,r2,RE3,4", "2,Haven,r1,RE3,4")
    (error,) = files.errors(answers, partners)
    assert (error.line, error.problem) == (3, "unknown_partner")
    assert error.values == {"partner": "Haven", "round": "1", "other": str(files.partners)}


def test_a_second_organisation_answer_in_a_round_is_named_at_its_first_row(files: Files) -> None:
    partners = PARTNERS_HEADER + "School,education,organisation,1\n"
    (error,) = files.errors(rows(RIGHT, "2,School,r9,RE3,4", "1,School,r2,RE3,4", "1,School,r2,RE2,4"), partners)
    assert (error.line, error.problem, error.values) == (4, "two_organisation_answers", {"partner": "School", "round": "1"})


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("Haven,business,persons,3,,yes", "two_leads"),
        ("Haven,business,persons,3,7,", "unknown_round"),
        ("Haven,business,persons,3,,x", "cell_choice"),
    ],
)
def test_two_lead_organisations_and_a_round_that_is_not_there_are_refused(more: str, problem: str, files: Files) -> None:
    partners = f"partner,sector,voice,invited,round,lead\nSchool,education,persons,9,,yes\n{more}\n"
    (error,) = files.errors(rows(RIGHT), partners)
    assert (error.file, error.line, error.problem) == (str(files.partners), 3, problem)


def test_a_partners_file_with_errors_does_not_make_its_partners_unknown(files: Files) -> None:
    errors = files.errors(rows(RIGHT), PARTNERS_HEADER + "School,education,persons,many\n")
    assert [error.problem for error in errors] == ["cell_people"]


@pytest.mark.parametrize(
    ("row", "problem", "values"),
    [
        ("1,31-01-2026,full,,", "cell_date", {"found": "31-01-2026"}),
        ("1,2026-02-30,full,,", "cell_date", {"found": "2026-02-30"}),
        ("1,2026-W05-6,full,,", "cell_date", {"found": "2026-W05-6"}),
        ("1,20260131,full,,", "cell_date", {"found": "20260131"}),
        ("1,,full,kaats-opheij=banana,", "cell_versions", {"found": "kaats-opheij=banana"}),
        ("1,,long,,", "cell_choice", {"column": "form", "expected": "full, short"}),
        ("1,,full,kaats-opheij,", "cell_versions", {"found": "kaats-opheij"}),
        ("1,,full,wilder=1,", "unknown_questionnaire", {"found": "wilder"}),
        ("1,,full,kaats-opheij=1 kaats-opheij=2,", "duplicate_questionnaire", {"found": "kaats-opheij"}),
        ("1,,full,,SC1", "unknown_leading", {"code": "SC1"}),
        ("1,,full,,RE3 AM1 RE3", "duplicate_leading", {"code": "RE3"}),
    ],
)
def test_a_wrong_row_of_the_rounds_file_is_named(row: str, problem: str, values: dict[str, object], files: Files) -> None:
    (error,) = files.errors(rows(RIGHT), None, f"{ROUNDS_HEADER}{row}\n")
    assert (error.file, error.line, error.problem) == (str(files.rounds), 2, problem)
    assert values.items() <= error.values.items()


def test_a_round_may_stand_once_in_the_rounds_file(files: Files) -> None:
    (error,) = files.errors(rows(RIGHT), None, ROUNDS_HEADER + "1,,,,\n1,,,,\n")
    assert (error.line, error.problem, error.values) == (3, "duplicate_round", {"round": "1", "first": 2})


def test_an_answered_round_that_the_rounds_file_does_not_have_is_named_at_its_first_row(files: Files) -> None:
    (error,) = files.errors(rows(RIGHT, "2,School,r1,RE3,4"), None, ROUNDS_HEADER + "1,,,,\n")
    assert (error.file, error.line, error.problem) == (str(files.answers), 3, "round_without_facts")


@pytest.mark.parametrize(
    ("row", "facts", "problem"),
    [
        ("1,School,r1,PR1a,4", "1,,short,,", "item_outside_form"),
        ("1,School,r1,SC1,4", "1,,full,kaats-opheij=1,", "item_outside_versions"),
        ("1,School,r1,OG1,4", "1,,full,kaats-opheij=1 ansell-gash=1,", "item_outside_versions"),
        ("1,School,r1,pick.RE3,1", "1,,full,ansell-gash=1,", "item_outside_versions"),
    ],
)
def test_an_answer_to_an_item_that_the_round_did_not_ask_is_refused_at_its_first_row(
    row: str, facts: str, problem: str, files: Files
) -> None:
    errors = files.errors(rows("1,School,r1,R1,4", row, row.replace("r1", "r2")), None, f"{ROUNDS_HEADER}{facts}\n")
    assert [(error.line, error.problem) for error in errors] == [(3, problem)]


def test_of_ten_thousand_errors_fifty_are_named_and_the_rest_is_counted(files: Files) -> None:
    with pytest.raises(WrongFilesError) as refused:
        files.read(rows(*(f"1,School,r{n},RE3,6" for n in range(10_000))))
    assert [error.line for error in refused.value.errors] == list(range(2, 52))
    assert refused.value.more == 9_950


def test_the_errors_of_all_three_files_are_said_at_once(files: Files) -> None:
    errors = files.errors(rows("1,School,r1,RE3,6"), PARTNERS_HEADER + "School,x,persons,9\n", ROUNDS_HEADER + "1,x,,,\n")
    assert [Path(error.file).name for error in errors] == ["answers.csv", "partners.csv", "rounds.csv"]
