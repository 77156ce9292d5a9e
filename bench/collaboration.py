"""A large made-up collaboration: thirty partners of twenty people in four rounds, unless told otherwise.

Use: .venv/bin/python -m bench.collaboration FOLDER [partners] [people] [rounds]

Writes answers.csv, partners.csv and rounds.csv, ready for `samenwerking score`. The same numbers give the same files.
"""

import sys
from datetime import date
from pathlib import Path
from random import Random

from samenwerking.method.answers import VALUES, Answers, Partner, Response, Round, Value
from samenwerking.method.files.answer_files import write_answers
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Instrument

LEVELS = ((6, 9, 4, 1, 0), (2, 6, 8, 4, 1), (1, 2, 7, 8, 3), (0, 1, 4, 9, 6))
"""How often 1 to 5 is given by partners that are worried, doubting, content and enthusiastic."""
NO_SCORE = (1, 1, 1)
"""How often an answer is don't know, not applicable and blank, beside about twenty scores."""


def collaboration(partners: int = 30, people: int = 20, rounds: int = 4, seed: int = 1) -> Answers:
    """Make up what everyone answered in every round; partners become a little more content from round to round."""
    random = Random(seed)
    instrument = shipped_catalogue().instrument(("kaats-opheij", "ansell-gash"), "full")
    everyone = tuple(Partner(f"Partner {number:02}", invited=people, lead=number == 1) for number in range(1, partners + 1))
    levels = {partner.name: random.randrange(len(LEVELS)) for partner in everyone}
    made = {}
    for number in range(rounds):
        rising = {name: min(len(LEVELS) - 1, level + (random.random() < 0.2 * number)) for name, level in levels.items()}
        made[str(number + 1)] = _round(random, number, instrument, everyone, rising, people)
    return Answers(made)


def _round(random: Random, number: int, asks: Instrument, partners: tuple[Partner, ...], levels: dict[str, int], people: int) -> Round:
    responses = {
        name: tuple(_response(random, f"person {place}", asks, LEVELS[level]) for place in range(1, people + 1))
        for name, level in levels.items()
    }
    leading = ("AM1", "RE3", "OR3")
    return Round(
        str(number + 1), asks, partners, responses, frozenset(asks.items), date(2025 + number // 2, 1 + 6 * (number % 2), 15), leading
    )


def _response(random: Random, name: str, asks: Instrument, level: tuple[int, ...]) -> Response:
    values: list[Value] = random.choices(VALUES, (*level, *NO_SCORE), k=len(asks.items))
    picks = frozenset(random.sample(asks.pickable, 6))
    return Response(name, dict(zip(asks.items, values, strict=True)), random.randint(4, 9), picks)


if __name__ == "__main__":
    write_answers(collaboration(*map(int, sys.argv[2:5])), Path(sys.argv[1]))
