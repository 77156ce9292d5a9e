"""The digits of the rings can be read: no line or mark of a figure lies over any of them."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerking.charts.radar import Drawing, radar
from samenwerking.charts.shapes import CLOSE, LINE, Point
from samenwerking.charts.sheet import Shape, Words
from samenwerking.charts.style import SECOND_INK
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from tests.charts.results import FIVE, Score, compared, one_partner, round_result, twenty, two_rounds

STEP = 0.2


def five(now: list[Score], before: list[Score], partner: list[Score]) -> Result:
    """Two rounds and a partner with these scores on the five dimensions."""
    latest, previous, own = (dict(zip(FIVE, scores, strict=True)) for scores in (now, before, partner))
    current = round_result(dimensions=latest, partners={"Mbo Noordkust": one_partner(own)})
    return compared(current, round_result("1", dimensions=previous), viewer=View("lead"))


def digits(drawing: Drawing) -> list[Words]:
    """The digits of the rings, which have the size and colour of no other text of one sign."""
    return [each for each in drawing.sheet.words if each.text in tuple("12345") and each.colour == SECOND_INK and each.size in (8, 8.5)]


def traced(shape: Shape) -> Iterator[Point]:
    """Points on a shape close to each other."""
    points, codes = shape.outline.points, shape.outline.codes
    yield from points
    for (start, end), code in zip(pairwise(points), codes[1:], strict=True):
        steps = ceil(hypot(end[0] - start[0], end[1] - start[1]) / STEP) if code in (LINE, CLOSE) else 0
        yield from ((start[0] + (end[0] - start[0]) * at / steps, start[1] + (end[1] - start[1]) * at / steps) for at in range(steps))


def covered(drawing: Drawing) -> list[str]:
    """The digits with something drawn over them."""
    found = []
    for digit in digits(drawing):
        corners = digit.corners()
        left, right = corners[0][0], corners[1][0]
        middle = digit.y - 0.93
        over = [point for shape in drawing.sheet.shapes if shape.depth > digit.depth for point in traced(shape)]
        if any(left <= x <= right and abs(y - middle) < 0.93 for x, y in over):
            found.append(digit.text)
    return found


@pytest.mark.parametrize("detail", [False, True])
@pytest.mark.parametrize("layout", ["print", "phone"])
def test_no_line_lies_over_a_digit(detail: bool, layout: str) -> None:
    drawing = radar(two_rounds(), partner="Mbo Noordkust", detail=detail, layout="phone" if layout == "phone" else "print")
    assert [each.text for each in digits(drawing)] == ["2", "3", "4", "5", "1"]
    assert covered(drawing) == []


def test_the_digits_stand_in_one_column() -> None:
    drawing = radar(two_rounds(), partner="Mbo Noordkust")
    first, *between, last = [(each.x, each.y) for each in digits(drawing)[:4]]
    assert all(abs((last[0] - first[0]) * (y - first[1]) - (last[1] - first[1]) * (x - first[0])) < 0.5 for x, y in between)


@pytest.mark.parametrize("ring", ["1.0", "2.0", "3.0", "4.0", "5.0"])
def test_a_digit_that_has_no_free_place_lies_over_the_line(ring: Score) -> None:
    drawing = radar(five([ring] * 5, ["3.0"] * 5, [ring] * 5), partner="Mbo Noordkust")
    assert len(digits(drawing)) == 5
    assert covered(drawing) == []


SCORES = st.lists(st.one_of(st.integers(10, 50).map(lambda tenths: f"{tenths / 10:.1f}"), st.none()), min_size=5, max_size=5)


@settings(max_examples=100, deadline=None)
@given(SCORES, SCORES, SCORES)
def test_the_digits_can_be_read_whatever_the_figures(now: list[Score], before: list[Score], partner: list[Score]) -> None:
    assert covered(radar(five(now, before, partner), partner="Mbo Noordkust")) == []


@pytest.mark.parametrize("score", ["1.3", "2.9", "3.1", "4.0"])
def test_the_digits_of_twenty_can_be_read_where_all_score_alike(score: str) -> None:
    current = round_result(detail=twenty(" ".join([score] * 20)))
    assert covered(radar(Result(View("lead"), current), detail=True)) == []
