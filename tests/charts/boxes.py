"""Boxes of texts on a sheet, and whether two lie over each other."""

from collections.abc import Iterable
from itertools import combinations

from samenwerking.charts.shapes import Point
from samenwerking.charts.sheet import Sheet

TOLERANCE = 0.05
"""Boxes that only touch (the parts of one line, in mm) do not lie over each other."""


def outside(sheet: Sheet) -> list[str]:
    """The texts and shapes that do not wholly lie on the sheet."""
    texts = [(words.text, point) for words in sheet.words for point in words.corners()]
    shapes = [(str(shape), point) for shape in sheet.shapes for point in shape.outline.points]
    return [
        name
        for name, (x, y) in texts + shapes
        if not (-TOLERANCE <= x <= sheet.width + TOLERANCE and -TOLERANCE <= y <= sheet.height + TOLERANCE)
    ]


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    """The pairs of texts that lie over each other."""
    boxes = [(words, words.corners()) for words in sheet.words if words.text.strip()]
    return [(first.text, second.text) for (first, one), (second, other) in combinations(boxes, 2) if over(one, other)]


def over(one: Iterable[Point], other: Iterable[Point]) -> bool:
    """Whether two convex shapes lie over each other: no line between them along any of their sides."""
    first, second = list(one), list(other)
    return all(_meet(first, second, axis) for axis in [*_normals(first), *_normals(second)])


def _normals(corners: list[Point]) -> list[Point]:
    sides = zip(corners, [*corners[1:], corners[0]], strict=True)
    found = [(y2 - y1, x1 - x2) for (x1, y1), (x2, y2) in sides]
    return [(x / (x * x + y * y) ** 0.5, y / (x * x + y * y) ** 0.5) for x, y in found if x or y]


def _meet(first: list[Point], second: list[Point], axis: Point) -> bool:
    shadows = [[x * axis[0] + y * axis[1] for x, y in corners] for corners in (first, second)]
    return min(shadows[0]) < max(shadows[1]) - TOLERANCE and min(shadows[1]) < max(shadows[0]) - TOLERANCE


def texts(sheet: Sheet) -> list[str]:
    """Every text on the sheet, in the order in which it was written."""
    return [words.text for words in sheet.words]
