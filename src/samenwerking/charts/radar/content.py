"""What a radar shows of a result: its spokes, the sectors behind them, and a line for each round or partner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from samenwerking.charts.not_offered import NotOfferedError, Reason
from samenwerking.findings.names import plain
from samenwerking.findings.rows import MODELS
from samenwerking.language import Language, text
from samenwerking.method.questionnaire import Dimension, Indicator, Questionnaire
from samenwerking.method.shown.figures import DimensionFigure, Hidden, IndicatorFigure, PartnerFigures
from samenwerking.method.shown.result_types import Result, RoundResult
from samenwerking.method.vocabulary import Refusal

LEAST_SPOKES, MOST_SPOKES = 3, 30
CATEGORIES: Mapping[str, Mapping[str, str]] = {
    "ansell-gash": {
        **dict.fromkeys(("SC", "ID", "FL"), "conditions"),
        **dict.fromkeys(("FD", "TB", "CM", "SU", "IO"), "process"),
        "OU": "outcome",
    }
}
"""The groups of a questionnaire that belong together when its dimensions are the spokes (Ansell & Gash 2008, figure 1)."""


@dataclass(frozen=True)
class Spoke:
    """One axis of the radar."""

    code: str
    name: str


@dataclass(frozen=True)
class Sector:
    """Neighbouring spokes that belong together: the first one and how many."""

    code: str
    name: str
    first: int
    count: int


@dataclass(frozen=True)
class Gap:
    """No figure: `missing` has no data, `hidden` has too few `partners` to be shown, `apart` cannot be compared."""

    kind: Literal["missing", "hidden", "apart"]
    partners: int | None = None


Value = Fraction | Gap
Kind = Literal["latest", "previous", "partner"]


@dataclass(frozen=True)
class Series:
    """One line: a value or the kind of gap for each spoke."""

    kind: Kind
    values: tuple[Value, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(isinstance(value, Gap) for value in self.values)


@dataclass(frozen=True)
class Content:
    """Everything a radar says, before it is put into words or on paper."""

    result: Result
    questionnaire: Questionnaire
    detail: bool
    spokes: tuple[Spoke, ...]
    sectors: tuple[Sector, ...]
    series: tuple[Series, ...]
    partner: str | None

    @property
    def latest(self) -> Series:
        """The line of the round that was asked for."""
        return self.series[0]

    @property
    def drawn(self) -> tuple[Series, ...]:
        """The lines that have at least one value."""
        return tuple(series for series in self.series if not series.empty)

    @property
    def needed(self) -> int:
        """How many partners a figure of the whole needs."""
        return self.result.current.partners_needed


def offered(result: Result, questionnaire: str, detail: bool) -> bool:
    """Whether the round asked what this radar shows, in as many spokes as one can have."""
    try:
        _asked(result.current, questionnaire, detail)
    except NotOfferedError:
        return False
    return True


def content(result: Result, questionnaire: str, detail: bool, partner: str | None, language: Language) -> Content:
    """Choose what is drawn. Raises NotOfferedError for what the result does not hold."""
    asked = _asked(result.current, questionnaire, detail)
    if partner is not None and partner not in result.current.partners:
        raise NotOfferedError("unknown_partner", partner=partner, partners=tuple(result.current.partners))
    spokes = tuple(Spoke(part.code, plain(part.title[language])) for part in _axes(asked, detail))
    codes = tuple(spoke.code for spoke in spokes)
    return Content(
        result, asked, detail, spokes, _sectors(asked, detail, language), tuple(_series(result, asked, codes, detail, partner)), partner
    )


def _asked(current: RoundResult, name: str, detail: bool) -> Questionnaire:
    asked = {each.id: each for each in current.instrument.asked if any(code.code in current.dimensions for code in each.dimensions)}
    if name not in asked:
        others = [each for each in asked if each in MODELS]
        reason: Reason = "not_asked" if others else "nothing_asked"
        raise NotOfferedError(reason, questionnaire=name, round=current.name, questionnaires=others or MODELS)
    count = len(_axes(asked[name], detail))
    if not LEAST_SPOKES <= count <= MOST_SPOKES:
        reason = "too_few" if count < LEAST_SPOKES else "too_many"
        raise NotOfferedError(reason, questionnaire=name, count=count, least=LEAST_SPOKES, most=MOST_SPOKES)
    return asked[name]


def _axes(asked: Questionnaire, detail: bool) -> tuple[Indicator | Dimension, ...]:
    return tuple(asked.indicators()) if detail else asked.dimensions


def _sectors(asked: Questionnaire, detail: bool, language: Language) -> tuple[Sector, ...]:
    if detail:
        sizes = [(each.code, plain(each.title[language]), len(each.indicators)) for each in asked.dimensions]
    else:
        category = CATEGORIES.get(asked.id, {})
        keys = [category[each.code] for each in asked.dimensions if each.code in category]
        keys = keys if len(keys) == len(asked.dimensions) else []
        sizes = [(key, text(language, f"charts.category.{key}"), keys.count(key)) for key in dict.fromkeys(keys)]
    starts = [sum(count for _, _, count in sizes[:number]) for number in range(len(sizes))]
    sectors = tuple(Sector(code, name, first, count) for (code, name, count), first in zip(sizes, starts, strict=True))
    return sectors if len(sectors) > 1 else ()


def _series(result: Result, asked: Questionnaire, codes: tuple[str, ...], detail: bool, partner: str | None) -> Iterable[Series]:
    yield Series("latest", tuple(_whole(result.current, code, detail) for code in codes))
    if result.since is not None:
        apart = refused(result)
        yield Series("previous", tuple(Gap("apart") if code in apart else _whole(result.since.round, code, detail) for code in codes))
    own = None if partner is None else result.current.partners[partner]
    if isinstance(own, PartnerFigures):
        yield Series("partner", tuple(_of_partner(own, code, detail) for code in codes))


def _whole(round_result: RoundResult, code: str, detail: bool) -> Value:
    figures: Mapping[str, IndicatorFigure | DimensionFigure] = round_result.indicators if detail else round_result.dimensions
    found = figures.get(code)
    if found is None or (found.figure.score is None and found.partners == 0):
        return Gap("missing")
    if found.figure.score is not None:
        return found.figure.score
    return Gap("hidden", None if isinstance(found.partners, Hidden) else found.partners)


def _of_partner(own: PartnerFigures, code: str, detail: bool) -> Value:
    found = (own.indicators if detail else own.dimensions).get(code)
    return Gap("missing") if found is None or found.figure.score is None else found.figure.score


def refused(result: Result) -> Mapping[str, Refusal]:
    """Which codes cannot be compared with the previous round, and why."""
    return {} if result.since is None else result.since.change.refused


def partner_hidden(content: Content) -> Hidden | None:
    """Why the partner asked for is not drawn, if this viewer is not shown it."""
    own = None if content.partner is None else content.result.current.partners[content.partner]
    return own if isinstance(own, Hidden) else None
