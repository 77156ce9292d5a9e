"""Lines of text for a terminal: tables with their columns under each other, and parts with a title."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from samenwerking.charts.names import clusters
from samenwerking.isolates import isolated

Row = Sequence[str]
_NO_WIDTH = ("Mn", "Me", "Cf", "Cc")
_HANGUL_ENDS = range(0x1160, 0x1200)
"""Vowels and ends of syllables that are drawn within the block of the sign before them."""


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Put the cells of rows under each other; a row may have fewer cells than another."""
    cells = [[_in_place(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip_longest(*cells, fillvalue="")]
    for row in cells:
        yield "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)).rstrip()


def _in_place(cell: str) -> str:
    words = cell.lstrip(" ")
    return cell[: len(cell) - len(words)] + isolated(words)


def columns(words: str) -> int:
    """How many columns of a terminal a text takes: two for a wide sign, none for an accent or what draws nothing."""
    return len(words) if words.isascii() else sum(map(_of_one, clusters(words)))


def _of_one(cluster: str) -> int:
    """Signs that a joiner makes one take the room of one."""
    widths = [_of_sign(sign) for sign in cluster]
    return max(widths) if 2 in widths else sum(widths)


def _of_sign(sign: str) -> int:
    if unicodedata.category(sign) in _NO_WIDTH or ord(sign) in _HANGUL_ENDS:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Put a title and an empty line above lines; nothing where there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield from ("", title)
        yield f"  {line}"
