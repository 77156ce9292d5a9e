"""The catalogue of texts: whole in both languages, and neither a key too few nor one too many."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import samenwerking
from samenwerking.language import LANGUAGES, catalogue
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.yaml_file import read_yaml
from tests.used_texts import Wanted, wanted

FOLDER = Path(samenwerking.__file__).with_name("translations")
KEYS = sorted(catalogue())
FIELD = re.compile(r"[a-z_]+")


def sentences(words: Any) -> Iterator[str]:
    """Every sentence of an entry: one, a list, or one for each number."""
    if isinstance(words, Mapping):
        yield from (sentence for each in words.values() for sentence in sentences(each))
    elif isinstance(words, list):
        yield from words
    else:
        yield words


def shape(words: Any) -> object:
    """How an entry is built: which numbers it tells apart, or how many sentences it lists."""
    return sorted(words) if isinstance(words, Mapping) else len(words) if isinstance(words, list) else "one sentence"


def placeholders(words: Any) -> set[str]:
    return {field for sentence in sentences(words) for _, field, _, _ in Formatter().parse(sentence) if field is not None}


@pytest.fixture(scope="module")
def asked_for() -> list[Wanted]:
    return wanted()


def wrong(is_wrong: Any) -> list[str]:
    """The keys for whose Dutch and English words something holds."""
    return [key for key in KEYS if is_wrong(*(catalogue()[key][language] for language in LANGUAGES))]


def test_every_text_says_something_in_both_languages() -> None:
    assert len(KEYS) > 500
    assert wrong(lambda *both: any(not str(each).strip() for words in both for each in sentences(words))) == []


def test_both_languages_are_built_alike() -> None:
    assert wrong(lambda dutch, english: shape(dutch) != shape(english)) == []


def test_what_tells_numbers_apart_has_a_form_for_one_and_for_others() -> None:
    assert wrong(lambda *both: any(isinstance(words, Mapping) and set(words) != {"one", "other"} for words in both)) == []


def test_both_languages_have_the_same_placeholders() -> None:
    assert wrong(lambda dutch, english: placeholders(dutch) != placeholders(english)) == []


def test_a_placeholder_has_a_name() -> None:
    assert wrong(lambda *both: any(not FIELD.fullmatch(field) for words in both for field in placeholders(words))) == []


def test_dutch_has_no_exclamation_marks() -> None:
    # A sign of its own before a state, or a ! that a sentence is about, is none.
    assert wrong(lambda dutch, _: any(re.search(r"\w!", sentence) for sentence in sentences(dutch))) == []


def test_dutch_says_u() -> None:
    familiar = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
    assert wrong(lambda dutch, _: any(familiar.search(sentence) for sentence in sentences(dutch))) == []


def test_every_text_that_is_asked_for_is_there(asked_for: list[Wanted]) -> None:
    asked = [each for each in asked_for if each.asked]
    assert len(asked) > 300
    assert [f"{each.place}: {each.pattern}" for each in asked if not any(re.fullmatch(each.pattern, key) for key in KEYS)] == []


def test_every_text_is_asked_for_somewhere(asked_for: list[Wanted]) -> None:
    assert [key for key in KEYS if not any(each.fits(key) for each in asked_for)] == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.name)
def test_no_sentence_is_cut_off_by_a_comment_behind_it(file: Path) -> None:
    errors = ErrorList()
    read_yaml(file, errors)
    errors.raise_if_any()
