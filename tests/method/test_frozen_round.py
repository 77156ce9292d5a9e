"""A scored round is stored as JSON and read back exactly: published figures never change."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.settings import Settings
from samenwerking.method.shown.result import make_result
from samenwerking.method.vocabulary import View
from tests.method.collaborations import LEAD, PRECONDITIONS, instrument, round_of, scored
from tests.method.random_rounds import partners, rounds


def frozen(scores: RoundScores) -> RoundScores:
    return RoundScores.from_document(json.loads(json.dumps(scores.to_document())), scores.instrument)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@given(st.data())
def test_a_stored_round_is_read_back_exactly(data: st.DataObject) -> None:
    scores = scored(data.draw(rounds(data.draw(partners()))))
    again = frozen(scores)
    assert again == scores
    for view in (View(), LEAD):
        expected = make_result(scores, view, "own", preconditions=PRECONDITIONS)
        assert make_result(again, view, "own", preconditions=PRECONDITIONS) == expected


def test_fractions_are_stored_as_fractions() -> None:
    people = {name: [{"RE3": 3}, {"RE3": 4}, {"RE3": 3}] for name in "ABC"}
    document = scored(round_of(people)).to_document()
    assert document["partners"][0]["tallies"]["RE3"][0] == "10/3"
    assert "instrument" not in document


def test_a_round_keeps_the_settings_it_was_scored_under() -> None:
    strict = Settings(least_partners=4)
    scores = scored(round_of({name: [{"RE3": 3}] for name in "ABC"}), strict)
    assert frozen(scores).settings == strict
    assert make_result(frozen(scores), View(), "own", preconditions=PRECONDITIONS).current.indicators["RE3"].figure.score is None


def test_what_is_no_scored_round_is_refused() -> None:
    with pytest.raises(ValidationError):
        RoundScores.from_document({"name": "1"}, instrument())
