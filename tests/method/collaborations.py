"""Small collaborations to test with, written as what each person answered; all partners are fictitious."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from samenwerking.method.answers import Partner, Response, Round, Value, Voice
from samenwerking.method.exact.scores import RoundScores, score_round
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form, Instrument
from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.method.shown.result import make_result
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View, Visibility

MODELS = ("kaats-opheij", "ansell-gash")
EVERYTHING = (*MODELS, "opgavegericht", "network")
PRECONDITIONS = shipped_catalogue().preconditions
TECHNICAL, LEAD = View(), View("lead")

Person = Mapping[str, int | str]
"""What one person answered by item code; a whole number is a score."""


@cache
def instrument(form: Form = "full", ids: tuple[str, ...] = MODELS) -> Instrument:
    return shipped_catalogue().instrument(ids, form)


def person(name: str, answers: Person, mark: int | None = None, picks: Iterable[str] = ()) -> Response:
    values: dict[str, Value] = {code: _value(answer) for code, answer in answers.items()}
    return Response(name, values, mark, frozenset(picks))


def _value(answer: int | str) -> Value:
    found: dict[str, Value] = {
        "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "dont_know": "dont_know", "not_applicable": "not_applicable", "": "",
    }  # fmt: skip
    return found[str(answer)]


def round_of(
    responses: Mapping[str, Sequence[Response | Person]],
    *,
    name: str = "1",
    asks: Instrument | None = None,
    voices: Mapping[str, Voice] | None = None,
    lead: str | None = None,
    leading: Sequence[str] = (),
    asked: Iterable[str] | None = None,
) -> Round:
    """Make a round: partners in order with the people that sent; persons unless `voices` says otherwise.

    Asked is what somebody has a value for, unless `asked` says it.
    """
    sent = {
        partner: tuple(each if isinstance(each, Response) else person(f"{place}", each) for place, each in enumerate(people))
        for partner, people in responses.items()
    }
    rows = {code for people in sent.values() for each in people for code in each.values} if asked is None else set(asked)
    marks = any(each.mark is not None for people in sent.values() for each in people)
    partners = tuple(Partner(each, voice=(voices or {}).get(each, "persons"), lead=each == lead) for each in responses)
    return Round(name, asks or instrument(), partners, sent, frozenset(rows), leading=tuple(leading), mark_asked=marks)


def alike(scores: Mapping[str, int | str], people: int) -> list[Person]:
    """So many people who all answer the same."""
    return [scores] * people


def scored(answered: Round, settings: Settings = SETTINGS) -> RoundScores:
    return score_round(answered, PRECONDITIONS, settings)


def seen(answered: Round, view: View = TECHNICAL, visibility: Visibility = "own", before: Round | None = None) -> Result:
    """What a viewer is shown of a round, compared with an earlier one if there is one."""
    earlier = None if before is None else scored(before)
    return make_result(scored(answered), view, visibility, earlier, preconditions=PRECONDITIONS)


def partners_with(code: str, values: Sequence[int | str], names: Sequence[str] | None = None) -> dict[str, list[Person]]:
    """One partner a value, named A, B, C and so on, with one person who answers one item."""
    return {each: [{code: value}] for each, value in zip(names or "ABCDEFGHIJKLMNOPQRSTUVWXYZ", values, strict=False)}
