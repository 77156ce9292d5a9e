"""How far partners agree on an indicator, whether they are divided, and on which dimensions.

Consensus is that of Tastle & Wierman (2007) over the answer categories, each partner weighing the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm, log2
from operator import mul

from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.questionnaire import Dimension
from samenwerking.method.settings import Settings
from samenwerking.method.vocabulary import Agreement

_DECIMALS = 12
"""Consensus is rounded this far, so that the noise of floating point never decides on which side of a limit it lies."""


@dataclass(frozen=True)
class ExactAgreement:
    """Agreement on one indicator, ungated; `words` and `consensus` are None if too few partners have a value.

    `divided` is None for an indicator that is not about all partners together.
    """

    consensus: float | None
    words: Agreement | None
    divided: bool | None


def agreement_on(scores: RoundScores, code: str, values: OverPartners) -> ExactAgreement:
    """Tell how far the partners of a round agree on an indicator; `values` are theirs."""
    divisible = scores.instrument.indicators[code].refers_to_we
    if values.score is None:
        return ExactAgreement(None, None, False if divisible else None)
    tallies = [partner.tallies[code] for partner in scores.partners]
    found = consensus([each.categories[:5] for each in tallies if each.people])
    people = sum(each.people for each in tallies)
    divided = _divided(found, values, people, scores.settings) if divisible else None
    return ExactAgreement(found, in_words(found, scores.settings), divided)


def consensus(frequencies: Sequence[Sequence[int]]) -> float:
    """Compute Cns over the categories c = 1 to 5, from 0 (evenly split over the ends) to 1 (unanimous).

    Cns = 1 + sum of p_c log2(1 - |c - mu| / 4) over the categories that were given, where p_c is the mean over partners of
    the share of their answers in c, and mu = sum of c p_c (Tastle & Wierman 2007). `frequencies` holds for each partner its
    number of answers in each category, at least one answer a partner.
    """
    numbers = [sum(each) for each in frequencies]
    bottom = lcm(*numbers)
    factors = [bottom // number for number in numbers]
    weights: list[int] = [sum(map(mul, column, factors)) for column in zip(*frequencies, strict=True)]
    whole = sum(weights)
    middle = sum(place * weight for place, weight in enumerate(weights))
    spread = (
        weight / whole * log2((4 * whole - abs(place * whole - middle)) / (4 * whole)) for place, weight in enumerate(weights) if weight
    )
    return round(1 + sum(spread), _DECIMALS)


def in_words(consensus: float, settings: Settings) -> Agreement:
    """Put a consensus in words."""
    if consensus >= float(settings.consensus_agreed):
        return "eensgezind"
    return "enige spreiding" if consensus >= float(settings.consensus_some_spread) else "verdeeld"


def _divided(consensus: float, values: OverPartners, people: int, settings: Settings) -> bool:
    scores = values.values.values()
    far = consensus < float(settings.consensus_some_spread) or max(scores) - min(scores) >= settings.divided_range
    return far and people >= settings.divided_respondents


def dimension_divided(dimension: Dimension, divided: Mapping[str, bool | None]) -> bool | None:
    """Tell whether a dimension is shown as divided: at least half of its indicators about all partners are.

    `divided` is by indicator code. None if it has no such indicator.
    """
    about_all = [each.code for each in dimension.indicators if each.refers_to_we]
    if not about_all:
        return None
    return sum(bool(divided.get(code)) for code in about_all) >= ceil(Fraction(len(about_all), 2))
