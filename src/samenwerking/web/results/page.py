"""A page of results: the findings, the charts beside them, and a line for each partner that the viewer may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from samenwerking.charts.catalogue import CHARTS, RADARS
from samenwerking.findings.advice import Advice
from samenwerking.findings.numbers import explained_numbers
from samenwerking.findings.standing_out import Findings
from samenwerking.language import Language
from samenwerking.method.shown.figures import HiddenPartner, PartnerFigures, Responded
from samenwerking.web.results.charts import Picture
from samenwerking.web.results.published import Published
from samenwerking.web.visitor import text


@dataclass(frozen=True)
class Chart:
    """A chart as a page shows it: in words, and its size in CSS pixels in print and on a phone."""

    name: str
    alt: str
    sentence: str
    size: tuple[int, int]
    phone_size: tuple[int, int]


@dataclass(frozen=True)
class PartnerLine:
    """One partner: how many people answered, and its figures or, in words, why they are not shown."""

    name: str
    own: bool
    response: Responded
    figures: PartnerFigures | None
    reason: str | None

    @property
    def place(self) -> int | None:
        """Where its total lies on a line of 10 to 190 from 1 to 5."""
        score = self.figures.total.figure.score if self.figures else None
        return None if score is None else round(10 + (score - 1) * 45)


class ResultPage:
    """Everything on a page of results, for one viewer in one language: the findings, and the advice that follows from them."""

    radars = RADARS
    """The names of the charts of each model: that of its dimensions, and that of its indicators."""

    def __init__(self, published: Published, language: Language) -> None:
        self.published = published
        self.language = language
        self.findings = Findings(published.result, language)
        self.advice = Advice(published.result, published.checklist, language)
        self.numbers = explained_numbers(published.result.current.settings, language)

    def charts(self) -> Mapping[str, Chart]:
        """The charts that this result has, by name."""
        return {name: self._chart(name) for name, kind in CHARTS.items() if kind.offered(self.published.result)}

    @property
    def partners(self) -> tuple[PartnerLine, ...]:
        """The partners that were invited, in order of joining."""
        return tuple(self._partner(name, seen) for name, seen in self.published.result.current.partners.items())

    @property
    def own_reason(self) -> str | None:
        """Why the viewer's organisation has no figures here, in words; None if it has them, or there is none."""
        seen = self.findings.own
        return None if seen is None else self._partner(self.published.view.partner or "", seen).reason

    def _chart(self, name: str) -> Chart:
        large = Picture(self.published, name, self.language, "print", framed=False)
        drawing = large.drawing
        return Chart(name, drawing.alt, drawing.sentence, large.size(), replace(large, layout="phone").size())

    def _partner(self, name: str, seen: PartnerFigures | HiddenPartner) -> PartnerLine:
        response = self.published.result.current.response[name]
        figures = seen if isinstance(seen, PartnerFigures) else None
        return PartnerLine(name, name == self.published.view.partner, response, figures, _why_without(seen))


def _why_without(seen: PartnerFigures | HiddenPartner) -> str | None:
    """Why a partner has no figures here, in words; None if it has them."""
    if isinstance(seen, HiddenPartner):
        return text(f"hidden.{seen.because}", count=seen.answered, needed=seen.needed)
    return None if seen.respondents else text("no_score.no_answer")
