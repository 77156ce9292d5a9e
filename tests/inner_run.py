"""Runs pytest on a few tests of a test's own, to see what the plugins of the tests do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TWO_PROCESSES = ("-p", "xdist", "--numprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder")
SPREAD = pytest.mark.parametrize("spread", [(), TWO_PROCESSES], ids=["one process", "two processes"])
"""How tests are run: all in one process, or spread over two as script/test does."""


def run_pytest(folder: Path, plugin: str, *options: str, ci: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run what is in a folder with one of our plugins, as if it was started from a terminal."""
    own = ("CI", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_XDIST_TESTRUNUID")
    environment = {name: value for name, value in os.environ.items() if name not in own}
    if ci is not None:
        environment["CI"] = ci
    environment |= {"PYTHONPATH": str(Path(__file__).resolve().parent.parent), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    plugins = ["-p", plugin, "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *plugins, "--rootdir", str(folder), *options, str(folder)]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
