"""`samenwerking score`: the documented JSON of what was answered, or the same to read; what cannot be done is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Outcome, quickly

VECTORS = json.loads((Path(__file__).parent / "vectors" / "vectors.json").read_text("utf-8"))
PARTNER_FIRST = VECTORS["partner_first"]
HEADER = "round,partner,respondent,item,value"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The answers of the known values `partner_first` as round 2, and all of them one lower or equal as round 1."""
    rows = [HEADER]
    for round_name, lower in (("1", 1), ("2", 0)):
        for partner, values in PARTNER_FIRST["answers"].items():
            for number, value in enumerate(values):
                score = value if value == "dont_know" else max(1, value - lower)
                rows.append(f"{round_name},{partner},r{number},RE3,{score}")
    (tmp_path / "answers.csv").write_text("\n".join([*rows, ""]), "utf-8")
    return tmp_path


def score(folder: Path, *arguments: str, language: str = "en") -> Outcome:
    return quickly("score", "answers.csv", *arguments, folder=folder, language=language)


def document(folder: Path, *arguments: str) -> Any:
    outcome = score(folder, *arguments)
    assert (outcome.code, outcome.complaints) == (0, [])
    return json.loads(outcome.printed)


def test_the_known_values_come_out_of_a_file(folder: Path) -> None:
    round_ = document(folder)["rounds"]["2"]
    figure = round_["indicators"]["RE3"]
    assert (figure["score"], figure["shown"], figure["respondent_weighted"]) == (pytest.approx(3.1), "3,1", pytest.approx(3.6))
    gaps = {name: partner["indicators"]["RE3"]["gap"] for name, partner in round_["partners"].items()}
    assert gaps == pytest.approx(PARTNER_FIRST["gaps"])
    assert (round_["form"], round_["versions"]) == ("short", {"kaats-opheij": "1", "preconditions-module": "1"})


def test_the_last_round_is_shown_unless_another_is_asked_for(folder: Path) -> None:
    assert list(document(folder)["rounds"]) == ["2"]
    assert list(document(folder, "--round", "1")["rounds"]) == ["1"]


def test_a_planned_round_that_nobody_answered_does_not_hide_the_last_results(folder: Path) -> None:
    (folder / "rounds.csv").write_text("round,date,form,versions,leading\n1,,,,\n2,,,,\n3,2027-01-31,full,,\n", "utf-8")
    assert list(document(folder, "--rounds", "rounds.csv")["rounds"]) == ["2"]
    assert list(document(folder, "--rounds", "rounds.csv", "--round", "3")["rounds"]) == ["3"]


def test_a_comparison_has_both_rounds_and_the_change(folder: Path) -> None:
    compared = document(folder, "--against", "1")
    assert list(compared["rounds"]) == ["1", "2"]
    assert (compared["change"]["from"], compared["change"]["to"]) == ("1", "2")
    assert compared["change"]["indicators"]["RE3"]["verdict"] == "higher"


def test_another_form_or_version_is_refused_in_the_change(folder: Path) -> None:
    rounds = "round,date,form,versions,leading\n1,,full,kaats-opheij=1,\n2,,short,kaats-opheij=1,\n"
    (folder / "rounds.csv").write_text(rounds, "utf-8")
    assert document(folder, "--against", "1", "--rounds", "rounds.csv")["change"]["refused"]["RE3"] == "form"
    (folder / "rounds.csv").write_text(rounds.replace("2,,short,kaats-opheij=1", "2,,full,kaats-opheij=2"), "utf-8")
    assert document(folder, "--against", "1", "--rounds", "rounds.csv")["change"]["refused"]["RE3"] == "version"


def test_the_partners_file_decides_who_was_invited_and_in_which_order(folder: Path) -> None:
    names = ["Haven", "Nobody", *[name for name in PARTNER_FIRST["answers"] if name != "Haven"]]
    rows = ["partner,sector,voice,invited", *[f"{name},other,persons,9" for name in names], ""]
    (folder / "partners.csv").write_text("\n".join(rows), "utf-8")
    round_ = document(folder, "--partners", "partners.csv")["rounds"]["2"]
    assert list(round_["response"]) == names
    assert round_["response"]["Nobody"] == {"answered": 0, "invited": 9, "voice": "persons"}
    assert (round_["partners_invited"], round_["partners_answered"]) == (6, 5)


@pytest.mark.parametrize(
    ("view", "visibility", "seen"),
    [
        ("lead", "own", {"School", "Gemeente"}),
        ("lead", "closed", set()),
        ("partner:School", "own", {"School"}),
        ("partner:Haven", "open", {"School", "Gemeente"}),
        ("partner:Haven", "own", set()),
    ],
)
def test_the_views_show_the_partner_figures_that_the_visibility_allows(view: str, visibility: str, seen: set[str], folder: Path) -> None:
    """A, B and Haven have fewer than three people: no figure of their own, not even for themselves."""
    partners = document(folder, "--view", view, "--visibility", visibility)["rounds"]["2"]["partners"]
    assert {name for name, partner in partners.items() if "hidden" not in partner} == seen


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--round", "9"], "There is no round '9'. Choose one of: 1, 2."),
        (["--against", "0"], "There is no round '0'. Choose one of: 1, 2."),
        (["--against", "2"], "Round '2' cannot be compared with itself. Choose another round for --against."),
        (["--view", "partner:Port"], "There is no partner 'Port'. Choose one of: School, A, B, Gemeente, Haven."),
        (["--partners", "none.csv"], "none.csv: This file does not exist. Check its name and folder."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_ends_with_one(arguments: list[str], complaint: str, folder: Path) -> None:
    outcome = score(folder, *arguments)
    assert (outcome.code, outcome.printed, outcome.complaints) == (1, "", [complaint])


def test_wrong_answers_are_all_named_and_nothing_is_printed(folder: Path) -> None:
    (folder / "answers.csv").write_text(f"{HEADER}\n1,S,r,RE3,6\n1,S,r,XX,1\n", "utf-8")
    outcome = score(folder, language="nl")
    assert (outcome.code, outcome.printed) == (1, "")
    assert outcome.complaints[0] == (
        "answers.csv:2: Het antwoord op RE3 is '6', maar dit kan alleen zijn: 1, 2, 3, 4, 5, dont_know, not_applicable of niets."
    )
    assert outcome.complaints[1].startswith("answers.csv:3: Er is geen vraag 'XX'.")


def test_of_ten_thousand_errors_the_last_line_counts_the_rest_as_the_language_writes_numbers(folder: Path) -> None:
    (folder / "answers.csv").write_text("\n".join([HEADER, *[f"1,S,r{n},RE3,6" for n in range(10_000)], ""]), "utf-8")
    assert score(folder).complaints[50:] == ["And 9,950 more errors."]
    assert score(folder, language="nl").complaints[50:] == ["En nog 9.950 fouten."]


@pytest.mark.parametrize(
    ("language", "parts"), [("nl", ["3,1", "Vertrouwen", "duidelijk hoger"]), ("en", ["3.1", "Trust", "clearly higher"])]
)
def test_text_reads_in_the_language_of_the_terminal_with_its_decimal_mark(language: str, parts: list[str], folder: Path) -> None:
    outcome = score(folder, "--format", "text", "--against", "1", language=language)
    assert (outcome.code, outcome.complaints) == (0, [])
    line = next(line for line in outcome.printed.splitlines() if line.strip().startswith("RE3"))
    assert [part for part in parts if part not in line] == []


def test_the_json_is_the_same_in_every_language(folder: Path) -> None:
    assert score(folder, language="nl").printed == score(folder, language="en").printed


@pytest.mark.parametrize("spelling", ["Haven\xa0 Oost", "haven OOST ", "Ha\xadven Oost\u200b"])
def test_a_partner_and_a_round_are_found_by_any_spelling_that_a_reader_cannot_tell_apart(spelling: str, tmp_path: Path) -> None:
    rows = [f"Haven Oost,{partner},r1,RE3,4" for partner in ("Haven Oost", "School", "Gemeente")]
    (tmp_path / "answers.csv").write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    found = document(tmp_path, "--round", spelling, "--view", f"partner:{spelling}")
    assert found == document(tmp_path, "--round", "Haven Oost", "--view", "partner:Haven Oost")
    refused = score(tmp_path, "--against", spelling)
    assert (refused.code, len(refused.complaints)) == (1, 1)
