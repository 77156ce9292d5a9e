"""Every figure of the whole is gathered over the partners once, however many others are made of it."""

import sys
from collections.abc import Callable
from types import FrameType

from samenwerking.method.exact.over_partners import gather
from samenwerking.method.exact.whole import Whole
from samenwerking.method.shown.result import make_result
from tests.method.collaborations import LEAD, PRECONDITIONS, instrument, person, round_of, scored


def gatherings(work: Callable[[], object]) -> int:
    """How often a figure is gathered over the partners during some work."""
    found = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal found
        found += event == "call" and frame.f_code is gather.__code__

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


def test_a_result_gathers_each_figure_of_a_round_once_alone_and_compared() -> None:
    everything = person("1", dict.fromkeys(instrument().items, 3), mark=7, picks=("RE3", "AM1"))
    before, after = (scored(round_of({partner: [everything] for partner in "ABCD"}, name=name, leading=("RE3",))) for name in "12")
    whole = Whole(after)
    figures = len([*whole.indicators, *whole.dimensions, "total", *whole.core, *whole.preconditions, "mark"])
    assert figures == 74
    assert gatherings(lambda: make_result(after, LEAD, "own", preconditions=PRECONDITIONS)) == figures
    assert gatherings(lambda: make_result(after, LEAD, "own", before, preconditions=PRECONDITIONS)) == 2 * figures
