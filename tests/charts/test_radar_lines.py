"""What is drawn of a figure: every value beside its marker, a line that stops where there is none, and a mark that says why."""

from collections.abc import Mapping
from datetime import date
from math import hypot

import pytest

from samenwerking.charts.marks import COLOURS, STROKES, Kind
from samenwerking.charts.radar import Drawing, radar
from samenwerking.charts.shapes import MOVE, Outline, Point
from samenwerking.charts.style import HATCH, INK, LATEST, SECOND_INK
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from tests.charts.boxes import texts
from tests.charts.results import FIVE, FIVE_BEFORE, Score, compared, one_partner, round_result, two_rounds

ALL = ["PR", "AM", "BE", "RE", "OR"]


def of(dimensions: Mapping[str, Score]) -> Drawing:
    return radar(Result(View("lead"), round_result(dimensions=dimensions)))


def line_pieces(drawing: Drawing, colour: str, width: float) -> list[Outline]:
    """The lines of a colour and width, but those of the legend, which lies above the web."""
    return [
        shape.outline
        for shape in drawing.sheet.shapes
        if shape.stroke and (shape.stroke.colour, shape.stroke.width) == (colour, width) and _top(shape.outline) > web_top(drawing)
    ]


def _top(outline: Outline) -> float:
    return min(y for _, y in outline.points)


def web_top(drawing: Drawing) -> float:
    """The highest point of the ring of five."""
    grid = [shape for shape in drawing.sheet.shapes if shape.stroke and shape.stroke.colour == "#9A9A9A"]
    return min(_top(shape.outline) for shape in grid) - 0.01


def middles(drawing: Drawing, kind: Kind, width: float) -> list[Point]:
    """The middles of the markers of a width in mm, in order; beside a figure and in the legend they are smaller."""
    found = []
    for shape in drawing.sheet.shapes:
        across, down = zip(*shape.outline.points, strict=True)
        coloured = COLOURS[kind] in (shape.fill, shape.stroke and shape.stroke.colour)
        if coloured and max(across) - min(across) == pytest.approx(width, abs=0.001):
            found.append(((max(across) + min(across)) / 2, (max(down) + min(down)) / 2))
    return found


def test_every_value_is_printed_in_the_colour_of_its_line() -> None:
    drawing = radar(two_rounds(), partner="Mbo Noordkust")
    by_colour = {
        colour: [each.text for each in drawing.sheet.words if each.colour == colour and each.text[:1].isdigit() and "," in each.text]
        for colour in (INK, COLOURS["previous"], COLOURS["partner"])
    }
    assert by_colour == {
        INK: ["3,1", "4,2", "3,4", "3,8", "2,7"],
        COLOURS["previous"]: ["2,8", "4,2", "3,5", "3,4", "2,7"],
        COLOURS["partner"]: ["2,4", "4,2", "3,9", "4,6", "2,7"],
    }


@pytest.mark.parametrize(("score", "share"), [("1.0", 0.0), ("2.0", 0.25), ("3.4", 0.6), ("5.0", 1.0)])
def test_one_lies_at_the_centre_and_five_on_the_outer_ring(score: str, share: float) -> None:
    drawing = of(dict.fromkeys(ALL, score))
    ring = next(shape.outline for shape in drawing.sheet.shapes if shape.stroke and shape.stroke.colour == "#9A9A9A")
    centre = (sum(x for x, _ in ring.points[:5]) / 5, sum(y for _, y in ring.points[:5]) / 5)
    radius = hypot(ring.points[0][0] - centre[0], ring.points[0][1] - centre[1])
    line = line_pieces(drawing, LATEST, STROKES["latest"].width)
    assert [hypot(x - centre[0], y - centre[1]) for x, y in line[0].points[:5]] == pytest.approx([share * radius] * 5)


def test_the_first_spoke_points_up_and_the_others_follow_clockwise() -> None:
    drawing = of({**dict.fromkeys(ALL, "1.0"), "AM": "5.0"})
    line = line_pieces(drawing, LATEST, STROKES["latest"].width)[0]
    (centre, _), furthest = line.points[0], max(line.points, key=lambda point: point[0])
    assert furthest == line.points[1]
    assert furthest[0] > centre


@pytest.mark.parametrize(
    ("missing", "corners"),
    [((), [6]), (("AM",), [4]), (("AM", "RE"), [2]), (("PR", "BE"), [2]), (("PR", "AM", "BE"), [2]), (("PR", "AM", "BE", "RE"), [])],
)
def test_the_line_stops_at_a_gap_and_a_lone_value_keeps_its_marker(missing: tuple[str, ...], corners: list[int]) -> None:
    drawing = of({**FIVE, **dict.fromkeys(missing)})
    pieces = line_pieces(drawing, LATEST, STROKES["latest"].width)
    assert [len(piece.points) for piece in pieces] == corners
    assert texts(drawing.sheet).count("geen gegevens") == len(missing) + bool(missing)


def test_a_missing_and_a_hidden_figure_have_marks_and_words_of_their_own() -> None:
    drawing = of({**FIVE, "AM": None, "RE": 2})
    assert {"geen gegevens", "niet getoond", "niet getoond:", "2 partners, 3 nodig"} <= set(texts(drawing.sheet))
    crosses = [shape for shape in drawing.sheet.shapes if shape.stroke and shape.stroke.width == 1.25]
    hatches = [shape for shape in drawing.sheet.shapes if shape.stroke and shape.stroke.colour == HATCH]
    assert (len(crosses), len(hatches)) == (2, 2)


def test_marks_are_explained_only_where_they_occur() -> None:
    assert not {"geen gegevens", "niet getoond"} & set(texts(of(FIVE).sheet))


def test_a_gap_in_the_previous_round_is_marked_at_its_label() -> None:
    result = compared(round_result(), round_result("1", dimensions={**FIVE_BEFORE, "RE": None}, when=date(2025, 11, 4)))
    drawing = radar(result)
    assert texts(drawing.sheet).count("geen gegevens") == 1
    assert [each.text for each in drawing.sheet.words if each.colour == SECOND_INK and "," in each.text][:4] == ["2,8", "4,2", "3,5", "2,7"]


def test_three_equal_lines_keep_three_markers_one_inside_the_other() -> None:
    result = compared(
        round_result(partners={"Mbo": one_partner(FIVE)}), round_result("1", dimensions=FIVE, when=date(2025, 11, 4)), viewer=View("lead")
    )
    drawing = radar(result, partner="Mbo")
    assert texts(drawing.sheet).count("4,2") == 3
    dots, rings, squares = middles(drawing, "latest", 2.3), middles(drawing, "previous", 3.5), middles(drawing, "partner", 4.6)
    assert len(dots) == 5
    assert rings == [pytest.approx(dot) for dot in dots]
    assert squares == [pytest.approx(dot) for dot in dots]


def test_without_its_frame_a_radar_keeps_its_legend_and_leaves_the_rest_to_the_page() -> None:
    bare, framed = radar(two_rounds(), framed=False), radar(two_rounds())
    left_out = set(texts(framed.sheet)) - set(texts(bare.sheet))
    assert "Ronde 2, mei 2026 (7 van 8 partners, 31 mensen)" in texts(bare.sheet)
    assert framed.title in left_out
    assert not any("zichtbaarheid" in text for text in texts(bare.sheet))
    assert bare.height_mm < framed.height_mm
    assert (bare.title, bare.sentence, bare.alt) == (framed.title, framed.sentence, framed.alt)


@pytest.mark.parametrize(
    ("layout", "detail", "width"), [("print", False, 130), ("print", True, 180), ("phone", False, 95.25), ("phone", True, 95.25)]
)
def test_each_layout_has_its_width_and_type_that_can_be_read(layout: str, detail: bool, width: float) -> None:
    drawing = radar(two_rounds(), detail=detail, layout=layout, partner="Mbo Noordkust")  # type: ignore[arg-type]  # one of the two
    least = 8.5 if layout == "phone" else 8
    assert drawing.width_mm == width
    assert min(each.size for each in drawing.sheet.words) >= least


def test_twenty_spokes_on_a_phone_are_codes_with_a_list_of_names_and_values() -> None:
    drawing = radar(two_rounds(), detail=True, layout="phone")
    found = texts(drawing.sheet)
    assert found.count("RE3") == 2
    assert found[found.index("RE3", found.index("RE3") + 1) :][:4] == ["RE3", "3,4", "2,8", "Vertrouwen"]


def test_the_latest_figures_may_be_hidden_while_the_previous_ones_are_drawn() -> None:
    result = two_rounds()
    few = round_result(dimensions=dict.fromkeys(ALL, 2), answered=2)
    assert result.since is not None
    drawing = radar(compared(few, result.since.round))
    assert "2,8" in texts(drawing.sheet)
    assert drawing.sentence == "De uitkomst wordt niet getoond: 2 partners antwoordden, er zijn er 3 nodig."


def test_outlines_start_with_a_move() -> None:
    assert all(shape.outline.codes[0] == MOVE for shape in radar(two_rounds(), detail=True).sheet.shapes)
