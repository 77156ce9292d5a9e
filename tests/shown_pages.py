"""Every page that a test was shown, in whichever process of the run, for the HTML check that comes last.

With pytest-xdist the tests of a run are spread over processes. Each holds the lock on a file of its own for as long as it
runs tests, and leaves there the pages it was shown. Who has waited for the locks of all has all pages; a process that
crashes lets go of its lock as well, so nobody waits for ever.
"""

import fcntl
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import pytest

shown: dict[str, tuple[str, str]] = {}
"""The different pages that this process was shown: address and HTML, by what a page says."""

_folder = pytest.StashKey[Path]()
_own_file = pytest.StashKey[IO[str]]()


def every_page(config: pytest.Config) -> dict[str, tuple[str, str]]:
    """Wait until no other process of this run has a test left, and give what all of them were shown."""
    _leave_pages(config)
    pages: dict[str, tuple[str, str]] = {}
    for path in config.stash[_folder].iterdir():
        with path.open("r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            pages |= {digest: (address, html) for digest, (address, html) in json.loads(file.read() or "{}").items()}
    return pages


def pytest_configure(config: pytest.Config) -> None:
    """Get the folder that all processes of this run share; the first of them makes it."""
    if given := _told(config).get("shown_pages"):
        config.stash[_folder] = Path(given)
    else:
        folder = TemporaryDirectory(prefix="samenwerking-pages-")
        config.add_cleanup(folder.cleanup)
        config.stash[_folder] = Path(folder.name)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process that will run tests which folder it is."""
    node.workerinput["shown_pages"] = str(node.config.stash[_folder])


def pytest_sessionstart(session: pytest.Session) -> None:
    """Say that this process may be shown pages: all of them have said so before the first test begins anywhere."""
    name = _told(session.config).get("workerid", "alone")
    if name != "alone" or not session.config.getoption("numprocesses", None):
        file = (session.config.stash[_folder] / name).open("w", encoding="utf-8")
        fcntl.flock(file, fcntl.LOCK_EX)
        session.config.stash[_own_file] = file


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave the pages of this process."""
    _leave_pages(session.config)


def _leave_pages(config: pytest.Config) -> None:
    if (file := config.stash.get(_own_file, None)) is not None:
        del config.stash[_own_file]
        json.dump(shown, file)
        file.close()


def _told(config: pytest.Config) -> dict[str, Any]:
    """What the process that spreads the tests told this one; nothing where there is only one process."""
    return getattr(config, "workerinput", {})
