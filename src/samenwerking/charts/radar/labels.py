"""The labels of a radar: the name of a spoke with its values under it, each behind the marker of its line."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenwerking.charts.frame import drawn_lines
from samenwerking.charts.marks import COLOURS, Kind, beside_text, hidden_mark, marker, missing_mark
from samenwerking.charts.placing import Box, beside
from samenwerking.charts.radar.content import Content, Gap, Value
from samenwerking.charts.shapes import Point
from samenwerking.charts.sheet import CAP_MIDDLE, Align, Sheet
from samenwerking.charts.style import INK, POINT, REGULAR, SECOND_INK, SEMIBOLD, Weight, line_pitch
from samenwerking.charts.typeface import width
from samenwerking.language import Language, decimal, text

MOST_NAME_LINES = 3
_HALF_MARKER = 1.75
_AFTER_MARKER = 2.1
_BETWEEN = 1.75
_MARK_WIDTH = 2.9


@dataclass(frozen=True)
class Item:
    """One value of a label: the line it belongs to, and its figure in words or the kind of gap."""

    kind: Kind
    words: str | Gap

    @property
    def weight(self) -> Weight:
        """Semibold for the latest round."""
        return SEMIBOLD if self.kind == "latest" else REGULAR


@dataclass(frozen=True)
class Label:
    """What stands at a spoke: the lines of its name, why it has no figure, and rows of values; sizes in pt and mm."""

    name: tuple[str, ...]
    reason: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]
    size: float
    wide: float

    @property
    def tall(self) -> float:
        """Its height in mm."""
        return (len(self.name) + len(self.reason) + len(self.rows)) * line_pitch(self.size)


def item_width(item: Item, size: float) -> float:
    """The width of a value with its marker in mm; figures count as wide as the widest, so that places stay the same."""
    words = _MARK_WIDTH if isinstance(item.words, Gap) else width("0" * (len(item.words) - 1), size, item.weight) + width(",", size)
    return _HALF_MARKER + _AFTER_MARKER + words


def row_width(row: Sequence[Item], size: float) -> float:
    """The width of values beside each other."""
    return sum(item_width(item, size) for item in row) + _BETWEEN * (len(row) - 1)


def label(content: Content, number: int, language: Language, size: float, room: float, stacked: bool) -> Label:
    """The label of one spoke; `stacked` puts its values under each other."""
    name = tuple(drawn_lines(content.spokes[number].name, room, size, SEMIBOLD, MOST_NAME_LINES))
    words = reason(content, content.latest.values[number], language)
    because = tuple(_reason_lines(words, room, size)) if words else ()
    items = [
        Item(series.kind, each if isinstance(each := series.values[number], Gap) else decimal(each, language))
        for series in content.drawn
        if series.values[number] != Gap("apart") and not (words and series is content.latest)
    ]
    rows = tuple((item,) for item in items) if stacked else (tuple(items),) if items else ()
    widths = [width(line, size, SEMIBOLD) for line in name] + [width(line, size) for line in because]
    return Label(name, because, rows, size, max(widths + [row_width(row, size) for row in rows]))


def reason(content: Content, value: Value, language: Language) -> str:
    """Why the latest round has no figure here; empty if it has one, or if it has none anywhere (the sentence says why)."""
    if not isinstance(value, Gap) or content.latest.empty:
        return ""
    if value.kind == "missing" or value.partners is None:
        return text(language, f"charts.{value.kind}")
    return text(language, "charts.hidden_partners", count=value.partners, needed=content.needed)


def _reason_lines(words: str, room: float, size: float) -> list[str]:
    """On one line, else broken after its colon."""
    lines = drawn_lines(words, room, size)
    first, colon, rest = words.partition(": ")
    return lines if len(lines) == 1 or not rest else [first + colon.rstrip(), *drawn_lines(rest, room, size)]


def side(degrees: float) -> Align:
    """How the lines of a label are aligned: towards the circle."""
    share = beside(degrees)
    return "left" if share > 0.5 else "right" if share < -0.5 else "centre"


def write(sheet: Sheet, label: Label, box: Box, centre: Point, align: Align) -> None:
    """Write a label in its box; boxes are measured from the centre of the radar."""
    pitch = line_pitch(label.size)
    baseline = centre[1] + box.top + 0.8 * label.size * POINT
    edges = {"left": box.left, "centre": (box.left + box.right) / 2, "right": box.right}
    x = centre[0] + edges[align]
    for line in label.name:
        sheet.write(line, (x, baseline), label.size, SEMIBOLD, INK, align)
        baseline += pitch
    for line in label.reason:
        sheet.write(line, (x, baseline), label.size, colour=SECOND_INK, align=align)
        baseline += pitch
    for row in label.rows:
        shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * row_width(row, label.size)
        write_row(sheet, row, (x - shift, baseline), label.size)
        baseline += pitch


def write_row(sheet: Sheet, row: Sequence[Item], at: Point, size: float) -> None:
    """Write values beside each other from the left, each behind its marker."""
    x, baseline = at
    for item in row:
        middle = baseline - CAP_MIDDLE * size * POINT
        marker(sheet, item.kind, (x + _HALF_MARKER, middle), beside_text(item.kind))
        write_item(sheet, item, (x + _HALF_MARKER + _AFTER_MARKER, baseline), size, "left")
        x += item_width(item, size) + _BETWEEN


def write_item(sheet: Sheet, item: Item, at: Point, size: float, align: Align) -> None:
    """Write one figure in the colour of its line, or draw the mark of its gap."""
    if isinstance(item.words, Gap):
        to_middle = {"left": 0.5, "centre": 0.0, "right": -0.5}[align] * _MARK_WIDTH
        draw = hidden_mark if item.words.kind == "hidden" else missing_mark
        draw(sheet, (at[0] + to_middle, at[1] - CAP_MIDDLE * size * POINT), depth=12, scale=0.8)
    else:
        sheet.write(item.words, at, size, item.weight, INK if item.kind == "latest" else COLOURS[item.kind], align)
