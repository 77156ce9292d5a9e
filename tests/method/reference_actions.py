"""The table of actions and the combination rules of the method, typed over from its description, applied slowly."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.method.reference_round import Reference, gap, shown, whole

TABLE: dict[str, list[tuple[str, str]]] = {
    "P1-1": [("R2", "laag matig kloof")],
    "P1-2": [("PR4", "laag verdeeld")],
    "P1-3": [("R1", "laag verdeeld")],
    "P1-4": [("SC3", "laag kloof")],
    "P2-1": [("SU2", "laag verdeeld")],
    "P2-2": [("AM1", "laag matig verdeeld"), ("SU1", "laag matig verdeeld")],
    "P2-3": [("R3", "laag onbekend"), ("SC4", "laag")],
    "P2-4": [("BE3", "laag matig kloof"), ("BE4", "laag matig kloof")],
    "P2-5": [("ID1", "laag")],
    "P3-1": [("R4", "laag matig")],
    "P3-2": [("CM1", "laag verdeeld")],
    "P3-3": [("RE3", "laag verdeeld daling")],
    "P3-4": [("RE1", "laag matig"), ("BE4", "laag matig")],
    "P3-5": [("BE1", "laag kloof")],
    "P4-1": [("R5", "laag verdeeld")],
    "P4-2": [("R6", "laag matig")],
    "P4-3": [("PR2", "laag")],
    "P4-4": [("PR2", "laag matig"), ("CM2", "laag matig")],
    "P4-5": [("FL2", "laag"), ("SC1", "laag")],
    "P5-1": [("IO2", "laag matig"), ("OR1", "laag matig")],
    "P5-2": [("R7", "laag matig")],
    "P5-3": [("OR4", "laag matig"), ("OR3", "laag matig")],
    "P5-4": [("IO1", "laag")],
    "P5-5": [("OR3", "laag"), ("PR1", "laag")],
    "P5-6": [],
}
Reason = dict[str, Any]


def holds(of: Reference, earlier: Reference | None, code: str, trigger: str) -> Iterator[Reason]:
    if code not in of.asked():
        return
    for reason in RULES[trigger](of, code, earlier):
        yield {"trigger": trigger, "evidence": code} | reason


def in_band(of: Reference, code: str, band: str) -> Iterator[Reason]:
    score = whole(of.over_indicator(code))
    if score is not None and of.band(score) == band:
        yield {"value": float(score)}


def divided(of: Reference, code: str, _: Reference | None) -> Iterator[Reason]:
    if of.divided(code):
        yield {"value": of.consensus(code)}


def far_below(of: Reference, code: str, _: Reference | None) -> Iterator[Reason]:
    values = of.over_indicator(code)
    for name in values:
        difference = gap(values, name)
        if difference is not None and shown(difference) <= -1:
            yield {"partner": name, "value": float(difference)}


def fallen(of: Reference, code: str, earlier: Reference | None) -> Iterator[Reason]:
    if earlier is None or code not in earlier.asked():
        return
    before = earlier.over_indicator(code)
    panel = whole({name: value - before[name] for name, value in of.over_indicator(code).items() if name in before})
    if panel is not None and shown(panel) <= Fraction(-1, 2):
        yield {"value": float(panel)}


def unknown(of: Reference, code: str, _: Reference | None) -> Iterator[Reason]:
    counted = {name: [person for person in of.people(name) if _informed(of, code, person)] for name in of.names}
    if sum(bool(people) for people in counted.values()) < 3:
        return
    people = [person for each in counted.values() for person in each]
    said = [person for person in people if person in of.said(code, "dont_know")]
    if len(said) >= 2 and len(said) / len(people) >= 0.25:
        yield {"value": len(said) / len(people)}


def _informed(of: Reference, code: str, person: Any) -> bool:
    return bool(of.numbers(person, code)) or "dont_know" in [person.values.get(item, "") for item in of.items[code]]


RULES: dict[str, Callable[[Reference, str, Reference | None], Iterator[Reason]]] = {
    "laag": lambda of, code, _: in_band(of, code, "laag"),
    "matig": lambda of, code, _: in_band(of, code, "midden"),
    "verdeeld": divided,
    "kloof": far_below,
    "daling": fallen,
    "onbekend": unknown,
}


def actions(of: Reference, earlier: Reference | None) -> list[dict[str, Any]]:
    found = []
    for action, evidence in TABLE.items():
        because = [each for code, triggers in evidence for trigger in triggers.split() for each in holds(of, earlier, code, trigger)]
        if action == "P5-4":
            history, wins = list(holds(of, earlier, "SC4", "laag")), list(holds(of, earlier, "IO1", "matig"))
            because += history + wins if history and wins else []
            evidence = [*evidence, ("SC4", "")]
        if action == "P5-6":
            because = [{"trigger": "altijd"}]
        if because:
            leading = [code for code, _ in evidence if code in of.round.leading and list(holds(of, earlier, code, "matig"))]
            urgent = leading or any(each["trigger"] == "laag" for each in because)
            found.append({"id": action, "state": "urgent" if urgent else "proposed", "because": because})
    return found


def remarks(of: Reference) -> list[dict[str, Any]]:
    def low(code: str) -> list[Reason]:
        return list(holds(of, None, code, "laag"))

    def high(code: str) -> list[Reason]:
        score = whole(of.over_indicator(code)) if code in of.asked() else None
        enough = score is not None and shown(score) >= Fraction(7, 2)
        return [{"trigger": "at_least", "evidence": code, "value": float(score)}] if enough and score is not None else []

    rules = {
        "trust-pays": [low("RE3"), low("SC4"), high("CM1")],
        "low-interdependence": [low("RE3"), low("SC4"), low("CM1")],
        "other-route": [low("ID2"), low("SC2")],
        "independent-facilitator": [low("RE3"), high("SC1"), high("SC2")],
    }
    found = [{"id": name, "because": [each for part in parts for each in part]} for name, parts in rules.items() if all(parts)]
    strong = low("SC1") + low("SC2")
    return found + ([{"id": "strong-leader", "because": strong}] if strong else [])
