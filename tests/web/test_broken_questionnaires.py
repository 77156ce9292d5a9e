"""A questionnaire that is broken in the folder of the product: told at the start, and running rounds go on as they are."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import samenwerking
from samenwerking.shipped import shipped_folder
from tests.browser.served import Served
from tests.commands.test_serve import printed
from tests.method.changed_files import changed, replaced
from tests.terminal import environment
from tests.web.visitor import Visitor

COMMENT = "Dit is een 'lange' toelichting die niemand nog eens wil typen."


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own, whose questionnaires can be broken."""
    package = tmp_path / "site" / "samenwerking"
    shutil.copytree(Path(samenwerking.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("questionnaires", "migrations"):
        shutil.copytree(shipped_folder(name), package / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    return package


@pytest.fixture
def served(tmp_path: Path, installed: Path) -> Iterator[Served]:
    server = Served(tmp_path / "instance")
    yield server
    server.close()


def break_a_questionnaire(installed: Path) -> str:
    file = changed(installed / "questionnaires", "kaats-opheij.yaml", replaced("refers_to: we", "refers_to: they"))
    line = next(number for number, each in enumerate(file.read_text("utf-8").split("\n"), 1) if "refers_to: they" in each)
    return f"{file}:{line}: "


def test_a_broken_file_is_told_at_the_start_and_running_rounds_go_on(
    installed: Path, served: Served, capfd: pytest.CaptureFixture[str]
) -> None:
    served.start("--demo")
    answering = next(word for word in printed(served).split() if "/open/" in word)
    served.stop()
    place = break_a_questionnaire(installed)
    served.start("--demo")
    told = capfd.readouterr().err.splitlines()
    assert len(told) == 2
    assert told[0].startswith(place)
    assert "Rounds that are running go on." in told[1]
    respondent = Visitor()
    promise = respondent.get(answering).address
    assert respondent.get(f"{promise}part/RE").status == 200


def test_what_was_typed_is_shown_again_where_no_questionnaire_can_be_read(installed: Path, served: Served) -> None:
    break_a_questionnaire(installed)
    served.start()
    page = Visitor().post(f"{served.address}/answer/{'0' * 12}/part/RE", {"a-RE1": "4", "c-RE": COMMENT})
    assert page.status in (400, 404)
    assert COMMENT.replace("'", "&#39;") in page.text


def test_a_demonstration_cannot_be_made_of_broken_questionnaires(installed: Path, tmp_path: Path) -> None:
    place = break_a_questionnaire(installed)
    command = [sys.executable, "-m", "samenwerking.cli", "serve", "--demo", "--port", str(Served(tmp_path).port)]
    settings = environment("en", SAMENWERKING_INSTANCE=str(tmp_path / "instance"), PYTHONPATH=os.environ["PYTHONPATH"])
    done = subprocess.run(command, capture_output=True, text=True, env=settings, check=False)
    assert done.returncode == 1
    assert done.stderr.count(place) == 1
    assert "the demonstration cannot be made" in done.stderr
