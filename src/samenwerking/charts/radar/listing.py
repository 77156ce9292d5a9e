"""Codes round a radar and the list under it that says what they stand for, with every value: chart and table in one."""

from samenwerking.charts.frame import drawn_lines
from samenwerking.charts.marks import beside_text, marker
from samenwerking.charts.radar.content import Content, Gap, Sector, Spoke
from samenwerking.charts.radar.labels import Item, Label, reason, write_item
from samenwerking.charts.shapes import rectangle
from samenwerking.charts.sheet import CAP_MIDDLE, Sheet
from samenwerking.charts.style import BANDS, POINT, SECOND_INK, SEMIBOLD, Measures, line_pitch
from samenwerking.charts.typeface import width
from samenwerking.language import Language, decimal

SIZE = 9.0
_COLUMN = 13.0
_PITCH = 4.95
_BAR = 4.6
_CODE_LEFT, _NAME_LEFT = 1.0, 11.0


def coded_label(spoke: Spoke, size: float) -> Label:
    """Only the code of a spoke, for the circle."""
    return Label((spoke.code,), (), (), size, width(spoke.code, size, SEMIBOLD))


def write_list(sheet: Sheet, content: Content, language: Language, sizes: Measures, top: float) -> float:
    """Write code, name and values under each other, a bar above each sector; return the y in mm where it ends."""
    y = top + 5.0
    for number, series in enumerate(content.drawn):
        x = _column(sheet, content, sizes, number) - 2.2
        marker(sheet, series.kind, (x, y - CAP_MIDDLE * SIZE * POINT), beside_text(series.kind))
    y += 1.6
    for number, spoke in enumerate(content.spokes):
        for index, sector in enumerate(content.sectors):
            if sector.first == number:
                y = _bar(sheet, sector, BANDS[index % 2], sizes, y)
        y = _row(sheet, content, number, spoke, language, sizes, y)
    return y


def _column(sheet: Sheet, content: Content, sizes: Measures, number: int) -> float:
    """The right edge of a column of values."""
    return sheet.width - sizes.margin - 1.6 - _COLUMN * (len(content.drawn) - 1 - number)


def _bar(sheet: Sheet, sector: Sector, colour: str, sizes: Measures, top: float) -> float:
    sheet.draw(rectangle(sizes.margin, top, sheet.width - 2 * sizes.margin, _BAR), 0, fill=colour)
    words = drawn_lines(sector.name, sheet.width - 2 * sizes.margin - 2, SIZE, SEMIBOLD, 1)
    sheet.write(words[0], (sizes.margin + _CODE_LEFT, top + _BAR / 2 + CAP_MIDDLE * SIZE * POINT), SIZE, SEMIBOLD)
    return top + _BAR


def _row(sheet: Sheet, content: Content, number: int, spoke: Spoke, language: Language, sizes: Measures, top: float) -> float:
    baseline, pitch = top + 3.5, line_pitch(SIZE)
    widest = max(width(each.code, SIZE, SEMIBOLD) for each in content.spokes)
    left = sizes.margin + max(_NAME_LEFT, _CODE_LEFT + widest + 2.0)
    room = _column(sheet, content, sizes, 0) - 9.0 - left
    sheet.write(spoke.code, (sizes.margin + _CODE_LEFT, baseline), SIZE, SEMIBOLD)
    for column, series in enumerate(content.drawn):
        value = series.values[number]
        if value != Gap("apart"):
            item = Item(series.kind, value if isinstance(value, Gap) else decimal(value, language))
            write_item(sheet, item, (_column(sheet, content, sizes, column), baseline), SIZE, "right")
    name = drawn_lines(spoke.name, room, SIZE, most=2) if spoke.name != spoke.code else [""]
    baseline = sheet.write_lines(name, (left, baseline), SIZE)
    because = reason(content, content.latest.values[number], language)
    if because:
        baseline = sheet.write_lines(drawn_lines(because, room, SIZE), (left, baseline), SIZE, colour=SECOND_INK)
    return baseline - pitch + _PITCH - 3.5 + 0.4
