import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

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


@pytest.mark.parametrize(("folder", "sample"), [("questionnaires", "kaats-opheij.yaml"), ("migrations", "env.py")])
def test_an_installed_wheel_finds_what_ships_beside_the_code(wheel: Path, tmp_path: Path, folder: str, sample: str) -> None:
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(tmp_path), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    source = f"from samenwerking.shipped import shipped_folder; print(shipped_folder({folder!r}))"
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", source], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    found = Path(run.stdout.strip())
    assert found == tmp_path / "samenwerking" / folder
    assert (found / sample).is_file()
