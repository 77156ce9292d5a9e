"""Columns of a table stand under each other in a terminal, in whatever script the cells are written."""

import pytest

from samenwerking.commands.speech import visible
from samenwerking.commands.text_table import columns, table


@pytest.mark.parametrize(
    ("words", "wide"),
    [
        ("Gemeente", 8),
        ("Cafe\u0301", 4),
        ("a" + "\u0301\u0302\u0308\u0303\u0327\u0332", 1),
        ("区域合作", 8),
        ("Ｍｂｏ", 6),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("👩🏽\u200d🚒", 2),
        ("שָׁלוֹם", 4),
        ("\u2068בית\u2069", 3),
        ("ก็", 1),
        ("क्षेत्र", 4),
        ("a\u00adb\u200bc", 3),
        ("±−∞ €", 5),
        ("", 0),
    ],
)
def test_a_text_takes_as_many_columns_as_a_terminal_gives_it(words: str, wide: int) -> None:
    assert columns(words) == wide


def test_columns_stand_under_each_other_whatever_the_script() -> None:
    names = ["Gemeente", "区域合作", "Cafe\u0301", "👩🏽\u200d🚒", "בית ספר 12"]
    lines = list(table([(name, "4,2") for name in names]))
    assert {columns(line[: line.index("4,2")]) for line in lines} == {12}


def test_a_name_from_right_to_left_leaves_the_figures_of_its_row_in_their_place() -> None:
    assert list(table([("בית ספר 12", "3/4", "2,4")])) == ["\u2068בית ספר 12\u2069  3/4  2,4"]


def test_what_stands_further_in_stays_there() -> None:
    assert list(table([("  גן 7", "x")])) == ["  \u2068גן 7\u2069  x"]


def test_each_name_of_a_list_in_the_terminal_is_isolated() -> None:
    assert visible("Havo, בית, 12 Groep\u202e") == "Havo, \u2068בית\u2069, 12 Groep\\u202e"


def test_a_name_cannot_turn_the_rest_of_its_row_round() -> None:
    assert list(table([("Mbo\u202e", "3/4")])) == ["Mbo  3/4"]
