"""Reads the bytes of a file that people bring: never more than a bound, and no workbook that only has the name of a text."""

import stat
from pathlib import Path

from samenwerking.method.files.file_errors import ErrorList

_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How the files of spreadsheet programs begin: zip files (.xlsx, .ods), empty ones, and compound files (.xls)."""


def read_content(file: Path, most: int, too_large: str, errors: ErrorList, *, regular: bool = False) -> bytes | None:
    """Read a file of at most `most` bytes; `too_large` is the problem of a larger one. None, and why in `errors`, if it cannot be had.

    It is read once and in order, since a pipe can be read only once; where only a `regular` file will do, a pipe that may
    keep one waiting for ever is not opened.
    """
    try:
        if regular and not stat.S_ISREG(mode := file.stat().st_mode) and not stat.S_ISDIR(mode):
            errors.add(file, None, "not_a_file")
            return None
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except (OSError, ValueError) as error:
        errors.add_unreadable(file, error if isinstance(error, OSError) else FileNotFoundError())
        return None
    if content.startswith(_WORKBOOKS):
        errors.add(file, 1, "workbook")
    elif len(content) > most:
        errors.add(file, 1, too_large, limit=f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1000} kB")
    else:
        return content
    return None
