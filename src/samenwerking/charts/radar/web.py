"""The web of a radar: sectors and their names, rings, spokes and ring digits, and the lines of the series over it."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import hypot, pi

from samenwerking.charts.marks import (
    HIDDEN_DIAMETER,
    LINE_DEPTHS,
    MARK_DEPTHS,
    SIZES,
    STROKES,
    WHITE_EDGE,
    hidden_mark,
    marker,
    missing_mark,
    reach,
)
from samenwerking.charts.radar.content import Content, Gap, Sector, Series
from samenwerking.charts.radar.ring_digits import TALL, WIDE, Digit, Drawn, around, digit_of_centre, digits
from samenwerking.charts.shapes import Point, band, line, lines, on_circle, rectangle, shortened
from samenwerking.charts.sheet import CAP_MIDDLE, Sheet, Words
from samenwerking.charts.style import AXIS, BANDS, GRID, INK, PAPER, POINT, SECOND_INK, SECTORS, SEMIBOLD, Stroke
from samenwerking.charts.typeface import drawable, width

LOWEST, HIGHEST = 1, 5
BAND_GAP, BAND_WIDTH = 1.6, 5.2
BAND_SIZES = (9.0, 8.5, 8.0)
PointOf = Callable[[int, Fraction | int], Point]


class Web:
    """The place of everything inside the circle: `radius` is that of the ring of 5, all in mm."""

    def __init__(self, sheet: Sheet, content: Content, centre: Point, radius: float, ring_size: float, scale: float) -> None:
        self.sheet = sheet
        self.content = content
        self.centre = centre
        self.radius = radius
        self.ring_size = ring_size
        self.scale = scale
        self.step = 360 / len(content.spokes)

    def at(self, number: int, value: Fraction | int) -> Point:
        """The point of a value on a spoke: 1 at the centre, 5 on the outer ring."""
        return on_circle(self.radius * float(value - LOWEST) / (HIGHEST - LOWEST), number * self.step, self.centre)

    def draw(self) -> None:
        """Draw the web and, unless there is nothing to show, the lines on it."""
        self._sectors()
        self._grid()
        self._digits()
        if self.content.drawn:
            for series in self.content.drawn:
                self._series(series)
            self._gaps()

    def _sectors(self) -> None:
        inner = self.radius + BAND_GAP
        for number, sector in enumerate(self.content.sectors):
            start, end = (sector.first - 0.5) * self.step, (sector.first + sector.count - 0.5) * self.step
            self.sheet.draw(band(0, self.radius, start, end, self.centre), 0, fill=SECTORS[number % 2])
            self.sheet.draw(band(inner, inner + BAND_WIDTH, start, end, self.centre), 0, fill=BANDS[number % 2])
            joint = on_circle(inner, start, self.centre), on_circle(inner + BAND_WIDTH, start, self.centre)
            self.sheet.draw(line(joint), 1, stroke=Stroke(PAPER, 2.5))
            # Many boundaries would make a blot where they meet.
            inside = 0 if len(self.content.sectors) < 6 else self.radius / 4
            boundary = on_circle(inside, start, self.centre), on_circle(self.radius, start, self.centre)
            self.sheet.draw(line(boundary), 2, stroke=Stroke(AXIS, 0.75, (2, 1.6)))
            self._band_name(sector, (start + end) / 2, end - start)

    def _band_name(self, sector: Sector, middle: float, sweep: float) -> None:
        words, size, sagitta = band_name(sector, sweep, self.radius)
        # Straight letters in a round band: half of what the arc falls away at their ends moves the word inward.
        radius = self.radius + BAND_GAP + BAND_WIDTH / 2 - sagitta / 2
        turned = 90 < middle % 360 < 270
        below = CAP_MIDDLE * size * POINT * (-1 if turned else 1)
        place = on_circle(radius - below, middle, self.centre)
        self.sheet.write(words, place, size, SEMIBOLD, INK, "centre", middle + 180 if turned else middle)

    def _grid(self) -> None:
        numbers = range(len(self.content.spokes))
        for ring in range(LOWEST + 1, HIGHEST + 1):
            corners = [self.at(number, ring) for number in numbers]
            self.sheet.draw(line(corners, closed=True), 2, stroke=Stroke(AXIS if ring == HIGHEST else GRID, 0.75))
        self.sheet.draw(lines((self.centre, self.at(number, HIGHEST)) for number in numbers), 2, stroke=Stroke(GRID, 0.75))

    def _digits(self) -> None:
        # In an empty frame the notice lies over the lowest ones.
        lowest = LOWEST if self.content.drawn else LOWEST + 2
        pairs, spokes, drawn = self._pairs(), len(self.content.spokes), self._drawn()
        found = digits(range(max(lowest, LOWEST + 1), HIGHEST + 1), pairs, spokes, self.at, drawn)
        for each in found:
            self._digit(each, PAPER)
        if lowest == LOWEST:
            self._digit(digit_of_centre(LOWEST, self.centre, pairs, spokes, drawn, found), None)

    def _digit(self, digit: Digit, paper: str | None) -> None:
        x, y = digit.middle
        wide, tall = (WIDE, TALL) if digit.over else (2.3, 2.7)
        depth = MARK_DEPTHS["latest"] + 1 if digit.over else 3
        self.sheet.draw(rectangle(x - wide / 2, y - tall / 2, wide, tall), depth, fill=PAPER if digit.over else paper)
        baseline = y + CAP_MIDDLE * self.ring_size * POINT
        self.sheet.write(str(digit.ring), (x, baseline), self.ring_size, colour=SECOND_INK, align="centre", depth=depth)

    def _drawn(self) -> Drawn:
        """Everything that is drawn over the digits, and the names on the band."""
        pieces = [_along(words) for words in self.sheet.words]
        marks = [around(self.at(number, HIGHEST), HIDDEN_DIAMETER) for number in self._gap_numbers()]
        for series in self.content.drawn:
            half = STROKES[series.kind].width * POINT / 2
            for points, closed in runs(series, self.at):
                ends = [*points, points[0]] if closed else points
                pieces += [(start, end, half) for start, end in pairwise(ends)]
            values = [(number, value) for number, value in enumerate(series.values) if isinstance(value, Fraction)]
            marks += [around(self.at(*each), SIZES[series.kind] * self.scale) for each in values]
        return Drawn(tuple(pieces), tuple(marks))

    def _pairs(self) -> list[tuple[int, int]]:
        """The neighbouring spokes that digits may stand between: from the last and the first on, or two of one sector."""
        spokes = len(self.content.spokes)
        if not self.content.sectors:
            return [((number - 1) % spokes, number) for number in range(spokes)]
        return [(each, each + 1) for sector in self.content.sectors for each in range(sector.first, sector.first + sector.count - 1)]

    def _series(self, series: Series) -> None:
        kind = series.kind
        if kind == "latest":
            for points, closed in runs(series, self.at):
                self.sheet.draw(line(points, closed), LINE_DEPTHS[kind], stroke=STROKES[kind])
        else:
            self._thin_line(series)
        for number, value in enumerate(series.values):
            if isinstance(value, Fraction):
                marker(self.sheet, kind, self.at(number, value), self.scale)

    def _thin_line(self, series: Series) -> None:
        kind, gap = series.kind, reach(series.kind, self.scale)
        stroke = STROKES[kind]
        for points, closed in runs(series, self.at):
            ends = [*points, points[0]] if closed else list(points)
            for start, end in pairwise(ends):
                piece = shortened(start, end, gap, gap)
                if piece and kind == "previous":
                    edge = Stroke(PAPER, stroke.width + WHITE_EDGE, stroke.dashes)
                    self.sheet.draw(line(piece), LINE_DEPTHS[kind] - 1, stroke=edge)
                if piece:
                    self.sheet.draw(line(piece), LINE_DEPTHS[kind], stroke=stroke)

    def _gaps(self) -> None:
        for number, value in enumerate(self.content.latest.values):
            if isinstance(value, Gap):
                draw = hidden_mark if value.kind == "hidden" else missing_mark
                draw(self.sheet, self.at(number, HIGHEST), depth=8)

    def _gap_numbers(self) -> list[int]:
        return [number for number, value in enumerate(self.content.latest.values) if isinstance(value, Gap)]


def _along(words: Words) -> tuple[Point, Point, float]:
    """A turned text as a line through its middle and half its height, with room for the whole line of a digit."""
    first, second, third, fourth = words.corners()
    middles = [((x + other_x) / 2, (y + other_y) / 2) for (x, y), (other_x, other_y) in ((first, fourth), (second, third))]
    return middles[0], middles[1], hypot(first[0] - fourth[0], first[1] - fourth[1]) / 2 + 0.5


def band_name(sector: Sector, sweep: float, radius: float) -> tuple[str, float, float]:
    """What the band of a sector says, its size in pt, and how far the arc falls away at its ends in mm.

    The name where it fits in the band, else the code.
    """
    middle = radius + BAND_GAP + BAND_WIDTH / 2
    room = middle * sweep * pi / 180 - 2.0
    for words, size in [(drawable(sector.name, SEMIBOLD), each) for each in BAND_SIZES] + [(sector.code, BAND_SIZES[0])]:
        wide = width(words, size, SEMIBOLD)
        sagitta = middle - (middle**2 - min(wide / 2, middle) ** 2) ** 0.5
        if wide <= room and sagitta + size * POINT * 0.66 <= BAND_WIDTH + 1.0:
            break
    return words, size, sagitta


def runs(series: Series, at: PointOf) -> Iterator[tuple[list[Point], bool]]:
    """The pieces of a line between its gaps, and whether it closes; a lone value is no line."""
    count = len(series.values)
    holes = [number for number, value in enumerate(series.values) if isinstance(value, Gap)]
    first = holes[0] if holes else 0
    run: list[Point] = []
    for number in (*range(first, count), *range(first)):
        value = series.values[number]
        if isinstance(value, Fraction):
            run.append(at(number, value))
        elif len(run) > 1:
            yield run, False
        run = run if isinstance(value, Fraction) else []
    if len(run) > 1:
        yield run, not holes
