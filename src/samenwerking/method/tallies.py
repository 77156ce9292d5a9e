"""One partner's answers to one indicator, counted: the only place where single answers are read.

Answers are counted by column, so that the work grows with the answers and the arithmetic only with the partners.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from samenwerking.method.answers import SCORES, VALUES, Response, Round, Value

CATEGORIES: tuple[Value, ...] = VALUES[:-1]
"""The answers that are counted, in order: 1 to 5, don't know, not applicable."""

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


def tally(responses: Sequence[Response], items: tuple[str, ...]) -> Tally:
    """Count the answers of one partner's people to the items of one indicator."""
    if len(items) == 1:
        return _of_one_item(Counter([response.values.get(items[0], "") for response in responses]))
    columns = ([response.values.get(item, "") for response in responses] for item in items)
    return _of_several_items(Counter(zip(*columns, strict=True)))


def _of_one_item(counts: Counter[Value]) -> Tally:
    categories = tuple([counts[value] for value in CATEGORIES])
    one, two, three, four, five, dont_know, not_applicable = categories
    people = one + two + three + four + five
    points = one + 2 * two + 3 * three + 4 * four + 5 * five
    score = Fraction(points, people) if people else None
    return Tally(score, people, dont_know, not_applicable, people + dont_know, people + dont_know + not_applicable, categories)


def _of_several_items(counts: Counter[tuple[Value, ...]]) -> Tally:
    categories: Counter[Value] = Counter()
    points, people, dont_know, not_applicable, informed, reached = 0, 0, 0, 0, 0, 0
    parts = lcm(*(range(1, len(next(iter(counts), "")) + 1)))
    for values, times in counts.items():
        scores = [SCORES[value] for value in values if value in SCORES]
        people += times * bool(scores)
        points += times * sum(scores) * parts // (len(scores) or 1)
        dont_know += times * ("dont_know" in values)
        not_applicable += times * ("not_applicable" in values)
        informed += times * (bool(scores) or "dont_know" in values)
        reached += times * any(values)
        for value in values:
            categories[value] += times
    score = Fraction(points, parts * people) if people else None
    return Tally(score, people, dont_know, not_applicable, informed, reached, tuple(categories[each] for each in CATEGORIES))
