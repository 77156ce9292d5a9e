"""Text that people type is brought into one form before it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.web.typed_text import RefusedCharacterError, legible, normalised


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Hallo \r\n", "Hallo"),
        ("een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier"),
        ("een\vtwee\fdrie\x85vier\u2028vijf\u2029zes", "een\ntwee\ndrie\nvier\nvijf\nzes"),
        ("\v een \u2028", "een"),
        ("Cafe\u0301", "Café"),
        ("a\tb", "a b"),
        ("'\"<>&;--/*{}\\ €%$_=+@", "'\"<>&;--/*{}\\ €%$_=+@"),
        ("عربي \u200fmixed 👩‍👩‍👧", "عربي \u200fmixed 👩‍👩‍👧"),
        ("", ""),
    ],
)
def test_ordinary_text_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert normalised(typed) == kept


@pytest.mark.parametrize(
    "character",
    ["\0", "\x07", "\x1b", "\x7f", "\x80", "\x9f", "\x1c", "\x1f", "\ud800", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0010ffff"],
)
def test_what_is_no_character_to_read_is_refused(character: str) -> None:
    with pytest.raises(RefusedCharacterError):
        normalised(f"een {character} twee")


@pytest.mark.parametrize(
    ("typed", "code", "line", "place", "around"),
    [
        ("een \x07twee", "U+0007", 1, 5, "een \ufffdtwee"),
        ("een\r\ntwee\vdrie \x1b\x07", "U+001B", 3, 6, "drie \ufffd\ufffd"),
        ("\ud800", "U+D800", 1, 1, "\ufffd"),
        ("a" * 40 + "\uffff" + "b" * 40, "U+FFFF", 1, 41, "a" * 15 + "\ufffd" + "b" * 15),
        ("een\n\x00\ntwee", "U+0000", 2, 1, "\ufffd"),
    ],
)
def test_a_refused_character_is_told_with_its_place(typed: str, code: str, line: int, place: int, around: str) -> None:
    with pytest.raises(RefusedCharacterError) as refused:
        normalised(typed)
    error = refused.value
    assert (error.code, error.line, error.place, error.around) == (code, line, place, around)


@given(st.text())
def test_bringing_text_into_form_twice_changes_nothing_more(typed: str) -> None:
    try:
        once = normalised(typed)
    except RefusedCharacterError:
        return
    assert normalised(once) == once


def test_text_that_is_shown_again_is_what_was_typed_with_what_cannot_be_shown_marked() -> None:
    assert legible("een\vtwee\u2028drie") == "een\ntwee\ndrie"
    assert legible(" een\ttwee\r\ndrie \x07\ud800") == " een\ttwee\r\ndrie \ufffd\ufffd"
