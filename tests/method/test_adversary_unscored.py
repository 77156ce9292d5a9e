"""Who did not know, who left it open: how often whole answers leave one possibility where people need not give a score.

As in test_adversary_counts, but every hidden person may also say not to know, or leave the item open, and which of the
hidden people gave what counts. A person is traced if its answer is the same in everything that gives the same view.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

import pytest

from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View, Visibility
from tests.method.collaborations import LEAD, Person, instrument, round_of, seen

FORM = instrument("short", ("kaats-opheij",))
World = tuple[int | str, ...]
GIVEN: World = (1, 2, 3, 4, 5, "dont_know", "")


@dataclass(frozen=True)
class Case:
    """People by partner, one for an organisation, and what is known of some; how many of all worlds are traced."""

    people: Mapping[str, int]
    known: Mapping[str, int]
    view: View
    visibility: Visibility
    alike: int
    elsewhere: int

    @property
    def hidden(self) -> list[str]:
        """The partner of each hidden person."""
        return [name for name, number in self.people.items() if name not in self.known for _ in range(number)]


OWN = View("partner", "A")
POOL = {"X": 1, "Y": 1, "Z": 1, "P": 2, "A": 1, "B": 1}
CASES = {
    "two organisations": Case(dict.fromkeys("ABC", 1), {"A": 4}, OWN, "own", 5, 0),
    "three organisations": Case(dict.fromkeys("ABCD", 1), {"A": 4}, OWN, "own", 5, 0),
    "the pool, seen by the lead": Case(POOL, dict.fromkeys("XYZ", 4), LEAD, "own", 4, 52),
    "the others of the pool, seen by one of it": Case(POOL, dict.fromkeys("XYZ", 4) | {"A": 3}, OWN, "open", 4, 64),
}


def document(case: Case, world: World) -> str:
    people: dict[str, list[Person]] = {name: [{"RE3": case.known[name]}] if name in case.known else [] for name in case.people}
    for name, answer in zip(case.hidden, world, strict=True):
        people[name] = [*people[name], {"RE3": answer}]
    organisations = [name for name, number in case.people.items() if number == 1]
    answered = round_of(people, asks=FORM, voices=dict.fromkeys(organisations, "organisation"), asked={"RE3"})
    return json.dumps(as_document(seen(answered, case.view, case.visibility)))


@pytest.mark.parametrize("name", CASES)
def test_the_share_of_people_traced_is_as_stated(name: str, record_property: Callable[[str, object], None]) -> None:
    case = CASES[name]
    views: defaultdict[str, list[World]] = defaultdict(list)
    for world in product(GIVEN, repeat=len(case.hidden)):
        views[document(case, world)].append(world)
    known = {view: [each.pop() for each in map(set, zip(*worlds, strict=True)) if len(each) == 1] for view, worlds in views.items()}
    traced = [world for view, worlds in views.items() if known[view] for world in worlds]
    alike = sum(len(set(world)) == 1 for world in traced)
    record_property("traced", f"{name}: {alike} + {len(traced) - alike} of {len(GIVEN) ** len(case.hidden)}")
    assert (alike, len(traced) - alike) == (case.alike, case.elsewhere)
    assert not {"dont_know", ""} & {answer for answers in known.values() for answer in answers}
