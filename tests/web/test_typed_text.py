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
    "character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0010ffff"]
)
def test_what_is_no_character_to_read_is_refused(character: str) -> None:
    with pytest.raises(RefusedCharacterError):
        normalised(f"een {character} twee")


@given(st.text())
def test_bringing_text_into_form_twice_changes_nothing_more(typed: str) -> None:
    try:
        once = normalised(typed)
    except RefusedCharacterError:
        return
    assert normalised(once) == once


def test_text_that_is_shown_again_is_what_was_typed_with_what_cannot_be_shown_marked() -> None:
    assert legible(" een\ttwee\r\ndrie \x07\ud800") == " een\ttwee\r\ndrie \ufffd\ufffd"
