"""Plain values and their lines from the events of a YAML parser.

Without recursion, and without anchors and aliases, so that a hostile file can neither blow up nor go deep. Only text, numbers,
true, false and null are recognised (YAML 1.2): `no` and `yes` stay text.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from samenwerking.method.characters import is_unreadable, named, shows_nothing
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.yaml_spaces import comment_in

DEEPEST = 30
MOST_VALUES = 20_000

Place = tuple[str | int, ...]

_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?")
_REFUSED = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_SIGN = re.compile(r"[|>][-+0-9]*")
"""How a text of several lines begins."""


class RefusedError(Exception):
    """Something that a file may not hold, at a line."""

    def __init__(self, line: int, problem: str, **values: object) -> None:
        super().__init__(problem)
        self.line, self.problem, self.values = line, problem, values


@dataclass
class _Open:
    """A mapping or a sequence that is being filled: `key` is the key whose value comes next, `end` where that key ends."""

    values: "dict[str, object] | list[object]"
    column: int
    place: Place
    line: int
    key: str | None = None
    end: int = 0


class EventReader:
    """Builds the values of one document from the parser's events: `data` at the end, `lines` by place, from 1."""

    def __init__(self, file: Path, text: str, errors: ErrorList) -> None:
        self.data: object = None
        self.lines: dict[Place, int] = {}
        self._file, self._text, self._errors = file, text, errors
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take the next event; raises RefusedError for what a file may not hold."""
        line = event.start_mark.line + 1
        self._refuse(event, line)
        if isinstance(event, ScalarEvent):
            self._take_scalar(event, line)
        elif isinstance(event, MappingStartEvent):
            self._open.append(_Open({}, event.start_mark.column, *self._next_place(line)))
        elif isinstance(event, SequenceStartEvent):
            self._open.append(_Open([], event.start_mark.column, *self._next_place(line)))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            values = self._open.pop().values
            self._store(tuple(values) if isinstance(values, list) else values)

    def _refuse(self, event: Any, line: int) -> None:
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise RefusedError(line, "yaml_documents")
        if isinstance(event, NodeEvent) and (isinstance(event, AliasEvent) or event.anchor is not None):
            raise RefusedError(line, "yaml_anchor")
        if getattr(event, "tag", None) is not None:
            raise RefusedError(line, "yaml_tag")
        if len(self._open) > DEEPEST:
            raise RefusedError(line, "yaml_deep")
        if len(self.lines) >= MOST_VALUES:
            raise RefusedError(line, "yaml_many")

    def _take_scalar(self, event: ScalarEvent, line: int) -> None:
        inside = self._open[-1] if self._open else None
        if found := next(filter(_is_refused, event.value), None):
            raise RefusedError(line, "unprintable", code=named(found))
        if inside and isinstance(inside.values, dict) and inside.key is None:
            self._take_key(inside, event.value, line)
            inside.end = event.end_mark.index
        else:
            self._check_comment(event, inside)
            place, named_line = self._next_place(line)
            self.lines[place] = named_line
            self._store(_plain(event.value) if event.implicit[0] else "" if shows_nothing(event.value) else event.value)

    def _check_comment(self, event: ScalarEvent, inside: _Open | None) -> None:
        """Refuse an unquoted value, also an empty one, in which a comment begins: what stands behind it is lost in silence.

        It may begin behind the value, between its key and the value, and behind the sign of a text of several lines.
        """
        block = event.style in ("|", ">")
        if not inside or not (event.implicit[0] or block):
            return
        # The end of a text of several lines is the start of the line behind it.
        ends = [event.end_mark.index - block if event.value else inside.end]
        if isinstance(inside.values, dict) and event.value:
            ends.append(inside.end)
        if block:
            ends.append(event.start_mark.index + len(_SIGN.match(self._text, event.start_mark.index)[0]))  # type: ignore[index]
        found = (comment_in(self._text, end, inside.column) for end in ends)
        if (line := next((each for each in found if each is not None), None)) is not None:
            self._errors.add(self._file, line, "yaml_comment")

    def _take_key(self, inside: _Open, key: str, line: int) -> None:
        place = (*inside.place, key)
        if key in inside.values:
            self._errors.add(self._file, line, "duplicate_key", key=key, first=self.lines[place])
        inside.key = key
        self.lines[place] = line

    def _next_place(self, line: int) -> tuple[Place, int]:
        """Where the next value goes, and the line to name it by: that of its key, or its own in a sequence."""
        if not self._open:
            return (), line
        inside = self._open[-1]
        if isinstance(inside.values, list):
            place = (*inside.place, len(inside.values))
            self.lines[place] = line
        elif inside.key is None:
            raise RefusedError(line, "yaml_key")
        else:
            place = (*inside.place, inside.key)
        return place, self.lines[place]

    def _store(self, value: object) -> None:
        if not self._open:
            self.data = value
        elif isinstance(inside := self._open[-1].values, list):
            inside.append(value)
        else:
            inside[self._open[-1].key or ""] = value
            self._open[-1].key = None


def _is_refused(character: str) -> bool:
    """Whether no text may hold this: what cannot be read, ends a line in some programs only, or turns text round."""
    return (character != "\n" and is_unreadable(character)) or character in _REFUSED


def _plain(written: str) -> object:
    """Read an unquoted value as YAML 1.2 does: null, true, false and numbers; everything else is text."""
    if written.lower() in _WORDS:
        return _WORDS[written.lower()]
    found = _NUMBER.fullmatch(written)
    if found is None:
        return "" if shows_nothing(written) else written
    return float(written) if found.group(1) else int(written)
