"""How every chart looks: colours, type sizes, line weights and the two widths. Lengths are mm, type and lines are pt."""

from dataclasses import dataclass
from typing import Literal

Layout = Literal["print", "phone"]
Weight = Literal[400, 600]
REGULAR: Weight = 400
SEMIBOLD: Weight = 600

POINT = 25.4 / 72
"""One typographic point in mm."""

INK = "#1A1A1A"
SECOND_INK = "#595959"
GRID = "#C9C9C9"
AXIS = "#9A9A9A"
PAPER = "#FFFFFF"
SECTORS = ("#F6F6F6", PAPER)
BANDS = ("#E6E6E6", "#F4F4F4")
HATCH = "#8C8C8C"
LATEST = "#0072B2"
PREVIOUS = "#595959"
PARTNER = "#AA3377"

LINE_HEIGHT = 1.17
"""Distance between the lines of a label, as a multiple of its type size."""


@dataclass(frozen=True)
class Stroke:
    """A drawn line: colour, width in pt and dashes in pt (none: solid)."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True)
class Measures:
    """What differs between the layouts: margins in mm, type in pt."""

    margin: float
    title: float = 12
    sentence: float = 9.5
    legend: float = 9
    footer: float = 8
    ring: float = 8


PRINT = Measures(margin=1.5)
PHONE = Measures(margin=2, footer=8.5, ring=8.5)
PHONE_WIDTH = 95.25
"""360 CSS pixels, the narrowest phone the pages are drawn for."""


def measures(layout: Layout) -> Measures:
    """The margins and type sizes of a layout."""
    return PRINT if layout == "print" else PHONE


def line_pitch(size: float, factor: float = LINE_HEIGHT) -> float:
    """The distance in mm between two baselines of type of `size` pt."""
    return size * factor * POINT
