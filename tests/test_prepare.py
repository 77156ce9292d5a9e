import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
BARE_MACHINE = ("sh", "dirname", "flock", "id", "grep", "find", "head", "cat", "sha256sum")
NOBODY = 65534


@pytest.fixture
def checkout() -> Iterator[Path]:
    """A copy of what the two commands read, in a folder of the one who runs them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        for part in ("script", "requirements"):
            shutil.copytree(REPOSITORY / part, folder / part)
        for part in ("pyproject.toml", "package-lock.json"):
            shutil.copy(REPOSITORY / part, folder / part)
        yield folder


def run_on_a_machine_with(tools: tuple[str, ...], checkout: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command as someone who is no administrator, where only these tools can be found."""
    path = checkout / "tools"
    path.mkdir()
    for tool in tools:
        (path / tool).symlink_to(shutil.which(tool) or f"/usr/bin/{tool}")
    user = NOBODY if os.geteuid() == 0 else None
    return subprocess.run(
        [f"script/{command}"], cwd=checkout, env={"PATH": str(path)}, user=user, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("command", "packages"), [("server", ["python3", "python3-venv"]), ("test", ["python3", "chromium", "default-jre-headless"])]
)
def test_without_an_administrator_the_command_says_what_to_install(checkout: Path, command: str, packages: list[str]) -> None:
    run = run_on_a_machine_with((*BARE_MACHINE, "apt-get"), checkout, command)
    assert run.returncode == 1
    advice = next(line for line in run.stderr.splitlines() if "apt-get install" in line)
    assert set(packages) <= set(advice.split())


@pytest.mark.parametrize("command", ["server", "test"])
def test_without_debians_packages_the_command_says_what_is_missing(checkout: Path, command: str) -> None:
    run = run_on_a_machine_with(BARE_MACHINE, checkout, command)
    assert run.returncode == 1
    assert "has no apt-get" in run.stderr
    assert "python3-venv" in run.stderr


@pytest.mark.parametrize("command", ["server", "test"])
def test_a_refused_command_leaves_nothing_behind(checkout: Path, command: str) -> None:
    run_on_a_machine_with(BARE_MACHINE, checkout, command)
    assert not (checkout / ".venv").exists()
    assert not (checkout / "node_modules").exists()
