"""Names as a chart can carry them: cleaned, broken over lines, and cut in the middle where there is no room.

A cluster is what a reader takes for one character: a letter with its accents, or signs that a joiner makes one.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from samenwerking.isolates import ISOLATES

BOX = "\u25a1"
ELLIPSIS = "…"
_JOINER = "\u200d"
_MODIFIERS = range(0x1F3FB, 0x1F400)
_PIECES = re.compile(r"[^ /\-‐]*[/\-‐]+|[^ /\-‐]+(?: \([^ )]{1,6}\)[.,;]?)?")
"""What a line is not broken within: a word up to its space, hyphen or slash, with the figure in brackets that follows it."""

_BOXES = re.compile(f"{BOX}(?: *{BOX})+")
_HEAD_SHARE = 0.6

Measure = Callable[[str], float]


def clusters(words: str) -> list[str]:
    """Split a text into what a reader takes for single characters."""
    if words.isascii():
        return list(words)
    parts: list[str] = []
    for character in words:
        joins = unicodedata.category(character).startswith("M") or character == _JOINER or ord(character) in _MODIFIERS
        if parts and (joins or parts[-1].endswith(_JOINER)) and not ISOLATES & {character, parts[-1]}:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def one_box_a_run(drawn: Iterable[str]) -> str:
    """Join the clusters, with a single □ where several in a row cannot be drawn."""
    joined: list[str] = []
    for each in drawn:
        if each != BOX or joined[-1:] != [BOX]:
            joined.append(each)
    return "".join(joined)


def drawn_alike(names: Iterable[str], draw: Callable[[str], str]) -> frozenset[str]:
    """The names that look the same as another of them once they are drawn, such as two that the fonts lack."""
    seen: dict[str, set[str]] = {}
    for name in names:
        seen.setdefault(_BOXES.sub(BOX, draw(name)), set()).add(name)
    return frozenset(name for alike in seen.values() if len(alike) > 1 for name in alike)


def cut(name: str, fits: Callable[[str], bool]) -> str:
    """Cut a name in the middle, 60% head and 40% tail, until `fits` says yes: endings tell sister organisations apart."""
    if fits(name):
        return name
    parts = clusters(name)
    low, high = 0, len(parts) - 1
    while low < high:
        keep = (low + high + 1) // 2
        low, high = (keep, high) if fits(_without_middle(parts, keep)) else (low, keep - 1)
    return _without_middle(parts, low)


def _without_middle(parts: list[str], keep: int) -> str:
    head = round(keep * _HEAD_SHARE)
    tail = parts[len(parts) - (keep - head) :]
    return "".join(parts[:head]).rstrip() + ELLIPSIS + "".join(tail).lstrip()


def wrap(words: str, width: float, measure: Measure) -> list[str]:
    """Break a text over lines of at most `width` (in the unit of `measure`), after a space, hyphen or slash.

    A word that is wider than a line is broken between clusters, with a hyphen.
    """
    lines: list[str] = []
    filled = 0.0
    for piece, glued in _pieces(words):
        # Words are measured one by one: they return in every text, and measuring is most of the work.
        joint = "" if glued else " "
        longer = filled + measure(joint) + measure(piece)
        if lines and longer <= width:
            lines[-1] += joint + piece
            filled = longer
        else:
            lines.extend(_broken(piece, width, measure))
            filled = measure(lines[-1])
    return lines or [""]


def _pieces(words: str) -> Iterable[tuple[str, bool]]:
    end = -1
    for match in _PIECES.finditer(words):
        yield match.group(), match.start() == end
        end = match.end()


def _broken(piece: str, width: float, measure: Measure) -> list[str]:
    if measure(piece) <= width:
        return [piece]
    lines = [""]
    for each in clusters(piece):
        if lines[-1] and measure(lines[-1] + each + "-") > width:
            lines[-1] += "-"
            lines.append("")
        lines[-1] += each
    return lines


def fitted(name: str, width: float, measure: Measure, most_lines: int) -> list[str]:
    """The name on at most `most_lines` lines, cut in the middle if it is too long for them."""
    shortened = cut(name, lambda tried: len(wrap(tried, width, measure)) <= most_lines)
    return wrap(shortened, width, measure)[:most_lines]
