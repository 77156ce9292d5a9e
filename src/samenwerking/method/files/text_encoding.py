"""Turns the bytes of a text file into text, whichever program wrote it: UTF-8, UTF-16 or the Windows code page of Western Europe."""

import codecs
import re

from samenwerking.method.files.spreadsheet import RefusedSpreadsheetError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_END = re.compile(rb"\r\n|\r|\n")
# In the Windows code page these would be a capital with a tilde or so, and a sign behind it: no text has that.
_UTF8_LETTER = re.compile(rb"[\xc3-\xcf][\x80-\xbf]|[\xe2][\x80-\x82][\x80-\xbf]")


def decoded(content: bytes) -> str:
    """The text of a file. Raises RefusedSpreadsheetError for what is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding)
    if b"\x00" in content:
        return _decode(content, _utf16_without_mark(content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_LETTER.search(content):
            raise RefusedSpreadsheetError("import_mixed_encoding", _line(content, error.start)) from None
    return _decode(content, "cp1252")


def _decode(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedSpreadsheetError("import_not_text", _line(content, error.start)) from None
    if "\x00" in text:
        raise RefusedSpreadsheetError("import_not_text", text.count("\n", 0, text.index("\x00")) + 1)
    return text


def _utf16_without_mark(content: bytes) -> str:
    """Which UTF-16 this is: in Western text every second byte is zero nearly everywhere. Otherwise these bytes are no text."""
    units = len(content) // 2
    big, small = content[0::2].count(0), content[1::2].count(0)
    if min(big, small) * 20 > units or max(big, small) * 2 < units:
        raise RefusedSpreadsheetError("import_not_text", 1)
    return "utf-16-be" if big > small else "utf-16-le"


def _line(content: bytes, end: int) -> int:
    return len(_LINE_END.findall(content, 0, end)) + 1
