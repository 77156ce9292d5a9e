"""A line is drawn in the order in which its parts are read, as the Unicode Bidirectional Algorithm asks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.charts.directions import carried_over, settled
from samenwerking.charts.frame import drawn_lines
from samenwerking.charts.names import BOX
from samenwerking.charts.radar import radar
from samenwerking.charts.sheet import Sheet
from samenwerking.charts.typeface import drawable, runs, width
from samenwerking.isolates import ISOLATES, bare, isolated
from tests.charts.results import two_rounds

LETTERS = st.text(st.sampled_from("ab AB12בגד جمعية٣،.,+-%()[]{}<>:/«» \u2066\u2067\u2068\u2069\u200f\u0301"), max_size=30)


def seen(words: str) -> list[str]:
    """The parts of a line from left to right, each as it is read."""
    return [run for run, _ in runs(words) if run.strip()]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("בית ספר 12", ["12", "בית ספר"]),
        (f"Partner: {isolated('בית ספר 12')}", ["Partner: ", "12", "בית ספר"]),
        (f"{isolated('בית ספר')} 3, 4,2", ["בית ספר", " 3, 4,2"]),
        (f"{isolated('בית')}, {isolated('גן')} 12", ["בית", ", ", "גן", " 12"]),
        (f"{isolated('בית')}{isolated('גן')}", ["בית", "גן"]),
        ("בית (Noord)", ["(", "Noord", ") ", "בית"]),
        ("Stichting שלום (צפון)", ["Stichting ", "(", "שלום (צפון"]),
        ("Stichting שלום עליכם (Noord)", ["Stichting ", "שלום עליכם", " (Noord)"]),
        ("جمعية 12 التعاون", ["التعاون", "12", "جمعية"]),
        ("جمعية 3.5%", ["%", "3.5", "جمعية"]),
        ("גן 3.5%", ["3.5%", "גן"]),
        ("גן 1-2, 3", ["3", " ,", "1-2", "גן"]),
        ("12 גן", ["גן", " 12"]),
        ("Regio 区域合作 גן 7", ["Regio □ ", "7", "גן"]),
        ("\u0661\u0662 Mbo", ["\u0661\u0662", " Mbo"]),
    ],
)
def test_the_parts_stand_from_left_to_right_as_they_are_read(words: str, parts: list[str]) -> None:
    assert [part.strip() for part in seen(drawable(words))] == [part.strip() for part in parts]


def test_the_number_of_a_name_from_right_to_left_stands_at_its_left_in_a_chart() -> None:
    name = "בית ספר 12"
    sheet = radar(two_rounds(name), partner=name).sheet
    line = {each.text: each.x for each in sheet.words if each.y == next(word.y for word in sheet.words if word.text == "בית ספר")}
    assert sorted(line, key=line.__getitem__) == ["Uw organisatie, ronde 2: ", "12", "בית ספר"]


def test_isolates_are_not_drawn_and_take_no_room() -> None:
    words = f"{isolated('בית ספר')} 区 {isolated('גן')}"
    sheet = Sheet(100)
    sheet.write(words, (0, 0), 9)
    assert not ISOLATES & set("".join(each.text for each in sheet.words))
    assert [each.text for each in sheet.words].count(BOX) == 0
    assert width(isolated("בית"), 9) == width("בית", 9)


@pytest.mark.parametrize("before", ["", "Partner: "])
def test_a_name_that_is_broken_over_lines_keeps_its_direction_on_each(before: str) -> None:
    name = "בית ספר 7 (N)"
    lines = drawn_lines(before + (isolated(name) if before else name), width(f"{before}בית ספר", 9) + 1, 9)
    assert [part.strip() for part in seen(lines[1])] == ["(", "N", ")", "7"]


@given(LETTERS)
def test_nothing_is_lost_or_doubled_by_turning_round(words: str) -> None:
    shown = "".join(run for run, _ in runs(drawable(words)))
    brackets = str.maketrans("()[]{}<>«»", "((((((((((")
    assert sorted(shown.translate(brackets)) == sorted(bare(drawable(words)).translate(brackets))


@given(LETTERS)
def test_a_part_is_drawn_alike_by_itself(words: str) -> None:
    for run, _ in runs(drawable(words)):
        assert "".join(part for part, _ in runs(run)) == run


@given(st.lists(LETTERS, max_size=4))
def test_every_line_ends_what_it_begins(lines: list[str]) -> None:
    for line in carried_over(lines):
        depth = [sum((sign in "\u2066\u2067\u2068") - (sign == "\u2069") for sign in line[:end]) for end in range(len(line) + 1)]
        assert depth[-1] <= 0 or all(one >= 0 for one, _ in pairwise(depth))


@given(LETTERS)
def test_settling_changes_only_isolates(words: str) -> None:
    assert bare(settled(words)) == bare(words)
