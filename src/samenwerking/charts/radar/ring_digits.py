"""Where the digits of the rings stand: beside the lines of the figures, in one column that the eye can follow."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from samenwerking.charts.placing import Box
from samenwerking.charts.shapes import Point, on_circle

WIDE, TALL = 2.0, 2.4
"""The room of a digit in mm."""
_LINE = 4.0
"""The side of the room round the middle of a digit that no other text may enter: a whole line of the largest type."""
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)
_MOST_MOVED = 12
"""With more spokes than this there is only room for a digit in the middle between two of them."""
_NEAR_CENTRE = (2.56, 3.8, 5.0)
_FIRST_AT_CENTRE = (-1.6, 2.0)

PointOf = Callable[[int, int], Point]


@dataclass(frozen=True)
class Drawn:
    """What lies over the web: pieces of line with half their width, and marks as boxes; in mm."""

    pieces: tuple[tuple[Point, Point, float], ...]
    marks: tuple[Box, ...]

    def hides(self, middle: Point) -> bool:
        """Whether any of it lies over a digit at this point."""
        x, y = middle
        room = Box(x - WIDE / 2, y - TALL / 2, x + WIDE / 2, y + TALL / 2)
        return any(room.overlaps(mark) for mark in self.marks) or any(_meets(room, *piece) for piece in self.pieces)


@dataclass(frozen=True)
class Digit:
    """The digit of a ring and the middle of its place; `over` the lines if no place beside them was found."""

    ring: int
    middle: Point
    over: bool


def digits(rings: Sequence[int], pairs: Sequence[tuple[int, int]], spokes: int, at: PointOf, drawn: Drawn) -> list[Digit]:
    """The digits of these rings in the first column, between two neighbouring spokes, where nothing lies over any of them.

    If there is none: in the column where the fewest are hidden, and those moved along their ring, or over the lines.
    """
    shares = _ALONG if spokes <= _MOST_MOVED else _ALONG[:1]
    columns = [(pair, share) for share in shares for pair in pairs]
    hidden = {column: sum(drawn.hides(_between(ring, *column, at)) for ring in rings) for column in columns}
    pair, share = min(columns, key=lambda column: hidden[column])
    found = []
    for ring in rings:
        first, *others = [_between(ring, pair, each, at) for each in (share, *shares)]
        found.append(_free(ring, first, others, drawn))
    return found


def digit_of_centre(
    ring: int, centre: Point, pairs: Sequence[tuple[int, int]], spokes: int, drawn: Drawn, others: Sequence[Digit]
) -> Digit:
    """The digit of the lowest ring, which is a point: beside the centre, and clear of the other digits."""
    taken = Drawn((), tuple(around(each.middle, _LINE) for each in others))
    turned = [((first + second) / 2 if second else first + 0.5) * 360 / spokes for first, second in pairs]
    beside = [on_circle(away, degrees, centre) for away in _NEAR_CENTRE for degrees in turned]
    every = [(centre[0] + _FIRST_AT_CENTRE[0], centre[1] + _FIRST_AT_CENTRE[1]), *beside]
    first, *rest = [each for each in every if not taken.hides(each)] or every
    return _free(ring, first, rest, drawn)


def around(middle: Point, side: float) -> Box:
    """The upright square of this side round a point."""
    x, y = middle
    return Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)


def _between(ring: int, pair: tuple[int, int], share: float, at: PointOf) -> Point:
    (x, y), (other_x, other_y) = at(pair[0], ring), at(pair[1], ring)
    return x + (other_x - x) * share, y + (other_y - y) * share


def _free(ring: int, first: Point, others: Iterable[Point], drawn: Drawn) -> Digit:
    place = next((each for each in (first, *others) if not drawn.hides(each)), None)
    return Digit(ring, first if place is None else place, over=place is None)


def _meets(room: Box, start: Point, end: Point, half_width: float) -> bool:
    """Whether a piece of line comes within half its width of a box: some part of it lies between all four sides."""
    across, down = end[0] - start[0], end[1] - start[1]
    enters, leaves = 0.0, 1.0
    sides = (
        (-across, start[0] - room.left),
        (across, room.right - start[0]),
        (-down, start[1] - room.top),
        (down, room.bottom - start[1]),
    )
    for step, before in sides:
        reach = before + half_width
        if step == 0 and reach < 0:
            return False
        if step < 0:
            enters = max(enters, reach / step)
        elif step > 0:
            leaves = min(leaves, reach / step)
    return enters <= leaves
