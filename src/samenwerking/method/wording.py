"""The words that are asked and answered with: a change in them, and not in titles or explanations, makes another question."""

from collections.abc import Iterator, Mapping
from typing import get_args

from samenwerking.method.names import as_seen
from samenwerking.method.questionnaire import Language, Questionnaire, Words


def wording(questionnaire: Questionnaire) -> Mapping[str, Words]:
    """The words of every item that is asked, by its code, and those that all of them share: the stem and the answers."""
    items = (item for indicator in questionnaire.indicators() for item in indicator.items if item.same_as is None)
    return {**dict(_shared(questionnaire)), **{item.code: item.text for item in items}}


def changed_words(before: Questionnaire, after: Questionnaire) -> frozenset[str]:
    """The codes of the items that both ask, in other words; all of them where the stem or an answer was worded differently."""
    if before is after:
        return frozenset()
    earlier, later = wording(before), wording(after)
    shared = dict(_shared(after))
    changed = {code for code, words in later.items() if code in earlier and not _same(earlier[code], words)}
    every = {code for code in later if code not in shared}
    return frozenset(every if changed & set(shared) else changed)


def _shared(questionnaire: Questionnaire) -> Iterator[tuple[str, Words]]:
    yield "stem", questionnaire.stem
    yield from ((f"scale.{point.value}", point.label) for point in questionnaire.scale)
    yield from ((f"not_answered.{answer.value}", answer.label) for answer in questionnaire.not_answered)


def _same(one: Words, other: Words) -> bool:
    """Whether a reader sees the same words, in every language: two spaces instead of one change no question."""
    return one == other or all(as_seen(one[language]) == as_seen(other[language]) for language in get_args(Language))
