"""Two spellings that a reader cannot tell apart are one name; what looks different stays different."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.method.names import LONGEST_NAME, RefusedNameError, accepted, as_seen, compared, find

SPACES = "\t\n\v\f\r\x85\xa0\u1680\u2000\u2003\u2007\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
UNDRAWN = "\xad\u034f\u061c\u180b\u180e\u200b\u200e\u200f\u202e\u2060\u2066\u206a\ufe0f\ufeff\U000e0041\U000e0100"
JOINERS = "\u200c\u200d"


@pytest.mark.parametrize("space", SPACES)
def test_every_kind_and_number_of_spaces_is_one_space(space: str) -> None:
    for spelling in (f"Gemeente{space}Noord", f"Gemeente {space} Noord", f"{space}Gemeente Noord{space}"):
        assert accepted(spelling) == "Gemeente Noord"


@pytest.mark.parametrize("sign", UNDRAWN + JOINERS)
def test_what_draws_nothing_is_not_kept(sign: str) -> None:
    for spelling in (f"Gemeente{sign} Noord", f"Ge{sign}meente Noord", f"{sign}Gemeente Noord{sign}", f"Gemeente {sign} Noord"):
        assert accepted(spelling) == "Gemeente Noord"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café Noord", "Cafe\u0301 NOORD"),
        ("Jan de Wit", "JAN DE WIT"),
        ("Straße", "STRASSE"),
        ("STRAẞE", "straße"),
        ("İstanbul", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("ΟΔΥΣΣΕΥΣ", "Οδυσσευς"),
        ("ＡＢＣ　１２", "ABC 12"),
        ("ofﬁce", "office"),
        ("Ĳsselmeer", "IJsselmeer"),
        ("Noord\u2011Zuid", "Noord-Zuid"),
        ("Noord\u2010Zuid", "Noord-Zuid"),
        ("Het \u2019t Hof", "Het 't Hof"),
        ("\u212bngstrom", "Ångstrom"),
        ("می\u200cخواهم", "میخواهم"),
        ("क\u200dष", "कष"),
        ("👩\u200d👧", "👩👧"),
        ("\ufe8e\ufe91", "اب"),
        ("e\u034f\u0301", "é"),
        ("e\u200d\u0301", "é"),
    ],
)
def test_two_spellings_that_look_alike_are_one_name(one: str, other: str) -> None:
    assert compared(one) == compared(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cafe", "Café"),
        ("Team 1", "Team 2"),
        ("Team²", "Team 2"),
        ("①", "1"),
        ("½", "1/2"),
        ("De Wit", "Dewit"),
        ("r1", "r 1"),
        ("A.", "A"),
    ],
)
def test_two_names_that_look_different_stay_two(one: str, other: str) -> None:
    assert compared(one) != compared(other)


@pytest.mark.parametrize("name", ["می\u200cخواهم", "क\u200dष", "👩\u200d👧", "بيت 12", "Ünïcødé ②", "\u0601 12"])
def test_a_name_in_any_script_is_kept_as_it_is_drawn(name: str) -> None:
    assert accepted(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        (" \xa0\u200b\u200d", "empty"),
        ("x" * (LONGEST_NAME + 1), "long"),
        ("a\x1b[2J", "unreadable"),
        ("a\x00", "unreadable"),
        ("a\ud800", "unreadable"),
        ("a\uffff", "unreadable"),
        ("Jan\u3164de Wit", "unreadable"),
        ("\u3164", "unreadable"),
        ("a\u2800b", "unreadable"),
        ("a\uffa0", "unreadable"),
    ],
)
def test_what_cannot_be_a_name_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(RefusedNameError) as refused:
        accepted(written)
    assert refused.value.reason == reason


@given(st.text() | st.text(alphabet=f"aAiI\u0130\u0131ßé\u0301\u0307\u212a{SPACES}{UNDRAWN}{JOINERS}אक"))
def test_a_name_is_kept_and_compared_in_one_form(written: str) -> None:
    seen = as_seen(written)
    assert as_seen(seen) == seen
    assert compared(seen) == compared(written)
    assert compared(compared(written)) == compared(written)


@given(st.text(max_size=30))
def test_case_never_makes_another_name(written: str) -> None:
    assert compared(written.casefold()) == compared(written)


def test_a_name_is_found_by_another_spelling_and_given_in_its_own() -> None:
    assert find("gemeente\xa0 NOORD ", ["School", "Gemeente Noord"]) == "Gemeente Noord"
    assert find("Gemeente Zuid", ["School", "Gemeente Noord"]) is None
