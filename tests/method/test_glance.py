"""A list of rounds says of each exactly what its whole result says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerking.method.shown.result import glance, make_result
from samenwerking.method.shown.result_types import ActionCounts
from samenwerking.method.vocabulary import View, Visibility
from tests.method.collaborations import LEAD, PRECONDITIONS, TECHNICAL, scored
from tests.method.random_rounds import partners, rounds


@pytest.mark.parametrize("visibility", ["open", "own", "closed"])
@given(data=st.data())
def test_a_glance_says_what_the_result_says(visibility: Visibility, data: st.DataObject) -> None:
    answered = data.draw(rounds(data.draw(partners(least=3))))
    view = data.draw(st.sampled_from((TECHNICAL, LEAD, View("partner", answered.partners[0].name))))
    result = make_result(scored(answered), view, visibility, preconditions=PRECONDITIONS).current
    found = glance(scored(answered), view, visibility, PRECONDITIONS)
    urgent = [each for each in result.actions if each.state == "urgent"]
    assert (found.total, found.maturity) == (result.total.figure, result.maturity)
    assert found.actions == ActionCounts(len(result.actions), len(urgent))
    assert glance(scored(answered), view, visibility).actions is None
