"""What a cell of a workbook says, as text: numbers as they are written, dates as 2026-01-31, formulas as themselves."""

import datetime
import re
from collections.abc import Mapping

_DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""The built-in formats of dates and times."""

_NOT_OF_THE_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_FIRST_DAY, _FIRST_DAY_OF_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)  # noqa: DTZ001


class Styles:
    """Reads the styles of a workbook: which of them show a number as a date."""

    def __init__(self) -> None:
        self.dates: set[str] = set()
        self._formats: dict[str, str] = {}
        self._in_cells = False
        self._count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a format, or the style of a cell that names one."""
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            if self._is_date(attributes.get("numFmtId", "0")):
                self.dates.add(str(self._count))
            self._count += 1

    def text(self, text: str) -> None:
        """Styles have no text."""

    def end(self, name: str) -> None:
        """Know when the styles of cells end."""
        if name == "cellXfs":
            self._in_cells = False

    def _is_date(self, format_: str) -> bool:
        code = self._formats.get(format_)
        if code is None:
            return format_.isdecimal() and int(format_) in _DATE_FORMATS
        return any(letter in "dmyhs" for letter in _NOT_OF_THE_FORMAT.sub("", code).lower().split(";")[0].replace("general", ""))


def number(written: str) -> str:
    """A number without what only a computer writes: 2030 for 2030.0, 0.1 for 1.0000000000000001E-1."""
    try:
        value = float(written)
    except ValueError:
        return written
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def date(written: str, *, since_1904: bool) -> str:
    """A date that is kept as a number of days; the hour only where there is one."""
    try:
        moment = (_FIRST_DAY_OF_1904 if since_1904 else _FIRST_DAY) + datetime.timedelta(days=float(written))
    except (ValueError, OverflowError):
        return number(written)
    whole = moment.replace(second=0, microsecond=0)
    return f"{whole:%Y-%m-%d}" if not (whole.hour or whole.minute) else f"{whole:%Y-%m-%d %H:%M}"


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, which Excel writes as _x000D_."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(escaped: re.Match[str]) -> str:
    """The character of a number; half a character (a surrogate) stays as it is written."""
    code = int(escaped[1], 16)
    return escaped[0] if 0xD800 <= code <= 0xDFFF else chr(code)
