"""A name that runs from right to left moves nothing in a sentence: not the number after it, not the name beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.findings.names import listed
from samenwerking.isolates import ISOLATES, STARTS, balanced, bare, isolated
from samenwerking.language import LANGUAGES, text

HEBREW, ARABIC = "בית ספר 12", "مدرسة 3"
STEERING = "\u202a\u202b\u202c\u202d\u202e"
NAMES = st.text(
    st.one_of(st.sampled_from("ab 12בא\u0661\u0662ج\u2066\u2067\u2068\u2069\u202e\u200f"), st.characters(exclude_categories=["Cs"]))
)


def depths(words: str) -> list[int]:
    """How many isolates are open after each sign."""
    return [sum((sign in STARTS) - (sign == "\u2069") for sign in words[: place + 1]) for place in range(len(words))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [HEBREW, ARABIC, "\u0661\u0662", f"Mbo {HEBREW}", "12 \u200fMbo"])
def test_a_sentence_holds_such_a_name_between_isolates(language: str, name: str) -> None:
    said = text("nl" if language == "nl" else "en", "workspace.publish.hides.silent", partner=name)
    assert f"\u2068{name}\u2069" in said
    assert bare(said) == said.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("name", ["Mbo Noordkust", "Œuvre №7 · Зорг", "区域合作 3", "", "Ŕ̈ëgîo̧ñ"])
def test_a_name_that_runs_as_the_sentence_does_is_left_alone(name: str) -> None:
    assert isolated(name) == name


def test_each_name_of_a_list_turns_nothing_round_but_itself() -> None:
    assert listed([HEBREW], "nl") == f"\u2068{HEBREW}\u2069"
    assert listed([HEBREW, "Mbo", ARABIC], "nl") == f"\u2068{HEBREW}\u2069, Mbo en \u2068{ARABIC}\u2069"
    assert listed([HEBREW, ARABIC, HEBREW, ARABIC], "nl") == f"\u2068{HEBREW}\u2069, \u2068{ARABIC}\u2069, \u2068{HEBREW}\u2069 en nog één"


def test_a_name_that_is_isolated_already_is_not_isolated_again() -> None:
    assert isolated(isolated(HEBREW)) == isolated(HEBREW)
    assert isolated(f"Ronde {isolated(HEBREW)}") == f"Ronde {isolated(HEBREW)}"


@pytest.mark.parametrize("steering", STEERING)
def test_a_name_cannot_steer_the_sentence_it_stands_in(steering: str) -> None:
    assert text("nl", "workspace.publish.hides.silent", partner=f"Mbo{steering} 12") == text(
        "nl", "workspace.publish.hides.silent", partner="Mbo 12"
    )


@given(NAMES)
def test_what_is_put_in_a_sentence_ends_every_isolate_it_begins_and_no_other(name: str) -> None:
    for words in (isolated(name), balanced(name)):
        found = depths(words)
        assert min(found, default=0) >= 0
        assert found[-1:] in ([], [0])
        assert not set(STEERING) & set(words)
        assert bare(words) == "".join(sign for sign in name if sign not in ISOLATES and sign not in STEERING)
