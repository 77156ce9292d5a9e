"""Lays a radar out on a sheet: the frame, the web in its place, and labels that fit, or codes with a list.

Imports Matplotlib through `sheet`; imported when a drawing is asked for its sheet.
"""

from samenwerking.charts.frame import Frame, LegendLine, foot, head, notice
from samenwerking.charts.marks import line_sample
from samenwerking.charts.placing import Place, Ring, places
from samenwerking.charts.radar import legend as legend_words
from samenwerking.charts.radar import words
from samenwerking.charts.radar.content import Content, Gap, Series
from samenwerking.charts.radar.labels import Label, label, side, write
from samenwerking.charts.radar.listing import coded_label, write_list
from samenwerking.charts.radar.plans import Plan, plans, width_mm
from samenwerking.charts.radar.told_apart import explained, told_apart
from samenwerking.charts.radar.web import BAND_GAP, BAND_WIDTH, Web, band_name
from samenwerking.charts.shapes import Point, line, on_circle
from samenwerking.charts.sheet import Sheet
from samenwerking.charts.style import AXIS, Layout, Stroke, measures
from samenwerking.isolates import isolated
from samenwerking.language import Language, text

LEADER_FROM = 5.0
"""A label that lies further than this from where it belongs, in mm, gets a line to its spoke."""
ABOVE, BELOW = 5.0, 2.0


def lay_out(content: Content, language: Language, layout: Layout, framed: bool) -> Sheet:
    """The whole sheet of a radar."""
    content = told_apart(content)
    sizes = measures(layout)
    sheet = Sheet(width_mm(content, layout))
    plan, radius, labels, placed = _fit(content, language, layout, sheet.width / 2 - sizes.margin)
    frame = _frame(content, language, radius, framed)
    top = head(sheet, frame, sizes) + ABOVE
    outer = radius + (BAND_GAP + BAND_WIDTH if content.sectors else 0)
    centre = (sheet.width / 2, top + max(outer, *(-place.box.top for place in placed)))
    Web(sheet, content, centre, radius, sizes.ring, plan.scale).draw()
    for number, (each, place) in enumerate(zip(labels, placed, strict=True)):
        degrees = number * 360 / len(labels)
        write(sheet, each, place.box, centre, side(degrees))
        if place.moved > LEADER_FROM:
            _leader(sheet, place, degrees, centre, outer)
    if not content.drawn:
        notice(sheet, words.no_figures(content, language, "box"), centre, radius * 1.4)
    bottom = centre[1] + max(outer, *(place.box.bottom for place in placed)) + BELOW
    if plan.coded:
        bottom = write_list(sheet, content, language, sizes, bottom)
    foot(sheet, frame, sizes, bottom)
    return sheet


def _fit(content: Content, language: Language, layout: Layout, half_width: float) -> tuple[Plan, float, list[Label], tuple[Place, ...]]:
    for plan in plans(content, layout):
        labels = _labels(content, language, plan, layout)
        if not plan.coded and _cut_alike(content, labels):
            continue
        sizes = tuple((round(each.wide + 0.005, 2), round(each.tall + 0.005, 2)) for each in labels)
        radius = plan.radius
        while radius >= plan.least:
            free = radius + (BAND_GAP + BAND_WIDTH + 0.6 if content.sectors else 0.5)
            placed = places(sizes, Ring(radius + plan.offset, free, half_width, plan.movable))
            if placed:
                return plan, radius, labels, placed
            radius -= 1
    raise AssertionError(f"{len(content.spokes)} codes do not fit round a radar.")


def _cut_alike(content: Content, labels: list[Label]) -> bool:
    """Whether different names are left alike by what was cut out of them."""
    return len({each.name for each in labels}) < len({spoke.name for spoke in content.spokes})


def _labels(content: Content, language: Language, plan: Plan, layout: Layout) -> list[Label]:
    numbers = range(len(content.spokes))
    if plan.coded:
        return [coded_label(content.spokes[number], plan.size) for number in numbers]
    stacks = len(content.drawn) >= (2 if layout == "phone" else 3) and not content.sectors
    step = 360 / len(content.spokes)
    return [label(content, number, language, plan.size, plan.room, stacks and _at_the_side(number * step)) for number in numbers]


def _at_the_side(degrees: float) -> bool:
    return 60 < degrees < 120 or 240 < degrees < 300


def _leader(sheet: Sheet, place: Place, degrees: float, centre: Point, outer: float) -> None:
    start = on_circle(outer + 0.4, degrees)
    end = place.box.nearest(start)
    ends = [(centre[0] + x, centre[1] + y) for x, y in (start, end)]
    sheet.draw(line(ends), 2, stroke=Stroke(AXIS, 0.6))


def _frame(content: Content, language: Language, radius: float, framed: bool) -> Frame:
    legend = [_legend_line(content, series, language) for series in content.series]
    absent = legend_words.hidden_partner(content, language)
    if absent is not None:
        legend.append(LegendLine(lambda sheet, left: line_sample(sheet, "partner", left), absent))
    return Frame(
        title=words.title(content, language) if framed else None,
        sentence=words.sentence(content, language) if framed else None,
        legend=tuple(legend),
        marks=_marks(content, language),
        note=" · ".join(filter(None, [_codes(content, radius), explained(content, language)])) or None,
        footer=legend_words.foot(content, language) if framed else None,
    )


def _legend_line(content: Content, series: Series, language: Language) -> LegendLine:
    return LegendLine(lambda sheet, left: line_sample(sheet, series.kind, left), legend_words.line_name(content, series, language))


def _marks(content: Content, language: Language) -> tuple[tuple[str, str], ...]:
    """The marks for missing and hidden, in the legend only where they are drawn."""
    shown = {*content.drawn, content.latest} if content.drawn else set()
    kinds = {value.kind for series in shown for value in series.values if isinstance(value, Gap)}
    return tuple((kind, text(language, f"charts.{kind}")) for kind in ("missing", "hidden") if kind in kinds)


def _codes(content: Content, radius: float) -> str | None:
    """What the codes on the band stand for, where a name does not fit on it."""
    step = 360 / len(content.spokes)
    named = [sector for sector in content.sectors if sector.name != sector.code]
    coded = [sector for sector in named if band_name(sector, sector.count * step, radius)[0] == sector.code]
    return " · ".join(f"{sector.code} {isolated(sector.name)}" for sector in coded) or None
