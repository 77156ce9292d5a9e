"""Lines of text for a terminal: tables with their columns under each other, and parts with a title."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

Row = Sequence[str]


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Put the cells of rows under each other; a row may have fewer cells than another."""
    cells = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(*cells, fillvalue="")]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()


def titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Put a title and an empty line above lines; nothing where there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield from ("", title)
        yield f"  {line}"
