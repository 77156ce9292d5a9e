"""One partner's answers to one indicator, counted: the only place where single answers are read.

Answers are counted by column, so that the work grows with the answers and the arithmetic only with the partners.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from operator import mul
from typing import NamedTuple

from samenwerking.method.answers import SCORES, VALUES, Response, Round, Value
from samenwerking.method.questionnaire import MOST_ITEMS

CATEGORIES: tuple[Value, ...] = VALUES[:-1]
"""The answers that are counted, in order: 1 to 5, don't know, not applicable."""

_PARTS = lcm(*range(1, MOST_ITEMS + 1))
"""Into so many parts a score is divided, so that the mean of any number of items is a whole number of them."""

Columns = Mapping[str, tuple[str, ...]]
"""The items whose answers make each indicator that was asked, by indicator code."""


class Tally(NamedTuple):
    """What the people of one partner answered on one indicator.

    `score` is the mean over its people of the mean of their answered items, None if nobody gave 1-5. `people` gave 1-5,
    `dont_know` and `not_applicable` said so of any item, `informed` did one of the first two, `reached` gave any answer.
    `categories` counts answers, all items together, in the order of CATEGORIES.
    """

    score: Fraction | None
    people: int
    dont_know: int
    not_applicable: int
    informed: int
    reached: int
    categories: tuple[int, ...]


class Tallied(NamedTuple):
    """The tallies of several partners on one indicator, added up; the same names as in Tally."""

    people: int
    dont_know: int
    not_applicable: int
    informed: int
    reached: int
    categories: tuple[int, ...]


def together(counted: Iterable[Tally]) -> Tallied:
    """Add up the tallies of several partners."""
    columns = list(zip(*counted, strict=True))
    if not columns:
        return Tallied(0, 0, 0, 0, 0, (0,) * len(CATEGORIES))
    _, people, dont_know, not_applicable, informed, reached, categories = columns
    by_category = tuple(map(sum, zip(*categories, strict=True)))
    return Tallied(sum(people), sum(dont_know), sum(not_applicable), sum(informed), sum(reached), by_category)


def asked_columns(answered: Round) -> dict[str, tuple[str, ...]]:
    """Find the indicators that were asked, in order: an item of it has a row in the round.

    A reused answer (NW1 = CM1) counts where its source and an item of its own group have rows.
    """
    asked = {}
    for dimension in answered.instrument.dimensions.values():
        own = any(item.code in answered.asked for each in dimension.indicators for item in each.items if item.same_as is None)
        for indicator in dimension.indicators:
            columns = tuple(item.same_as or item.code for item in indicator.items)
            if own and not answered.asked.isdisjoint(columns):
                asked[indicator.code] = columns
    return asked


def tallies(responses: Sequence[Response], columns: Columns) -> dict[str, Tally]:
    """Count the answers of one partner's people to every indicator that was asked."""
    items = list(dict.fromkeys(item for each in columns.values() for item in each))
    rows = [[get(item, "") for item in items] for get in (response.values.get for response in responses)]
    answers: dict[str, tuple[Value, ...]] = dict(zip(items, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(items, ())
    return {code: _tally([answers[item] for item in each]) for code, each in columns.items()}


def _tally(answers: list[tuple[Value, ...]]) -> Tally:
    return _of_one_item(Counter(answers[0])) if len(answers) == 1 else _of_several_items(Counter(zip(*answers, strict=True)))


def _of_one_item(counts: Counter[Value]) -> Tally:
    get = counts.get
    categories = one, two, three, four, five, dont_know, not_applicable = tuple([get(value, 0) for value in CATEGORIES])
    people = one + two + three + four + five
    score = _mean(one + 2 * two + 3 * three + 4 * four + 5 * five, people) if people else None
    return Tally(score, people, dont_know, not_applicable, people + dont_know, people + dont_know + not_applicable, categories)


@lru_cache(maxsize=4096)
def _mean(points: int, people: int) -> Fraction:
    return Fraction(points, people)


def _of_several_items(counts: Counter[tuple[Value, ...]]) -> Tally:
    if not counts:
        return _of_one_item(Counter())
    times, columns = list(counts.values()), zip(*map(_of_one_person, counts), strict=True)
    points, people, dont_know, not_applicable, informed, reached, *categories = (sum(map(mul, each, times)) for each in columns)
    score = _mean(points, _PARTS * people) if people else None
    return Tally(score, people, dont_know, not_applicable, informed, reached, tuple(categories))


@lru_cache(maxsize=4096)
def _of_one_person(values: tuple[Value, ...]) -> tuple[int, ...]:
    """Count what one person gave to all items of an indicator, in the order of Tally; the mean as a number of parts."""
    scores = [SCORES[value] for value in values if value in SCORES]
    points = sum(scores) * _PARTS // (len(scores) or 1)
    unknown = "dont_know" in values
    people = (bool(scores), unknown, "not_applicable" in values, bool(scores) or unknown, any(values))
    return (points, *map(int, people), *(values.count(each) for each in CATEGORIES))
