"""Files that never change once they are made: kept in the instance folder, which may be emptied at any time."""

import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import current_app

FOLDER = "charts"

logger = logging.getLogger(__name__)


def kept_file(name: str, make: Callable[[], bytes]) -> bytes:
    """Read a file that was kept under a name that says everything about it, else make it and keep it.

    Where it cannot be kept or read, on a full disk for one, it is made anew each time.
    """
    folder: Path = current_app.config["CONFIGURATION"].instance / FOLDER
    path = folder / name
    try:
        return path.read_bytes()
    except OSError:
        content = make()
    try:
        _keep(path, content)
    except OSError as error:
        logger.warning("A chart could not be kept: %s", error)
    return content


def _keep(path: Path, content: bytes) -> None:
    """Another process may read or write the same file: it is there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        try:
            draft.write(content)
            draft.close()
            Path(draft.name).replace(path)
        except OSError:
            Path(draft.name).unlink()
            raise
