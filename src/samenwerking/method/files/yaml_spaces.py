"""What stands where a space belongs in a YAML file, or hides a part of a text: tabs, other spaces, comments behind a text.

An eye does not see the difference, and the parser either complains about another line or says nothing at all.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from samenwerking.method.characters import named
from samenwerking.method.files.file_errors import ErrorList

_ODD = re.compile(r"^ *(?:- +)*(?:-|[\w-]+:)?([^\S \n]|[\u00ad\u200b-\u200f\u2060\ufeff\u115f\u1160\u2800\u3164])", re.MULTILINE)
"""The first character of a line, or the one after a dash or a key, that is no space and looks like one or like nothing."""

_COMMENT = re.compile(r":?[ ]*(?:\n[ ]*)*#")


def check_spaces(file: Path, text: str, errors: ErrorList) -> bool:
    """Name every line with a tab, or with another space where the parser wants plain ones. True if there is none."""
    found = dict(_tabs(text))
    for match in _ODD.finditer(text):
        found.setdefault(_line(text, match.start(1)), match[1])
    for line, character in sorted(found.items()):
        if character == "\t":
            errors.add(file, line, "yaml_tab")
        else:
            errors.add(file, line, "yaml_space", code=named(character))
    return not found


def comment_in(text: str, end: int, column: int) -> int | None:
    """The line of a comment in which an unquoted value goes on for its reader, but not for the parser; None if there is none.

    `end` is where the value ends, `column` where the part begins that it stands in: a comment on a line of its own is part
    of what it is further in than.
    """
    match = _COMMENT.match(text, end)
    if match is None:
        return None
    start = match.end() - 1
    begin = text.rfind("\n", 0, start) + 1
    return _line(text, start) if begin <= end or start - begin > column else None


def _tabs(text: str) -> Iterator[tuple[int, str]]:
    return ((number, "\t") for number, line in enumerate(text.split("\n"), 1) if "\t" in line)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
