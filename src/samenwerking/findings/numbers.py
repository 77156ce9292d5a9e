"""The chosen numbers of the method as the explanations beside the figures say them."""

from collections.abc import Mapping
from fractions import Fraction

from samenwerking.language import Language, decimal, share
from samenwerking.method.settings import Settings

STEP = Fraction(1, 10)
"""The distance between two shown decimals."""


def explained_numbers(settings: Settings, language: Language) -> Mapping[str, str]:
    """Every number that a text under `how_calculated` or `bands` may name, written in one language."""
    return {
        "low_max": decimal(settings.band_middle - STEP, language),
        "high_min": decimal(settings.band_high, language),
        "response_min": share(settings.band_response, language),
        "agreed_min": decimal(settings.consensus_agreed, language, 2),
        "divided_below": decimal(settings.consensus_some_spread, language, 2),
        "range_divided": decimal(settings.divided_range, language),
        "gap_topic": decimal(settings.gap_indicator, language),
        "gap_theme": decimal(settings.gap_dimension, language),
        "change_theme": decimal(settings.change_dimension, language),
        "change_topic": decimal(settings.change_indicator, language),
        "panel_share": f"{settings.change_majority.numerator}/{settings.change_majority.denominator}",
        "coverage_min": share(settings.evidence_coverage, language),
    }
