"""Reads one sheet of a workbook, cell by cell: what holds nothing is passed over and costs nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from samenwerking.method.files.spreadsheet import MOST_COLUMNS, MOST_ROWS, RefusedSpreadsheetError, too_many_rows
from samenwerking.method.files.xlsx_values import date, number, unescaped

MOST_ROW_ELEMENTS = 100_000
_MOST_FILLED = 100_000
_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_TRUTHS = {"1": "TRUE", "0": "FALSE"}


class SharedStrings:
    """Reads the texts that the cells of all sheets refer to by number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._reading = self._spoken = False

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """Begin a text; how a text is spoken (in Japanese) is no part of it."""
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._spoken = True
        self._reading = name == "t" and not self._spoken

    def text(self, text: str) -> None:
        """Take a part of the text."""
        if self._reading:
            self._parts.append(text)

    def end(self, name: str) -> None:
        """End a text."""
        self._reading = False
        if name == "rPh":
            self._spoken = False
        elif name == "si":
            self.texts.append(unescaped("".join(self._parts)))


class Sheet:
    """Reads the rows of a sheet that hold anything: by line, their cells by number from 0."""

    def __init__(self, texts: Sequence[str], dates: set[str], *, since_1904: bool) -> None:
        self.rows: dict[int, dict[int, str]] = {}
        self._texts, self._dates, self._since_1904 = texts, dates, since_1904
        self._line = self._column = self._row_elements = 0
        self._cell: Mapping[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._part = ""
        self._merged: list[tuple[int, int, int]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a row, a cell or a part of a cell, or take an area of merged cells."""
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "mergeCell":
            self._take_merged(attributes.get("ref", ""))
        self._part = name if name in ("v", "f", "t") else ""
        if name == "f":
            # A formula that shares the text of another one has none of its own.
            self._parts.setdefault("f", [])

    def text(self, text: str) -> None:
        """Take a part of what stands in a cell."""
        if self._part:
            self._parts.setdefault(self._part, []).append(text)

    def end(self, name: str) -> None:
        """End a cell, or a part of one."""
        self._part = ""
        if name == "c":
            self._end_cell()
        elif name == "worksheet":
            self._fill_merged()

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row_elements += 1
        if self._row_elements > MOST_ROW_ELEMENTS:
            raise too_many_rows()
        self._line = int(attributes.get("r", self._line + 1))
        self._column = 0

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell, self._parts = attributes, {}
        if place := attributes.get("r"):
            self._line, self._column = _place(place)
        else:
            self._column += 1

    def _end_cell(self) -> None:
        value = self._value()
        if not value.strip():
            return
        if self._column > MOST_COLUMNS:
            raise RefusedSpreadsheetError("import_far_cell", self._line, cell=f"{_letters(self._column)}{self._line}", limit=MOST_COLUMNS)
        self.rows.setdefault(self._line, {})[self._column - 1] = value
        if len(self.rows) > MOST_ROWS + 1:
            raise too_many_rows()

    def _value(self) -> str:
        """What the cell says; a formula is the text of it, never what came or would come of it."""
        kind = self._cell.get("t", "n")
        if "f" in self._parts:
            return f"={''.join(self._parts['f'])}"
        written = "".join(self._parts.get("t" if kind == "inlineStr" else "v", ())).strip(None if kind == "n" else "")
        if kind == "s":
            return self._texts[int(written)] if written else ""
        if kind == "n" and written:
            return date(written, since_1904=self._since_1904) if self._cell.get("s") in self._dates else number(written)
        return _TRUTHS.get(written, written) if kind == "b" else unescaped(written)

    def _take_merged(self, area: str) -> None:
        first, _, last = area.partition(":")
        (top, column), (bottom, _) = _place(first), _place(last or first)
        if bottom > top and column <= MOST_COLUMNS:
            self._merged.append((top, bottom, column - 1))

    def _fill_merged(self) -> None:
        """Give each row of merged cells what stands in the first; only rows that hold anything else are rows."""
        filled = 0
        lines = sorted(self.rows)
        for top, bottom, column in self._merged:
            value = self.rows.get(top, {}).get(column)
            for line in _between(lines, top, bottom) if value else ():
                filled += 1
                self.rows[line].setdefault(column, value or "")
            if filled > _MOST_FILLED:
                raise RefusedSpreadsheetError("import_unusual")


def _between(lines: Sequence[int], top: int, bottom: int) -> Sequence[int]:
    return lines[bisect_left(lines, top) : bisect_right(lines, bottom)]


def _place(written: str) -> tuple[int, int]:
    """The line and the column of a cell, both from 1."""
    match = _CELL.fullmatch(written)
    if match is None:
        raise RefusedSpreadsheetError("import_damaged")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
