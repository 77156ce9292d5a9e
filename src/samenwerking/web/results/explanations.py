"""The chosen numbers of the method as the explanations beside the figures say them."""

from collections.abc import Mapping
from fractions import Fraction

from samenwerking.method.settings import Settings
from samenwerking.web.visitor import number, share

STEP = Fraction(1, 10)
"""The distance between two shown decimals."""


def explained_numbers(settings: Settings) -> Mapping[str, str]:
    """Every number that a text under `how_calculated` or `bands` may name, written in the language of the visitor."""
    return {
        "low_max": number(settings.band_middle - STEP),
        "high_min": number(settings.band_high),
        "response_min": share(settings.band_response),
        "agreed_min": number(settings.consensus_agreed, 2),
        "divided_below": number(settings.consensus_some_spread, 2),
        "range_divided": number(settings.divided_range),
        "gap_topic": number(settings.gap_indicator),
        "gap_theme": number(settings.gap_dimension),
        "change_theme": number(settings.change_dimension),
        "change_topic": number(settings.change_indicator),
        "panel_share": f"{settings.change_majority.numerator}/{settings.change_majority.denominator}",
        "coverage_min": share(settings.evidence_coverage),
    }
