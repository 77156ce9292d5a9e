"""How long a radar takes, as a ratio to plain Matplotlib polar axes that draw the same chart in the same run.

Use: .venv/bin/python -m bench.charts [rounds]

The chart: twenty spokes, three lines, every value printed, legend, title, sentence and footer, to PDF. Both get new
figures in every round, take turns, and are warm.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from math import pi
from statistics import median, quantiles
from time import perf_counter

from samenwerking.charts.radar import Drawing, radar
from samenwerking.charts.radar.content import content
from samenwerking.charts.radar.legend import foot, line_name
from samenwerking.documents.chart import chart_pdf
from samenwerking.language import decimal
from samenwerking.method.figures import IndicatorFigure, Result
from tests.charts.results import two_rounds

PARTNER = "Mbo Noordkust"


def shaken(result: Result, number: int) -> Result:
    """The same collaboration with other figures, so that nothing can be kept from the round before."""
    indicators = {code: _moved(each, number + index) for index, (code, each) in enumerate(result.current.indicators.items())}
    return replace(result, current=replace(result.current, indicators=indicators))


def _moved(each: IndicatorFigure, number: int) -> IndicatorFigure:
    return replace(each, figure=replace(each.figure, score=Fraction(10 + number * 7 % 41, 10)))


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


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds a file of each kind took, taking turns; two rounds to warm up are left out."""
    base = two_rounds(PARTNER)
    kinds: dict[str, Callable[[Result], object]] = {
        "plain polar to PDF": polar,
        "radar to PDF": lambda result: chart_pdf(ours(result), "nl"),
        "radar to SVG": lambda result: ours(result).svg(),
        "radar to PNG at 300 dpi": lambda result: ours(result).png(),
        "radar, only its words": lambda result: ours(result).alt,
    }
    taken: dict[str, list[float]] = {kind: [] for kind in kinds}
    for number in range(rounds + 2):
        result = shaken(base, number)
        for kind, draw in kinds.items():
            start = perf_counter()
            draw(result)
            taken[kind].append(perf_counter() - start)
    return {kind: times[2:] for kind, times in taken.items()}


def main() -> None:
    """Print the median and the lower quartile of each kind, and its ratio to plain polar."""
    taken = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    against = taken["plain polar to PDF"]
    for kind, times in taken.items():
        low, low_against = quantiles(times, n=4)[0], quantiles(against, n=4)[0]
        ratios = f"ratio {median(times) / median(against):.2f}, of lower quartiles {low / low_against:.2f}"
        sys.stdout.write(f"{kind:26} median {median(times) * 1000:6.1f} ms, lower quartile {low * 1000:6.1f} ms, {ratios}\n")


if __name__ == "__main__":
    main()
