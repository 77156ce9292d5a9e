"""Marks of what stands in the database. A form brings the mark of what it showed: so nobody overwrites what another changed meanwhile."""

import hashlib
import json


class ChangedMeanwhileError(Exception):
    """What a form was about has become something else since the form was made."""


def mark_of(*values: object) -> str:
    """The same for the same values, 32 hexadecimal digits."""
    written = json.dumps(values, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:32]


def check_mark(mark: str, was: str) -> None:
    """Compare the mark of what stands there now with that of what a form showed. Raises ChangedMeanwhileError."""
    if mark != was:
        raise ChangedMeanwhileError
