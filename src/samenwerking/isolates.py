"""Isolates: signs that draw nothing and keep a name that runs from right to left from moving what stands beside it.

Our sentences run from left to right. Without isolates a number that follows such a name jumps in front of it. A name without
any letter that runs the other way is left as it is.
"""

import unicodedata
from collections.abc import Iterable, Iterator

LEFT_TO_RIGHT, RIGHT_TO_LEFT, BY_FIRST_LETTER, END = "\u2066", "\u2067", "\u2068", "\u2069"
STARTS = frozenset((LEFT_TO_RIGHT, RIGHT_TO_LEFT, BY_FIRST_LETTER))
ISOLATES = STARTS | {END}

_OTHER_WAY = frozenset(("R", "AL", "AN"))
_STEERING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF"))
"""The older signs, which reach past the end of what they stand in."""


def isolated(words: str) -> str:
    """The name, or other words that are put in a sentence, so that they turn nothing round but themselves."""
    if words.isascii():
        return words
    closed = balanced(words)
    outside = (sign for sign, depth in _with_depth(closed) if depth == 0)
    if any(unicodedata.bidirectional(sign) in _OTHER_WAY for sign in outside):
        return f"{BY_FIRST_LETTER}{closed}{END}"
    return closed


def side_by_side(names: Iterable[str]) -> str:
    """Names with a comma between them, none of which moves another."""
    return ", ".join(map(isolated, names))


def balanced(words: str) -> str:
    """The words with every isolate that begins in them ended, no other one ended, and without older signs that steer."""
    if words.isascii():
        return words
    kept, depth = [], 0
    for sign in words:
        if unicodedata.bidirectional(sign) in _STEERING or (sign == END and depth == 0):
            continue
        depth += (sign in STARTS) - (sign == END)
        kept.append(sign)
    return "".join(kept) + END * depth


def bare(words: str) -> str:
    """The words without isolates, for what compares or counts them."""
    return words if words.isascii() else "".join(sign for sign in words if sign not in ISOLATES)


def _with_depth(words: str) -> Iterator[tuple[str, int]]:
    """Every sign with the number of isolates that it stands in; isolates themselves stand in their own."""
    depth = 0
    for sign in words:
        depth += sign in STARTS
        yield sign, depth
        depth -= sign == END
