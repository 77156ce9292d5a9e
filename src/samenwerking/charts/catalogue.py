"""Every chart by name: whether a result has it, and how it is drawn.

A new kind of chart is a module or a folder beside this one, a line here, and its texts. Pages, addresses, commands and
documents go over this list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from samenwerking.charts import radar
from samenwerking.charts.drawing import Drawing
from samenwerking.charts.style import Layout
from samenwerking.language import Language
from samenwerking.method.shown.result_types import Result


class Draw(Protocol):
    """Draws a result, not yet on a sheet; `framed` gives it the title, sentence and footer that a loose file needs.

    Raises NotOfferedError where the result does not have the chart, or not the partner.
    """

    def __call__(self, result: Result, /, *, partner: str | None, language: Language, layout: Layout, framed: bool) -> Drawing:
        """Draw it."""


@dataclass(frozen=True)
class ChartKind:
    """One kind of chart; its name stands in addresses, in the names of files and in the command line."""

    name: str
    offered: Callable[[Result], bool]
    draw: Draw


RADARS: Mapping[tuple[str, bool], str] = {
    ("kaats-opheij", False): "radar-5",
    ("kaats-opheij", True): "radar-20",
    ("ansell-gash", False): "radar-9",
    ("ansell-gash", True): "radar-22",
}
"""The names of the radars by questionnaire, and whether its indicators are drawn; the short form has fewer spokes than they say."""


def _radar(questionnaire: str, detail: bool) -> ChartKind:
    return ChartKind(
        RADARS[questionnaire, detail],
        partial(radar.offered, questionnaire=questionnaire, detail=detail),
        partial(radar.radar, questionnaire=questionnaire, detail=detail),
    )


CHARTS: Mapping[str, ChartKind] = {kind.name: kind for kind in (*(_radar(*of) for of in RADARS),)}
