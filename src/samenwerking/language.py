"""Every text a user sees, in Dutch and English, and numbers written as each language writes them.

The catalogue is the YAML files in `translations/`, one a room, with both languages side by side under one key.
`text("nl", "survey.saved", time="14.03")` gives the sentence; an entry with `one` and `other` chooses by `count`.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ruamel.yaml import YAML

from samenwerking.isolates import isolated

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
MINUS = "\u2212"

_FOLDER = files("samenwerking").joinpath("translations")

Entry = Mapping[str, Any]


@cache
def catalogue() -> Mapping[str, Entry]:
    """Read every file of the catalogue once: full key (`room.part.name`) to its entry with `nl` and `en`.

    Raises ValueError if two files give the same key.
    """
    entries: dict[str, Entry] = {}
    for name in sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".yaml")):
        for key, entry in _file(name).items():
            if key in entries:
                raise ValueError(f"{name}: the key {key} stands in two files of the catalogue.")
            entries[key] = entry
    return entries


@cache
def _file(name: str) -> Mapping[str, Entry]:
    file = _FOLDER.joinpath(name)
    return dict(_entries("", YAML(typ="safe", pure=True).load(file.read_text("utf-8")))) if file.is_file() else {}


def _entry(key: str) -> Entry:
    """Look in the file that the key begins with first, so that a command reads its own texts and not the whole catalogue."""
    return _file(f"{key.partition('.')[0]}.yaml").get(key) or catalogue()[key]


def _entries(prefix: str, node: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for name, value in node.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping) and set(value) == set(LANGUAGES):
            yield key, value
        elif isinstance(value, Mapping):
            yield from _entries(f"{key}.", value)


def text(language: Language, key: str, /, **values: object) -> str:
    """Look up one sentence and fill its placeholders; `count` also chooses between `one` and `other`.

    Raises KeyError for an unknown key or a placeholder without a value.
    """
    words = _entry(key)[language]
    if isinstance(words, Mapping):
        words = words["one" if values.get("count") == 1 else "other"]
    return filled(str(words), values)


def texts(language: Language, key: str, /, **values: object) -> list[str]:
    """Look up a list of sentences, such as the points of a promise, and fill their placeholders."""
    return [filled(str(point), values) for point in _entry(key)[language]]


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """Fill the placeholders of a sentence; a name that runs from right to left is isolated, so that the figures stay in their place."""
    return sentence.format_map({name: isolated(value) if isinstance(value, str) else value for name, value in values.items()})


def decimal(value: Fraction | float, language: Language, places: int = 1) -> str:
    """Write a number with a fixed number of decimals, half away from zero, with the language's decimal mark.

    A negative number gets a real minus sign; what rounds to zero has no sign.
    """
    exact = Fraction(value)
    size, unit = abs(exact), 10**places
    units = (2 * size.numerator * unit + size.denominator) // (2 * size.denominator)
    written = f"{units // unit}.{units % unit:0{places}d}" if places else str(units)
    sign = MINUS if exact < 0 and units else ""
    return sign + (written.replace(".", ",") if language == "nl" else written)


def change(value: Fraction | float, language: Language) -> str:
    """Write a difference with its sign: +0,4, −0,3 or ±0,0."""
    written = decimal(value, language)
    if written.startswith(MINUS):
        return written
    return ("±" if not any(digit in "123456789" for digit in written) else "+") + written


def share(value: Fraction | float, language: Language) -> str:
    """Write a part of the whole, from 0 to 1, as a whole percentage: 60%."""
    return f"{decimal(100 * value, language, 0)}%"
