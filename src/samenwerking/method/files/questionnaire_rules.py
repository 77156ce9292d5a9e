"""What must hold between the parts of questionnaire files: every code once, every reference to a code that exists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.yaml_events import Place
from samenwerking.method.files.yaml_file import YamlFile
from samenwerking.method.names import compared
from samenwerking.method.questionnaire import Item, Language, Questionnaire, Words

SCALE = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class ReadQuestionnaire:
    """A questionnaire with the file it was read from."""

    yaml: YamlFile
    questionnaire: Questionnaire

    def items(self) -> Iterator[tuple[Place, Item]]:
        """Every item with its place in the file."""
        for d, dimension in enumerate(self.questionnaire.dimensions):
            for i, indicator in enumerate(dimension.indicators):
                for n, item in enumerate(indicator.items):
                    yield ("dimensions", d, "indicators", i, "items", n), item


@dataclass
class Codes:
    """The codes met so far and where each stands; a code that stands twice is an error that names the other place."""

    errors: ErrorList
    _places: dict[str, tuple[Path, int]] = field(default_factory=dict)

    def add(self, yaml: YamlFile, place: Place, code: str) -> None:
        """Note a code at its place in a file."""
        line = yaml.line(place)
        if code in self._places:
            file, first = self._places[code]
            self.errors.add(yaml.file, line, "duplicate_code", code=code, other=f"{file}:{first}")
        else:
            self._places[code] = (yaml.file, line)


def check_questionnaires(read: Iterable[ReadQuestionnaire], errors: ErrorList) -> None:
    """Hold the questionnaires against each other: every id and every code once, every answer scale whole."""
    ids, codes = Codes(errors), Codes(errors)
    for each in read:
        ids.add(each.yaml, ("id",), each.questionnaire.id)
        _check_answers(each, errors)
        _check_pages(each, errors)
        for place, code in _codes(each.questionnaire):
            codes.add(each.yaml, place, code)


def check_reused_answers(read: Iterable[ReadQuestionnaire], items: frozenset[str], errors: ErrorList) -> None:
    """Hold the reused answers (`same_as`) against the codes of the items there are."""
    for each in read:
        for place, item in each.items():
            if item.same_as is not None and item.same_as not in items:
                errors.add(each.yaml.file, each.yaml.line((*place, "same_as")), "unknown_same_as", code=item.same_as)


def _check_answers(read: ReadQuestionnaire, errors: ErrorList) -> None:
    yaml, questionnaire = read.yaml, read.questionnaire
    if tuple(point.value for point in questionnaire.scale) != SCALE:
        errors.add(yaml.file, yaml.line(("scale",)), "scale_order")
    if len({answer.value for answer in questionnaire.not_answered}) < len(questionnaire.not_answered):
        errors.add(yaml.file, yaml.line(("not_answered",)), "not_answered_twice")
    _check_labels(read, errors)


def _check_labels(read: ReadQuestionnaire, errors: ErrorList) -> None:
    """A respondent must be able to tell the answers apart by their labels."""
    for language in get_args(Language):
        first: dict[str, int] = {}
        for place, words in labels(read.questionnaire):
            label, line = words[language], read.yaml.line((*place, language))
            if first.setdefault(compared(label), line) != line:
                errors.add(read.yaml.file, line, "duplicate_label", found=label, first=first[compared(label)])


def labels(questionnaire: Questionnaire) -> Iterator[tuple[Place, Words]]:
    """The labels of all answers there are to choose from, each with its place in the file."""
    yield from ((("scale", number, "label"), each.label) for number, each in enumerate(questionnaire.scale))
    yield from ((("not_answered", number, "label"), each.label) for number, each in enumerate(questionnaire.not_answered))


def _check_pages(read: ReadQuestionnaire, errors: ErrorList) -> None:
    """Pages, where there are any, ask every dimension once and in their order: so the questions keep their numbers."""
    expected = [dimension.code for dimension in read.questionnaire.dimensions]
    found = [code for page in read.questionnaire.pages for code in page.dimensions]
    if found and found != expected:
        errors.add(read.yaml.file, read.yaml.line(("pages",)), "pages_order", expected=", ".join(expected))


def _codes(questionnaire: Questionnaire) -> Iterator[tuple[Place, str]]:
    """Every code of a questionnaire; the only item of an indicator may have the code of that indicator."""
    for d, dimension in enumerate(questionnaire.dimensions):
        yield ("dimensions", d, "code"), dimension.code
        for i, indicator in enumerate(dimension.indicators):
            place = ("dimensions", d, "indicators", i)
            yield (*place, "code"), indicator.code
            for n, item in enumerate(indicator.items):
                if len(indicator.items) > 1 or item.code != indicator.code:
                    yield (*place, "items", n, "code"), item.code
