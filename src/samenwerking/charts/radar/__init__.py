"""The radar: where a collaboration stands on every dimension or indicator, and against last time."""

from typing import TYPE_CHECKING

from samenwerking.charts.drawing import Drawing
from samenwerking.charts.radar import words
from samenwerking.charts.radar.alt import alt
from samenwerking.charts.radar.content import content, offered
from samenwerking.charts.style import Layout
from samenwerking.language import Language
from samenwerking.method.shown.result_types import Result

if TYPE_CHECKING:
    from samenwerking.charts.sheet import Sheet

__all__ = ["Drawing", "offered", "radar"]


def radar(
    result: Result,
    *,
    questionnaire: str = "kaats-opheij",
    detail: bool = False,
    partner: str | None = None,
    language: Language = "nl",
    layout: Layout = "print",
    framed: bool = True,
) -> Drawing:
    """Draw a result as a radar: its dimensions, or with `detail` its indicators, from 1 at the centre to 5.

    The lines are the current round, the previous one if the result has it, and one partner. `print` is 130 to 180 mm
    wide, `phone` 95.25. Without `framed` the title, sentence and footer are left to the page; the legend always stays.
    Raises NotOfferedError if the questionnaire was not asked, has fewer than 3 or more than 30 spokes, or the partner is not
    in the round.
    """
    shown = content(result, questionnaire, detail, partner, language)

    def sheet() -> "Sheet":
        from samenwerking.charts.radar.layout import lay_out

        return lay_out(shown, language, layout, framed)

    return Drawing(
        title=words.title(shown, language),
        sentence=words.sentence(shown, language),
        alt=alt(shown, language),
        language=language,
        date=result.current.date,
        lay_out=sheet,
    )
