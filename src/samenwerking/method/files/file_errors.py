"""What is wrong in a file, where, and what is expected: found all at once, said in the reader's language by whoever shows it.

This room knows no language: an error carries the name of the problem and its values; the sentence of each problem stands in
the catalogue of texts under `file_errors`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MOST_SHOWN = 50

_UNREADABLE: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "not_found"),
    (PermissionError, "no_permission"),
    (IsADirectoryError, "is_folder"),
)


@dataclass(frozen=True)
class FileError:
    """One thing that is wrong: the file, the line (from 1; None where the file itself cannot be had), the problem by name.

    `values` fill the sentence of the problem: what was found and what is expected.
    """

    file: str
    line: int | None
    problem: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.problem} {dict(self.values)}"


class WrongFilesError(Exception):
    """Files that cannot be used: every error with its place, up to a readable number, and how many more there are."""

    def __init__(self, errors: tuple[FileError, ...], more: int = 0) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors
        self.more = more


class ErrorList:
    """Collects errors while files are read; the first `MOST_SHOWN` are kept, the rest counted, so that memory stays bounded.

    `files` stand in this order when errors are told; another one stands where it was read.
    """

    def __init__(self, *files: Path | None) -> None:
        self._kept: list[FileError] = []
        self._counts: Counter[str] = Counter({str(file): 0 for file in files if file})

    def add(self, file: Path, line: int | None, problem: str, **values: object) -> None:
        """Note one error; `problem` names its sentence, `values` fill it."""
        self._counts[str(file)] += 1
        if len(self._kept) < MOST_SHOWN:
            self._kept.append(FileError(str(file), line, problem, values))

    def add_unreadable(self, file: Path, error: OSError) -> None:
        """Note that a file cannot be had at all, and why."""
        problem = next((problem for kind, problem in _UNREADABLE if isinstance(error, kind)), "unreadable")
        self.add(file, None, problem, reason=error.strerror)

    def found_in(self, file: Path) -> bool:
        """Whether anything is wrong in this file so far."""
        return self._counts[str(file)] > 0

    def raise_if_any(self) -> None:
        """Raise WrongFilesError if anything is wrong, ordered by file (as read) and line."""
        if self._kept:
            files = list(self._counts)
            errors = sorted(self._kept, key=lambda error: (files.index(error.file), error.line or 0))
            raise WrongFilesError(tuple(errors), sum(self._counts.values()) - len(errors))
