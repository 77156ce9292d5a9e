"""The document of `score` equals that of a second, slow implementation made from the formulas alone, on random rounds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.method.answers import Round
from samenwerking.method.shown.score_document import as_document
from tests.method.collaborations import seen
from tests.method.random_rounds import partners, rounds, two_rounds
from tests.method.reference_document import document

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


def assert_says(found: Any, expected: Any, place: str = "") -> None:
    """Everything that the reference says stands in the document, in the same order, numbers to a millionth."""
    if isinstance(expected, dict):
        assert isinstance(found, dict), place
        assert [key for key in expected if key not in found] == [], place
        assert [key for key in found if key in expected] == sorted(expected, key=list(found).index), place
        for key, each in expected.items():
            assert_says(found[key], each, f"{place} > {key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), f"{place}: {found} != {expected}"
        for number, (one, other) in enumerate(zip(found, expected, strict=True)):
            assert_says(one, other, f"{place} > {number}")
    elif isinstance(expected, float):
        assert found == pytest.approx(expected, abs=1e-6), place
    else:
        assert found == expected, place


@given(st.data())
def test_one_round_equals_the_reference(data: st.DataObject) -> None:
    answered = data.draw(rounds(data.draw(partners())))
    assert_says(as_document(seen(answered)), document(answered))


@given(two_rounds())
def test_a_comparison_equals_the_reference(both: tuple[Round, Round]) -> None:
    before, after = both
    assert_says(as_document(seen(after, before=before)), document(after, before))
