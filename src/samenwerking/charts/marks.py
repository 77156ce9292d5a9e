"""The marks that mean the same in every chart: one for each line, one for what is missing, one for what is hidden."""

from typing import Literal

from samenwerking.charts.shapes import Point, circle, cross, hatch, line, square
from samenwerking.charts.sheet import Sheet
from samenwerking.charts.style import HATCH, LATEST, PAPER, PARTNER, PREVIOUS, SECOND_INK, Stroke

Kind = Literal["latest", "previous", "partner"]
COLOURS: dict[Kind, str] = {"latest": LATEST, "previous": PREVIOUS, "partner": PARTNER}
STROKES: dict[Kind, Stroke] = {
    "latest": Stroke(LATEST, 2.4),
    "previous": Stroke(PREVIOUS, 1.0, (4, 2.4)),
    "partner": Stroke(PARTNER, 1.0, (1.2, 2.2)),
}
WHITE_EDGE = 0.7
LINE_DEPTHS: dict[Kind, int] = {"latest": 4, "previous": 6, "partner": 7}
MARK_DEPTHS: dict[Kind, int] = {"partner": 9, "previous": 10, "latest": 11}
HIDDEN_DIAMETER = 2.9
MISSING_SIDE = 2.2
SIZES: dict[Kind, float] = {"latest": 2.3, "previous": 3.5, "partner": 4.6}


def marker(sheet: Sheet, kind: Kind, centre: Point, scale: float = 1.0) -> None:
    """A filled dot, a ring or an open square: on one point they stay readable, one inside the other."""
    size, depth = SIZES[kind] * scale, MARK_DEPTHS[kind]
    if kind == "latest":
        sheet.draw(circle(centre, size), depth, fill=COLOURS[kind])
    else:
        outline = circle(centre, size) if kind == "previous" else square(centre, size)
        sheet.draw(outline, depth, stroke=Stroke(COLOURS[kind], 1.0))


def reach(kind: Kind, scale: float = 1.0) -> float:
    """How far from a point its own line stops, in mm: at the edge of an open marker, under a filled one."""
    return 0.0 if kind == "latest" else SIZES[kind] * scale / 2


def beside_text(kind: Kind) -> float:
    """The scale at which a marker stands beside a figure: the three of about equal size."""
    return {"latest": 0.92, "previous": 0.72, "partner": 0.5}[kind]


def line_sample(sheet: Sheet, kind: Kind, left: Point, length: float = 9.0) -> None:
    """A piece of line with its marker in the middle, for a legend."""
    x, y = left
    scale = 0.65 if kind == "partner" else 0.9
    gap = reach(kind, scale)
    middle = x + length / 2
    pieces = [((x, y), (middle - gap, y)), ((middle + gap, y), (x + length, y))]
    for start, end in pieces:
        sheet.draw(line([start, end]), LINE_DEPTHS[kind], stroke=STROKES[kind])
    marker(sheet, kind, (middle, y), scale)


def missing_mark(sheet: Sheet, centre: Point, depth: int, scale: float = 1.0) -> None:
    """×: there are no data."""
    sheet.draw(cross(centre, MISSING_SIDE * scale), depth, stroke=Stroke(SECOND_INK, 1.25))


def hidden_mark(sheet: Sheet, centre: Point, depth: int, scale: float = 1.0) -> None:
    """A hatched disc: there are data, and they are not shown."""
    sheet.draw(circle(centre, HIDDEN_DIAMETER * scale), depth, fill=PAPER, stroke=Stroke(SECOND_INK, 0.75))
    sheet.draw(hatch(centre, HIDDEN_DIAMETER * scale, 0.65), depth, stroke=Stroke(HATCH, 0.5))
