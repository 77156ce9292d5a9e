"""The method once more, slowly and straight from the formulas of its description, to hold the product's figures against.

Nothing here is shared with the code it checks but the questionnaires and the answers. Everything is of the technical view.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property
from math import ceil, log2, sqrt
from typing import Any

from scipy.stats import t as student

from samenwerking.method.answers import Response, Round

FIVE = ("PR", "AM", "BE", "RE", "OR")
STEPS = ["Verkennen", "Opbouwen", "Afstemmen", "Verankeren", "Leren"]


def shown(value: Fraction) -> Fraction:
    """One decimal, half away from zero."""
    size = abs(value) * 10
    whole = size.numerator // size.denominator
    if size - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole if value >= 0 else -whole, 10)


def average(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def told(value: Fraction) -> str:
    return f"{float(shown(value)):.1f}".replace(".", ",")


class Reference:
    """One round, with every x_rpi, x_pi and x_pd looked up where a formula asks for it."""

    def __init__(self, answered: Round, weights: Mapping[str, Mapping[str, int]]) -> None:
        self.round = answered
        self.weights = weights
        self.names = [each.name for each in answered.partners]
        self.items: dict[str, list[str]] = {}
        self.groups: dict[str, list[str]] = {}
        self.about: dict[str, bool] = {}
        self._found: dict[tuple[str, str], Fraction | None] = {}
        for questionnaire in answered.instrument.asked:
            for dimension in questionnaire.dimensions:
                self.groups[dimension.code] = [each.code for each in dimension.indicators]
                for indicator in dimension.indicators:
                    self.items[indicator.code] = ["CM1" if each.code == "NW1" else each.code for each in indicator.items]
                    self.about[indicator.code] = all(each.refers_to == "we" for each in indicator.items)

    @cached_property
    def _asked(self) -> list[str]:
        rows = self.round.asked
        found = [code for code, items in self.items.items() if code != "NW1" and any(item in rows for item in items)]
        if "NW1" in self.items and "CM1" in rows and any(f"NW{number}" in rows for number in range(2, 6)):
            found = [code for code in self.items if code in found or code == "NW1"]
        return found

    def asked(self) -> list[str]:
        return self._asked

    def people(self, name: str) -> tuple[Response, ...]:
        return self.round.responses.get(name, ())

    def numbers(self, person: Response, code: str) -> list[Fraction]:
        values = [person.values.get(item, "") for item in self.items[code]]
        return [Fraction(int(value)) for value in values if value in ("1", "2", "3", "4", "5")]

    def x_rpi(self, person: Response, code: str) -> Fraction | None:
        return average(self.numbers(person, code))

    def x_pi(self, name: str, code: str) -> Fraction | None:
        if (name, code) not in self._found:
            found = [self.x_rpi(person, code) for person in self.people(name)] if code in self.asked() else []
            self._found[name, code] = average([each for each in found if each is not None])
        return self._found[name, code]

    def x_pd(self, name: str, dimension: str) -> Fraction | None:
        codes = self.groups[dimension]
        found = [each for each in (self.x_pi(name, code) for code in codes) if each is not None]
        needed = 3 if dimension in FIVE else ceil(len(codes) / 2)
        return average(found) if len(found) >= needed else None

    def x_p(self, name: str) -> Fraction | None:
        found = [each for each in (self.x_pd(name, code) for code in FIVE if code in self.groups) if each is not None]
        return average(found) if len(found) >= 4 else None

    def s_pk(self, name: str, precondition: str) -> tuple[Fraction | None, Fraction]:
        table = self.weights[precondition]
        values = {code: self.x_pi(name, code) for code in table}
        weight = sum(table[code] for code, value in values.items() if value is not None)
        coverage = Fraction(weight, sum(table.values()))
        whole = sum((table[code] * value for code, value in values.items() if value is not None), Fraction(0))
        return (whole / weight if coverage >= Fraction(6, 10) else None), coverage

    def core(self, name: str, codes: list[str]) -> Fraction | None:
        return average([each for each in (self.x_pi(name, code) for code in codes) if each is not None])

    def mark(self, name: str) -> Fraction | None:
        return average([Fraction(each.mark) for each in self.people(name) if each.mark is not None])

    def over(self, figure: Callable[[str], Fraction | None]) -> dict[str, Fraction]:
        return {name: value for name in self.names if (value := figure(name)) is not None}

    def over_indicator(self, code: str) -> dict[str, Fraction]:
        return self.over(lambda name: self.x_pi(name, code))

    def over_dimension(self, code: str) -> dict[str, Fraction]:
        return self.over(lambda name: self.x_pd(name, code))

    def over_core(self, codes: list[str]) -> dict[str, Fraction]:
        return self.over(lambda name: self.core(name, codes))

    @cached_property
    def _answered(self) -> int:
        return sum(any(self.numbers(person, code) for person in self.people(name) for code in self.asked()) for name in self.names)

    def answered(self) -> int:
        return self._answered

    def enough(self) -> bool:
        return self.answered() / len(self.names) >= 0.6

    def band(self, score: Fraction | None) -> str | None:
        if score is None or not self.enough():
            return None
        return "laag" if shown(score) <= Fraction(29, 10) else "midden" if shown(score) <= Fraction(39, 10) else "hoog"

    def consensus(self, code: str) -> float:
        shares = dict.fromkeys(range(1, 6), Fraction(0))
        counted = [[number for person in self.people(name) for number in self.numbers(person, code)] for name in self.names]
        counted = [each for each in counted if each]
        for numbers in counted:
            for category in shares:
                shares[category] += Fraction(numbers.count(Fraction(category)), len(numbers)) / len(counted)
        mu = sum((category * share for category, share in shares.items()), Fraction(0))
        return 1 + sum(float(p) * log2(1 - abs(float(c - mu)) / 4) for c, p in shares.items() if p > 0)

    def divided(self, code: str) -> bool | None:
        values = self.over(lambda name: self.x_pi(name, code))
        if not self.about[code]:
            return None
        people = sum(self.x_rpi(person, code) is not None for name in self.names for person in self.people(name))
        if len(values) < 3 or people < 4:
            return False
        return self.consensus(code) < 0.6 - 1e-9 or max(values.values()) - min(values.values()) >= 2

    def said(self, code: str, answer: str) -> list[Response]:
        everyone = [person for name in self.names for person in self.people(name)]
        return [person for person in everyone if answer in [person.values.get(item, "") for item in self.items[code]]]


def whole(values: dict[str, Fraction]) -> Fraction | None:
    return average(list(values.values())) if len(values) >= 3 else None


def gap(values: dict[str, Fraction], name: str) -> Fraction | None:
    score = whole(values)
    if score is None or name not in values:
        return None
    return Fraction(len(values), len(values) - 1) * (values[name] - score)


def borderline(reference: Reference, values: dict[str, Fraction]) -> bool:
    if reference.answered() < len(reference.names) or len(values) < 4:
        return False
    left_out = [average([value for other, value in values.items() if other != name]) for name in values]
    return any(reference.band(each) != reference.band(whole(values)) for each in left_out)


def uncertainty(values: dict[str, Fraction], invited: int) -> tuple[list[float] | None, list[float] | None]:
    score, n = whole(values), len(values)
    if score is None or n == invited:
        return None, None
    total, missing = sum(values.values(), Fraction(0)), invited - n
    s2 = sum((value - score) ** 2 for value in values.values()) / (n - 1)
    reach = float(student.ppf(0.975, n - 1)) * sqrt(s2 / n * (1 - Fraction(n, invited)))
    interval = [max(1.0, float(score) - reach), min(5.0, float(score) + reach)]
    return [float((total + missing) / invited), float((total + 5 * missing) / invited)], interval


def level(score: Fraction) -> int:
    return 1 + sum(shown(score) >= Fraction(start, 10) for start in (15, 25, 35, 45))


def maturity(reference: Reference) -> dict[str, Any] | None:
    total = whole(reference.over(reference.x_p))
    if total is None or not reference.enough():
        return None
    scores = [whole(reference.over_dimension(code)) for code in FIVE]
    found = min(level(total), level(min(each for each in scores if each is not None)) + 1)
    return {"level": found, "name": STEPS[found - 1]}


def pool(reference: Reference) -> list[str]:
    sent = {name: len(reference.people(name)) for name in reference.names if reference.people(name)}
    voices = {each.name: each.voice for each in reference.round.partners}
    found = [name for name in sent if voices[name] == "persons" and sent[name] < 3]
    while 0 < len(found) < 3 and len(found) < len(sent):
        found.append(min((name for name in sent if name not in found), key=lambda name: (sent[name], name)))
    return [name for name in reference.names if name in found]
