import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from samenwerking.demonstration import FILE, Doors
from tests.browser.served import Served
from tests.web.visitor import Visitor

REPOSITORY = Path(__file__).resolve().parent.parent
ORIGINS = {"samenwerking": "src/samenwerking", "samenwerking/questionnaires": "questionnaires", "samenwerking/migrations": "migrations"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def shipped_files(origin: Path) -> list[Path]:
    files = [each for each in origin.rglob("*") if each.is_file() and each.suffix != ".pyc"]
    return [each.relative_to(origin) for each in files]


@pytest.mark.parametrize(("place", "origin"), ORIGINS.items(), ids=ORIGINS.values())
def test_every_file_of_the_product_is_in_the_wheel(wheel: Path, place: str, origin: str) -> None:
    expected = {f"{place}/{each.as_posix()}" for each in shipped_files(REPOSITORY / origin)}
    assert expected
    assert expected <= set(ZipFile(wheel).namelist())


def test_the_licence_travels_with_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        licence = next(each for each in archive.namelist() if each.endswith("licenses/LICENSE"))
        assert archive.read(licence) == (REPOSITORY / "LICENSE").read_bytes()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the wheel was installed."""
    folder = tmp_path_factory.mktemp("installed")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize(("folder", "sample"), [("questionnaires", "kaats-opheij.yaml"), ("migrations", "env.py")])
def test_an_installed_wheel_finds_what_ships_beside_the_code(installed: Path, folder: str, sample: str) -> None:
    source = f"from samenwerking.shipped import shipped_folder; print(shipped_folder({folder!r}))"
    environment = os.environ | {"PYTHONPATH": str(installed)}
    run = subprocess.run([sys.executable, "-c", source], cwd=installed, env=environment, check=True, capture_output=True, text=True)
    found = Path(run.stdout.strip())
    assert found == installed / "samenwerking" / folder
    assert (found / sample).is_file()


def test_an_installed_wheel_serves_the_demonstration_and_draws(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That takes the migrations, the questionnaires, every text and template, the stylesheet and the fonts."""
    monkeypatch.setenv("PYTHONPATH", str(installed))
    server, visitor = Served(tmp_path), Visitor()
    server.start("--demo")
    try:
        page = visitor.get(server.address + doors(tmp_path).results)
        assert "Techniek voor Zandermeer" in page.text
        for address in (re.findall(r'href="(/static/style\.css[^"]*)"', page.text)[0], "/privacy"):
            assert visitor.get(server.address + address).status == 200
        promise = page.address.removesuffix("results")
        assert visitor.get(f"{promise}results").status == 200
        assert visitor.get(f"{promise}charts/radar-5.pdf").content.startswith(b"%PDF-")
        assert "Vertrouwen" in visitor.get(f"{promise}actions").text
    finally:
        server.close()


def doors(instance: Path) -> Doors:
    """What the server kept of what it prints."""
    return Doors(**json.loads((instance / FILE).read_text("utf-8")))
