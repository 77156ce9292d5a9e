"""Copies of the shipped questionnaire files with a change, and the errors that are found in files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samenwerking.language import LANGUAGES, text
from samenwerking.method.files.file_errors import FileError, WrongFilesError
from samenwerking.method.files.questionnaire_file import check_files, shipped_catalogue
from samenwerking.shipped import shipped_folder

SHIPPED = shipped_folder("questionnaires")

Change = Callable[[str], str]


def errors_of(*paths: Path) -> tuple[FileError, ...]:
    with pytest.raises(WrongFilesError) as refused:
        check_files(paths, shipped_catalogue())
    return all_said(refused.value.errors)


def all_said(errors: tuple[FileError, ...]) -> tuple[FileError, ...]:
    """Each error makes a whole sentence in every language: all its placeholders are filled."""
    for error in errors:
        for language in LANGUAGES:
            assert text(language, f"file_errors.{error.problem}", **error.values).endswith(".")
    return errors


def changed(folder: Path, name: str, change: Change) -> Path:
    """A copy of a shipped file with a change."""
    text = (SHIPPED / name).read_text("utf-8")
    file = folder / name
    file.write_text(after := change(text), "utf-8")
    assert after != text, "the change must change something"
    return file


def line_of(file: Path, part: str) -> int:
    lines = file.read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if part in line)


def replaced(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new, 1)
