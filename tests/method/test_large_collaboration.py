"""Thirty partners of twenty people in four rounds go through the files and `score` as a small collaboration does."""

import contextlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from bench.collaboration import collaboration
from samenwerking.cli import main
from samenwerking.method.files.answer_files import read_answers, write_answers
from samenwerking.method.files.file_errors import WrongFilesError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("large")
    write_answers(collaboration(), place)
    return place


@pytest.mark.parametrize("view", ["technical", "lead", "partner:Partner 07"])
def test_score_prints_a_large_collaboration(folder: Path, view: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(folder / "answers.csv"), "--partners", str(folder / "partners.csv"), "--rounds", str(folder / "rounds.csv")]
    assert main(["score", *files, "--against", "1", "--view", view]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found["rounds"]) == ["1", "4"]
    latest = found["rounds"]["4"]
    assert (latest["respondents"], latest["partners_answered"], len(latest["partners"])) == (600, 30, 30)
    assert len(latest["indicators"]) == 49
    assert found["change"]["dimensions"]["RE"]["partners"] == 30
    assert found["change"]["refused"] == {}
    hidden = [name for name, each in latest["partners"].items() if "hidden" in each]
    assert len(hidden) == (29 if view.startswith("partner") else 0)
    assert (found["change"]["dimensions"]["RE"]["p"] == {"hidden": "view"}) is view.startswith("partner")


ROUNDS_HEADER, PARTNERS_HEADER = "round,date,form,versions,leading\n", "partner,sector,voice,invited,round\n"


def steps_of(count: int, invited_to: str, known: str, folder: Path) -> int:
    """How many lines of the product's own code are run to read as many rounds as partners, each with one answer."""
    answers, partners, rounds = (folder / f"{name}-{count}.csv" for name in ("answers", "partners", "rounds"))
    answers.write_text("round,partner,respondent,item,value\n" + "".join(f"R{n},P{n},r1,RE3,4\n" for n in range(count)), "utf-8")
    partners.write_text(PARTNERS_HEADER + "".join(f"P{n},other,persons,3,{invited_to.format(n)}\n" for n in range(count)), "utf-8")
    rounds.write_text(ROUNDS_HEADER + "".join(f"{known.format(n)},,,,\n" for n in range(count)), "utf-8")
    counted = 0

    def count_line(_frame: FrameType, event: str, _argument: object) -> "Callable[..., Any] | None":
        nonlocal counted
        counted += event in ("line", "call")
        return count_line

    before = sys.gettrace()
    sys.settrace(count_line)
    try:
        with contextlib.suppress(WrongFilesError):
            read_answers(answers, partners, rounds)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize(("invited_to", "known"), [("", "R{}"), ("R{}", "R{}"), ("X{}", "R{}"), ("", "S{}"), ("R{}", "S{}")])
def test_twice_as_many_rounds_and_partners_are_twice_the_work(invited_to: str, known: str, tmp_path: Path) -> None:
    read_answers_once_to_read_the_questionnaires(tmp_path)
    assert steps_of(400, invited_to, known, tmp_path) < 2.5 * steps_of(200, invited_to, known, tmp_path)


def read_answers_once_to_read_the_questionnaires(folder: Path) -> None:
    steps_of(1, "", "R{}", folder)
