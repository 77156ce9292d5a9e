from pathlib import Path

import pytest

from tests.inner_run import SPREAD, run_pytest

SHOWS = """
from tests.shown_pages import shown

def test_a_page_is_shown():
    shown["{name}"] = ("GET /{name}", "<p>{name}</p>")

def test_another_is_shown_after_it():
    shown["last of {name}"] = ("GET /last", "<p>last</p>")
"""
CHECKS = """
from tests.shown_pages import every_page

def test_all_pages_are_here(pytestconfig):
    assert sorted(every_page(pytestconfig)) == ["a", "b", "c", "last of a", "last of b", "last of c"]
"""


@SPREAD
def test_the_last_test_gets_the_pages_of_every_process(tmp_path: Path, spread: tuple[str, ...]) -> None:
    for name in "abc":
        (tmp_path / f"test_{name}.py").write_text(SHOWS.format(name=name))
    (tmp_path / "test_last.py").write_text(CHECKS)
    run = run_pytest(tmp_path, "tests.shown_pages", *spread)
    assert run.returncode == pytest.ExitCode.OK, run.stdout
    assert "7 passed" in run.stdout.splitlines()[-1]
