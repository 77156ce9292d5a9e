"""What must hold of every collaboration, whatever its partners answered: tried on random ones."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerking.method.answers import Partner, Response, Round, Value
from samenwerking.method.decimals import rounded
from samenwerking.method.exact.agreement import consensus
from samenwerking.method.exact.whole import Whole
from samenwerking.method.shown.figures import Hidden
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View, Visibility
from tests.method.collaborations import LEAD, TECHNICAL, instrument, scored, seen
from tests.method.random_rounds import MOODS, partners, rounds, two_rounds

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

VISIBILITIES: tuple[Visibility, ...] = ("open", "own", "closed")


def document(answered: Round, view: View = TECHNICAL, visibility: Visibility = "own", before: Round | None = None) -> dict[str, Any]:
    return as_document(seen(answered, view, visibility, before))


def within(value: Fraction, parts: list[Fraction]) -> bool:
    return 1 <= min(parts) <= value <= max(parts) <= 5


@given(st.data())
def test_every_score_lies_within_the_range_of_its_parts(data: st.DataObject) -> None:
    scores = scored(data.draw(rounds(data.draw(partners()))))
    groups = scores.instrument.dimensions
    for partner in scores.partners:
        of_indicators = {code: each.score for code, each in partner.tallies.items() if each.score is not None}
        assert all(within(each, [each]) for each in of_indicators.values())
        for code, value in partner.dimensions.items():
            assert within(value, [of_indicators[each.code] for each in groups[code].indicators if each.code in of_indicators])
        for code, weighed in partner.evidence.items():
            if weighed.score is not None:
                assert within(weighed.score, [of_indicators[each] for each in scores.weights[code] if each in of_indicators])
        if partner.total is not None:
            of_total = [partner.dimensions[code] for code in scores.instrument.total_dimensions if code in partner.dimensions]
            assert within(partner.total, of_total)
    whole = Whole(scores)
    wholes = [*whole.indicators.values(), *whole.dimensions.values()]
    assert all(within(each.score, list(each.values.values())) for each in wholes if each.score is not None)


def shuffled(answered: Round, random: Random) -> Round:
    responses = {name: tuple(random.sample(people, len(people))) for name, people in answered.responses.items()}
    mixed = {
        name: tuple(replace(each, values=dict(random.sample(list(each.values.items()), len(each.values)))) for each in people)
        for name, people in responses.items()
    }
    return replace(answered, responses=dict(random.sample(list(mixed.items()), len(mixed))))


@given(two_rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(both: tuple[Round, Round], random: Random) -> None:
    before, after = both
    found = document(shuffled(after, random), before=shuffled(before, random))
    assert json.dumps(found) == json.dumps(document(after, before=before))


def renamed(answered: Round) -> Round:
    """Other names in the same alphabetical order, which decides ties in the pool."""
    others = tuple(replace(each, name=f"De {each.name}") for each in answered.partners)
    return replace(answered, partners=others, responses={f"De {name}": people for name, people in answered.responses.items()})


@given(two_rounds(), st.sampled_from(VISIBILITIES))
def test_renaming_partners_changes_nothing_but_the_names(both: tuple[Round, Round], visibility: Visibility) -> None:
    before, after = both
    text = json.dumps(document(after, LEAD, visibility, before))
    names = {each.name for each in (*before.partners, *after.partners)}
    for name in names:
        text = text.replace(f'"{name}"', f'"De {name}"')
    assert json.dumps(document(renamed(after), LEAD, visibility, renamed(before))) == text


@given(st.lists(st.integers(1, 5), min_size=3, max_size=9))
def test_a_partner_that_equals_the_whole_leaves_the_whole(answers: list[int]) -> None:
    total, number = sum(answers), len(answers)
    equal = [total // number + (place < total % number) for place in range(number)]
    responses = {str(place): (Response("1", {"RE3": _value(each)}),) for place, each in enumerate(answers)}
    extra = tuple(Response(str(place), {"RE3": _value(each)}) for place, each in enumerate(equal))
    first, second = (_round_of(each) for each in (responses, {**responses, "Extra": extra}))
    means = [Whole(scored(each)).indicators["RE3"].score for each in (first, second)]
    assert means == [Fraction(total, number)] * 2


def _value(score: int) -> Value:
    values: tuple[Value, ...] = ("1", "2", "3", "4", "5")
    return values[score - 1]


def _round_of(responses: Mapping[str, tuple[Response, ...]]) -> Round:
    return Round("1", instrument(), tuple(Partner(name) for name in responses), responses, frozenset({"RE3"}))


COUNTS_PEOPLE = {
    "respondents",
    "answered",
    "dont_know",
    "not_applicable",
    "respondent_weighted",
    "distribution",
    "divided",
    "pool",
    "because",
}
"""What speaks of people and not of partners, or needs a number of people."""


def of_partners(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: of_partners(each) for key, each in found.items() if key not in COUNTS_PEOPLE | {"actions", "remarks"}}
    return found


@given(two_rounds(moods=[mood for mood in MOODS if mood != "silent"]), st.data())
def test_doubling_the_people_of_a_partner_leaves_every_figure_of_partners(both: tuple[Round, Round], data: st.DataObject) -> None:
    before, after = both
    name = data.draw(st.sampled_from([each.name for each in after.partners]))
    twice = tuple(replace(each, respondent=f"{each.respondent} again") for each in after.responses[name])
    doubled = replace(after, responses={**after.responses, name: (*after.responses[name], *twice)})
    assert of_partners(document(doubled, before=before)) == of_partners(document(after, before=before))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.integers(0, 4))
def test_consensus_is_one_where_all_gave_the_same(numbers: list[int], category: int) -> None:
    assert consensus([[number * (place == category) for place in range(5)] for number in numbers]) == 1


@given(st.integers(1, 9), st.integers(1, 9))
def test_consensus_is_zero_for_an_even_split_over_the_ends(partners: int, people: int) -> None:
    one, other = [people, 0, 0, 0, 0], [0, 0, 0, 0, people]
    assert consensus([one, other] * partners) == consensus([[people, 0, 0, 0, people]] * partners) == 0


@given(two_rounds(3))
def test_panel_and_composition_add_up_to_the_total_change(both: tuple[Round, Round]) -> None:
    since = seen(both[1], before=both[0]).since
    assert since is not None
    change = since.change
    for moved in (*change.dimensions.values(), *change.indicators.values()):
        if moved.composition is not None:
            assert isinstance(moved.panel, Fraction)
            assert isinstance(moved.composition, Fraction)
            assert moved.panel + moved.composition == moved.total


def every_viewer(answered: Round) -> list[View]:
    return [LEAD, View("partner", answered.partners[0].name), View("partner", answered.partners[-1].name)]


def shown_in(strict: Any, weak: Any, place: str = "") -> Iterator[str]:
    """Name the places where the strict view shows something that the weak one does not show, or shows otherwise."""
    if isinstance(strict, dict) and "hidden" in strict:
        return
    if isinstance(strict, dict) and isinstance(weak, dict):
        for key in strict:
            yield from shown_in(strict[key], weak.get(key, "nothing"), f"{place} > {key}")
    elif isinstance(strict, list) and isinstance(weak, list) and place.endswith("because"):
        yield from {f"{place} {reason}" for reason in reasons(strict) - reasons(weak)}
    elif isinstance(strict, list) and isinstance(weak, list) and len(strict) == len(weak):
        for number, (one, other) in enumerate(zip(strict, weak, strict=True)):
            yield from shown_in(one, other, f"{place} > {number}")
    elif strict != weak and not place.endswith(" > visibility"):
        yield f"{place}: {strict} became {weak}"


def reasons(because: list[dict[str, Any]]) -> set[tuple[str, str | None]]:
    return {(each["trigger"], each.get("evidence")) for each in because}


@settings(max_examples=settings().max_examples // 2)
@given(two_rounds(3))
def test_a_weaker_visibility_never_shows_less(both: tuple[Round, Round]) -> None:
    before, after = both
    for view in every_viewer(after):
        opened, own, closed = (document(after, view, visibility, before) for visibility in VISIBILITIES)
        assert list(shown_in(closed, own)) == []
        assert list(shown_in(own, opened)) == []


def decided(found: dict[str, Any]) -> list[Any]:
    """Bands, levels, actions and remarks with the kinds of their reasons."""
    parts: list[Any] = []
    for each in found["rounds"].values():
        parts += [each["maturity"], each["total"]["band"], {code: one["band"] for code, one in each["core"].items()}]
        parts += [{code: one["band"] for code, one in each[key].items()} for key in ("indicators", "dimensions", "preconditions")]
        parts += [(one["id"], one.get("state"), reasons(one["because"])) for key in ("actions", "remarks") for one in each[key]]
    return parts


@settings(max_examples=settings().max_examples // 2)
@given(two_rounds(), st.sampled_from(VISIBILITIES))
def test_bands_actions_and_remarks_are_the_same_in_every_view(both: tuple[Round, Round], visibility: Visibility) -> None:
    before, after = both
    expected = decided(document(after, before=before))
    for view in every_viewer(after):
        assert decided(document(after, view, visibility, before)) == expected


@given(st.data(), st.sampled_from(VISIBILITIES))
def test_every_number_outside_the_technical_view_is_its_shown_decimal(data: st.DataObject, visibility: Visibility) -> None:
    answered = data.draw(rounds(data.draw(partners())))
    exact = seen(answered).current
    for view in every_viewer(answered):
        result = seen(answered, view, visibility).current
        for code, each in result.indicators.items():
            score = exact.indicators[code].figure.score
            assert each.figure.score == (None if score is None else rounded(score))
        for name, partner in result.partners.items():
            whole = exact.partners[name]
            if isinstance(partner, Hidden) or isinstance(whole, Hidden):
                continue
            for code, figure in {**partner.indicators, **partner.dimensions}.items():
                other = {**whole.indicators, **whole.dimensions}[code]
                assert figure.figure.score == (None if other.figure.score is None else rounded(other.figure.score))
                assert figure.gap == (None if other.gap is None else rounded(other.gap))
