"""The rules of the Unicode Bidirectional Algorithm (UAX #9) for figures, brackets and signs in one text without isolates."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_PAIRS = ("()", "[]", "{}")
_OPENING = {pair[0]: pair[1] for pair in _PAIRS}
_MIRRORED_PAIRS = (*_PAIRS, "<>", "«»", "‹›", "≤≥", "⟨⟩", "⁅⁆", "⁽⁾", "⌈⌉", "⌊⌋", "（）", "［］", "｛｝", "「」", "『』", "【】")
MIRRORED = {pair[at]: pair[1 - at] for pair in _MIRRORED_PAIRS for at in (0, 1)}
"""What a sign that has a direction becomes in a text from right to left (L4)."""

_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""The direction that a neutral sign takes from what stands beside it (N0, N1)."""
_MOST_OPEN = 63


def resolve(parts: Sequence[str], base: int) -> list[str]:
    """What each cluster counts as: L or R, or EN or AN for figures that run from left to right on their own level."""
    own = "R" if base % 2 else "L"
    kinds = [_kind(part) for part in parts]
    _letters_and_figures(kinds, own)
    _separators(kinds)
    _european_figures(kinds, own)
    _brackets(kinds, parts, own)
    _neutrals(kinds, own)
    return kinds


def _kind(part: str) -> str:
    kind = unicodedata.bidirectional(part[0]) or "L"
    return kind if kind in ("L", "R", "AL", "EN", "AN", "ES", "ET", "CS") else "ON"


def _letters_and_figures(kinds: list[str], own: str) -> None:
    """After an Arabic letter figures are Arabic ones (W2, W3)."""
    strong = own
    for place, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _separators(kinds: list[str]) -> None:
    """One separator between figures belongs to them, and so do signs such as % beside them (W4 to W6)."""
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and ((kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN"))):
            kinds[place] = before
    at = 0
    for kind, group in groupby(kinds[:]):
        end = at + len(list(group))
        if kind == "ET" and ("EN" in (kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else "")):
            kinds[at:end] = ["EN"] * (end - at)
        at = end
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _european_figures(kinds: list[str], own: str) -> None:
    """Figures after a letter from left to right run on with it (W7)."""
    strong = own
    for place, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _brackets(kinds: list[str], parts: Sequence[str], own: str) -> None:
    """A pair of brackets runs as what stands in it where that runs as the whole, else as what stands before it (N0)."""
    for start, end in _pairs(kinds, parts):
        inside = {_STRONG[kind] for kind in kinds[start + 1 : end] if kind in _STRONG}
        if own in inside:
            kinds[start] = kinds[end] = own
        elif inside:
            before = next((_STRONG[kind] for kind in reversed(kinds[:start]) if kind in _STRONG), own)
            kinds[start] = kinds[end] = before


def _pairs(kinds: Sequence[str], parts: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for place, (kind, part) in enumerate(zip(kinds, parts, strict=True)):
        if kind != "ON":
            continue
        if part in _OPENING:
            if len(waiting) == _MOST_OPEN:
                break
            waiting.append((_OPENING[part], place))
        elif part in [closing for closing, _ in waiting]:
            while (last := waiting.pop())[0] != part:
                pass
            found.append((last[1], place))
    return sorted(found)


def _neutrals(kinds: list[str], own: str) -> None:
    """Signs between two texts that run the same way run with them, others as the whole (N1, N2)."""
    at = 0
    for kind, group in groupby(kinds[:]):
        end = at + len(list(group))
        if kind == "ON":
            before = _STRONG[kinds[at - 1]] if at else own
            after = _STRONG[kinds[end]] if end < len(kinds) else own
            kinds[at:end] = [before if before == after else own] * (end - at)
        at = end
