"""The document of `score` in the technical view, made of the slow reference: one round, and the change between two."""

from fractions import Fraction
from itertools import product
from typing import Any

from samenwerking.method.answers import Round
from tests.method.reference_actions import actions, remarks
from tests.method.reference_round import FIVE, Reference, average, borderline, gap, maturity, pool, shown, told, uncertainty, whole

WEIGHTS = {
    "P1": {"R1": 2, "R2": 2, "PR4": 2, "SC3": 1, "IO1": 1},
    "P2": {"AM1": 2, "BE3": 2, "FD1": 2, "SU1": 2, "R3": 2, "SC4": 1, "ID1": 1, "SU2": 1, "IO2": 1, "AM3": 1, "BE4": 1},
    "P3": {"RE3": 2, "CM1": 2, "R4": 2, "TB1": 1, "RE1": 1, "RE2": 1, "BE1": 1, "CM2": 1, "CM3": 1},
    "P4": {"R5": 2, "R6": 2, "RE4": 2, "PR2": 2, "FL1": 1, "FL2": 1, "CM2": 1},
    "P5": {"R7": 2, "OR3": 2, "IO2": 2, "OR4": 2, "IO1": 1, "PR2": 1, "PR1": 1, "OR1": 1, "PR4": 1, "OU1": 1},
}
CORE = {"time": ["R1", "R2"], "interdependence": ["CM1"], "trust": ["RE3", "TB1"]}


def document(after: Round, before: Round | None = None) -> dict[str, Any]:
    later = Reference(after, WEIGHTS)
    if before is None:
        return {"method": "1", "rounds": {after.name: _round(later, None)}}
    earlier = Reference(before, WEIGHTS)
    rounds = {before.name: _round(earlier, None), after.name: _round(later, earlier)}
    return {"method": "1", "rounds": rounds, "change": _change(earlier, later)}


def _figure(score: Fraction | None, reason: str) -> dict[str, Any]:
    if score is None:
        return {"score": None, "shown": None, "reason": reason}
    return {"score": float(score), "shown": told(score)}


def _round(of: Reference, earlier: Reference | None) -> dict[str, Any]:
    few = of.answered() < 3
    asked = of.asked()
    dimensions = [code for code, indicators in of.groups.items() if set(indicators) & set(asked)]
    codes = [code for code, table in WEIGHTS.items() if set(table) & set(asked)]
    found: dict[str, Any] = {
        "form": of.round.instrument.form,
        "versions": {each.id: each.version for each in of.round.instrument.questionnaires},
        "respondents": sum(len(of.people(name)) for name in of.names),
        "partners_invited": len(of.names),
        "partners_answered": of.answered(),
        "response": {
            each.name: {"answered": len(of.people(each.name)), "invited": None, "voice": each.voice} for each in of.round.partners
        },
        "pool": pool(of),
        "partners": {name: _partner(of, name, asked, dimensions, codes) for name in of.names},
        "indicators": {code: _indicator(of, code) for code in asked},
        "dimensions": {code: _dimension(of, code) for code in dimensions},
        "total": {
            **_figure(whole(of.over(of.x_p)), "partners" if few else "indicators"),
            "band": of.band(whole(of.over(of.x_p))),
        },
        "maturity": maturity(of),
        "core": {name: _figure(whole(of.over_core(parts)), "partners") for name, parts in CORE.items() if set(parts) & set(asked)},
        "preconditions": {code: _precondition(of, code) for code in codes},
        "leading": _leading(of),
        "actions": actions(of, earlier),
        "remarks": remarks(of),
    }
    if of.round.mark_asked:
        found["mark"] = _figure(whole(of.over(of.mark)), "partners")
    return found


def _partner(of: Reference, name: str, asked: list[str], dimensions: list[str], codes: list[str]) -> dict[str, Any]:
    reason = "partners" if of.answered() < 3 else "indicators"

    def against_rest(values: dict[str, Fraction]) -> dict[str, Any]:
        difference = gap(values, name)
        found = _figure(values.get(name), reason)
        return found if name not in values else {**found, "gap": None if difference is None else float(difference)}

    return {
        "respondents": len(of.people(name)),
        "voice": next(each.voice for each in of.round.partners if each.name == name),
        "indicators": {code: against_rest(of.over_indicator(code)) for code in asked},
        "dimensions": {code: against_rest(of.over_dimension(code)) for code in dimensions},
        "total": against_rest(of.over(of.x_p)),
        "preconditions": {code: {**_figure(of.s_pk(name, code)[0], reason), "coverage": float(of.s_pk(name, code)[1])} for code in codes},
    }


def _indicator(of: Reference, code: str) -> dict[str, Any]:
    values = of.over_indicator(code)
    everyone = [each for name in of.names for person in of.people(name) if (each := of.x_rpi(person, code)) is not None]
    answers = [person.values.get(item, "") for name in of.names for person in of.people(name) for item in of.items[code]]
    found = {
        **_figure(whole(values), "partners"),
        "band": of.band(whole(values)),
        "partners": len(values),
        "respondents": len(everyone),
        "dont_know": len(of.said(code, "dont_know")),
        "not_applicable": len(of.said(code, "not_applicable")),
        "divided": of.divided(code),
        "distribution": {each: answers.count(each) for each in ("1", "2", "3", "4", "5", "dont_know", "not_applicable")},
    }
    if whole(values) is None:
        return found
    consensus = of.consensus(code)
    words = "eensgezind" if consensus >= 0.8 - 1e-9 else "enige spreiding" if consensus >= 0.6 - 1e-9 else "verdeeld"
    weighted = average(everyone) or Fraction(0)
    return found | {
        "respondent_weighted": float(weighted),
        "consensus": consensus,
        "agreement": words,
        "lowest": float(min(values.values())),
        "highest": float(max(values.values())),
        "borderline": borderline(of, values),
    }


def _dimension(of: Reference, code: str) -> dict[str, Any]:
    values = of.over_dimension(code)
    found = {
        **_figure(whole(values), "partners" if of.answered() < 3 else "indicators"),
        "band": of.band(whole(values)),
        "partners": len(values),
    }
    if whole(values) is None:
        return found
    bounds, interval = uncertainty(values, len(of.names))
    about = [each for each in of.groups[code] if of.about[each]]
    divided = sum(each in of.asked() and bool(of.divided(each)) for each in about) >= len(about) / 2 if about else None
    return found | {"bounds": bounds, "interval": interval, "borderline": borderline(of, values), "divided": divided}


def _precondition(of: Reference, code: str) -> dict[str, Any]:
    reached = {name: of.s_pk(name, code) for name in of.names if of.s_pk(name, code)[0] is not None}
    score = whole({name: value for name, (value, _) in reached.items() if value is not None})
    found = {**_figure(score, "partners" if of.answered() < 3 else "coverage"), "band": of.band(score)}
    coverage = average([each for _, each in reached.values()])
    return found if score is None or coverage is None else {**found, "coverage": float(coverage)}


def _leading(of: Reference) -> dict[str, Any]:
    able = list(of.round.instrument.pickable)
    picking = [name for name in of.names if any(person.picks for person in of.people(name))]
    if len(picking) < 3:
        decided = [code for code in able if code in of.round.leading]
        return {code: {"share": None, "proposed": False, "decided": True, "rank": None} for code in decided}
    shares: dict[str, Fraction] = {}
    for code in able:
        parts = [Fraction(sum(code in person.picks for person in of.people(name)), len(of.people(name))) for name in picking]
        shares[code] = average(parts) or Fraction(0)
    half = [code for code in able if shares[code] >= Fraction(1, 2)]
    most = sorted((code for code in able if shares[code] > 0), key=lambda code: (-shares[code], able.index(code)))
    proposed = half if len(half) >= 3 else most[:3]
    scores = {code: whole(of.over_indicator(code)) for code in able}
    gains = {code: shares[code] * (5 - score) / 4 for code, score in scores.items() if score is not None and shares[code] > 0}
    order = sorted(gains, key=lambda code: (-gains[code], able.index(code)))
    return {
        code: {
            "share": float(shares[code]),
            "proposed": code in proposed,
            "decided": code in of.round.leading,
            "rank": order.index(code) + 1 if code in order else None,
        }
        for code in able
    }


def _change(earlier: Reference, later: Reference) -> dict[str, Any]:
    both = [code for code in later.asked() if code in earlier.asked()]
    indicators = [code for code in both if _rows(earlier, code) == _rows(later, code)]
    groups = {code: parts for code, parts in later.groups.items() if set(parts) & set(later.asked()) and set(parts) & set(earlier.asked())}
    dimensions = [code for code, parts in groups.items() if all(_rows(earlier, part) == _rows(later, part) for part in parts)]
    moved = {code: _moved(earlier.over_dimension(code), later.over_dimension(code), Fraction(3, 10)) for code in dimensions}
    tested = [code for code in FIVE if code in moved and 6 <= moved[code]["partners"] <= 30]
    p_values = {code: _flips(earlier.over_dimension(code), later.over_dimension(code)) for code in tested}
    for place, code in enumerate(sorted(tested, key=lambda code: (p_values[code], tested.index(code)))):
        before = [moved[other]["p_holm"] for other in tested if "p_holm" in moved[other]]
        moved[code]["p"] = float(p_values[code])
        moved[code]["p_holm"] = max([min(1.0, (len(tested) - place) * float(p_values[code])), *before])
    names = [name for name in later.names if name in earlier.names]
    refused = [code for code in both if code not in indicators] + [code for code in groups if code not in dimensions]
    return {
        "from": earlier.round.name,
        "to": later.round.name,
        "dimensions": moved,
        "indicators": {code: _moved(earlier.over_indicator(code), later.over_indicator(code), Fraction(1, 2)) for code in indicators},
        "partners": {name: _partner_change(earlier, later, name, dimensions, indicators) for name in names},
        "refused": dict.fromkeys(refused, "items"),
    }


def _rows(of: Reference, code: str) -> list[str]:
    """The items of an indicator that have a row, if it was asked."""
    return [item for item in of.items[code] if item in of.round.asked] if code in of.asked() else []


def panel_change(before: dict[str, Fraction], after: dict[str, Fraction]) -> dict[str, Fraction]:
    return {name: after[name] - before[name] for name in after if name in before}


def _moved(before: dict[str, Fraction], after: dict[str, Fraction], clear: Fraction) -> dict[str, Any]:
    first, second, differences = whole(before), whole(after), panel_change(before, after)
    total = None if first is None or second is None else second - first
    panel = whole(differences)
    found: dict[str, Any] = {"total": None if total is None else float(total), "partners": len(differences)}
    if panel is None:
        return found | {"panel": None, "composition": None, "up": None, "equal": None, "down": None, "verdict": "none"}
    up, down = sum(each > 0 for each in differences.values()), sum(each < 0 for each in differences.values())
    higher = shown(panel) >= clear and Fraction(up, len(differences)) >= Fraction(2, 3)
    lower = shown(panel) <= -clear and Fraction(down, len(differences)) >= Fraction(2, 3)
    return found | {
        "panel": float(panel),
        "composition": None if total is None else float(total - panel),
        "up": up,
        "equal": len(differences) - up - down,
        "down": down,
        "verdict": "higher" if higher else "lower" if lower else "none",
    }


def _flips(before: dict[str, Fraction], after: dict[str, Fraction]) -> Fraction:
    differences = list(panel_change(before, after).values())
    observed = abs(sum(differences, Fraction(0)))
    flips = product((1, -1), repeat=len(differences))
    sums = [abs(sum((sign * each for sign, each in zip(signs, differences, strict=True)), Fraction(0))) for signs in flips]
    hits = [each >= observed for each in sums]
    return Fraction(sum(hits), len(hits))


def _partner_change(earlier: Reference, later: Reference, name: str, dimensions: list[str], indicators: list[str]) -> dict[str, Any]:
    by_dimension = {code: panel_change(earlier.over_dimension(code), later.over_dimension(code)).get(name) for code in dimensions}
    by_indicator = {code: panel_change(earlier.over_indicator(code), later.over_indicator(code)).get(name) for code in indicators}
    first, second = ({person.respondent for person in of.people(name)} for of in (earlier, later))
    return {
        "dimensions": {code: float(each) for code, each in by_dimension.items() if each is not None},
        "indicators": {code: float(each) for code, each in by_indicator.items() if each is not None},
        "other_respondents": bool(first) and bool(second) and not first & second,
    }
