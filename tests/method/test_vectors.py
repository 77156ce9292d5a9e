"""The method gives the known values of tests/vectors/vectors.json, which were computed independently of it."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from samenwerking.method.answers import Partner
from samenwerking.method.checklist import Precondition
from samenwerking.method.decimals import written
from samenwerking.method.exact.agreement import consensus
from samenwerking.method.exact.bands import band
from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.scores import weigh
from samenwerking.method.exact.sign_flip import sign_flip
from samenwerking.method.exact.uncertainty import bounds, interval
from samenwerking.method.settings import SETTINGS
from samenwerking.method.shown.figures import PartnerFigures
from samenwerking.method.shown.pool import pooled
from tests.method.collaborations import PRECONDITIONS, Person, round_of, scored, seen

VECTORS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "vectors" / "vectors.json").read_text("utf-8"))

QUARTERS = {Fraction(whole * 4 + part, 4): [whole + (place < part) for place in range(4)] for whole in range(1, 6) for part in range(4)}
"""Four answers of one to five whose mean is a number of quarters."""


@pytest.mark.parametrize("known", VECTORS["consensus"], ids=lambda known: "".join(map(str, known["frequencies"])))
def test_consensus_of_one_distribution(known: dict[str, Any]) -> None:
    assert consensus([known["frequencies"]]) == pytest.approx(known["consensus"], abs=1e-6)


@pytest.mark.parametrize("known", VECTORS["sign_flip_two_sided"], ids=lambda known: known["p"])
def test_sign_flip_counts_every_assignment(known: dict[str, Any]) -> None:
    assert sign_flip([Fraction(each) for each in known["differences"]]) == Fraction(known["p"])


def test_missing_partners_give_bounds_and_an_interval() -> None:
    known = VECTORS["missing_partners"]
    values = OverPartners({str(place): Fraction(each) for place, each in enumerate(known["values"])}, 3)
    assert values.score == known["mean"]
    assert [float(each) for each in bounds(values, known["N"]) or ()] == pytest.approx(known["bounds"], abs=1e-6)
    assert list(interval(values, known["N"], SETTINGS) or ()) == pytest.approx(known["t_interval"], abs=1e-5)


def test_each_partner_counts_once() -> None:
    known = VECTORS["partner_first"]
    people: dict[str, list[Person]] = {name: [{"RE3": answer} for answer in answers] for name, answers in known["answers"].items()}
    result = seen(round_of(people)).current
    shown = result.indicators["RE3"]
    assert shown.figure.score == Fraction(known["score"])
    assert shown.respondent_weighted == Fraction(known["respondent_weighted"])
    for partner in scored(round_of(people)).partners:
        assert partner.tallies["RE3"].score == Fraction(known["partner_means"][partner.name])
    gaps = {name: each.indicators["RE3"].gap for name, each in result.partners.items() if isinstance(each, PartnerFigures)}
    assert gaps == {name: Fraction(gap) for name, gap in known["gaps"].items()}


def test_items_make_indicators_and_indicators_a_dimension() -> None:
    known = VECTORS["hierarchy"]
    people: dict[str, list[Person]] = {
        name: [{code: value for code, value in zip(known["items"], row.split(), strict=True) if value != "-"} for row in rows]
        for name, rows in known["answers"].items()
    }
    scores = scored(round_of(people))
    codes = ["PR1", "PR2", "PR3", "PR4"]
    for partner in scores.partners:
        found = [partner.tallies[code].score for code in codes]
        assert found == [each and Fraction(each) for each in known["partner_indicator"][partner.name]]
        assert partner.dimensions["PR"] == Fraction(known["partner_dimension"][partner.name])
    result = seen(round_of(people)).current
    assert [result.indicators[code].figure.score for code in codes] == [each and Fraction(each) for each in known["indicator"]]
    assert result.indicators["PR3"].figure.reason == "partners"
    assert result.dimensions["PR"].figure.score == Fraction(known["dimension"])


def _in_quarters(values: dict[str, float]) -> dict[str, list[Person]]:
    return {name: [dict(zip(("RE1", "RE2", "RE3", "RE4"), QUARTERS[Fraction(value)], strict=True))] for name, value in values.items()}


def test_the_change_separates_the_panel_from_who_joined_or_left() -> None:
    known = VECTORS["rounds"]
    first, second = round_of(_in_quarters(known["first"])), round_of(_in_quarters(known["second"]), name="2")
    since = seen(second, before=first).since
    assert since is not None
    change = since.change
    moved = change.dimensions["RE"]
    assert moved.total == Fraction(known["total_change"])
    assert moved.panel == Fraction(known["panel_change"])
    assert moved.composition == Fraction(known["composition"])
    assert (moved.up, moved.equal, moved.down) == (known["up"], known["equal"], known["down"])
    assert moved.p == Fraction(known["p"])
    assert moved.verdict == "higher"


def test_evidence_is_weighed_over_what_was_answered() -> None:
    known = VECTORS["precondition_P1"]
    first: Precondition = PRECONDITIONS.preconditions[0]
    weighed = weigh(first, {code: Fraction(value) for code, value in known["evidence"].items() if value is not None})
    assert (weighed.score, weighed.coverage) == (Fraction(known["score"]), Fraction(known["coverage"]))


@pytest.mark.parametrize(("exact", "shown", "name"), VECTORS["bands"])
def test_the_band_reads_the_shown_decimal(exact: str, shown: str, name: str) -> None:
    assert written(Fraction(exact)) == shown
    assert band(Fraction(exact), SETTINGS) == name


def test_partners_without_figures_are_none_or_three() -> None:
    known = VECTORS["disclosure"]
    partners = [Partner(name) for name in known["sent"]]
    assert list(pooled(partners, known["sent"])) == known["pool"]
