"""`samenwerking check`: right files are named, every wrong one is said with file, line, and what is expected."""

import json
import re
from pathlib import Path

import pytest

from samenwerking.cli import main
from samenwerking.language import catalogue
from samenwerking.method.files.questionnaire_file import check_files
from tests.method.changed_files import SHIPPED, changed, line_of, replaced
from tests.terminal import quickly


def test_the_shipped_folder_is_right() -> None:
    outcome = quickly("check", SHIPPED)
    assert (outcome.code, outcome.complaints) == (0, [])
    assert outcome.printed.splitlines()[0] == "kaats-opheij 1: Quality of the collaboration (24 items)"
    assert outcome.printed.splitlines()[-1] == "6 files are right."


def test_every_error_stands_on_a_line_of_its_own_and_nothing_is_printed(tmp_path: Path) -> None:
    line = line_of(changed(tmp_path, "network.yaml", replaced("refers_to: we", "refers_to: they")), "refers_to: they")
    outcome = quickly("check", "network.yaml", tmp_path / "none.yaml", folder=tmp_path)
    assert (outcome.code, outcome.printed) == (1, "")
    assert outcome.complaints == [
        f"network.yaml:{line}: 'refers_to' is they, but it can only be: we, organisation, I.",
        f"{tmp_path / 'none.yaml'}: This file does not exist. Check its name and folder.",
    ]


def test_of_very_many_errors_the_last_line_says_how_many_more_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = changed(tmp_path, "kaats-opheij.yaml", lambda text: re.sub(r"(?m)^( +)nl: ", r"\1xx: ", text))
    assert main(["check", str(file)]) == 1
    complaints = capsys.readouterr().err.splitlines()
    assert len(complaints) == 51
    assert re.fullmatch(r"And \d+ more errors\.", complaints[-1])


def test_what_a_file_holds_cannot_steer_the_terminal_or_begin_a_line(tmp_path: Path) -> None:
    file = changed(tmp_path, "network.yaml", replaced("refers_to: we", 'refers_to: "\\u200fred\\nnetwork.yaml:1: forged"'))
    outcome = quickly("check", file)
    assert len(outcome.complaints) == 1
    assert "\\u200fred\\nnetwork.yaml" in outcome.complaints[0]


@pytest.mark.parametrize(
    ("written", "character"),
    [
        ("\\e[2J", "\x1b"),
        ("\\a", "\x07"),
        ("\\0", "\x00"),
        ("\\x9b31m", "\x9b"),
        ("\\b", "\x08"),
        ("\\N", "\x85"),
        ("\\L", "\u2028"),
        ("\\u202e", "\u202e"),
    ],
)
@pytest.mark.parametrize("place", ["  en: {}", "{}: x"])
def test_a_control_character_in_a_value_or_key_is_refused_by_its_number_and_never_printed(
    place: str, written: str, character: str, tmp_path: Path
) -> None:
    file = changed(tmp_path, "network.yaml", replaced("  en: Network approach", place.format(f'"Net{written}work"')))
    outcome = quickly("check", file)
    assert (outcome.code, outcome.printed) == (1, "")
    assert outcome.complaints == [
        f"{file}:{line_of(file, written)}: The invisible character U+{ord(character):04X} stands here. Remove it."
    ]


def test_the_schema_is_printed_as_json_for_an_editor() -> None:
    outcome = quickly("check", "--schema")
    assert outcome.code == 0
    assert json.loads(outcome.printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_sentence_about_a_file_has_the_same_placeholders_in_both_languages() -> None:
    entries = {key: entry for key, entry in catalogue().items() if key.startswith(("file_errors.", "command_line."))}
    placeholders = {key: [set(re.findall(r"{\w+}", str(entry[language]))) for language in ("nl", "en")] for key, entry in entries.items()}
    assert not {key for key, (dutch, english) in placeholders.items() if dutch != english}


def test_no_sentence_about_a_file_is_left_that_nothing_says() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(check_files.__code__.co_filename).parent.glob("*.py"))
    names = [key.removeprefix("file_errors.") for key in catalogue() if key.startswith("file_errors.")]
    said = set(re.findall(r'"([a-z0-9_]+)"', source)) | {"value_item", "value_mark", "value_pick", "list_too_short", "list_too_long"}
    assert not set(names) - said
