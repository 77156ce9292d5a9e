"""The type of the charts: which fonts, how wide a text is in them, and what they cannot draw.

Imports Matplotlib; only modules that are imported when a sheet is laid out may import this one.
"""

import logging
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path as File
from typing import Literal

import matplotlib
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath

from samenwerking.charts.directions import is_from_right, levels, reordered, runs_other_way, turned
from samenwerking.charts.names import BOX, clusters, one_box_a_run
from samenwerking.charts.style import POINT, REGULAR, Weight
from samenwerking.isolates import ISOLATES

FOLDER = File(__file__).resolve().parent / "fonts"
FALLBACKS = File(matplotlib.get_data_path()) / "fonts" / "ttf"

Face = Literal["own", "fallback"]
FAMILIES: dict[Face, str] = {"own": "Samenwerking Sans", "fallback": "DejaVu Sans"}
FILES: dict[Face, dict[Weight, File]] = {
    "own": {400: FOLDER / "SamenwerkingSans-Regular.ttf", 600: FOLDER / "SamenwerkingSans-Semibold.ttf"},
    "fallback": {400: FALLBACKS / "DejaVuSans.ttf", 600: FALLBACKS / "DejaVuSans-Bold.ttf"},
}
_MEASURED_AT = 100.0
_DECOMPOSED = {*range(0x07C0, 0x0800), *range(0x0E80, 0x0F00)}
"""N'Ko and Lao: their single letters too are set with several glyphs."""


@cache
def _measurer() -> TextToPath:
    # DejaVu has 700 where 600 is asked; Matplotlib takes it and logs that it did.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for file in FILES["own"].values():
        fontManager.addfont(file)
    return TextToPath()


@cache
def properties(size: float, weight: Weight, face: Face) -> FontProperties:
    """The font in Matplotlib's terms; `size` in pt."""
    _measurer()
    return FontProperties(family=[FAMILIES[face]], size=size, weight=weight)


@cache
def _characters(weight: Weight, face: Face) -> frozenset[int]:
    known = FT2Font(str(FILES[face][weight])).get_charmap()
    return frozenset(code for code in known if unicodedata.category(chr(code)) != "Co")


@cache
def _letters(weight: Weight) -> frozenset[str]:
    """The characters that the own font draws, each by itself."""
    return frozenset(each for each in map(chr, _characters(weight, "own")) if not unicodedata.category(each).startswith("M"))


@lru_cache(maxsize=20_000)
def drawable(words: str, weight: Weight = REGULAR) -> str:
    """The text as the fonts can draw it: one □ for each run they cannot."""
    if _letters(weight).issuperset(words):
        return words
    return one_box_a_run(each if each in ISOLATES or _face(each, weight) else BOX for each in clusters(words))


def _face(cluster: str, weight: Weight) -> Face | None:
    faces: tuple[Face, ...] = ("own", "fallback")
    return next((face for face in faces if _has(cluster, weight, face)), None)


def _has(cluster: str, weight: Weight, face: Face) -> bool:
    return all(ord(character) in _characters(weight, face) for character in cluster)


@lru_cache(maxsize=20_000)
def runs(words: str, weight: Weight = REGULAR) -> tuple[tuple[str, Face], ...]:
    """Split a drawable line where its font or direction changes; the parts as they stand from left to right.

    Each run is drawn by itself: Typst sets a whole text in the fallback as soon as one letter needs it. One from right to
    left begins and ends with a letter, so that whoever draws it turns it round in the same way.
    """
    if _letters(weight).issuperset(words):
        return ((words, "own"),)
    parts = clusters(words)
    ordered = levels(parts) if runs_other_way(words) else [0] * len(parts)
    found: list[tuple[str, Face, int]] = []
    for (level, isolate), group in groupby(zip(parts, ordered, strict=True), key=lambda pair: (pair[1], pair[0] in ISOLATES)):
        pieces: list[tuple[str, Face]] = [("", "own")] if isolate else _by_face([part for part, _ in group], weight)
        found += [(run, face, level) for whole, face in pieces for run in (_from_right(whole) if level % 2 else [whole])]
    across = (found[place] for place in reordered([level for *_, level in found]))
    return tuple((run, face) for run, face, _ in across if run)


def _from_right(run: str) -> Iterable[str]:
    """A run from right to left without the signs at its ends, and those, turned round."""
    parts = clusters(run)
    letters = [place for place, each in enumerate(parts) if is_from_right(each)]
    first, after = (letters[0], letters[-1] + 1) if letters else (len(parts), len(parts))
    yield turned(parts[:first])
    yield "".join(parts[first:after])
    yield turned(parts[after:])


def _by_face(parts: list[str], weight: Weight) -> list[tuple[str, Face]]:
    """Clusters that run one way, split where their font changes; signs and spaces stay with the run they are in."""
    found: list[tuple[str, Face]] = []
    waiting = ""
    for each in parts:
        face = _face(each, weight) or "own"
        if not found:
            found.append((each, face))
        elif face == "own" and found[-1][1] == "fallback" and not each.isalpha() and _has(each, weight, "fallback"):
            waiting += each
        elif face == found[-1][1]:
            found[-1] = (found[-1][0] + waiting + each, face)
            waiting = ""
        else:
            found.append((waiting + each, face))
            waiting = ""
    if waiting:
        found.append((waiting, "own"))
    return [(part, face) for run, face in found for part in (_apart(run) if face == "own" else [run])]


def _apart(run: str) -> Iterable[str]:
    """Letters with loose accents by themselves: only they are then drawn as an outline."""
    pieces = groupby(clusters(run), key=lambda each: len(each) > 1)
    return ("".join(piece) for _, piece in pieces)


def only_as_outline(run: str) -> bool:
    """Whether a run has signs that a tagged PDF cannot hold as text: Typst gives several glyphs for what is one letter."""
    return any(len(each) > 1 or ord(each) in _DECOMPOSED for each in clusters(run))


@lru_cache(maxsize=20_000)
def _run_width(words: str, weight: Weight, face: Face) -> float:
    at_size = properties(_MEASURED_AT, weight, face)
    return _measurer().get_text_width_height_descent(words, at_size, ismath=False)[0] * POINT / _MEASURED_AT


@lru_cache(maxsize=20_000)
def width(words: str, size: float, weight: Weight = REGULAR) -> float:
    """How wide a drawable line of text is, in mm; `size` in pt."""
    return sum(_run_width(run, weight, face) for run, face in runs(words, weight)) * size
