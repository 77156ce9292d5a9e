"""The yardstick: plain Matplotlib polar axes that draw the radar of twenty with three lines, as one would make it.

Goals in milliseconds were set on a machine where this takes GOAL_SECONDS. Times of another machine, or of a busy one, are
brought to that measure by drawing it in the same run.
"""

import sys
from fractions import Fraction
from io import BytesIO
from math import pi
from statistics import median
from time import process_time

from samenwerking.charts.radar import Drawing, radar
from samenwerking.charts.radar.content import content
from samenwerking.charts.radar.legend import foot, line_name
from samenwerking.language import decimal
from samenwerking.method.shown.result_types import Result
from tests.charts.results import two_rounds

PARTNER = "Mbo Noordkust"
GOAL_SECONDS = 0.146
"""The middle of what was measured where the goals were set: 126 to 166 ms."""


def ours(result: Result) -> Drawing:
    """The radar of twenty with three lines."""
    return radar(result, detail=True, partner=PARTNER)


def polar(result: Result) -> bytes:
    """The same chart as one would make it with polar axes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    shown, drawing = content(result, "kaats-opheij", True, PARTNER, "nl"), ours(result)
    figure = Figure(figsize=(180 / 25.4, 176 / 25.4))
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(projection="polar")
    axes.set(ylim=(1, 5), theta_direction=-1, theta_offset=pi / 2)
    angles = [2 * pi * number / len(shown.spokes) for number in range(len(shown.spokes))]
    for series, style in zip(shown.series, ("o-", "o--", "s:"), strict=True):
        values = [float(value) for value in series.values if isinstance(value, Fraction)]
        axes.plot([*angles, angles[0]], [*values, values[0]], style, label=line_name(shown, series, "nl"))
        for angle, value in zip(angles, values, strict=True):
            axes.text(angle, value, decimal(Fraction(value), "nl"), fontsize=8)
    axes.set_xticks(angles, [spoke.name for spoke in shown.spokes])
    axes.set_yticks([1, 2, 3, 4, 5])
    axes.legend(loc="lower left")
    figure.suptitle(drawing.title)
    figure.text(0.02, 0.94, drawing.sentence)
    figure.text(0.02, 0.02, foot(shown, "nl"), fontsize=8)
    written = BytesIO()
    figure.savefig(written, format="pdf")
    return written.getvalue()


def machine(turns: int = 7) -> float:
    """Find and print how many times as long this machine takes now as the one where the goals were set."""
    result, taken = two_rounds(PARTNER), []
    for _ in range(turns + 2):
        start = process_time()
        polar(result)
        taken.append(process_time() - start)
    slower = median(taken[2:]) / GOAL_SECONDS
    sys.stdout.write(f"This machine now takes {slower:.1f} times as long as the one where the goals were set.\n")
    return slower
