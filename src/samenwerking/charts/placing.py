"""Where labels go round a circle: none over another, none over the circle, all on the sheet.

Places depend on sizes only, so that they are found once and kept: the same texts always lie in the same place.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, pi, radians, sin

from samenwerking.charts.shapes import Point, on_circle

CLEAR = 1.2
"""The least distance in mm between two labels."""
_TURN, _MOVE = 1.5, 0.6
_MOST_TURNS, _MOST_MOVES = 12, 20
_AGAINST = 3.0


@dataclass(frozen=True)
class Box:
    """An upright box in mm, from the centre of the circle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", clear: float = 0.0) -> bool:
        """Whether two boxes lie over each other or less than `clear` mm apart."""
        across = self.left < other.right + clear and other.left < self.right + clear
        return across and self.top < other.bottom + clear and other.top < self.bottom + clear

    def nearest(self, point: Point) -> Point:
        """The point of the box that is nearest to a point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)


@dataclass(frozen=True)
class Place:
    """Where a label lies and how far it was moved from its spoke, in mm."""

    box: Box
    moved: float


@dataclass(frozen=True)
class Ring:
    """The circle that labels touch, the one they must leave free, and half the width they have; in mm."""

    touching: float
    free: float
    half_width: float
    movable: bool


def beside(degrees: float) -> float:
    """How far a label lies to the right of its point on the circle: -1 wholly left, 0 centred, 1 wholly right."""
    return max(-1.0, min(1.0, 3 * sin(radians(degrees))))


def _box(size: Point, degrees: float, radius: float) -> Box:
    x, y = on_circle(radius, degrees)
    wide, tall = size
    above = max(-1.0, min(1.0, 1.15 * cos(radians(degrees))))
    left, top = x + (beside(degrees) - 1) * wide / 2, y - (above + 1) * tall / 2
    return Box(left, top, left + wide, top + tall)


@lru_cache(maxsize=512)
def places(sizes: tuple[Point, ...], ring: Ring) -> tuple[Place, ...] | None:
    """The places of labels of these sizes (width, height in mm), evenly round the ring from twelve o'clock.

    None if they do not fit. From twelve and six o'clock towards the sides; where two meet, the later one is turned
    towards three or nine o'clock or moved outward, whichever is the smallest change.
    """
    step = 360 / len(sizes)
    found: dict[int, Place] = {}
    for number in sorted(range(len(sizes)), key=lambda each: (round(abs(sin(radians(each * step))), 6), each)):
        place = _free_place(sizes[number], number * step, ring, [each.box for each in found.values()])
        if place is None:
            return None
        found[number] = place
    return tuple(found[number] for number in range(len(sizes)))


def _free_place(size: Point, degrees: float, ring: Ring, taken: list[Box]) -> Place | None:
    sideways = 1 if (degrees < 90 or 180 < degrees < 270) else -1
    for cost, turns, moves in _changes() if ring.movable else ((0.0, 0, 0),):
        box = _box(size, degrees + sideways * turns * _TURN, ring.touching + moves * _MOVE)
        if _is_free(box, ring, taken):
            return Place(box, cost)
    return None


@lru_cache(maxsize=1)
def _changes() -> tuple[tuple[float, int, int], ...]:
    """Every change that may be tried, the smallest first: its cost in mm at 55 mm from the centre, turns and moves."""
    tried = []
    for turns in range(-_MOST_TURNS // 3, _MOST_TURNS + 1):
        for moves in range(_MOST_MOVES + 1):
            along = abs(turns) * _TURN * pi / 180 * 55
            tried.append((hypot(along, moves * _MOVE) + (_AGAINST if turns < 0 else 0), turns, moves))
    return tuple(sorted(tried))


def _is_free(box: Box, ring: Ring, taken: list[Box]) -> bool:
    if box.left < -ring.half_width or box.right > ring.half_width:
        return False
    if hypot(*box.nearest((0.0, 0.0))) < ring.free:
        return False
    return not any(box.overlaps(other, CLEAR) for other in taken)
