"""How long a radar takes, as a ratio to plain Matplotlib polar axes that draw the same chart in the same run.

Use: .venv/bin/python -m bench.charts [rounds]

The chart: twenty spokes, three lines, every value printed, legend, title, sentence and footer, to PDF. Both get new
figures in every round, take turns, and are warm.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from statistics import median, quantiles
from time import perf_counter

from bench.plain_polar import PARTNER, ours, polar
from samenwerking.documents.chart import chart_pdf
from samenwerking.method.shown.figures import IndicatorFigure
from samenwerking.method.shown.result_types import Result
from tests.charts.results import two_rounds


def shaken(result: Result, number: int) -> Result:
    """The same collaboration with other figures, so that nothing can be kept from the round before."""
    indicators = {code: _moved(each, number + index) for index, (code, each) in enumerate(result.current.indicators.items())}
    return replace(result, current=replace(result.current, indicators=indicators))


def _moved(each: IndicatorFigure, number: int) -> IndicatorFigure:
    return replace(each, figure=replace(each.figure, score=Fraction(10 + number * 7 % 41, 10)))


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
