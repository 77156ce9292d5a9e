"""How scores are shown and called: the decimal, the band and the level of maturity."""

from fractions import Fraction

import pytest

from samenwerking.method.decimals import rounded, written
from samenwerking.method.exact.bands import band, maturity
from samenwerking.method.settings import SETTINGS
from samenwerking.method.shown.figures import Maturity


@pytest.mark.parametrize(
    ("exact", "shown"),
    [("1/4", "0,3"), ("-1/4", "-0,3"), ("-1/25", "0,0"), ("-1/20", "-0,1"), ("3", "3,0"), ("10", "10,0"), ("59/20", "3,0")],
)
def test_numbers_are_shown_to_one_decimal_half_away_from_zero(exact: str, shown: str) -> None:
    assert written(Fraction(exact)) == shown
    assert float(rounded(Fraction(exact))) == float(shown.replace(",", "."))


@pytest.mark.parametrize(
    ("score", "name"),
    [("1", "laag"), ("294/100", "laag"), ("295/100", "midden"), ("394/100", "midden"), ("395/100", "hoog"), ("5", "hoog")],
)
def test_a_band_begins_at_the_shown_decimal(score: str, name: str) -> None:
    assert band(Fraction(score), SETTINGS) == name


@pytest.mark.parametrize(
    ("total", "lowest", "level"),
    [
        ("1", "1", 1),
        ("144/100", "1", 1),
        ("145/100", "1", 2),
        ("244/100", "1", 2),
        ("245/100", "2", 3),
        ("345/100", "3", 4),
        ("445/100", "4", 5),
        ("5", "5", 5),
        ("5", "344/100", 4),
        ("5", "1", 2),
    ],
)
def test_the_level_is_that_of_the_total_but_at_most_one_above_the_lowest_dimension(total: str, lowest: str, level: int) -> None:
    assert maturity(Fraction(total), [Fraction(5), Fraction(lowest)], SETTINGS) == level


@pytest.mark.parametrize(("level", "name"), [(1, "Verkennen"), (2, "Opbouwen"), (3, "Afstemmen"), (4, "Verankeren"), (5, "Leren")])
def test_every_level_has_its_standard_name(level: int, name: str) -> None:
    assert Maturity(level).name == name
