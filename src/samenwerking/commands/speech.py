"""What a command says, in the language of the terminal: Dutch where the environment asks for it, else English."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samenwerking.isolates import side_by_side
from samenwerking.language import Language, text

if TYPE_CHECKING:
    from samenwerking.method.files.file_errors import FileError, WrongFilesError

LONGEST_VALUE = 300


class InputError(Exception):
    """The input of a command is wrong; the message is a whole sentence that says what to do."""


class UsageError(Exception):
    """A command is used in a way that it has not; the message is a whole sentence that says what to do."""


def language() -> Language:
    """The language of the terminal, from the first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that says something."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "")
    return "nl" if chosen.lower().startswith("nl") else "en"


def say(key: str, /, **values: object) -> str:
    """One sentence of the command line."""
    return text(language(), f"command_line.{key}", **values)


def lines_of(wrong: "WrongFilesError") -> Iterator[str]:
    """One line an error, `file:line: what is wrong and what is expected`, and how many more there are."""
    yield from map(_line, wrong.errors)
    if wrong.more:
        yield say("more_errors", count=wrong.more, number=whole_number(wrong.more))


def whole_number(number: int) -> str:
    """A number with its thousands set apart, as the language does it."""
    return f"{number:,}".replace(",", "." if language() == "nl" else ",")


def _line(error: "FileError") -> str:
    place = error.file if error.line is None else f"{error.file}:{error.line}"
    values = {name: visible(str(value)) for name, value in error.values.items()}
    return f"{visible(place)}: {text(language(), f'file_errors.{error.problem}', **values)}"


def visible(found: str) -> str:
    """Something from a file or the command line as one line that cannot steer a terminal; each name of a list by itself."""
    shown = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in found)
    shown = shown if len(shown) <= LONGEST_VALUE else f"{shown[: LONGEST_VALUE - 1]}…"
    return side_by_side(shown.split(", "))
