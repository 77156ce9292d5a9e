"""A chart that knows its words at once and is laid out and drawn only when a file is asked for."""

from collections.abc import Callable
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING

from samenwerking.language import Language

if TYPE_CHECKING:
    from samenwerking.charts.sheet import Sheet

_ONE_AT_A_TIME = RLock()
"""Matplotlib's fonts and settings are shared within a process."""


class Drawing:
    """One chart: title, sentence and alt text, and the files it can become.

    `date` is that of the round. `sentence` and `alt` come from the same gated result as the picture; `alt` has at most 250 characters.
    """

    def __init__(
        self, *, title: str, sentence: str, alt: str, language: Language, date: date | None, lay_out: "Callable[[], Sheet]"
    ) -> None:
        self.title = title
        self.sentence = sentence
        self.alt = alt
        self.language = language
        self.date = date
        self._lay_out = lay_out
        self._sheet: Sheet | None = None

    @property
    def sheet(self) -> "Sheet":
        """Everything that is drawn and where, in mm; laid out once."""
        # No cached_property: that of Python 3.11 has a lock of its own, and two threads would take the two the other way round.
        with _ONE_AT_A_TIME:
            if self._sheet is None:
                self._sheet = self._lay_out()
            return self._sheet

    @property
    def width_mm(self) -> float:
        """The width of the sheet."""
        return self.sheet.width

    @property
    def height_mm(self) -> float:
        """The height that the content asks for."""
        return self.sheet.height

    def svg(self) -> bytes:
        """A file that stands alone: letters are paths, because a viewer may lack the fonts."""
        from samenwerking.charts import vectors

        with _ONE_AT_A_TIME:
            return vectors.svg(self.sheet, "path", self.language, {"title": self.title, "desc": self.alt})

    def text_svg(self) -> bytes:
        """The same with real text, for Typst to set in the same fonts."""
        from samenwerking.charts import vectors

        with _ONE_AT_A_TIME:
            return vectors.svg(self.sheet, "text", self.language, {})

    def png(self, dpi: float = 300) -> bytes:
        """A picture of `dpi` dots per inch, for slides and messages."""
        from samenwerking.charts import paint

        with _ONE_AT_A_TIME:
            return paint.png(self.sheet, dpi, {"Title": self.title, "Description": self.alt})
