"""Holds a questionnaire against the words that ship under its id and version: other words are another version.

`shipped_wordings.txt` has a digest of each text of every version that was released, so that a version stays known when the next one
ships, and a file that was changed in its own place is noticed too.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.questionnaire_rules import ReadQuestionnaire
from samenwerking.method.files.yaml_events import Place
from samenwerking.method.names import as_seen
from samenwerking.method.questionnaire import Language, Questionnaire, Words
from samenwerking.method.wording import wording

LANGUAGES: tuple[Language, ...] = get_args(Language)
LIST = "shipped_wordings.txt"


def check_wording(read: ReadQuestionnaire, errors: ErrorList) -> None:
    """Name every text that is another than the one that ships under this id and version."""
    questionnaire = read.questionnaire
    known = shipped_wordings().get((questionnaire.id, questionnaire.version), {})
    places = dict(_places(read))
    for code, words in wording(questionnaire).items():
        for language, shipped, found in zip(LANGUAGES, known.get(code, ()), _digests(words), strict=False):
            if shipped != found:
                line = read.yaml.line((*places[code], language))
                values = {"code": code, "id": questionnaire.id, "version": questionnaire.version}
                errors.add(read.yaml.file, line, "changed_wording", **values)


@cache
def shipped_wordings() -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
    """The digests of each text in every language by its code, by id and version of a questionnaire."""
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for line in files("samenwerking.method.files").joinpath(LIST).read_text("utf-8").splitlines():
        id_, version, code, *digests = line.split()
        found.setdefault((id_, version), {})[code] = tuple(digests)
    return found


def lines_of(questionnaire: Questionnaire) -> list[str]:
    """The lines of the list for a questionnaire that is about to ship."""
    every = wording(questionnaire).items()
    return [" ".join((questionnaire.id, questionnaire.version, code, *_digests(words))) for code, words in every]


def _digests(words: Words) -> Iterator[str]:
    for language in LANGUAGES:
        yield hashlib.sha256(as_seen(words[language]).encode("utf-8", "replace")).hexdigest()[:16]


def _places(read: ReadQuestionnaire) -> Iterator[tuple[str, Place]]:
    yield "stem", ("stem",)
    yield from ((f"scale.{each.value}", ("scale", n, "label")) for n, each in enumerate(read.questionnaire.scale))
    yield from ((f"not_answered.{each.value}", ("not_answered", n, "label")) for n, each in enumerate(read.questionnaire.not_answered))
    yield from ((item.code, (*place, "text")) for place, item in read.items())
