"""Outlines as the path data of SVG."""

from collections.abc import Sequence

from samenwerking.charts.shapes import CLOSE, CURVE, LINE, MOVE, Point

ARCH = 3
"""A vertex of a curve with one handle, as TrueType glyphs have them; the number is that of Matplotlib's `Path`."""

_LETTERS = {MOVE: "M", LINE: "L", ARCH: "Q", CURVE: "C"}
_VERTICES = {MOVE: 1, LINE: 1, ARCH: 2, CURVE: 3}


def number(value: float, places: int = 2) -> str:
    """A number with at most so many decimals."""
    written = f"{value:.{places}f}"
    if places:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def path_data(points: Sequence[Point], codes: Sequence[int], places: int = 2) -> str:
    """Vertices, and what each does, as one text."""
    written: list[str] = []
    at = 0
    while at < len(codes):
        code = codes[at]
        if code == CLOSE:
            written.append("Z")
            at += 1
            continue
        end = at + _VERTICES[code]
        written.append(_LETTERS[code] + " ".join(f"{number(x, places)} {number(y, places)}" for x, y in points[at:end]))
        at = end
    return "".join(written)
