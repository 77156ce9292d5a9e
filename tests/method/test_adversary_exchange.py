"""A viewer cannot tell two hidden partners apart: if these exchange all their answers, the whole view stays as it is.

The two have the same voice and numbers of respondents, are in the same rounds, and inside or outside the same pools.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from samenwerking.method.answers import Partner, Round, Voice
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.shown.gate import Gate
from samenwerking.method.shown.result import make_result
from samenwerking.method.shown.result_types import Result
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View, Visibility
from tests.method.collaborations import LEAD, PRECONDITIONS, instrument, scored
from tests.method.random_rounds import NAMES, rounds

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

VISIBILITIES: tuple[Visibility, ...] = ("open", "own", "closed")
MOODS = ("any", "split", "worried", "silent", "complete")


def exchanged(answered: Round, one: str, other: str) -> Round:
    """The same round in which two partners gave each other's answers."""
    if one not in answered.responses:
        return answered
    swapped = {**answered.responses, one: answered.responses[other], other: answered.responses[one]}
    return replace(answered, responses={name: swapped[name] for name in answered.responses})


def signature(each: Round, name: str) -> tuple[object, ...] | None:
    """What anyone knows of a partner in a round: whether it was there, its voice and how many sent."""
    voice = next((partner.voice for partner in each.partners if partner.name == name), None)
    return None if voice is None else (voice, len(each.responses[name]))


def exchangeable(answered: Sequence[Round], gates: Sequence[Gate], viewer: View) -> Iterator[tuple[str, str]]:
    """Every pair of partners that are hidden from the viewer and look the same from outside."""
    names = {partner.name for each in answered for partner in each.partners}
    for one, other in combinations(sorted(names), 2):
        if viewer.partner in (one, other) or any(signature(each, one) != signature(each, other) for each in answered):
            continue
        there = [gate for gate in gates if one in gate.sent]
        hidden = all(one in gate.hidden and other in gate.hidden for gate in there)
        if hidden and all((one in gate.pool) == (other in gate.pool) and gate.own not in (one, other) for gate in there):
            yield one, other


def everything(scores: Sequence[RoundScores], viewer: View, visibility: Visibility) -> list[Result]:
    """All that one viewer can ask for: every round on its own, and the last compared with the first."""
    there = [each for each in scores if viewer.viewer == "lead" or any(partner.name == viewer.partner for partner in each.partners)]
    found = [make_result(each, viewer, visibility, preconditions=PRECONDITIONS) for each in there]
    if len(scores) > 1:
        found.append(make_result(scores[1], viewer, visibility, scores[0], preconditions=PRECONDITIONS))
    return found


def printed(results: Sequence[Result]) -> str:
    return json.dumps([as_document(each) for each in results], ensure_ascii=False)


@st.composite
def collaborations(draw: st.DrawFn) -> list[Round]:
    """Three to eight partners, of two sizes so that some look the same, in one round or two."""
    count = draw(st.integers(3, 8))
    voices: list[Voice] = draw(st.lists(st.sampled_from(("persons", "organisation")), min_size=count, max_size=count))
    lead = draw(st.integers(0, count))
    everyone = [Partner(NAMES[place], voice=voice, lead=place == lead) for place, voice in enumerate(voices)]
    asks = instrument("short") if draw(st.booleans()) else instrument("full", ("kaats-opheij",))
    people = draw(st.lists(st.integers(1, 5), min_size=1, max_size=2))
    stay = draw(st.lists(st.sampled_from(("both", "both", "first", "second")), min_size=count, max_size=count))
    found = []
    for name, absent in [("1", "second"), ("2", "first")][: draw(st.integers(1, 2))]:
        there = tuple(each for each, when in zip(everyone, stay, strict=True) if when != absent)
        found.append(draw(rounds(there or tuple(everyone), name, asks=asks, people=people, moods=MOODS)))
    return found


@given(collaborations(), st.sampled_from(VISIBILITIES))
def test_exchanging_two_hidden_partners_leaves_every_view_as_it_is(answered: list[Round], visibility: Visibility) -> None:
    scores = [scored(each) for each in answered]
    names = [partner.name for partner in answered[-1].partners]
    for viewer in [LEAD, *(View("partner", name) for name in names)]:
        gates = [Gate(each, viewer, visibility) for each in scores]
        pairs = list(exchangeable(answered, gates, viewer))
        event(f"{visibility}, {viewer.viewer}: {'some' if pairs else 'no'} pairs")
        before = everything(scores, viewer, visibility) if pairs else []
        for one, other in pairs[:3]:
            after = everything([scored(exchanged(each, one, other)) for each in answered], viewer, visibility)
            assert printed(after) == printed(before), f"{viewer} sees the difference between {one} and {other}"
            assert after == before
