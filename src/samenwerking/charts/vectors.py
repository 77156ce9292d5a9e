"""Writes a sheet as SVG: shapes as paths, letters as glyphs that stand once in the file, or as real text.

Looks are attributes and not styles, so that a page whose policy forbids inline styles shows the file alike. Imports
Matplotlib through `glyphs`; imported only when a file is asked for.
"""

from collections.abc import Iterator, Mapping
from typing import Literal
from xml.sax.saxutils import escape

from samenwerking.charts.directions import is_from_right
from samenwerking.charts.glyphs import EM, GlyphKey, outline_of, shaped
from samenwerking.charts.names import clusters
from samenwerking.charts.order import by_depth
from samenwerking.charts.pen import number, path_data
from samenwerking.charts.sheet import Shape, Sheet, Words
from samenwerking.charts.style import PAPER, POINT, Stroke
from samenwerking.charts.typeface import FAMILIES, only_as_outline, width

_FINE = 7
"""Decimals of the scale from units of a glyph to points."""
_BACK = 0.38
"""In ems: readers of a PDF take a gap of half an em for a space."""


class Vectors:
    """One file in the making; `as_text` if the letters are for Typst, which cannot set all of them."""

    def __init__(self, sheet: Sheet, as_text: bool) -> None:
        self.sheet = sheet
        self.as_text = as_text
        self._names: dict[GlyphKey, str] = {}

    def written(self, language: str, says: Mapping[str, str]) -> str:
        """The whole file; `says` are the elements that say what it shows."""
        width, height = (number(side / POINT, 3) for side in (self.sheet.width, self.sheet.height))
        drawn = [self._words(each) if isinstance(each, Words) else _shape(each) for each in by_depth(self.sheet)]
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" xml:lang="{language}" '
            f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">',
            *(f"<{name}>{escape(words)}</{name}>" for name, words in says.items()),
            "<defs>",
            *(f'<path id="{name}" d="{outline_of(key)}"/>' for key, name in self._names.items()),
            "</defs>",
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            '<g fill="none" stroke-linejoin="round">',
            *drawn,
            "</g>",
            "</svg>",
        ]
        return "\n".join(lines) + "\n"

    def _words(self, words: Words) -> str:
        if self.as_text and not only_as_outline(words.text):
            return _text(words)
        unseen = _unseen(words) if self.as_text else ""
        scale = number(words.size / EM, _FINE)
        return f'{unseen}<g fill="{words.colour}" transform="{_place(words)} scale({scale})">{"".join(self._uses(words))}</g>'

    def _uses(self, words: Words) -> Iterator[str]:
        for key, x, y in shaped(words.text, words.weight, words.face):
            if outline_of(key):
                name = self._names.setdefault(key, f"g{len(self._names)}")
                yield f'<use xlink:href="#{name}" x="{x}"' + (f' y="{y}"/>' if y else "/>")


def _text(words: Words) -> str:
    return f'<text {_font(words)} fill="{words.colour}" transform="{_place(words)}">{escape(words.text)}</text>'


def _unseen(words: Words) -> str:
    """Text to search for where letters are drawn as outlines, of signs that Typst can set one by one."""
    signs = _from_right(words) if is_from_right(words.text) else _from_left(words)
    texts = "".join(f'<text x="{number(x / POINT)}">{escape(sign)}</text>' for sign, x in signs)
    return f'<g {_font(words)} fill-opacity="0" transform="{_place(words)}">{texts}</g>'


def _from_left(words: Words) -> Iterator[tuple[str, float]]:
    """Each sign and its place: a letter, and its accents so far before its end that no reader sees a space after them."""
    back, done = _BACK * words.size * POINT, 0.0
    for letter in clusters(words.text):
        start, done = done, done + width(letter, words.size, words.weight)
        if not letter.isspace():
            yield letter[0], start
            yield from ((accent, max(start, done - back)) for accent in letter[1:])


def _from_right(words: Words) -> Iterator[tuple[str, float]]:
    """The letters together, as they are searched for, and then their accents, where the first letter is."""
    letters = clusters(words.text)
    yield "".join(letter[0] for letter in letters), 0.0
    yield from ((accent, words.width) for letter in letters for accent in letter[1:])


def _font(words: Words) -> str:
    return f'font-family="{FAMILIES[words.face]}" font-size="{number(words.size)}" font-weight="{words.weight}"'


def _place(words: Words) -> str:
    place = f"translate({number(words.x / POINT)} {number(words.y / POINT)})"
    return place + (f" rotate({number(words.angle, 3)})" if words.angle else "")


def _shape(shape: Shape) -> str:
    points = [(x / POINT, y / POINT) for x, y in shape.outline.points]
    fill = f' fill="{shape.fill}"' if shape.fill else ""
    return f'<path d="{path_data(points, shape.outline.codes)}"{fill}{_stroke(shape.stroke)}/>'


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(number(each) for each in stroke.dashes)}"' if stroke.dashes else ""
    return f' stroke="{stroke.colour}" stroke-width="{number(stroke.width)}"{dashes}'


def svg(sheet: Sheet, letters: Literal["path", "text"], language: str, says: Mapping[str, str]) -> bytes:
    """The sheet as SVG, its letters as paths, because a viewer may lack the fonts, or as text."""
    return Vectors(sheet, letters == "text").written(language, says).encode()
