"""Reads questionnaires and the preconditions from their YAML files; everything that is wrong is said at once, with its line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from samenwerking.method.checklist import Preconditions
from samenwerking.method.files.catalogue import Catalogue, in_order, indicator_codes, item_codes
from samenwerking.method.files.checklist_rules import ReadChecklist, check_checklist, check_evidence, check_lost_evidence
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.file_shape import in_shape
from samenwerking.method.files.questionnaire_rules import Codes, ReadQuestionnaire, check_questionnaires, check_reused_answers
from samenwerking.method.files.shipped_wordings import check_wording
from samenwerking.method.files.yaml_file import read_yaml
from samenwerking.method.questionnaire import Questionnaire
from samenwerking.shipped import shipped_folder

SUFFIXES = (".yaml", ".yml")
PRECONDITIONS = "preconditions"


@dataclass(frozen=True)
class CheckedFiles:
    """Files without an error: how many there are, the questionnaires and, where they were among them, the preconditions."""

    files: tuple[Path, ...]
    questionnaires: dict[str, Questionnaire]
    preconditions: Preconditions | None


@cache
def shipped_catalogue() -> Catalogue:
    """The questionnaires and preconditions that ship with the product, read once."""
    return load_questionnaires(shipped_folder("questionnaires"))


def load_questionnaires(*paths: Path) -> Catalogue:
    """Read questionnaires and preconditions from files or folders.

    Raises WrongFilesError with every error in them, also where no preconditions are among them.
    """
    checked = _checked(paths, None)
    if checked.preconditions is None:
        errors = ErrorList()
        errors.add(paths[0], None, "no_preconditions")
        errors.raise_if_any()
    assert checked.preconditions is not None
    return Catalogue(checked.questionnaires, checked.preconditions)


def check_files(paths: Iterable[Path], beside: Catalogue | None = None) -> CheckedFiles:
    """Check files or folders of YAML files; codes of the catalogue `beside` may be referred to as well.

    Raises WrongFilesError with every error in them, also where the words of a version that ships were changed.
    """
    return _checked(paths, beside, check_wording)


def _checked(paths: Iterable[Path], beside: Catalogue | None, *rules: Callable[[ReadQuestionnaire, ErrorList], None]) -> CheckedFiles:
    reading = _Reading(ErrorList())
    for path in paths:
        reading.read(path)
    reading.check(beside, rules)
    return CheckedFiles(tuple(reading.files), in_order(reading.questionnaires), reading.preconditions)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the files, for editors: of the preconditions where `id` says so, else of a questionnaire."""
    _, schema = models_json_schema([(Questionnaire, "validation"), (Preconditions, "validation")])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A questionnaire of samenwerking, or its preconditions",
        "if": {"properties": {"id": {"const": PRECONDITIONS}}, "required": ["id"]},
        "then": {"$ref": "#/$defs/Preconditions"},
        "else": {"$ref": "#/$defs/Questionnaire"},
        "$defs": schema["$defs"],
    }


@dataclass
class _Reading:
    """The files read so far; parts are held against each other when all are in."""

    errors: ErrorList
    files: list[Path] = field(default_factory=list)
    _questionnaires: list[ReadQuestionnaire] = field(default_factory=list)
    _checklists: list[ReadChecklist] = field(default_factory=list)

    @property
    def questionnaires(self) -> list[Questionnaire]:
        return [each.questionnaire for each in self._questionnaires]

    @property
    def preconditions(self) -> Preconditions | None:
        return self._checklists[0].checklist if self._checklists else None

    def read(self, path: Path) -> None:
        for file in self._yaml_files(path):
            if file not in self.files:
                self.files.append(file)
                self._read_file(file)

    def _yaml_files(self, path: Path) -> list[Path]:
        if not path.is_dir():
            return [path]
        try:
            files = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES)
        except OSError as error:
            self.errors.add_unreadable(path, error)
            return []
        if not files:
            self.errors.add(path, None, "empty_folder")
        return files

    def _read_file(self, file: Path) -> None:
        yaml = read_yaml(file, self.errors)
        if yaml is None:
            return
        if isinstance(yaml.data, dict) and (yaml.data.get("id") == PRECONDITIONS or "preconditions" in yaml.data):
            checklist = in_shape(yaml, Preconditions, self.errors)
            if checklist:
                self._checklists.append(ReadChecklist(yaml, checklist))
        elif questionnaire := in_shape(yaml, Questionnaire, self.errors):
            self._questionnaires.append(ReadQuestionnaire(yaml, questionnaire))
        if yaml.ends_midway:
            self.errors.add(file, yaml.ends_midway, "ends_midway")

    def check(self, beside: Catalogue | None, rules: Iterable[Callable[[ReadQuestionnaire, ErrorList], None]]) -> None:
        """References are looked up only where every file could be read: else they would be missed in a file with errors."""
        whole = len(self._questionnaires) + len(self._checklists) == len(self.files)
        check_questionnaires(self._questionnaires, self.errors)
        for rule in rules:
            for read in self._questionnaires:
                rule(read, self.errors)
        ids = Codes(self.errors)
        for checklist in self._checklists:
            ids.add(checklist.yaml, ("id",), checklist.checklist.id)
            check_checklist(checklist, self.errors)
        if whole:
            self._check_references(beside)
        self.errors.raise_if_any()

    def _check_references(self, beside: Catalogue | None) -> None:
        others = beside.questionnaires if beside else {}
        known = {**others, **in_order(self.questionnaires)}.values()
        indicators = indicator_codes(known)
        check_reused_answers(self._questionnaires, item_codes(known), self.errors)
        for checklist in self._checklists:
            check_evidence(checklist, indicators, self.errors)
        if beside and not self._checklists:
            for read in self._questionnaires:
                check_lost_evidence(read, others.get(read.questionnaire.id), beside.preconditions, indicators, self.errors)
