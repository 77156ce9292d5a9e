"""Small answers, partners and rounds files, and what is found when they are read."""

from pathlib import Path

import pytest

from samenwerking.method.answers import Answers
from samenwerking.method.files.answer_files import read_answers
from samenwerking.method.files.file_errors import FileError, WrongFilesError
from tests.method.changed_files import all_said

ANSWERS_HEADER = "round,partner,respondent,item,value\n"
PARTNERS_HEADER = "partner,sector,voice,invited\n"
ROUNDS_HEADER = "round,date,form,versions,leading\n"


class Files:
    """The three files in one folder; a text that is not given is a file that is not there."""

    def __init__(self, folder: Path) -> None:
        self.answers, self.partners, self.rounds = (folder / name for name in ("answers.csv", "partners.csv", "rounds.csv"))

    def read(self, answers: str, partners: str | None = None, rounds: str | None = None) -> Answers:
        self.answers.write_text(answers, "utf-8", newline="")
        for file, text in ((self.partners, partners), (self.rounds, rounds)):
            if text is not None:
                file.write_text(text, "utf-8", newline="")
        return read_answers(self.answers, self.partners if partners is not None else None, self.rounds if rounds is not None else None)

    def read_written(self) -> Answers:
        """Read the answers file as it was written by other means."""
        return read_answers(self.answers)

    def errors(self, answers: str, partners: str | None = None, rounds: str | None = None) -> tuple[FileError, ...]:
        with pytest.raises(WrongFilesError) as refused:
            self.read(answers, partners, rounds)
        return all_said(refused.value.errors)


def rows(*lines: str) -> str:
    """An answers file of these rows."""
    return ANSWERS_HEADER + "".join(f"{line}\n" for line in lines)


def read_back(folder: Path) -> Answers:
    """What was written into a folder."""
    return read_answers(folder / "answers.csv", folder / "partners.csv", folder / "rounds.csv")
