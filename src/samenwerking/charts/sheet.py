"""A sheet of paper in mm on which a chart is laid out before it is drawn: shapes and lines of text, each at a depth.

The layout knows its own height; nothing is ever scaled or cut to fit. Imports Matplotlib through `typeface`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import Literal

from samenwerking.charts.shapes import Outline, Point
from samenwerking.charts.style import INK, POINT, REGULAR, Stroke, Weight, line_pitch
from samenwerking.charts.typeface import Face, drawable, runs, width

Align = Literal["left", "centre", "right"]
_SHARE_LEFT_OF_ANCHOR: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
CAP_MIDDLE = 0.33
"""Half the height of a capital in ems: a text is centred on a point with its baseline that much below it."""
ASCENT, DESCENT = 0.75, 0.21


@dataclass(frozen=True)
class Shape:
    """An outline with its fill and stroke; a higher `depth` lies on top."""

    outline: Outline
    depth: int
    fill: str | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True)
class Words:
    """Text in one font; `x`, `y` is the left end of its baseline, `angle` turns it clockwise in degrees round that point."""

    text: str
    x: float
    y: float
    size: float
    weight: Weight
    face: Face
    colour: str
    angle: float
    depth: int

    @property
    def width(self) -> float:
        """Its width in mm."""
        return width(self.text, self.size, self.weight)

    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners of the box round the text, in mm."""
        along, down = (cos(radians(self.angle)), sin(radians(self.angle))), (-sin(radians(self.angle)), cos(radians(self.angle)))
        above, below = -ASCENT * self.size * POINT, DESCENT * self.size * POINT
        places = ((0.0, above), (self.width, above), (self.width, below), (0.0, below))
        first, second, third, fourth = (
            (self.x + across * along[0] + away * down[0], self.y + across * along[1] + away * down[1]) for across, away in places
        )
        return first, second, third, fourth


@dataclass
class Sheet:
    """The sheet: its size in mm and what lies on it."""

    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def draw(self, outline: Outline, depth: int, fill: str | None = None, stroke: Stroke | None = None) -> None:
        """Lay a shape on the sheet."""
        self.shapes.append(Shape(outline, depth, fill, stroke))

    def write(
        self,
        text: str,
        at: Point,
        size: float,
        weight: Weight = REGULAR,
        colour: str = INK,
        align: Align = "left",
        angle: float = 0.0,
        depth: int = 12,
    ) -> None:
        """Write one line of text with its baseline at a point."""
        seen = drawable(text, weight)
        share = _SHARE_LEFT_OF_ANCHOR[align]
        done = -share * width(seen, size, weight) if share else 0.0
        parts = runs(seen, weight)
        for run, face in parts:
            # SVG drops a space at the start of a text.
            letters = run.lstrip()
            done += width(run[: len(run) - len(letters)], size, weight)
            x, y = at[0] + done * cos(radians(angle)), at[1] + done * sin(radians(angle))
            if letters:
                self.words.append(Words(letters, x, y, size, weight, face, colour, angle, depth))
            if len(parts) > 1:
                done += width(letters, size, weight)

    def write_lines(
        self, lines: Sequence[str], at: Point, size: float, weight: Weight = REGULAR, colour: str = INK, pitch: float | None = None
    ) -> float:
        """Write lines under each other, the first baseline at a point; return the baseline after the last one."""
        step = line_pitch(size) if pitch is None else pitch
        for number, text in enumerate(lines):
            self.write(text, (at[0], at[1] + number * step), size, weight, colour)
        return at[1] + len(lines) * step
