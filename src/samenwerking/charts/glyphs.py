"""The glyphs of a run of letters: which ones, where they stand, and the outline of each.

Shaping takes most of the time of a drawing, and charts write the same names and figures again and again: what was found is
kept. Imports Matplotlib; imported only when a file is asked for.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath

from samenwerking.charts.pen import path_data
from samenwerking.charts.style import Weight
from samenwerking.charts.typeface import FILES, Face

_FINENESS = 64
"""Fonts are laid out in 64ths of a unit: whole numbers lose nothing and are short."""
EM = TextToPath.FONT_SCALE * _FINENESS
"""How many units of a glyph are one em."""

GlyphKey = tuple[Face, Weight, str]


class Glyph(NamedTuple):
    """One glyph of a run and its place, in units from the left end of the baseline, y pointing down."""

    key: GlyphKey
    x: int
    y: int


@cache
def _font(face: Face, weight: Weight) -> FT2Font:
    font = FT2Font(str(FILES[face][weight]))
    font.set_size(TextToPath.FONT_SCALE, TextToPath.DPI)
    return font


@cache
def _shaper() -> TextToPath:
    return TextToPath()


_outlines: dict[GlyphKey, str] = {}
"""As many as the fonts have glyphs, at most."""


@lru_cache(maxsize=4_000)
def shaped(run: str, weight: Weight, face: Face) -> tuple[Glyph, ...]:
    """The glyphs of a run that is drawn in one font, from left to right."""
    found: tuple[Iterable[Any], dict[str, Any], Any] = _shaper().get_glyphs_with_font(_font(face, weight), run)
    placed, outlines, _ = found
    for name, (points, codes) in outlines.items():
        if (face, weight, name) not in _outlines:
            drawn = [(x * _FINENESS, -y * _FINENESS) for x, y in points.tolist()]
            _outlines[face, weight, name] = path_data(drawn, codes.tolist(), places=0)
    return tuple(Glyph((face, weight, name), round(x * _FINENESS), -round(y * _FINENESS)) for name, x, y, _ in placed)


def outline_of(key: GlyphKey) -> str:
    """The outline of a glyph that was shaped, as path data in units; empty for one that draws nothing."""
    return _outlines[key]
