"""Leading conditions: what partners want to lead, what follows from their picks, and what they decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from samenwerking.method.decimals import mean, rounded
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.exact.whole import Whole
from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.method.vocabulary import Quadrant


@dataclass(frozen=True)
class Leading:
    """One condition that could be picked: the exact share of partners that want it to lead, and what follows from it.

    `proposed` by the shares, `decided` by the partners together; `rank` is by G, `quadrant` its place in the matrix.
    """

    share: Fraction | None
    proposed: bool
    decided: bool
    rank: int | None
    quadrant: Quadrant | None


def leading_of(whole: Whole) -> dict[str, Leading]:
    """Give the share, proposal, decision and rank of every condition that could be picked, in order.

    Without enough partners that picked there are no shares, and only what was decided is there.
    """
    scores = whole.scores
    shares = _shares(scores)
    means = {code: score for code, each in whole.indicators.items() if (score := each.score) is not None}
    proposed, ranks = _proposed(shares, scores), _ranks(shares, means)
    codes = [code for code in scores.instrument.pickable if shares or code in scores.leading]
    return {
        code: Leading(
            shares.get(code), code in proposed, code in scores.leading, ranks.get(code), _place(code, shares, means, scores.settings)
        )
        for code in codes
    }


def dialogue_first(figures: Mapping[str, Leading], settings: Settings = SETTINGS) -> bool:
    """Tell whether so many conditions are proposed that partners first talk about which ones lead."""
    return sum(each.proposed for each in figures.values()) > settings.leading_most


def quadrant(score: Fraction, share: Fraction, settings: Settings = SETTINGS) -> Quadrant:
    """Place a condition in the matrix of its score (1 to 5, as shown) and the share that wants it to lead (0 to 1)."""
    if rounded(score) < settings.matrix_score:
        return "nu aanpakken" if share >= settings.leading_share else "later"
    return "vasthouden" if share >= settings.leading_share else "bewaken"


def _place(code: str, shares: Mapping[str, Fraction], means: Mapping[str, Fraction], settings: Settings) -> Quadrant | None:
    return quadrant(means[code], shares[code], settings) if code in means and code in shares else None


def _shares(scores: RoundScores) -> dict[str, Fraction]:
    """The mean of the shares over the partners with a pick, the I_i."""
    picking, nobody = [partner.picks for partner in scores.partners if partner.picks], Fraction(0)
    if len(picking) < scores.settings.least_partners:
        return {}
    return {code: mean([picks.get(code, nobody) for picks in picking]) for code in scores.instrument.pickable}


def _proposed(shares: Mapping[str, Fraction], scores: RoundScores) -> set[str]:
    enough = {code for code, share in shares.items() if share >= scores.settings.leading_share}
    if len(enough) >= scores.settings.leading_fewest:
        return enough
    picked = [code for code, share in shares.items() if share]
    return set(sorted(picked, key=lambda code: -shares[code])[: scores.settings.leading_fewest])


def _ranks(shares: Mapping[str, Fraction], means: Mapping[str, Fraction]) -> dict[str, int]:
    """Rank by G_i = I_i * (5 - X_i) / 4 over every picked indicator with a score; ties keep the questionnaire's order."""
    gains = {code: share * (5 - means[code]) / 4 for code, share in shares.items() if share and code in means}
    return {code: place for place, code in enumerate(sorted(gains, key=lambda code: -gains[code]), start=1)}
