"""Answers files: what is read from the tables, what follows where something is not given, and how odd names are written."""

import datetime
import unicodedata
from pathlib import Path

import pytest

from samenwerking.method.answers import Answers, Partner, Response, Round
from samenwerking.method.files.answer_files import write_answers
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from tests.method.answer_texts import PARTNERS_HEADER, ROUNDS_HEADER, Files, read_back, rows


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_respondent_has_its_answers_mark_and_picks(files: Files) -> None:
    round_ = files.read(
        rows("1,School,r1,RE3,4", "1,School,r1,AM1,dont_know", "1,School,r1,AM2,", "1,School,r1,mark,7", "1,School,r1,pick.RE3,1")
    ).rounds["1"]
    (response,) = round_.responses["School"]
    assert response == Response("r1", {"RE3": "4", "AM1": "dont_know", "AM2": ""}, 7, frozenset({"RE3"}))
    assert (round_.asked, round_.mark_asked) == (frozenset({"RE3", "AM1", "AM2"}), True)


def test_blank_dont_know_and_not_applicable_are_three_things_and_an_absent_row_is_a_fourth(files: Files) -> None:
    (response,) = files.read(rows("1,S,r,RE1,", "1,S,r,RE2,dont_know", "1,S,r,RE3,not_applicable")).rounds["1"].responses["S"]
    assert response.values == {"RE1": "", "RE2": "dont_know", "RE3": "not_applicable"}


def test_without_a_mark_row_the_mark_was_not_asked(files: Files) -> None:
    assert not files.read(rows("1,S,r,RE3,4")).rounds["1"].mark_asked


def test_rounds_and_partners_stand_in_the_order_in_which_they_first_appear(files: Files) -> None:
    answers = files.read(rows("b,Y,r,RE3,4", "a,X,r,RE3,4", "a,Y,r,RE3,4", "b,X,r,RE3,1"))
    assert list(answers.rounds) == ["b", "a"]
    assert [[partner.name for partner in each.partners] for each in answers.rounds.values()] == [["Y", "X"], ["Y", "X"]]


def test_without_a_partners_file_those_who_answered_were_invited_as_persons_of_an_unknown_number(files: Files) -> None:
    assert files.read(rows("1,S,r,RE3,dont_know")).rounds["1"].partners == (Partner("S", "other", "persons", None, False),)


@pytest.mark.parametrize(
    ("items", "form"),
    [
        (["RE3", "SC1", "R1"], "short"),
        (["RE3", "PR1a"], "full"),
        (["RE3", "OG1", "NW2"], "short"),
        (["SC3"], "full"),
    ],
)
def test_without_a_rounds_file_an_item_outside_the_short_form_makes_the_form_full_but_modules_do_not_decide(
    items: list[str], form: str, files: Files
) -> None:
    round_ = files.read(rows(*(f"1,S,r,{item},3" for item in items))).rounds["1"]
    assert (round_.instrument.form, round_.date, round_.leading) == (form, None, ())


@pytest.mark.parametrize(
    ("items", "questionnaires"),
    [
        (["RE3"], ["kaats-opheij", "preconditions-module"]),
        (["SC1", "OG1"], ["ansell-gash", "preconditions-module", "opgavegericht"]),
        (["NW2"], ["network"]),
        (["pick.RE3"], ["kaats-opheij", "preconditions-module"]),
    ],
)
def test_without_a_rounds_file_the_questionnaires_are_those_with_rows_in_their_shipped_versions(
    items: list[str], questionnaires: list[str], files: Files
) -> None:
    round_ = files.read(rows(*(f"1,S,r,{item},1" for item in items))).rounds["1"]
    assert round_.instrument.versions == dict.fromkeys(questionnaires, "1")


def test_the_rounds_file_says_the_date_form_versions_and_leading_conditions(files: Files) -> None:
    rounds = ROUNDS_HEADER + "1,2026-01-31,full,kaats-opheij=0.9 ansell-gash=1,RE3 AM1\n"
    round_ = files.read(rows("1,S,r,RE3,4"), None, rounds).rounds["1"]
    assert round_.instrument.form == "full"
    assert round_.instrument.versions == {"kaats-opheij": "0.9", "ansell-gash": "1", "preconditions-module": "1"}
    assert (round_.date, round_.leading) == (datetime.date(2026, 1, 31), ("RE3", "AM1"))


def test_empty_cells_of_the_rounds_file_are_as_if_it_were_not_there(files: Files) -> None:
    round_ = files.read(rows("1,S,r,RE3,4"), None, ROUNDS_HEADER + "1,,,,\n").rounds["1"]
    assert (round_.instrument.form, round_.date, round_.leading) == ("short", None, ())
    assert list(round_.instrument.versions) == ["kaats-opheij", "preconditions-module"]


def test_a_round_that_nobody_answered_is_kept_after_the_round_before_it(files: Files) -> None:
    rounds = ROUNDS_HEADER + "0,,short,kaats-opheij=1,\n1,,,,\n2,,short,kaats-opheij=1,\n3,,,,\n"
    answers = files.read(rows("1,S,r,RE3,4", "3,S,r,RE3,4"), None, rounds)
    assert list(answers.rounds) == ["0", "1", "2", "3"]
    assert answers.rounds["2"].responses == {}


def test_the_partners_file_says_exactly_who_was_invited_to_which_round_in_its_own_order(files: Files) -> None:
    header = "partner,sector,voice,invited,round,lead"
    partners = f"{header}\nZ,business,organisation,,,yes\nS,education,persons,9,1,\nS,education,persons,12,2,no\n"
    answers = files.read(rows("1,S,r,RE3,4", "2,S,r,RE3,4"), partners)
    lead = Partner("Z", "business", "organisation", None, True)
    assert answers.rounds["1"].partners == (lead, Partner("S", "education", "persons", 9))
    assert answers.rounds["2"].partners == (lead, Partner("S", "education", "persons", 12))
    assert answers.rounds["1"].responses["Z"] == ()


def test_columns_may_stand_in_any_order_and_the_file_may_have_a_byte_order_mark_and_windows_line_ends(files: Files) -> None:
    text = "\ufeffitem,value,round,partner,respondent\r\nRE3,4,1,School,r1\r\n\r\n"
    assert files.read(text).rounds["1"].responses["School"] == (Response("r1", {"RE3": "4"}),)


def test_spaces_around_a_cell_and_another_form_of_an_accent_make_no_other_partner(files: Files) -> None:
    decomposed = unicodedata.normalize("NFD", "Privé")
    answers = files.read(rows(f"1, {decomposed} ,r1, RE3 , 4 ", "1,Privé,r1,RE2,5"))
    assert answers.rounds["1"].responses == {"Privé": (Response("r1", {"RE3": "4", "RE2": "5"}),)}


FORMULAS = ["=1+1", "+31 6", "-5", "@work", "'=1", "''@", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20work", "'\uff1d1", "\ufe661"]
NO_FORMULAS = ["'t Hof", "'", "a,b", 'a"b', "$x_1$"]


@pytest.mark.parametrize("name", FORMULAS + NO_FORMULAS)
def test_an_odd_name_comes_back_as_it_was_and_is_no_formula_in_the_file(name: str, tmp_path: Path) -> None:
    answers = one_round((Partner(name),), {name: (Response(name, {"RE3": "4"}),)})
    write_answers(answers, tmp_path)
    assert read_back(tmp_path) == answers
    text = (tmp_path / "answers.csv").read_text("utf-8")
    assert not any(f"{before}{sign}" in text for before in ("\n", ",", '"') for sign in "=+-@\t\uff1d\uff0b\uff0d\uff20\ufe66")


def test_a_name_on_two_lines_or_with_a_tab_is_the_same_name_on_one(files: Files) -> None:
    answers = files.read(rows('1,"Mbo\r\n Noord",r1,RE3,4', "1,Mbo\tNoord,r2,RE3,4", "1,\tMbo  Noord,r3,RE3,4"))
    assert list(answers.rounds["1"].responses) == ["Mbo Noord"]


def test_a_formula_that_was_not_marked_is_read_as_it_stands(files: Files) -> None:
    assert list(files.read(rows("1,=1+1,r1,RE3,4")).rounds["1"].responses) == ["=1+1"]


def test_an_item_that_nobody_gave_a_value_stays_asked(tmp_path: Path) -> None:
    answers = one_round((Partner("S"),), {"S": (Response("r", {"RE3": "4"}),)}, asked=frozenset({"RE3", "RE2"}))
    write_answers(answers, tmp_path)
    assert read_back(tmp_path).rounds["1"].asked == {"RE3", "RE2"}


def test_writing_keeps_the_older_file_and_leaves_no_other_when_it_fails(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("kept", "utf-8")
    answers = one_round((Partner("S"),), {"S": (Response("\ud800", {"RE3": "4"}),)})
    with pytest.raises(UnicodeEncodeError):
        write_answers(answers, tmp_path)
    assert (tmp_path / "answers.csv").read_text("utf-8") == "kept"
    assert [file.name for file in tmp_path.iterdir()] == ["answers.csv"]


PLAIN = rows("1,School,r1,RE3,4", "1,Haven,r2,RE2,5")


@pytest.mark.parametrize(
    "written",
    [
        rows("1,School,r1,RE3,4", "   ", "", ",,,,", " , ,\xa0, , ", "\t", "1,Haven,r2,RE2,5", " "),
        "\n".join(f"{line}," for line in PLAIN.splitlines()) + "\n",
        "\n".join(f"{line} ,, ," for line in PLAIN.splitlines()) + "\n",
        rows("1,School,r1,RE3,4,", "1,Haven,r2,RE2,5,,"),
        PLAIN.replace("value\n", "value,,\n"),
        "sep=;\n" + PLAIN.replace(",", ";"),
        "\ufeffsep=;\r\n" + PLAIN.replace(",", ";").replace("\n", "\r\n"),
        '"sep=;"\n' + PLAIN.replace(",", ";"),
        "SEP=,\n" + PLAIN,
        "sep=\t\n" + PLAIN.replace(",", "\t"),
        "sep=;;;;\n" + PLAIN.replace(",", ";"),
        PLAIN.replace("School", ' "School"').replace("Haven", '  "Haven"'),
        PLAIN.replace(",", ", "),
        PLAIN.replace("round,", '"round\u200b", "').replace("partner", 'partner"'),
    ],
)
def test_what_spreadsheet_programs_add_changes_nothing(written: str, files: Files) -> None:
    assert files.read(written) == files.read(PLAIN)


def test_a_comma_within_quotation_marks_behind_a_space_is_part_of_the_name(files: Files) -> None:
    assert list(files.read(rows('1, "School, Noord", r1, RE3, 4')).rounds["1"].responses) == ["School, Noord"]


def test_a_partners_file_without_the_optional_columns_holds_for_every_round(files: Files) -> None:
    answers = files.read(rows("1,S,r,RE3,4", "2,S,r,RE3,4"), PARTNERS_HEADER + "S,education,persons,3\n")
    assert answers.rounds["1"].partners == answers.rounds["2"].partners == (Partner("S", "education", "persons", 3),)


def one_round(
    partners: tuple[Partner, ...], responses: dict[str, tuple[Response, ...]], asked: frozenset[str] = frozenset({"RE3"})
) -> Answers:
    instrument = shipped_catalogue().instrument(["kaats-opheij"], "full")
    return Answers({"1": Round("1", instrument, partners, responses, asked, mark_asked=False)})
