"""How often whole answers leave one possibility: counted over every answer that hidden partners could have given.

A viewer knows its own answer and sees everything of one indicator, shown decimals and words alike. It goes through all
whole answers of the others and keeps those that give the view it has. A case is traced if a hidden partner's figure or
another person's answer is the same in all that it keeps.

The guarantee of method section 7 is about real numbers (test_adversary_equations); answers are whole, and there the mean
together with the words for agreement, the division and the borderline may leave one possibility: mostly where all
others gave the same, and with partners of one and of several people among four. CASES states how often.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from math import factorial, prod

import pytest

from samenwerking.method.answers import Voice
from samenwerking.method.shown.figures import Hidden
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View, Visibility
from tests.method.collaborations import Person, instrument, round_of, seen

FORM = instrument("short", ("kaats-opheij",))
Answers = tuple[int, ...]
"""What the people of one partner gave, in no order."""


@dataclass(frozen=True)
class Kind:
    """Some hidden partners that look the same from outside."""

    partners: tuple[str, ...]
    people: int = 1
    voice: Voice = "organisation"

    def worlds(self) -> Iterator[tuple[Answers, ...]]:
        """Everything these partners may have answered, whoever of them and of their people gave which."""
        options = combinations_with_replacement(range(1, 6), self.people)
        yield from combinations_with_replacement(list(options), len(self.partners))

    def ways(self, world: tuple[Answers, ...]) -> int:
        """In how many ways partners and people can have given these answers."""
        return arrangements(world) * prod(arrangements(each) for each in world)


@dataclass(frozen=True)
class Case:
    """What a viewer looks at, and how many of all cases are traced: at an end of the scale, and elsewhere."""

    hidden: tuple[Kind, ...]
    at_the_end: int
    elsewhere: int
    own: bool = True
    shown: tuple[str, ...] = ()
    visibility: Visibility = "own"

    @property
    def viewer(self) -> View:
        return View("partner", "Own") if self.own else View("lead")


def arrangements(several: tuple[object, ...]) -> int:
    return factorial(len(several)) // prod(factorial(each) for each in Counter(several).values())


def document(case: Case, world: tuple[tuple[Answers, ...], ...], own: int, shown: Answers) -> str:
    people: dict[str, list[Person]] = {"Own": [{"RE3": own}]} if case.own else {}
    people |= {name: [{"RE3": answer}] for name, answer in zip(case.shown, shown, strict=True)}
    voices: dict[str, Voice] = dict.fromkeys(people, "organisation")
    for kind, partners in zip(case.hidden, world, strict=True):
        voices |= dict.fromkeys(kind.partners, kind.voice)
        people |= {name: [{"RE3": each} for each in answers] for name, answers in zip(kind.partners, partners, strict=True)}
    result = seen(round_of(people, asks=FORM, voices=voices), case.viewer, case.visibility)
    unseen = {name for kind in case.hidden for name in kind.partners}
    assert {name for name, each in result.current.partners.items() if isinstance(each, Hidden)} == unseen
    return json.dumps(as_document(result))


def traced(case: Case, own: int, shown: Answers) -> tuple[int, int, int]:
    """Count all cases, those traced where every hidden answer is at the same end, and those traced elsewhere."""
    alike: defaultdict[str, list[tuple[tuple[Answers, ...], ...]]] = defaultdict(list)
    for world in product(*(kind.worlds() for kind in case.hidden)):
        alike[document(case, world, own, shown)].append(world)
    cases, end, elsewhere = 0, 0, 0
    for worlds in alike.values():
        known = any(one_left(worlds, place) for place in range(len(case.hidden)))
        for world in worlds:
            ways = prod(kind.ways(each) for kind, each in zip(case.hidden, world, strict=True))
            answers = {answer for partners in world for each in partners for answer in each}
            cases += ways
            end += ways * (known and answers in ({1}, {5}))
            elsewhere += ways * (known and answers not in ({1}, {5}))
    return cases, end, elsewhere


def one_left(worlds: list[tuple[tuple[Answers, ...], ...]], place: int) -> bool:
    """Whether a figure of a kind's partners, or an answer of their people, is the same in all these worlds."""
    figures = {sum(answers) for world in worlds for answers in world[place]}
    given = {answer for world in worlds for answers in world[place] for answer in answers}
    return len(figures) == 1 or len(given) == 1


ORGANISATIONS = tuple("BCDEF")

CASES = {
    "three organisations": Case((Kind(ORGANISATIONS[:2]),), 10, 13),
    "four organisations": Case((Kind(ORGANISATIONS[:3]),), 10, 13),
    "five organisations": Case((Kind(ORGANISATIONS[:4]),), 10, 15),
    "six organisations": Case((Kind(ORGANISATIONS),), 10, 15),
    "three organisations, seen by a lead that is none of them": Case((Kind(ORGANISATIONS[:3]),), 2, 3, own=False, visibility="closed"),
    "two partners of three people": Case((Kind(("B", "C"), 3, "persons"),), 10, 172),
    "one of three people and two organisations": Case((Kind(("B",), 3, "persons"), Kind(("C", "D"))), 10, 1579),
    "a pool of one person and two organisations": Case(
        (Kind(("A",), 1, "persons"), Kind(("B", "C"))), 10, 11, shown=("X",), visibility="open"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_share_of_cases_with_one_possibility_left_is_as_stated(name: str, record_property: Callable[[str, object], None]) -> None:
    case = CASES[name]
    counted = [traced(case, own, (3,) * len(case.shown)) for own in (range(1, 6) if case.own else (3,))]
    cases, end, elsewhere = (sum(each) for each in zip(*counted, strict=True))
    record_property("traced", f"{name}: {end} + {elsewhere} of {cases}")
    assert (end, elsewhere) == (case.at_the_end, case.elsewhere)
