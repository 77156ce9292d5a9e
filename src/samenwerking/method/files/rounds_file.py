"""Reads the rounds file: when a round was, in which form and versions it was asked, and what was decided to lead."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from samenwerking.method.files.catalogue import Catalogue, pickable_codes
from samenwerking.method.files.csv_cells import Cells, NameSpellings
from samenwerking.method.files.csv_file import Row, read_table
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.questionnaire import VERSION_PATTERN, Form

COLUMNS = ("round", "date", "form", "versions", "leading")
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True)
class RoundFacts:
    """One row: what is known of a round besides its answers. No form or no versions: to be seen from the answers."""

    line: int
    date: datetime.date | None = None
    form: Form | None = None
    versions: Mapping[str, str] | None = None
    leading: tuple[str, ...] = ()


def read_rounds(file: Path, catalogue: Catalogue, spellings: NameSpellings, errors: ErrorList) -> dict[str, RoundFacts] | None:
    """Read a rounds file, in its order; what is wrong is added to `errors`, and the result is then None."""
    reading = _Reading(file, catalogue, spellings, errors)
    rounds: dict[str, RoundFacts] = {}
    for line, row in read_table(file, COLUMNS, (), errors):
        name = reading.cells.name(line, "round", row[0])
        if name is not None and name in rounds:
            errors.add(file, line, "duplicate_round", round=name, first=rounds[name].line)
        elif name is not None:
            rounds[name] = reading.facts(line, row)
    return None if errors.found_in(file) else rounds


class _Reading:
    def __init__(self, file: Path, catalogue: Catalogue, spellings: NameSpellings, errors: ErrorList) -> None:
        self.cells = Cells(file, errors, spellings)
        self._file, self._errors = file, errors
        self._questionnaires = catalogue.questionnaires
        self._pickable = pickable_codes(catalogue.questionnaires.values())

    def facts(self, line: int, row: Row) -> RoundFacts:
        date = self.cells.day(line, "date", row[1])
        form = self.cells.choice(line, "form", row[2], (*FORMS, ""))
        return RoundFacts(line, date, cast("Form", form) if form else None, self._versions(line, row[3]), self._leading(line, row[4]))

    def _versions(self, line: int, cell: str) -> dict[str, str] | None:
        versions: dict[str, str] = {}
        for part in cell.split():
            id_, _, version = part.partition("=")
            if not re.fullmatch(VERSION_PATTERN, version):
                self._errors.add(self._file, line, "cell_versions", found=part)
            elif id_ not in self._questionnaires:
                self._errors.add(self._file, line, "unknown_questionnaire", found=id_, expected=", ".join(self._questionnaires))
            elif id_ in versions:
                self._errors.add(self._file, line, "duplicate_questionnaire", found=id_)
            versions[id_] = version
        return versions or None

    def _leading(self, line: int, cell: str) -> tuple[str, ...]:
        codes = tuple(cell.split())
        for position, code in enumerate(codes):
            if code not in self._pickable:
                self._errors.add(self._file, line, "unknown_leading", code=code)
            elif code in codes[:position]:
                self._errors.add(self._file, line, "duplicate_leading", code=code)
        return codes
