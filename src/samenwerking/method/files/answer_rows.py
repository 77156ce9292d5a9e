"""Reads the rows of an answers file into what each respondent gave, by round and partner.

Made for a million rows: no object per row, and the codes and values of all respondents are the same strings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from samenwerking.method.answer_fields import MARK, PICK
from samenwerking.method.answers import MOST_PICKS, VALUES, Response, Value
from samenwerking.method.files.catalogue import Catalogue, item_codes, pickable_codes, reused_answers
from samenwerking.method.files.csv_cells import Cells, NameSpellings
from samenwerking.method.files.csv_file import Row, read_table
from samenwerking.method.files.file_errors import ErrorList

COLUMNS = ("round", "partner", "respondent", "item", "value")

_VALUES: Mapping[str, str] = {value: value for value in VALUES}
_MARKS: Mapping[str, str] = {"": "", **{str(mark): str(mark) for mark in range(1, 11)}}
_PICKED: Mapping[str, str] = {"1": "1"}

Given = dict[str, str]
"""What one respondent gave: a value by the code of an item, mark or pick."""


@dataclass
class RoundRows:
    """The rows of one round: what each respondent gave, by partner, and the lines where things first appear."""

    line: int
    given: dict[str, dict[str, Given]] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def of(self, partner: str, respondent: str, line: int) -> Given:
        """What a respondent gave so far."""
        self.lines.setdefault((partner, respondent), line)
        return self.given.setdefault(partner, {}).setdefault(respondent, {})

    def line_of(self, partner: str, respondent: int = 0) -> int:
        """The line where a partner's respondent first appears, by number."""
        return self.lines[partner, list(self.given[partner])[respondent]]

    def items(self) -> dict[str, int]:
        """The items that have a row, with the first line of each."""
        return {code: line for code, line in self.asked.items() if _is_item(code)}

    def responses(self, partner: str) -> tuple[Response, ...]:
        """The responses of a partner in the order of the file."""
        return tuple(_response(name, given) for name, given in self.given.get(partner, {}).items())


def read_rows(file: Path, catalogue: Catalogue, spellings: NameSpellings, errors: ErrorList) -> dict[str, RoundRows]:
    """Read an answers file: its rounds in the order of their first rows; what is wrong is added to `errors`."""
    reading = _Reading(file, catalogue, spellings, errors)
    for line, row in read_table(file, COLUMNS, (), errors):
        reading.take(line, row)
    return reading.rounds


class _Reading:
    def __init__(self, file: Path, catalogue: Catalogue, spellings: NameSpellings, errors: ErrorList) -> None:
        self.rounds: dict[str, RoundRows] = {}
        self._file, self._errors = file, errors
        self._cells = Cells(file, errors, spellings)
        self._codes = _codes(catalogue)
        self._reused = reused_answers(catalogue.questionnaires.values())
        self._place: Row = ()
        self._round: RoundRows | None = None
        self._given: Given = {}

    def take(self, line: int, row: Row) -> None:
        if row[:3] != self._place:
            self._place = row[:3]
            self._go_to(line, row)
        if self._round is None:
            return
        known = self._codes.get(row[3]) or self._codes.get(row[3].strip())
        if known is None:
            self._add_unknown(line, row[3].strip())
            return
        code, values = known
        value = values.get(row[4], values.get(row[4].strip()))
        if value is None:
            self._add_wrong_value(line, code, row[4])
        elif code in self._given:
            self._errors.add(self._file, line, "duplicate_answer", item=code, respondent=row[2])
        else:
            self._given[code] = value
            self._round.asked.setdefault(code, line)
            if values is _PICKED:
                self._count_picks(line)

    def _go_to(self, line: int, row: Row) -> None:
        """Go on with the answers of one respondent, or pass over its rows where a name is wrong."""
        round_name, partner = (self._cells.name(line, column, cell) for column, cell in zip(COLUMNS[:2], row[:2], strict=True))
        respondent = self._cells.name(line, "respondent", row[2], partner or "")
        self._round = None
        if round_name and partner and respondent:
            self._round = self.rounds.setdefault(round_name, RoundRows(line))
            self._given = self._round.of(partner, respondent, line)

    def _add_unknown(self, line: int, code: str) -> None:
        if code in self._reused:
            self._errors.add(self._file, line, "item_reused", item=code, other=self._reused[code])
        elif code.startswith(PICK):
            self._errors.add(self._file, line, "unknown_pick", item=code)
        else:
            self._errors.add(self._file, line, "unknown_item", item=code)

    def _add_wrong_value(self, line: int, code: str, found: str) -> None:
        kind = "pick" if code.startswith(PICK) else "mark" if code == MARK else "item"
        self._errors.add(self._file, line, f"value_{kind}", item=code, found=found)

    def _count_picks(self, line: int) -> None:
        if sum(code.startswith(PICK) for code in self._given) == MOST_PICKS + 1:
            self._errors.add(self._file, line, "too_many_picks", limit=MOST_PICKS)


def _codes(catalogue: Catalogue) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Every code that a row may have, with the values it may have there."""
    codes = {code: (code, _VALUES) for code in item_codes(catalogue.questionnaires.values())}
    codes[MARK] = (MARK, _MARKS)
    for indicator in pickable_codes(catalogue.questionnaires.values()):
        codes[PICK + indicator] = (PICK + indicator, _PICKED)
    return codes


def _response(respondent: str, given: Given) -> Response:
    values = {code: value for code, value in given.items() if _is_item(code)}
    mark = given.get(MARK, "")
    picks = frozenset(code.removeprefix(PICK) for code in given if code.startswith(PICK))
    return Response(respondent, cast("dict[str, Value]", values), int(mark) if mark else None, picks)


def _is_item(code: str) -> bool:
    return code != MARK and not code.startswith(PICK)
