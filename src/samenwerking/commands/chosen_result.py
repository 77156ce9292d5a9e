"""The arguments that say which answers, which rounds and whose view, and the result that they ask for."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from samenwerking.commands.speech import InputError, say, visible
from samenwerking.method.names import as_seen, find

if TYPE_CHECKING:
    from samenwerking.method.answers import Answers, Round
    from samenwerking.method.shown.result_types import Result
    from samenwerking.method.vocabulary import View

PARTNER_VIEW = "partner:"
VISIBILITIES = ("open", "own", "closed")


def add_result_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that every command on an answers file has."""
    parser.add_argument("answers", metavar="ANSWERS", type=Path, help=say("result.answers"))
    parser.add_argument("--partners", metavar="FILE", type=Path, help=say("result.partners"))
    parser.add_argument("--rounds", metavar="FILE", type=Path, help=say("result.rounds"))
    parser.add_argument("--round", metavar="ROUND", help=say("result.round"))
    parser.add_argument("--against", metavar="ROUND", help=say("result.against"))
    parser.add_argument("--view", metavar="VIEW", type=_view, default="technical", help=say("result.view"))
    parser.add_argument("--visibility", choices=VISIBILITIES, default="own", help=say("result.visibility"))


def read_result(arguments: argparse.Namespace) -> "Result":
    """Read the files and give the result that the arguments ask for.

    Raises WrongFilesError where a file is wrong, InputError where a round or partner is not in it.
    """
    from samenwerking.method.exact.scores import score_round
    from samenwerking.method.files.answer_files import read_answers
    from samenwerking.method.files.questionnaire_file import shipped_catalogue
    from samenwerking.method.shown.result import make_result

    checklist = shipped_catalogue().preconditions
    answers = read_answers(arguments.answers, arguments.partners, arguments.rounds)
    current = _last_round(answers) if arguments.round is None else _round(answers, arguments.round)
    previous = None if arguments.against is None else _round(answers, arguments.against)
    if previous is current:
        raise InputError(say("result.same_round", round=visible(current.name)))
    view = _chosen_view(arguments.view, [current, previous] if previous else [current])
    scores = score_round(current, checklist)
    before = score_round(previous, checklist) if previous else None
    return make_result(scores, view, arguments.visibility, before, preconditions=checklist)


def known_partner(written: str, names: Iterable[str]) -> str:
    """The partner that was meant, as the files spell it. Raises InputError for one that is not among the names."""
    known = list(dict.fromkeys(names))
    partner = find(written, known)
    if partner is None:
        raise InputError(say("result.unknown_partner", partner=visible(written), partners=visible(", ".join(known))))
    return partner


def _view(written: str) -> str:
    if written in ("technical", "lead") or (as_seen(written.partition(":")[2]) and written.startswith(PARTNER_VIEW)):
        return written
    raise argparse.ArgumentTypeError(say("result.no_view", found=visible(written)))


def _chosen_view(chosen: str, rounds: "list[Round]") -> "View":
    from samenwerking.method.vocabulary import View

    if chosen.startswith(PARTNER_VIEW):
        names = (each.name for round_ in rounds for each in round_.partners)
        return View("partner", known_partner(chosen.removeprefix(PARTNER_VIEW), names))
    return View("lead") if chosen == "lead" else View("technical")


def _last_round(answers: "Answers") -> "Round":
    """The last round that somebody answered: one that is planned does not hide the results of the one before."""
    rounds = list(answers.rounds.values())
    return next((each for each in reversed(rounds) if any(each.responses.values())), rounds[-1])


def _round(answers: "Answers", chosen: str) -> "Round":
    name = find(chosen, answers.rounds)
    if name is None:
        raise InputError(say("result.unknown_round", round=visible(chosen), rounds=visible(", ".join(answers.rounds))))
    return answers.rounds[name]
