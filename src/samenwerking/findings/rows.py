"""The rows of the tables of a result: every dimension and indicator that was asked, with the figures said of it.

Nothing is computed here: figures are chosen, put in the order of the questionnaire and named.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from samenwerking.language import Language, text
from samenwerking.method.questionnaire import KAATS_OPHEIJ, Dimension, Indicator, Questionnaire
from samenwerking.method.shown.figures import DimensionFigure, Figure, HiddenPartner, IndicatorFigure, PartnerFigure, PartnerFigures
from samenwerking.method.shown.result_types import Change, Result

MODELS = (KAATS_OPHEIJ, "ansell-gash")
"""The questionnaires that are drawn as a radar."""

Kind = Literal["dimensions", "indicators"]


@dataclass(frozen=True)
class Row:
    """A dimension or an indicator, with every figure that is said of it.

    `agreement` says how far partners agree on an indicator, None where too few have a value. `own` is the figure of the
    viewer's organisation, `before` that of the previous round where the two can be compared.
    """

    code: str
    title: str
    whole: DimensionFigure | IndicatorFigure
    agreement: str | None
    own: PartnerFigure | None
    before: Figure | None
    change: Change | None
    leading: bool

    @property
    def figure(self) -> Figure:
        """The figure of the whole."""
        return self.whole.figure


@dataclass(frozen=True)
class DimensionRows:
    """A dimension and its indicators."""

    row: Row
    indicators: tuple[Row, ...]


@dataclass(frozen=True)
class QuestionnaireRows:
    """A questionnaire that was asked, with its dimensions."""

    id: str
    title: str
    sections: tuple[DimensionRows, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The dimensions alone."""
        return tuple(section.row for section in self.sections)


@dataclass(frozen=True)
class Rows:
    """Makes the rows of a result, named in one language."""

    result: Result
    language: Language

    @cached_property
    def questionnaires(self) -> tuple[QuestionnaireRows, ...]:
        """Everything that was asked, in order."""
        every = (self._questionnaire(each) for each in self.result.current.instrument.asked)
        return tuple(each for each in every if each.sections)

    @property
    def models(self) -> tuple[QuestionnaireRows, ...]:
        """The questionnaires with a radar."""
        return tuple(each for each in self.questionnaires if each.id in MODELS)

    @property
    def others(self) -> tuple[QuestionnaireRows, ...]:
        """The questionnaires without one."""
        return tuple(each for each in self.questionnaires if each.id not in MODELS)

    @property
    def dimensions(self) -> tuple[Row, ...]:
        """Every dimension."""
        return tuple(row for each in self.questionnaires for row in each.rows)

    @property
    def indicators(self) -> tuple[Row, ...]:
        """Every indicator."""
        return tuple(row for each in self.questionnaires for section in each.sections for row in section.indicators)

    @cached_property
    def main(self) -> tuple[Row, ...]:
        """The dimensions that come first: those of the first model."""
        return next((each.rows for each in self.models), ())

    @property
    def has_total(self) -> bool:
        """Whether the dimensions that make the total were asked."""
        return any(each.id == KAATS_OPHEIJ for each in self.questionnaires)

    @cached_property
    def own(self) -> PartnerFigures | HiddenPartner | None:
        """The figures of the viewer's organisation; None for the lead organisation, which sees it among the partners."""
        return self.result.current.partners.get(self.result.view.partner or "")

    @property
    def refused(self) -> Mapping[str, str]:
        """What cannot be compared with the previous round, with the reason."""
        return self.result.since.change.refused if self.result.since else {}

    def _questionnaire(self, asked: Questionnaire) -> QuestionnaireRows:
        shown = (each for each in asked.dimensions if each.code in self.result.current.dimensions)
        return QuestionnaireRows(asked.id, asked.title[self.language], tuple(self._dimension(each) for each in shown))

    def _dimension(self, dimension: Dimension) -> DimensionRows:
        shown = (each for each in dimension.indicators if each.code in self.result.current.indicators)
        return DimensionRows(self._row(dimension, "dimensions"), tuple(self._row(each, "indicators") for each in shown))

    def _row(self, asked: Dimension | Indicator, kind: Kind) -> Row:
        code, current, since = asked.code, self.result.current, self.result.since
        whole: DimensionFigure | IndicatorFigure = getattr(current, kind)[code]
        own: PartnerFigure | None = getattr(self.own, kind).get(code) if isinstance(self.own, PartnerFigures) else None
        before = None if since is None or code in self.refused else getattr(since.round, kind).get(code)
        return Row(
            code=code,
            title=asked.title[self.language],
            whole=whole,
            agreement=_agreement(whole, self.language),
            own=own,
            before=before and before.figure,
            change=None if since is None else getattr(since.change, kind).get(code),
            leading=code in current.leading and current.leading[code].decided,
        )


def _agreement(whole: DimensionFigure | IndicatorFigure, language: Language) -> str | None:
    said = whole.agreed.said if isinstance(whole, IndicatorFigure) else None
    return None if said is None else text(language, f"bands.agreement.{said.replace(' ', '_')}.name")
