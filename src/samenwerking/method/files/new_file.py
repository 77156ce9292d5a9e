"""Writes a file whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def new_file(file: Path) -> Iterator[BinaryIO]:
    """Open a file to write; it takes its place under its name only when all of it is written and synced.

    An older file of that name is kept until then, and for good if the writing fails. What is no file but a device or a pipe is
    written to as it is. Raises OSError.
    """
    target = file.resolve()
    if target.exists() and not target.is_file():
        with file.open("wb") as stream:
            yield stream
        return
    unfinished = target.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with unfinished.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(target)
    except OSError as error:
        # What fails while several files are written is told of the file that failed.
        name = str(file) if error.filename in (None, str(unfinished)) else error.filename
        raise OSError(error.errno, error.strerror, name) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
