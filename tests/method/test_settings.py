"""The chosen numbers: stored by name, read back exactly, and the only place where a choice is made."""

import json
from dataclasses import fields, replace
from fractions import Fraction

import pytest

from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.method.shown.score_document import as_document
from tests.method.collaborations import round_of, scored, seen


@pytest.mark.parametrize("settings", [SETTINGS, Settings(band_high=Fraction(17, 4), change_majority=Fraction(3, 7), least_persons=5)])
def test_settings_are_stored_and_read_back_exactly(settings: Settings) -> None:
    assert Settings.from_mapping(json.loads(json.dumps(settings.as_mapping()))) == settings


def test_every_setting_is_stored_in_order_as_a_number_where_that_is_exact() -> None:
    stored = SETTINGS.as_mapping()
    assert list(stored) == [each.name for each in fields(Settings)]
    assert (stored["band_response"], stored["least_persons"], stored["change_majority"]) == (0.6, 3, "2/3")


def test_a_setting_that_was_not_there_yet_keeps_its_default() -> None:
    assert Settings.from_mapping({"least_persons": 4}) == replace(SETTINGS, least_persons=4)


def test_an_unknown_setting_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no settings of the method: colour, size"):
        Settings.from_mapping({"size": 1, "colour": 2})


def test_a_result_says_the_settings_it_was_made_with() -> None:
    answered = round_of({name: [{"RE3": 3}] for name in "ABC"})
    found = seen(answered).current
    assert (found.settings, found.weights) == (SETTINGS, scored(answered).weights)
    assert as_document(seen(answered))["rounds"]["1"]["settings"] == {**SETTINGS.as_mapping(), "weights": scored(answered).weights}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("least_indicators", 3), ("least_share_of_indicators", "1/2"), ("least_dimensions", 4), ("least_partners", 3),
        ("band_middle", "3"), ("band_high", "4"), ("band_response", "3/5"),
        ("maturity_2", "3/2"), ("maturity_3", "5/2"), ("maturity_4", "7/2"), ("maturity_5", "9/2"), ("maturity_above_lowest", 1),
        ("consensus_agreed", "4/5"), ("consensus_some_spread", "3/5"), ("divided_range", "2"), ("divided_respondents", 4),
        ("gap_indicator", "1"), ("gap_dimension", "7/10"), ("borderline_partners", 4), ("interval_confidence", "19/20"),
        ("change_dimension", "3/10"), ("change_indicator", "1/2"), ("change_majority", "2/3"),
        ("sign_flip_least", 6), ("sign_flip_most", 30), ("evidence_coverage", "3/5"), ("trigger_gap", "-1"),
        ("trigger_decline_indicator", "-1/2"), ("trigger_decline_dimension", "-3/10"),
        ("trigger_unknown_share", "1/4"), ("trigger_unknown_people", 2),
        ("leading_share", "1/2"), ("leading_fewest", 3), ("leading_most", 8),
        ("matrix_score", "7/2"), ("least_persons", 3), ("pool_size", 3), ("least_for_range", 5), ("least_for_distribution", 5),
        ("least_for_comments", 5),
    ],
)  # fmt: skip
def test_the_choices_are_those_of_the_method(name: str, value: int | str) -> None:
    assert getattr(SETTINGS, name) == Fraction(value)
