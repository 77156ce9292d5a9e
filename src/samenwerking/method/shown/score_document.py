"""The JSON that `samenwerking score` prints: a gated result as plain values, keys and order fixed (`interfaces.md`).

Numbers are floats of the exact value in the technical view, of the shown decimal in the others (a share: of the whole
percentage); codes and names of keys
do not depend on the language, and what is shown always has a decimal comma.
"""

from fractions import Fraction
from typing import Any

from samenwerking.method.decimals import written
from samenwerking.method.shown.figures import (
    Because,
    DimensionFigure,
    Figure,
    Hidden,
    IndicatorFigure,
    LeadingFigure,
    PartnerFigure,
    PartnerFigures,
)
from samenwerking.method.shown.result_types import Change, ChangeResult, PartnerChange, Result, RoundResult

Document = dict[str, Any]


def as_document(result: Result) -> Document:
    """Give a result as the JSON of `score`: the round, the one it is compared with, and the change."""
    rounds = [result.current] if result.since is None else [result.since.round, result.current]
    document: Document = {"method": result.method, "rounds": {each.name: _round(each) for each in rounds}}
    if result.since is not None:
        document["change"] = _change_result(result.since.change)
    return document


def _round(seen: RoundResult) -> Document:
    return {
        "date": seen.date.isoformat() if seen.date else None,
        "form": seen.form,
        "versions": seen.instrument.versions,
        "visibility": seen.visibility,
        "respondents": seen.respondents,
        "partners_invited": seen.partners_invited,
        "partners_answered": seen.partners_answered,
        "response": {
            name: {"answered": each.answered, "invited": each.invited, "voice": each.voice} for name, each in seen.response.items()
        },
        "pool": list(seen.pool),
        "partners": {name: _partner(each) for name, each in seen.partners.items()},
        "indicators": {code: _indicator(each) for code, each in seen.indicators.items()},
        "dimensions": {code: _dimension(each) for code, each in seen.dimensions.items()},
        "total": _total(seen.total),
        "maturity": {"level": seen.maturity.level, "name": seen.maturity.name} if seen.maturity else None,
        "core": {name: _banded(each) for name, each in seen.core.items()},
        "preconditions": {code: _banded(each.figure, {"coverage": _value(each.coverage)}) for code, each in seen.preconditions.items()},
        **({"mark": _figure(seen.mark)} if seen.mark else {}),
        "leading": {code: _leading(each) for code, each in seen.leading.items()},
        "leading_dialogue": seen.leading_dialogue,
        "actions": [{"id": each.id, "state": each.state, "because": _because(each.because)} for each in seen.actions],
        "remarks": [{"id": each.id, "because": _because(each.because)} for each in seen.remarks],
        "settings": {**seen.settings.as_mapping(), "weights": seen.weights},
    }


def _number(value: Fraction | float | None) -> float | int | None:
    return value if value is None or isinstance(value, int) else float(value)


def _value(value: Fraction | float | Hidden | None) -> float | int | Document | None:
    return {"hidden": value.reason} if isinstance(value, Hidden) else _number(value)


def _figure(figure: Figure) -> Document:
    if figure.score is None:
        return {"score": None, "shown": None, "reason": figure.reason}
    return {"score": float(figure.score), "shown": written(figure.score)}


def _banded(figure: Figure, beside: Document | None = None) -> Document:
    return {**_figure(figure), "band": figure.band, **(beside or {})}


def _pair(pair: tuple[Fraction, Fraction] | tuple[float, float] | Hidden | None) -> list[float] | Document | None:
    if isinstance(pair, Hidden):
        return {"hidden": pair.reason}
    return None if pair is None else [float(each) for each in pair]


def _indicator(seen: IndicatorFigure) -> Document:
    beside = {
        "partners": _value(seen.partners),
        "respondents": _value(seen.respondents),
        "dont_know": _value(seen.dont_know),
        "not_applicable": _value(seen.not_applicable),
        "respondent_weighted": _value(seen.respondent_weighted),
        "consensus": _value(seen.agreed.consensus),
        "agreement": seen.agreed.words,
        "divided": seen.agreed.divided,
        "lowest": _value(seen.agreed.lowest),
        "highest": _value(seen.agreed.highest),
        "borderline": seen.borderline,
        "distribution": {"hidden": seen.distribution.reason} if isinstance(seen.distribution, Hidden) else dict(seen.distribution),
    }
    return _banded(seen.figure, beside)


def _total(seen: DimensionFigure) -> Document:
    return _banded(seen.figure, {"partners": _value(seen.partners), "bounds": _pair(seen.bounds), "interval": _pair(seen.interval)})


def _dimension(seen: DimensionFigure) -> Document:
    return {**_total(seen), "divided": seen.divided, "borderline": seen.borderline}


def _partner(seen: PartnerFigures | Hidden) -> Document:
    if isinstance(seen, Hidden):
        return {"hidden": seen.reason}
    return {
        "respondents": seen.respondents,
        "voice": seen.voice,
        "indicators": {code: _gap(each) for code, each in seen.indicators.items()},
        "dimensions": {code: _gap(each) for code, each in seen.dimensions.items()},
        "total": _gap(seen.total),
        "preconditions": {code: {**_figure(each.figure), "coverage": _value(each.coverage)} for code, each in seen.preconditions.items()},
    }


def _gap(seen: PartnerFigure) -> Document:
    return {**_figure(seen.figure), **({} if seen.figure.score is None else {"gap": _number(seen.gap)})}


def _leading(seen: LeadingFigure) -> Document:
    share = _number(seen.share)
    return {"share": share, "proposed": seen.proposed, "decided": seen.decided, "rank": seen.rank, "quadrant": seen.quadrant}


def _because(reasons: tuple[Because, ...]) -> list[Document]:
    return [_reason(each) for each in reasons]


def _reason(because: Because) -> Document:
    every = {"trigger": because.trigger, "evidence": because.evidence, "partner": because.partner, "value": _number(because.value)}
    return {key: each for key, each in every.items() if each is not None}


def _change_result(change: ChangeResult) -> Document:
    return {
        "from": change.before,
        "to": change.after,
        "dimensions": {
            code: {**_change(each), "p": _value(each.p), "p_holm": _value(each.p_holm)} for code, each in change.dimensions.items()
        },
        "indicators": {code: _change(each) for code, each in change.indicators.items()},
        "partners": {name: _partner_change(each) for name, each in change.partners.items()},
        "refused": dict(change.refused),
    }


def _change(seen: Change) -> Document:
    numbers = {name: getattr(seen, name) for name in ("panel", "total", "composition", "partners", "up", "equal", "down")}
    return {**{name: _value(each) for name, each in numbers.items()}, "verdict": seen.verdict}


def _partner_change(seen: PartnerChange | Hidden) -> Document:
    if isinstance(seen, Hidden):
        return {"hidden": seen.reason}
    return {
        "dimensions": {code: float(each) for code, each in seen.dimensions.items()},
        "indicators": {code: float(each) for code, each in seen.indicators.items()},
        "other_respondents": seen.other_respondents,
    }
