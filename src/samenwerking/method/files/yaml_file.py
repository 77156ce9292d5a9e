"""Reads a YAML 1.2 file into plain values and remembers the line of every value.

A file that cannot be read (too large, not UTF-8, cut off, wrong indentation) is refused with the line and what is expected.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from samenwerking.method.characters import named
from samenwerking.method.files.file_content import read_content
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.yaml_events import EventReader, Place, RefusedError
from samenwerking.method.files.yaml_spaces import check_spaces

MOST_BYTES = 500_000

# Also what the parser, but no editor, takes for the end of a line, and a byte order mark in the middle.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

# What the parser says, and the problem that it is for a person; the first that occurs in its message counts.
_SYNTAX = (
    ("end of stream", "yaml_cut_off"),
    ("<stream end>", "yaml_cut_off"),
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_no_colon"),
    ("unknown escape character", "yaml_escape"),
    ("expected <block end>", "yaml_indentation"),
    ("cannot start any token", "yaml_first_character"),
)


@dataclass(frozen=True)
class YamlFile:
    """The values of a YAML file (mappings, tuples, text, numbers, booleans, None) and the line of each by its place.

    A place is the keys and indices that lead to a value, as in ("dimensions", 0, "code"). `ends_midway` is the last line of
    a file that ends in the middle of it, as a file that was cut off does; else None.
    """

    file: Path
    data: object
    lines: Mapping[Place, int]
    ends_midway: int | None

    def line(self, place: Place) -> int:
        """The line of a value, or of the nearest part around it that the file does have."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(file: Path, errors: ErrorList) -> YamlFile | None:
    """Read one file; what is wrong is added to `errors`, and None is returned where nothing can be made of it."""
    text = _read_text(file, errors)
    if text is None:
        return None
    reading = EventReader(file, text, errors)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            reading.take(event)
    except MarkedYAMLError as error:
        _add_syntax_error(file, text, error, errors)
    except (ValueError, OverflowError, AssertionError, RecursionError):
        # What the reader itself trips over, such as the number of a character that does not exist, or another version of YAML.
        line = max(reading.lines.values(), default=1)
        errors.add(file, line, "yaml_syntax", start=line)
    except RefusedError as refused:
        errors.add(file, refused.line, refused.problem, **refused.values)
    else:
        if reading.data is not None:
            return YamlFile(file, reading.data, reading.lines, _ends_midway(text))
        errors.add(file, 1, "empty_file")
    return None


def _read_text(file: Path, errors: ErrorList) -> str | None:
    content = read_content(file, MOST_BYTES, "too_large", errors, regular=True)
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        errors.add(file, content.count(b"\n", 0, error.start) + 1, "not_utf8")
        return None
    if found := _UNPRINTABLE.search(text):
        errors.add(file, text.count("\n", 0, found.start()) + 1, "unprintable", code=named(found.group()))
        return None
    return text if check_spaces(file, text, errors) else None


def _add_syntax_error(file: Path, text: str, error: MarkedYAMLError, errors: ErrorList) -> None:
    message = f"{error.problem} {error.context}"
    problem = next((problem for part, problem in _SYNTAX if part in message), "yaml_syntax")
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, text.rstrip("\n").count("\n")) + 1 if mark else 1
    start = error.context_mark.line + 1 if error.context_mark else line
    errors.add(file, line, "yaml_cut_off" if line == _ends_midway(text) else problem, start=start)


def _ends_midway(text: str) -> int | None:
    return None if text.endswith("\n") else text.count("\n") + 1
