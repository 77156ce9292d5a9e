"""Questionnaire files: the shipped ones are read, and instruments are made of them."""

from pathlib import Path

import pytest

from samenwerking.method.files.file_errors import WrongFilesError
from samenwerking.method.files.questionnaire_file import check_files, json_schema, load_questionnaires, shipped_catalogue
from tests.method.changed_files import SHIPPED, changed, replaced


def test_the_shipped_questionnaires_are_read_in_the_order_in_which_they_are_asked() -> None:
    catalogue = load_questionnaires(SHIPPED)
    assert list(catalogue.questionnaires) == ["kaats-opheij", "ansell-gash", "preconditions-module", "opgavegericht", "network"]
    assert [each.code for each in catalogue.preconditions.preconditions] == ["P1", "P2", "P3", "P4", "P5"]


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [
        (["kaats-opheij"], ["kaats-opheij", "preconditions-module"]),
        (["network", "ansell-gash"], ["ansell-gash", "preconditions-module", "network"]),
        (["network", "opgavegericht"], ["opgavegericht", "network"]),
        (["ansell-gash", "kaats-opheij"], ["kaats-opheij", "ansell-gash", "preconditions-module"]),
    ],
)
def test_an_instrument_has_the_chosen_questionnaires_in_order_and_the_module_that_both_models_need(
    chosen: list[str], asked: list[str]
) -> None:
    assert list(shipped_catalogue().instrument(chosen, "short").versions) == asked


def test_an_instrument_of_a_questionnaire_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"wilder.*kaats-opheij"):
        shipped_catalogue().instrument(["wilder"], "full")


def test_an_instrument_remembers_the_version_that_was_asked() -> None:
    instrument = shipped_catalogue().instrument(["kaats-opheij"], "full", {"kaats-opheij": "0.9"})
    assert instrument.versions == {"kaats-opheij": "0.9", "preconditions-module": "1"}


@pytest.mark.parametrize("name", [file.name for file in sorted(SHIPPED.iterdir())])
def test_each_shipped_file_is_right_by_itself_beside_the_others(name: str) -> None:
    assert check_files([SHIPPED / name], shipped_catalogue()).files == (SHIPPED / name,)


def test_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    (tmp_path / "network.yaml").write_bytes(b"\xef\xbb\xbf" + (SHIPPED / "network.yaml").read_bytes())
    assert list(check_files([tmp_path], shipped_catalogue()).questionnaires) == ["network"]


def test_windows_line_ends_are_fine(tmp_path: Path) -> None:
    text = (SHIPPED / "network.yaml").read_text("utf-8")
    (tmp_path / "network.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    assert check_files([tmp_path], shipped_catalogue()).questionnaires["network"] == shipped_catalogue().questionnaires["network"]


def test_no_and_yes_stay_text(tmp_path: Path) -> None:
    file = changed(tmp_path, "network.yaml", replaced("nl: Netwerkbenadering\n  en: Network approach", "nl: no\n  en: yes"))
    title = check_files([file], shipped_catalogue()).questionnaires["network"].title
    assert (title.nl, title.en) == ("no", "yes")


def test_questionnaires_cannot_be_used_without_the_preconditions() -> None:
    with pytest.raises(WrongFilesError) as refused:
        load_questionnaires(SHIPPED / "network.yaml", SHIPPED / "ansell-gash.yaml")
    assert [error.problem for error in refused.value.errors] == ["no_preconditions"]


def test_the_json_schema_describes_both_kinds_of_files_and_their_closed_lists_of_keys() -> None:
    schema = json_schema()
    assert schema["$defs"]["Item"]["required"] == ["code", "refers_to", "short", "text"]
    assert schema["$defs"]["Item"]["additionalProperties"] is False
    assert schema["then"]["$ref"] == "#/$defs/Preconditions"
    assert schema["$defs"]["Words"]["required"] == ["nl", "en"]
    assert "pages" in schema["$defs"]["Questionnaire"]["properties"]
    assert "pages" not in schema["$defs"]["Questionnaire"]["required"]
