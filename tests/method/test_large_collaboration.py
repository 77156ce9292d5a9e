"""Thirty partners of twenty people in four rounds go through the files and `score` as a small collaboration does."""

import json
from pathlib import Path

import pytest

from bench.collaboration import collaboration
from samenwerking.cli import main
from samenwerking.method.files.answer_files import write_answers


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
