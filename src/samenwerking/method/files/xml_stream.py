"""Reads a part of a workbook as a stream, in bounded memory and time, however its XML was made.

What no spreadsheet program writes is refused before it costs anything: a document type (and with it every entity, also
those that point elsewhere), deep nesting, tags without end.
"""

from collections.abc import Mapping
from typing import BinaryIO, Protocol
from xml.parsers import expat

from samenwerking.method.files.spreadsheet import MOST_UNPACKED, RefusedSpreadsheetError

MOST_ELEMENTS = 1_000_000
DEEPEST = 40

_CHUNK = 65_536
_LONGEST_TAG = 1_000_000


class Elements(Protocol):
    """What is done with the elements of a part; names come without their namespace, since there are two for each."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def text(self, text: str) -> None:
        """Take text between tags."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


class Budget:
    """What all parts of one workbook together may cost to read."""

    def __init__(self) -> None:
        self.bytes = MOST_UNPACKED
        self.elements = MOST_ELEMENTS

    def take_bytes(self, number: int) -> None:
        """Count bytes that were unpacked."""
        self.bytes -= number
        if self.bytes < 0:
            raise RefusedSpreadsheetError("import_unpacked", limit=f"{MOST_UNPACKED // 1_000_000} MB")

    def take_element(self) -> None:
        """Count an element."""
        self.elements -= 1
        if self.elements < 0:
            raise RefusedSpreadsheetError("import_too_many_cells")


def read_xml(stream: BinaryIO, budget: Budget, elements: Elements) -> None:
    """Read a part to its end. Raises RefusedSpreadsheetError for what no spreadsheet program writes, ExpatError for wrong XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    _Handlers(parser, budget, elements)
    read = 0
    while chunk := stream.read(_CHUNK):
        read += len(chunk)
        budget.take_bytes(len(chunk))
        parser.Parse(chunk, False)
        if read - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG:
            raise RefusedSpreadsheetError("import_unusual")
    parser.Parse(b"", True)


class _Handlers:
    def __init__(self, parser: expat.XMLParserType, budget: Budget, elements: Elements) -> None:
        self._budget, self._elements = budget, elements
        self._depth = 0
        self._names: dict[str, str] = {}
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = elements.text
        parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._budget.take_element()
        if self._depth > DEEPEST:
            self._refuse()
        self._elements.start(_local(name), {_local(each): value for each, value in attributes.items()} if attributes else attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._elements.end(_local(name))

    def _refuse(self, *_declared: object) -> None:
        raise RefusedSpreadsheetError("import_unusual")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
