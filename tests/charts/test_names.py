"""Names are kept readable: broken and cut between what a reader takes for characters, whatever they are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.charts.names import BOX, ELLIPSIS, clusters, cut, fitted, one_box_a_run, wrap
from samenwerking.findings.names import plain

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
WIDTHS = st.integers(1, 60)


def of_length(words: str) -> float:
    return float(len(words))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Balans tussen de inhoud & het proces", ["Balans tussen de", "inhoud & het proces"]),
        ("Proceskwaliteit/proceseffectiviteit", ["Proceskwaliteit/", "proceseffectiviteit"]),
        ("Regio-overstijgend samenwerken", ["Regio-overstijgend", "samenwerken"]),
        ("Vertrouwen (+0,4)", ["Vertrouwen (+0,4)"]),
    ],
)
def test_a_line_is_broken_after_a_space_hyphen_or_slash(name: str, lines: list[str]) -> None:
    assert wrap(name, 19, of_length) == lines


def test_a_figure_in_brackets_stays_with_its_name() -> None:
    assert wrap("Het hoogst scoort Vertrouwen (4,2), het laagst", 28, of_length)[0] == "Het hoogst scoort"


def test_a_word_wider_than_a_line_is_broken_with_a_hyphen() -> None:
    assert wrap("samenwerkingsverband", 9, of_length) == ["samenwer-", "kingsver-", "band"]


def test_a_long_name_is_cut_in_the_middle_because_endings_tell_sisters_apart() -> None:
    head, tail = cut("Stichting Regionaal Onderwijs Waddeneilanden", lambda tried: len(tried) <= 20).split(ELLIPSIS)
    assert head == "Stichting R"
    assert tail == "eilanden"


@pytest.mark.parametrize("name", ["é" * 30, "e\u0301" * 30, "👍🏽" * 30, "👩\u200d🚒" * 30])
def test_a_cut_never_splits_what_reads_as_one_character(name: str) -> None:
    one = clusters(name)[0]
    parts = cut(name, lambda tried: len(clusters(tried)) <= 9).split(ELLIPSIS)
    assert [part.replace(one, "") for part in parts] == ["", ""]


UNSEEN = "\u202e\u2066\u200f\ufe0f\x00\x1b\ufeff\uffff\ud800\u034f\u180e\U000e0041"


@pytest.mark.parametrize("unseen", list(UNSEEN))
def test_what_draws_nothing_or_turns_words_round_is_dropped(unseen: str) -> None:
    assert plain(f"Mbo{unseen} Noordkust") == "Mbo Noordkust"


def test_what_no_font_has_becomes_one_box_a_run() -> None:
    assert one_box_a_run([BOX, BOX, BOX, " ", "M", BOX]) == f"{BOX} M{BOX}"


@given(NAMES, WIDTHS)
def test_wrapping_loses_nothing_but_spaces(name: str, width: int) -> None:
    def letters(words: str) -> str:
        return words.replace(" ", "").replace("-", "")

    assert letters("".join(wrap(plain(name), width, of_length))) == letters(plain(name))


@given(NAMES, st.integers(8, 60), st.integers(1, 3))
def test_a_fitted_name_has_no_more_lines_than_there_is_room_for(name: str, width: int, most: int) -> None:
    lines = fitted(plain(name), width, of_length, most)
    assert 1 <= len(lines) <= most
    assert all(len(clusters(line)) <= width for line in lines)
