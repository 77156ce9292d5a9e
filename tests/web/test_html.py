"""Runs after every other test, on the pages that their clients were shown."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.shown_pages import every_page

CHECKER = Path(__file__).resolve().parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_every_page_that_was_shown_is_valid_html(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    pages = every_page(pytestconfig)
    if not pages:
        pytest.skip("No page was shown in this run: there is nothing to check.")
    if shutil.which("java") is None or not CHECKER.exists():
        pytest.skip("The HTML checker needs Java and the package vnu-jar: run script/test.")
    for number, (address, html) in enumerate(pages.values()):
        (tmp_path / f"{number:04d} {re.sub(r'[^A-Za-z0-9]+', '-', address)[:80]}.html").write_text(html, "utf-8")
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(run.stdout)["messages"]
    assert not [_told(each) for each in messages if each["type"] == "error" or each.get("subType") == "warning"]


def _told(message: dict[str, str]) -> str:
    return f"{Path(message.get('url', '')).name} {message.get('lastLine')}: {message['message']} — {message.get('extract', '')}"
