"""The shapes that charts are made of, as outlines in mm with y pointing down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan

Point = tuple[float, float]

MOVE, LINE, CURVE, CLOSE = 1, 2, 4, 79
"""What a vertex of an outline does; the numbers are those of Matplotlib's `Path`."""


@dataclass(frozen=True)
class Outline:
    """One or more strokes of a pen: vertices and what each does (three CURVE vertices make one Bézier curve)."""

    points: tuple[Point, ...]
    codes: tuple[int, ...]

    def __add__(self, other: "Outline") -> "Outline":
        return Outline(self.points + other.points, self.codes + other.codes)


def on_circle(radius: float, degrees: float, centre: Point = (0.0, 0.0)) -> Point:
    """The point at an angle, clockwise from twelve o'clock."""
    return centre[0] + radius * sin(radians(degrees)), centre[1] - radius * cos(radians(degrees))


def line(points: Sequence[Point], closed: bool = False) -> Outline:
    """Straight from point to point, and back to the first one if `closed`."""
    codes = (MOVE, *[LINE] * (len(points) - 1))
    return Outline((*points, points[0]), (*codes, CLOSE)) if closed else Outline(tuple(points), codes)


def lines(pairs: Iterable[tuple[Point, Point]]) -> Outline:
    """Loose lines as one outline."""
    ends = list(pairs)
    return Outline(tuple(point for pair in ends for point in pair), (MOVE, LINE) * len(ends))


def rectangle(left: float, top: float, width: float, height: float) -> Outline:
    """An upright rectangle."""
    return line([(left, top), (left + width, top), (left + width, top + height), (left, top + height)], closed=True)


def square(centre: Point, side: float) -> Outline:
    """An upright square round its centre."""
    return rectangle(centre[0] - side / 2, centre[1] - side / 2, side, side)


def cross(centre: Point, side: float) -> Outline:
    """The × of a missing figure."""
    (x, y), half = centre, side / 2
    return lines([((x - half, y - half), (x + half, y + half)), ((x - half, y + half), (x + half, y - half))])


def arc(radius: float, start: float, end: float, centre: Point = (0.0, 0.0)) -> Outline:
    """Part of a circle from `start` to `end` in degrees clockwise, in Bézier curves of at most 90 degrees."""
    parts = max(1, ceil(abs(end - start) / 90))
    step = (end - start) / parts
    reach = radius * 4 / 3 * tan(radians(step) / 4)
    points = [on_circle(radius, start, centre)]
    for number in range(parts):
        first, last = start + number * step, start + (number + 1) * step
        begin, finish = on_circle(radius, first, centre), on_circle(radius, last, centre)
        points += [_along(begin, first, reach), _along(finish, last, -reach), finish]
    return Outline(tuple(points), (MOVE, *[CURVE] * (3 * parts)))


def _along(point: Point, degrees: float, distance: float) -> Point:
    return point[0] + distance * cos(radians(degrees)), point[1] + distance * sin(radians(degrees))


def circle(centre: Point, diameter: float) -> Outline:
    """A whole circle."""
    (x, y), radius = centre, diameter / 2
    return Outline(tuple((x + radius * across, y + radius * down) for across, down in _CIRCLE), _CIRCLE_CODES)


def _unit_circle() -> tuple[Point, ...]:
    points = arc(1, 0, 360).points
    return (*points, points[0])


_CIRCLE = _unit_circle()
_CIRCLE_CODES = (MOVE, *[CURVE] * (len(_CIRCLE) - 2), CLOSE)


def band(inner: float, outer: float, start: float, end: float, centre: Point) -> Outline:
    """Part of a ring between two radii; with `inner` 0 a slice of a cake."""
    there, back = arc(outer, start, end, centre), arc(inner, end, start, centre)
    codes = (*there.codes, LINE, *back.codes[1:], CLOSE)
    return Outline((*there.points, *back.points, there.points[0]), codes)


def rounded(left: float, top: float, width: float, height: float, radius: float) -> Outline:
    """A rectangle with round corners."""
    corners = [
        (left + width - radius, top + radius, 0),
        (left + width - radius, top + height - radius, 90),
        (left + radius, top + height - radius, 180),
        (left + radius, top + radius, 270),
    ]
    turns = [arc(radius, start, start + 90, (x, y)) for x, y, start in corners]
    points = tuple(point for turn in turns for point in turn.points)
    codes = (MOVE, *(code for turn in turns for code in (LINE, *turn.codes[1:])))[: len(points) + 1]
    return Outline((*points, points[0]), (MOVE, *codes[2:], CLOSE))


def hatch(centre: Point, diameter: float, pitch: float) -> Outline:
    """Lines of 45 degrees within a circle, `pitch` mm apart: a tile of a drawing program would differ per file format."""
    radius = diameter / 2
    count = int(radius / pitch)
    strokes = []
    for number in range(-count, count + 1):
        away = number * pitch
        half = sqrt(radius**2 - away**2) * 0.98
        x, y = centre[0] + away * sqrt(0.5), centre[1] + away * sqrt(0.5)
        reach = half * sqrt(0.5)
        strokes.append(((x - reach, y + reach), (x + reach, y - reach)))
    return lines(strokes)


def shortened(start: Point, end: Point, at_start: float, at_end: float) -> tuple[Point, Point] | None:
    """A line without its first and last mm, which lie within a marker; None if nothing is left."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length <= at_start + at_end:
        return None
    across, down = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    first = (start[0] + across * at_start, start[1] + down * at_start)
    return first, (end[0] - across * at_end, end[1] - down * at_end)


def direction(start: Point, end: Point) -> float:
    """The direction from one point to another, in degrees clockwise from twelve o'clock, 0 to 360."""
    return (atan2(end[0] - start[0], start[1] - end[1]) * 180 / pi) % 360
