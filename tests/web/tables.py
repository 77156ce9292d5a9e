"""Reads the tables of a page as a person does: rows of words under a caption."""

from html.parser import HTMLParser


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self._rows: list[list[str]] = []
        self._caption = ""
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._rows, self._caption = [], ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")
            self._inside = tag
        elif tag == "caption":
            self._inside = tag
        elif tag == "br" and self._inside in ("td", "th"):
            self._rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None
        if tag == "table":
            self.found[_plain(self._caption)] = [[_plain(cell) for cell in row] for row in self._rows]

    def handle_data(self, data: str) -> None:
        if self._inside == "caption":
            self._caption += data
        elif self._inside:
            self._rows[-1][-1] += data


def _plain(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line) if "\n" in words.strip() else " ".join(words.split())


def tables(html: str) -> dict[str, list[list[str]]]:
    """Every table of a page by its caption: a list of rows, each a list of what stands in its cells."""
    reading = _Tables()
    reading.feed(html)
    return reading.found


def words(html: str) -> str:
    """Everything a page says, without its marks, on one line."""
    reading = _Words()
    reading.feed(html)
    return " ".join(" ".join(reading.said).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)
