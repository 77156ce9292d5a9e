"""Opens the zip file that a workbook is, and finds its parts; sizes are held against the bounds before anything is unpacked."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import BinaryIO, cast
from xml.parsers.expat import ExpatError

from samenwerking.method.files.spreadsheet import MOST_UNPACKED, RefusedSpreadsheetError
from samenwerking.method.files.xml_stream import Budget, Elements, read_xml

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that were made before XLSX, and XLSX files with a password."""

_ENCRYPTED = 1
# What a zip file or its XML that was damaged, or made to do harm, can lead Python's own readers and these to.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ExpatError,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    ArithmeticError,
    RuntimeError,
)


class Archive:
    """The parts of a workbook by name."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _UNREADABLE as error:
            raise RefusedSpreadsheetError("import_damaged") from error
        self._names = {each.filename.lower(): each for each in self._zip.infolist()}
        self._budget = Budget()
        if "mimetype" in self._names and "content.xml" in self._names:
            raise RefusedSpreadsheetError("import_ods")

    def has(self, name: str) -> bool:
        """Whether there is a part of this name; case does not count, as in every zip file of an office program."""
        return name.lower() in self._names

    def read(self, name: str, elements: Elements) -> None:
        """Read a part, and refuse a zip file in which it is encrypted, larger than it may be, or not as it was put there."""
        try:
            with self._open(name) as part:
                read_xml(part, self._budget, elements)
        except _UNREADABLE as error:
            raise RefusedSpreadsheetError("import_damaged") from error

    def targets(self, name: str) -> list["Target"]:
        """What a part points to, without what is elsewhere than in this file."""
        folder, base = posixpath.split(name)
        relations = _Relations(folder)
        if self.has(where := posixpath.join(folder, "_rels", f"{base}.rels")):
            self.read(where, relations)
        return relations.found

    def _open(self, name: str) -> BinaryIO:
        part = self._names[name.lower()]
        if part.flag_bits & _ENCRYPTED:
            raise RefusedSpreadsheetError("import_old_or_locked")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedSpreadsheetError("import_unusual")
        if part.file_size > MOST_UNPACKED:
            self._budget.take_bytes(part.file_size)
        return cast("BinaryIO", self._zip.open(part))


class Target:
    """Where a part points to: the kind is the last word of its type, the name that of a part."""

    def __init__(self, id_: str, kind: str, name: str) -> None:
        self.id, self.kind, self.name = id_, kind, name


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[Target] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"]))
            self.found.append(Target(attributes["Id"], attributes["Type"].rpartition("/")[2], target.lstrip("/")))

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass
