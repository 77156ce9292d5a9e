"""Results made by hand for the tests of charts and documents; collaborations, partners and figures are fictitious."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form, Instrument, Questionnaire
from samenwerking.method.settings import SETTINGS
from samenwerking.method.shown.figures import (
    DimensionFigure,
    Figure,
    Hidden,
    HiddenPartner,
    IndicatorFigure,
    PartnerFigure,
    PartnerFigures,
    ShownAgreement,
)
from samenwerking.method.shown.result_types import Change, ChangeResult, Result, RoundResult, Since
from samenwerking.method.vocabulary import Verdict, View

Score = str | int | None
"""A shown decimal such as "3.4"; None for no data, 1 or 2 for that number of partners and so no figure."""

FIVE: dict[str, Score] = {"PR": "3.1", "AM": "4.2", "BE": "3.4", "RE": "3.8", "OR": "2.7"}
FIVE_BEFORE: dict[str, Score] = {"PR": "2.8", "AM": "4.2", "BE": "3.5", "RE": "3.4", "OR": "2.7"}
FIVE_PARTNER: dict[str, Score] = {"PR": "2.4", "AM": "4.2", "BE": "3.9", "RE": "4.6", "OR": "2.7"}
_TWENTY = "3.0 3.3 2.6 3.4 4.1 4.4 4.2 4.0 3.6 3.2 2.8 4.0 4.1 3.9 3.4 3.7 2.6 3.3 2.2 2.9"
_TWENTY_BEFORE = "2.6 3.3 2.4 3.1 4.2 4.3 4.2 4.0 3.6 3.3 3.0 3.9 3.8 3.3 2.8 3.6 2.7 3.2 2.1 2.8"
_TWENTY_PARTNER = "2.6 3.6 2.7 3.1 4.5 4.6 4.2 4.3 3.9 3.3 3.1 4.2 3.8 3.6 3.1 3.6 3.0 3.5 2.1 3.1"


def shipped(*names: str) -> tuple[Questionnaire, ...]:
    """Questionnaires that ship with the product."""
    every = shipped_catalogue().questionnaires
    return tuple(every[name] for name in names or ("kaats-opheij", "ansell-gash"))


def indicators(questionnaire: Questionnaire, written: str) -> dict[str, Score]:
    """Scores in the order of a questionnaire's indicators."""
    return dict(zip((each.code for each in questionnaire.indicators()), written.split(), strict=True))


def twenty(written: str = _TWENTY) -> dict[str, Score]:
    """Scores of the twenty indicators of Kaats & Opheij."""
    return indicators(shipped("kaats-opheij")[0], written)


def twenty_before() -> dict[str, Score]:
    """Scores of the twenty indicators in the round before."""
    return twenty(_TWENTY_BEFORE)


def twenty_of_partner() -> dict[str, Score]:
    """Scores of the twenty indicators of one partner."""
    return twenty(_TWENTY_PARTNER)


def _figure(score: Score) -> Figure:
    return Figure(Fraction(score)) if isinstance(score, str) else Figure(None, "partners")


def _partners(score: Score) -> int:
    return 7 if isinstance(score, str) else score or 0


def _dimension(score: Score) -> DimensionFigure:
    return DimensionFigure(_figure(score), _partners(score), None, None, None, None)


def _indicator(score: Score) -> IndicatorFigure:
    agreed = ShownAgreement(None, None, None, None, None)
    return IndicatorFigure(_figure(score), _partners(score), 31, 0, 0, agreed, None, None, Hidden("view"))


def round_result(
    name: str = "2",
    *,
    dimensions: Mapping[str, Score] = FIVE,
    detail: Mapping[str, Score] | None = None,
    when: date | None = date(2026, 5, 12),
    questionnaires: Iterable[Questionnaire] = (),
    form: Form = "full",
    answered: int = 7,
    invited: int | None = 8,
    people: int = 31,
    partners: Mapping[str, PartnerFigures | HiddenPartner] | None = None,
) -> RoundResult:
    """One round; `detail` holds the scores of indicators."""
    instrument = Instrument(tuple(questionnaires) or shipped(), form)
    scores = {**twenty(), **(detail or {})}
    return RoundResult(
        name=name,
        date=when,
        instrument=instrument,
        asked=tuple(instrument.indicators),
        respondents=people,
        partners_invited=invited,
        partners_answered=answered,
        response={},
        partners=partners or {},
        indicators={code: _indicator(score) for code, score in scores.items()},
        dimensions={code: _dimension(score) for code, score in dimensions.items()},
        total=_dimension("3.4"),
        maturity=None,
        core={},
        preconditions={},
        actions=(),
        remarks=(),
        mark=None,
        leading={},
        pool=(),
        settings=SETTINGS,
        weights={},
        visibility="own",
        others_hidden=None,
    )


def one_partner(dimensions: Mapping[str, Score] = FIVE_PARTNER, detail: Mapping[str, Score] | None = None) -> PartnerFigures:
    """The figures of one partner."""
    scores = {**twenty_of_partner(), **(detail or {})}
    none = PartnerFigure(Figure(None, "indicators"))
    return PartnerFigures(
        respondents=4,
        voice="persons",
        indicators={code: PartnerFigure(_figure(score)) for code, score in scores.items()},
        dimensions={code: PartnerFigure(_figure(score)) for code, score in dimensions.items()},
        total=none,
        preconditions={},
    )


def changed(panel: str, total: str, verdict: Verdict = "none", partners: int = 6) -> Change:
    """A change of one figure."""
    both = Fraction(panel), Fraction(total)
    return Change(both[0], both[1], both[1] - both[0], partners, partners, 0, 0, verdict)


def compared(current: RoundResult, previous: RoundResult, *, viewer: View | None = None, **changes: Change) -> Result:
    """Two rounds compared: the changes by code of the dimension or indicator."""
    dimensions = {code: each for code, each in changes.items() if code in current.dimensions}
    detail = {code: each for code, each in changes.items() if code in current.indicators}
    change = ChangeResult(previous.name, current.name, dimensions, detail, {}, {})
    return Result(viewer or View(), current, Since(previous, change))


def two_rounds(partner: str = "Mbo Noordkust", own: PartnerFigures | HiddenPartner | None = None) -> Result:
    """A result with everything: two rounds that can be compared, and one partner."""
    partners = {partner: own or one_partner()}
    current = round_result(partners=partners)
    previous = round_result("1", dimensions=FIVE_BEFORE, detail=twenty_before(), when=date(2025, 11, 4), answered=6, people=24)
    changes = {"RE": changed("0.4", "0.4", "higher"), "PR": changed("0.3", "0.3", "higher"), "RE3": changed("0.6", "0.6", "higher")}
    return compared(current, previous, viewer=View("partner", partner), **changes)
