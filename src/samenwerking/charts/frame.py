"""What stands round every drawing: title, sentence and legend above it, rule and footer below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samenwerking.charts.directions import carried_over, settled
from samenwerking.charts.marks import hidden_mark, missing_mark
from samenwerking.charts.names import fitted, wrap
from samenwerking.charts.shapes import Point, line, rounded
from samenwerking.charts.sheet import CAP_MIDDLE, Sheet
from samenwerking.charts.style import GRID, INK, PAPER, POINT, REGULAR, SECOND_INK, SEMIBOLD, Measures, Stroke, Weight, line_pitch
from samenwerking.charts.typeface import drawable, width

Sample = Callable[[Sheet, Point], None]
_LEGEND_PITCH = 4.5
_LEGEND_TEXT = 12.0
_MARK_TEXT = 4.0


@dataclass(frozen=True)
class LegendLine:
    """One entry of the legend: what draws its sample at the left end of a line, and what it says."""

    sample: Sample
    words: str


@dataclass(frozen=True)
class Frame:
    """The words round a drawing; `title`, `sentence` and `footer` are None in a page, which says them itself."""

    title: str | None
    sentence: str | None
    legend: tuple[LegendLine, ...]
    marks: tuple[tuple[str, str], ...]
    note: str | None
    footer: str | None


def drawn_lines(words: str, room: float, size: float, weight: Weight = REGULAR, most: int | None = None) -> list[str]:
    """The text as the fonts can draw it, broken over lines of at most `room` mm; cut in the middle beyond `most` lines."""

    def measured(tried: str) -> float:
        return width(tried, size, weight)

    seen = settled(drawable(words, weight))
    return carried_over(wrap(seen, room, measured) if most is None else fitted(seen, room, measured, most))


def head(sheet: Sheet, frame: Frame, sizes: Measures) -> float:
    """Write what stands above the drawing; return the y in mm where the drawing may begin."""
    room = sheet.width - 2 * sizes.margin
    y = 1.5
    if frame.title is not None:
        lines = drawn_lines(frame.title, room, sizes.title, SEMIBOLD, 3)
        y = sheet.write_lines(lines, (sizes.margin, 7.2), sizes.title, SEMIBOLD) - line_pitch(sizes.title) + 1.2
    if frame.sentence is not None:
        pitch = line_pitch(sizes.sentence, 1.28)
        lines = drawn_lines(frame.sentence, room, sizes.sentence)
        y = sheet.write_lines(lines, (sizes.margin, y + pitch), sizes.sentence, pitch=pitch) - pitch + 2.0
    for entry in frame.legend:
        y = _legend_line(sheet, entry, y, sizes)
    y = _marks(sheet, frame.marks, y, sizes)
    if frame.note is not None:
        pitch = line_pitch(sizes.legend)
        lines = drawn_lines(frame.note, room, sizes.legend)
        y = sheet.write_lines(lines, (sizes.margin, y + 5.2), sizes.legend, pitch=pitch) - pitch
    return y


def _legend_line(sheet: Sheet, entry: LegendLine, top: float, sizes: Measures) -> float:
    left = sizes.margin + _LEGEND_TEXT
    baseline = top + _LEGEND_PITCH
    entry.sample(sheet, (sizes.margin, baseline - CAP_MIDDLE * sizes.legend * POINT))
    lines = drawn_lines(entry.words, sheet.width - sizes.margin - left, sizes.legend, most=2)
    sheet.write_lines(lines, (left, baseline), sizes.legend)
    return baseline + (len(lines) - 1) * line_pitch(sizes.legend)


def _marks(sheet: Sheet, marks: Sequence[tuple[str, str]], top: float, sizes: Measures) -> float:
    if not marks:
        return top
    baseline, left = top + 5.2, sizes.margin
    for kind, words in marks:
        draw = missing_mark if kind == "missing" else hidden_mark
        draw(sheet, (left + 1.4, baseline - CAP_MIDDLE * sizes.legend * POINT), depth=8)
        sheet.write(words, (left + _MARK_TEXT, baseline), sizes.legend)
        left += _MARK_TEXT + width(words, sizes.legend) + 4.0
    return baseline


def foot(sheet: Sheet, frame: Frame, sizes: Measures, bottom: float) -> None:
    """Write the footer below the drawing, which ends at `bottom` mm, and give the sheet its height."""
    if frame.footer is None:
        sheet.height = bottom + 1.5
        return
    rule = bottom + 3.0
    right = sheet.width - sizes.margin
    sheet.draw(line([(sizes.margin, rule), (right, rule)]), depth=2, stroke=Stroke(GRID, 0.5))
    pitch = line_pitch(sizes.footer, 1.2)
    lines = drawn_lines(frame.footer, right - sizes.margin, sizes.footer)
    sheet.height = sheet.write_lines(lines, (sizes.margin, rule + 3.5), sizes.footer, colour=SECOND_INK, pitch=pitch) - pitch + 2.5


def notice(sheet: Sheet, words: str, centre: Point, room: float) -> None:
    """One box in the middle of an empty drawing that says why it is empty."""
    size = 10.0
    lines = drawn_lines(words, room - 6, size, SEMIBOLD)
    pitch = line_pitch(size, 1.2)
    tall = len(lines) * pitch + 4.5
    wide = max(width(text, size, SEMIBOLD) for text in lines) + 8
    box = rounded(centre[0] - wide / 2, centre[1] - tall / 2, wide, tall, 1.6)
    sheet.draw(box, depth=13, fill=PAPER, stroke=Stroke(GRID, 0.75))
    first = centre[1] - (len(lines) - 1) * pitch / 2 + CAP_MIDDLE * size * POINT
    for number, text in enumerate(lines):
        sheet.write(text, (centre[0], first + number * pitch), size, SEMIBOLD, INK, "centre", depth=14)
