"""Reads questionnaires and the preconditions from their YAML files; everything that is wrong is said at once, with its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from samenwerking.method.catalogue import Catalogue, in_order
from samenwerking.method.checklist import Preconditions
from samenwerking.method.checklist_rules import check_checklist
from samenwerking.method.file_errors import ErrorList
from samenwerking.method.file_shape import in_shape
from samenwerking.method.questionnaire import Questionnaire
from samenwerking.method.questionnaire_rules import ReadQuestionnaire, check_questionnaires, indicator_codes, item_codes
from samenwerking.method.yaml_file import YamlFile, read_yaml
from samenwerking.shipped import shipped_folder

SUFFIXES = (".yaml", ".yml")


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
    checked = check_files(paths)
    if checked.preconditions is None:
        errors = ErrorList()
        errors.add(paths[0], None, "no_preconditions")
        errors.raise_if_any()
    assert checked.preconditions is not None
    return Catalogue(checked.questionnaires, checked.preconditions)


def check_files(paths: Iterable[Path], beside: Catalogue | None = None) -> CheckedFiles:
    """Check files or folders of YAML files; codes of the catalogue `beside` may be referred to as well.

    Raises WrongFilesError with every error in them.
    """
    errors = ErrorList()
    files = tuple(dict.fromkeys(file for path in paths for file in _files(path, errors)))
    read: list[ReadQuestionnaire] = []
    checklists: list[tuple[YamlFile, Preconditions]] = []
    for file in files:
        _read_file(file, read, checklists, errors)
    beside_questionnaires = beside.questionnaires if beside else {}
    check_questionnaires(read, item_codes(beside_questionnaires), errors)
    questionnaires = in_order(each.questionnaire for each in read)
    _check_checklists(checklists, indicator_codes(questionnaires) | indicator_codes(beside_questionnaires), errors)
    errors.raise_if_any()
    return CheckedFiles(files, questionnaires, checklists[0][1] if checklists else None)
