"""How long the result of a round takes from its answers, as a ratio to reading the same answers once beside it.

Use: .venv/bin/python -m bench.method [rounds]

What runs beside it is the least that any computation from these answers does: count the values of every item of every
partner with a Counter, and nothing else. Both take turns.
"""

import sys
from collections import Counter
from collections.abc import Callable
from itertools import cycle
from statistics import median, quantiles
from time import process_time

from bench.collaboration import collaboration
from bench.plain_polar import machine
from samenwerking.method.answers import Round
from samenwerking.method.exact.scores import score_round
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.shown.result import make_result
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View

PRECONDITIONS = shipped_catalogue().preconditions


def counted(answered: Round) -> int:
    """Count every answer once and do nothing with it."""
    every = 0
    for people in answered.responses.values():
        for item in answered.asked:
            every += len(Counter([response.values.get(item, "") for response in people]))
    return every


def lead(answered: Round) -> object:
    """The result of a round as the lead organisation sees it, from the answers on."""
    return make_result(score_round(answered, PRECONDITIONS), View("lead"), "own", preconditions=PRECONDITIONS)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run: the other programs on a shared machine do not count."""
    start = process_time()
    work()
    return process_time() - start


def side_by_side(name: str, work: Callable[[], object], beside: Callable[[], object], turns: int, slower: float) -> None:
    """Print the time of some work here and by the measure of the goals, and its ratio to what runs beside it in turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    work(), beside()
    for times, run in zip(cycle(taken), [work, beside] * turns, strict=False):
        times.append(seconds(run))
    middle = [median(times) for times in taken]
    lower = [quantiles(times, n=4)[0] for times in taken]
    ratios = f"ratio {middle[0] / middle[1]:.1f} (lower quartile {lower[0] / lower[1]:.1f})"
    measured = f"{1000 * middle[0] / slower:7.1f} ms by the measure of the goals"
    sys.stdout.write(f"{name:<46} {measured}; here {1000 * middle[0]:.1f} ms (lower quartile {1000 * lower[0]:.1f}), {ratios}\n")


def main(turns: int) -> None:
    """Measure a round of 400 and of 50,000 responses, a comparison of 30 partners, and its JSON."""
    slower = machine()
    small = collaboration(20, 20, 1).rounds["1"]
    side_by_side("result of 400 responses (goal: 20 ms)", lambda: lead(small), lambda: counted(small), turns, slower)
    large = collaboration(50, 1000, 1).rounds["1"]
    side_by_side("result of 50,000 responses (goal: 2 s)", lambda: lead(large), lambda: counted(large), max(2, turns // 10), slower)
    before, after = (score_round(each, PRECONDITIONS) for each in list(collaboration(30, 20, 2).rounds.values()))

    def compared() -> object:
        return as_document(make_result(after, View(), "own", before, preconditions=PRECONDITIONS))

    both = collaboration(30, 20, 2).rounds["2"]
    side_by_side("two rounds of 30 partners compared, as JSON", compared, lambda: counted(both), max(2, turns // 2), slower)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
