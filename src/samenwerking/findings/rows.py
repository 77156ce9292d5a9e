"""The rows of the tables of results: every dimension and indicator that was asked, with the figures said of it.

Nothing is computed here: figures are chosen, put in the order of the questionnaire and named.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from samenwerking.language import Language
from samenwerking.method.questionnaire import Dimension, Indicator, Questionnaire
from samenwerking.method.shown.figures import DimensionFigure, Figure, HiddenPartner, IndicatorFigure, PartnerFigure, PartnerFigures
from samenwerking.method.shown.result_types import Change, Result

Kind = Literal["dimensions", "indicators"]


@dataclass(frozen=True)
class Line:
    """A row of a table: a dimension or an indicator, with every figure that is said of it.

    `own` is that of the viewer's organisation, `before` that of the previous round where the two can be compared.
    """

    code: str
    title: str
    whole: DimensionFigure | IndicatorFigure
    own: PartnerFigure | None
    before: Figure | None
    change: Change | None
    leading: bool

    @property
    def figure(self) -> Figure:
        """The figure of the whole."""
        return self.whole.figure

    @property
    def agreement(self) -> str | None:
        """How far partners agree, as the catalogue calls it."""
        said = self.whole.agreed.said if isinstance(self.whole, IndicatorFigure) else None
        return said and said.replace(" ", "_")


@dataclass(frozen=True)
class Section:
    """A dimension and its indicators."""

    line: Line
    indicators: tuple[Line, ...]


@dataclass(frozen=True)
class Part:
    """A questionnaire that was asked, with its dimensions."""

    id: str
    title: str
    sections: tuple[Section, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The dimensions as rows."""
        return tuple(section.line for section in self.sections)


@dataclass(frozen=True)
class Lines:
    """Makes the rows of a result, named in one language."""

    result: Result
    language: Language

    @cached_property
    def own(self) -> PartnerFigures | HiddenPartner | None:
        """The figures of the viewer's organisation; None for the lead organisation, which sees it among the partners."""
        return self.result.current.partners.get(self.result.view.partner or "")

    @property
    def refused(self) -> Mapping[str, str]:
        """What cannot be compared with the previous round, with the reason."""
        return self.result.since.change.refused if self.result.since else {}

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Everything that was asked, in order."""
        every = (self._part(each) for each in self.result.current.instrument.asked)
        return tuple(part for part in every if part.sections)

    def _part(self, asked: Questionnaire) -> Part:
        shown = (each for each in asked.dimensions if each.code in self.result.current.dimensions)
        return Part(asked.id, asked.title[self.language], tuple(self._section(each) for each in shown))

    def _section(self, dimension: Dimension) -> Section:
        shown = (each for each in dimension.indicators if each.code in self.result.current.indicators)
        return Section(self._line(dimension, "dimensions"), tuple(self._line(each, "indicators") for each in shown))

    def _line(self, asked: Dimension | Indicator, kind: Kind) -> Line:
        code, current, since = asked.code, self.result.current, self.result.since
        own: PartnerFigure | None = getattr(self.own, kind).get(code) if isinstance(self.own, PartnerFigures) else None
        before = None if since is None or code in self.refused else getattr(since.round, kind).get(code)
        return Line(
            code=code,
            title=asked.title[self.language],
            whole=getattr(current, kind)[code],
            own=own,
            before=before and before.figure,
            change=None if since is None else getattr(since.change, kind).get(code),
            leading=code in current.leading and current.leading[code].decided,
        )
