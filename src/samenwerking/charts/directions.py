"""Which way each part of a line runs, by the Unicode Bidirectional Algorithm (UAX #9, whose numbers of rules stand here).

Matplotlib and Typst turn round what they are given as one text, but a chart draws a line in parts: a font for each script.
So the order of the parts is found here. Of the signs that steer only isolates are known: names are stripped of the others.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from samenwerking.charts.direction_rules import MIRRORED, resolve
from samenwerking.isolates import BY_FIRST_LETTER, END, ISOLATES, LEFT_TO_RIGHT, RIGHT_TO_LEFT, STARTS

_TURNING = frozenset(("R", "AL", "AN", "LRI", "RLI", "FSI", "PDI"))
_RAISED = ({"L": 0, "R": 1, "EN": 2, "AN": 2}, {"L": 1, "R": 0, "EN": 1, "AN": 1})
"""How far a kind lies above an even and an odd level (I1, I2)."""


def runs_other_way(words: str) -> bool:
    """Whether a line has anything for which the order of its parts must be found."""
    return not words.isascii() and any(unicodedata.bidirectional(sign) in _TURNING for sign in words)


def is_from_right(part: str) -> bool:
    """Whether the first sign is a letter of a script that is written from right to left."""
    return unicodedata.bidirectional(part[0]) in ("R", "AL")


def levels(parts: Sequence[str]) -> list[int]:
    """The level of each cluster of a line: odd from right to left; a higher one lies within a lower one."""
    found = [0] * len(parts)
    every = range(len(parts))
    _find(parts, every, _first_strong(parts, every), found)
    return found


def _find(parts: Sequence[str], among: range, base: int, found: list[int]) -> None:
    """Find the levels of a line or of what stands in an isolate; isolates in it count as one neutral sign (X5, BD13)."""
    own: list[int] = []
    place = among.start
    while place < among.stop:
        own.append(place)
        inner = _within(parts, among, place)
        if parts[place] in STARTS:
            _find(parts, inner, _next_level(base, _runs_right_to_left(parts, inner, parts[place])), found)
        place = inner.stop if inner else place + 1
    for each, kind in zip(own, resolve([parts[each] for each in own], base), strict=True):
        found[each] = base + _RAISED[base % 2][kind]


def _next_level(base: int, odd: bool) -> int:
    """The least level above another that is odd or even."""
    return base + 1 + (base + 1 + odd) % 2


def _runs_right_to_left(parts: Sequence[str], inner: range, start: str) -> bool:
    return bool(_first_strong(parts, inner)) if start == BY_FIRST_LETTER else start == RIGHT_TO_LEFT


def _within(parts: Sequence[str], among: range, at: int) -> range:
    """What stands in the isolate that begins at a place, up to the end if nothing ends it; empty if none begins there."""
    depth = 0
    for place in range(at, among.stop):
        depth += (parts[place] in STARTS) - (parts[place] == END)
        if depth <= 0:
            return range(at + 1, place)
    return range(at + 1, among.stop)


def _first_strong(parts: Sequence[str], among: Iterable[int]) -> int:
    """The level that the first letter asks for, passing over isolates (P2, P3)."""
    depth = 0
    for place in among:
        kind = unicodedata.bidirectional(parts[place][0])
        if parts[place] in ISOLATES:
            depth = max(0, depth + (1 if parts[place] in STARTS else -1))
        elif depth == 0 and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def reordered(levels: Sequence[int]) -> list[int]:
    """The places of the parts of a line as they stand from left to right (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def turned(parts: Sequence[str]) -> str:
    """Neutral signs that run from right to left, as they stand from left to right (L2, L4)."""
    return "".join(MIRRORED.get(part, part) for part in reversed(parts))


def settled(words: str) -> str:
    """A text that can be broken over lines: every isolate in it, and the whole where it needs one, says which way it runs."""
    if not runs_other_way(words):
        return words
    every = range(len(words))
    known = {
        at: RIGHT_TO_LEFT if _first_strong(words, _within(words, every, at)) else LEFT_TO_RIGHT
        for at, sign in enumerate(words)
        if sign == BY_FIRST_LETTER
    }
    signs = "".join(known.get(at, sign) for at, sign in enumerate(words))
    return f"{RIGHT_TO_LEFT}{signs}{END}" if _first_strong(words, every) else signs


def carried_over(lines: Sequence[str]) -> list[str]:
    """The lines of one text: an isolate that is open where a line ends is ended there, and begins again on the next."""
    carried, still_open = [], ""
    for line in lines:
        whole = still_open + line
        for sign in line:
            if sign in STARTS:
                still_open += sign
            elif sign == END:
                still_open = still_open[:-1]
        carried.append(whole + END * len(still_open))
    return carried
