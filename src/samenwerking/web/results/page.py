"""A page of results: what the result says, and the charts beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from samenwerking.charts.catalogue import CHARTS, RADARS
from samenwerking.findings.advice import Advice
from samenwerking.findings.changes import Changes, regression, verdict
from samenwerking.findings.numbers import explained_numbers
from samenwerking.findings.partners import PartnerRow, partner_rows, why_without
from samenwerking.findings.rounds import partners, people
from samenwerking.findings.rows import Rows
from samenwerking.findings.standing_out import StandingOut
from samenwerking.language import Language
from samenwerking.method.shown.result_types import Change
from samenwerking.web.results.charts import Picture
from samenwerking.web.results.published import Published


@dataclass(frozen=True)
class Chart:
    """A chart as a page shows it: in words, and its size in CSS pixels in print and on a phone."""

    name: str
    alt: str
    sentence: str
    size: tuple[int, int]
    phone_size: tuple[int, int]


class ResultPage:
    """Everything on a page of results, for one viewer in one language."""

    radars = RADARS
    """The names of the charts of each model: that of its dimensions, and that of its indicators."""

    def __init__(self, published: Published, language: Language) -> None:
        self.published = published
        self.language = language
        self.rows = Rows(published.result, language)
        self.standing_out = StandingOut(self.rows)
        self.changes = Changes(self.rows)
        self.advice = Advice(published.result, published.checklist, language)
        self.numbers = explained_numbers(published.result.current.settings, language)

    def charts(self) -> Mapping[str, Chart]:
        """The charts that this result has, by name."""
        return {name: self._chart(name) for name, kind in CHARTS.items() if kind.offered(self.published.result)}

    @property
    def partners(self) -> tuple[PartnerRow, ...]:
        """The partners that were invited, in order of joining."""
        return partner_rows(self.published.result, self.language)

    @property
    def own_reason(self) -> str | None:
        """Why the viewer's organisation has no figures here, in words; None if it has them, or there is none."""
        return None if self.rows.own is None else why_without(self.rows.own, self.language)

    @property
    def response(self) -> str:
        """How many partners and people answered."""
        current = self.published.result.current
        return f"{partners(current, self.language)} · {people(current, self.language)}"

    @property
    def regression(self) -> str:
        """What every comparison has to be read with."""
        return regression(self.language)

    def verdict(self, moved: Change) -> str:
        """What the method says of a change."""
        return verdict(moved, self.language)

    def place(self, row: PartnerRow) -> int | None:
        """Where the total of a partner lies on a line of 10 to 190 from 1 to 5."""
        score = row.figures.total.figure.score if row.figures else None
        return None if score is None else round(10 + (score - 1) * 45)

    def _chart(self, name: str) -> Chart:
        large = Picture(self.published, name, self.language, "print", framed=False)
        drawing = large.drawing
        return Chart(name, drawing.alt, drawing.sentence, large.size(), replace(large, layout="phone").size())
