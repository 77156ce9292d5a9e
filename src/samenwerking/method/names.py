"""When two names are one: stored as a reader sees them, compared without what a reader cannot tell apart.

This holds for every name of a partner, respondent, round, collaboration or account, in files, forms, commands and the
database. What looks different stays different: an accent, a superscript, a letter of another alphabet.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from samenwerking.method.characters import BLANKS, JOINERS, is_space, is_undrawn, is_unreadable

LONGEST_NAME = 200

_USELESS_JOINERS = re.compile(f"(?<![^\x00-\x7f])[{JOINERS}]+|[{JOINERS}]+(?![^\x00-\x7f])|(?<=[{JOINERS}])[{JOINERS}]+")
# The kinds of compatibility in Unicode that look alike; not superscript, circled, squared and the like.
_ALIKE = frozenset(
    f"<{kind}>" for kind in ("noBreak", "initial", "medial", "final", "isolated", "wide", "narrow", "small", "compat", "font")
)
_ANY_I = re.compile("[i\u0131]\u0307*")
_NO_JOINERS = dict.fromkeys(map(ord, JOINERS))
_SAME_SIGNS = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"), **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`\u2032", "'")}
)


class RefusedNameError(ValueError):
    """What was written cannot be a name."""

    def __init__(self, reason: Literal["empty", "long", "unreadable"]) -> None:
        super().__init__(reason)
        self.reason = reason


def as_seen(written: str) -> str:
    """A name as a reader sees it, the form in which it is kept: every gap one space, nothing undrawn, accents in one form.

    A joiner stays where it can change what is drawn: between characters of a script that is not Latin, or of an emoji.
    """
    if written.isascii() and written.isprintable():
        return " ".join(written.split())
    spaced = (" " if is_space(each) else each for each in written)
    drawn = _composed("".join(each for each in spaced if each in JOINERS or not is_undrawn(each)))
    return " ".join(part for part in _composed(_USELESS_JOINERS.sub("", drawn)).split(" ") if part)


def accepted(written: str) -> str:
    """A name as it is kept. Raises RefusedNameError for one that is empty, too long, or holds what nobody can read."""
    name = as_seen(written)
    if not name:
        raise RefusedNameError("empty")
    if len(name) > LONGEST_NAME:
        raise RefusedNameError("long")
    if any(each in BLANKS or is_unreadable(each) or unicodedata.category(each) in ("Cn", "Co") for each in name):
        raise RefusedNameError("unreadable")
    return name


def compared(name: str) -> str:
    """What two spellings of one name have in common: no case, no joiners, one kind of hyphen, apostrophe and width.

    It is for comparing only, in the database too, and never shown. The Turkish i with and without its dot is one letter.
    """
    seen = as_seen(name).translate(_SAME_SIGNS)
    if not seen.isascii():
        seen = "".join(map(_alike, seen)).translate(_NO_JOINERS)
        folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", seen).casefold())
        seen = as_seen(_ANY_I.sub("i", folded)).translate(_SAME_SIGNS)
    return seen.casefold()


def key_of(name: str) -> str:
    """What all spellings of a name share, in 64 characters whatever its length: for a column of a database."""
    return hashlib.sha256(compared(name).encode("utf-8", "surrogatepass")).hexdigest()


def find(written: str, names: Iterable[str]) -> str | None:
    """The one of these names that was meant, in its own spelling; None if there is none."""
    wanted = compared(written)
    return next((name for name in names if name == written or compared(name) == wanted), None)


class Spellings:
    """Gives every name in the spelling in which it was met first."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def first(self, name: str) -> str:
        """The first spelling of this name, which is its own if it is new."""
        return self._first.setdefault(compared(name), name)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _alike(character: str) -> str:
    """The plain letters that look like a character, itself for most: a ligature's letters, a wide letter's own."""
    kind, *parts = unicodedata.decomposition(character).split() or ("",)
    return "".join(_alike(chr(int(part, 16))) for part in parts) if kind in _ALIKE else character
