"""Which copy a command works on: it says so, makes none unless it is asked to, and finds its folder however that is called."""

from pathlib import Path

import pytest

from tests.databases import migrated_sqlite
from tests.terminal import samenwerking

COMMANDS = [("account", "add", "noor@voorbeeld.test"), ("account", "list"), ("export", "De regio", "--csv", "out")]
ODD = ["a?b", "100%", "a%20b", "a#b", "met spatie", "a&b=c", "été"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_in_another_folder_makes_no_copy_and_says_which_it_missed(command: tuple[str, ...], tmp_path: Path) -> None:
    done = samenwerking(*command, folder=tmp_path)
    assert done.code == 1
    assert str(tmp_path / "instance" / "samenwerking.sqlite3") in done.complaints[0]
    assert "samenwerking serve" in done.complaints[0]
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "samenwerking.sqlite3").touch()
    done = samenwerking("account", "list", SAMENWERKING_INSTANCE=str(tmp_path))
    assert done.code == 1
    assert (tmp_path / "samenwerking.sqlite3").stat().st_size == 0


@pytest.mark.parametrize("name", ODD)
def test_a_folder_may_be_called_anything(name: str, tmp_path: Path) -> None:
    assert samenwerking("upgrade", folder=tmp_path, SAMENWERKING_INSTANCE=name).code == 0
    file = tmp_path / name / "samenwerking.sqlite3"
    assert file.stat().st_size
    added = samenwerking("account", "add", "noor@voorbeeld.test", folder=tmp_path, SAMENWERKING_INSTANCE=name)
    assert added.code == 0
    assert str(file) in added.printed
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_relative_address_of_a_database_is_said_whole(tmp_path: Path) -> None:
    migrated_sqlite(tmp_path).rename(tmp_path / "mine.sqlite3")
    done = samenwerking("account", "list", folder=tmp_path, SAMENWERKING_DATABASE="sqlite:///mine.sqlite3")
    assert done.code == 0
    assert str(tmp_path / "mine.sqlite3") in done.printed


def test_a_password_in_the_address_of_a_database_is_not_said(tmp_path: Path) -> None:
    done = samenwerking("account", "list", SAMENWERKING_DATABASE="postgresql+psycopg://naam:geheim@127.0.0.1:1/x")
    assert done.code == 1
    assert "geheim" not in done.printed + "".join(done.complaints)
