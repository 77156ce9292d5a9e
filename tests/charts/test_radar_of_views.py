"""Whatever a viewer may see of two rounds can be drawn, and nothing of a partner that the viewer is not shown."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenwerking.charts.radar import radar
from samenwerking.method.answers import Round
from samenwerking.method.shown.figures import Hidden
from samenwerking.method.vocabulary import View, Visibility
from tests.charts.boxes import outside, overlapping, texts
from tests.method.collaborations import seen
from tests.method.random_rounds import two_rounds


@pytest.mark.parametrize("visibility", ["open", "own", "closed"])
@pytest.mark.parametrize("detail", [False, True])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds=two_rounds(least=3), data=st.data())
def test_every_view_of_any_two_rounds_is_drawn(
    detail: bool, visibility: Visibility, rounds: tuple[Round, Round], data: st.DataObject
) -> None:
    before, now = rounds
    names = [partner.name for partner in now.partners]
    viewer = data.draw(st.sampled_from([View(), View("lead"), *(View("partner", name) for name in names)]))
    result = seen(now, viewer, visibility, before)
    asked = [each.id for each in now.instrument.asked if each.id in ("kaats-opheij", "ansell-gash")]
    partner = data.draw(st.sampled_from(names))
    for questionnaire in asked:
        drawing = radar(result, questionnaire=questionnaire, detail=detail, partner=partner)
        assert outside(drawing.sheet) == []
        assert overlapping(drawing.sheet) == []
        assert len(drawing.alt) <= 250
        if isinstance(result.current.partners[partner], Hidden):
            assert not [each for each in drawing.sheet.shapes if each.depth == 9][1:], texts(drawing.sheet)
