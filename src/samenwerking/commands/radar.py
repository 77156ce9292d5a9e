"""`samenwerking radar`: draw a round, and the round it is compared with, as a radar in a PDF, SVG or PNG file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenwerking.commands.chosen_result import add_result_arguments, known_partner, read_result
from samenwerking.commands.speech import InputError, UsageError, say, visible

if TYPE_CHECKING:
    from samenwerking.charts.drawing import Drawing
    from samenwerking.method.shown.result_types import Result

SUFFIXES = (".pdf", ".svg", ".png")
SPOKES = {"kaats-opheij": (5, 20), "ansell-gash": (9, 22)}
"""The spokes of a questionnaire: its dimensions, or its indicators; in the short form Ansell & Gash has fewer of both."""


def add_arguments(commands: Any) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser("radar", help=say("radar.help"), description=say("radar.description"), allow_abbrev=False)
    add_result_arguments(parser)
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=say("radar.output"))
    parser.add_argument("--partner", metavar="NAME", help=say("radar.partner"))
    parser.add_argument("--questionnaire", choices=tuple(SPOKES), default="kaats-opheij", help=say("radar.questionnaire"))
    numbers = sorted(number for numbers in SPOKES.values() for number in numbers)
    parser.add_argument("--spokes", type=int, choices=numbers, help=say("radar.spokes"))
    parser.add_argument("--language", choices=("nl", "en"), default="nl", help=say("radar.language"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Draw the radar and write it as one whole new file."""
    suffix = arguments.output.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(say("radar.suffix", file=visible(str(arguments.output)), suffixes=", ".join(SUFFIXES)))
    few, many = SPOKES[arguments.questionnaire]
    if arguments.spokes not in (None, few, many):
        raise UsageError(say("radar.wrong_spokes", questionnaire=arguments.questionnaire, few=few, many=many))
    content = _drawn(read_result(arguments), arguments, suffix, arguments.spokes == many)

    from samenwerking.method.files.new_file import new_file

    with new_file(arguments.output) as stream:
        stream.write(content)
    return 0


def _drawn(result: "Result", arguments: argparse.Namespace, suffix: str, detail: bool) -> bytes:
    from samenwerking.charts.radar import radar

    _check(result, arguments.questionnaire)
    partner = None if arguments.partner is None else known_partner(arguments.partner, result.current.partners)
    try:
        drawing = radar(
            result,
            questionnaire=arguments.questionnaire,
            detail=detail,
            partner=partner,
            language=arguments.language,
        )
    except ValueError as error:
        raise InputError(str(error)) from error
    return _as_file(drawing, suffix)


def _check(result: "Result", questionnaire: str) -> None:
    """Raise InputError, in the language of the terminal, where the round has no such questionnaire."""
    current = result.current
    asked = [each.id for each in current.instrument.asked if any(part.code in current.dimensions for part in each.dimensions)]
    drawable = [each for each in asked if each in SPOKES]
    if questionnaire not in drawable:
        key = "radar.not_asked" if drawable else "radar.nothing_asked"
        raise InputError(say(key, questionnaire=questionnaire, round=visible(current.name), questionnaires=", ".join(drawable or SPOKES)))


def _as_file(drawing: "Drawing", suffix: str) -> bytes:
    if suffix == ".svg":
        return drawing.svg()
    if suffix == ".png":
        return drawing.png()
    from samenwerking.documents.chart import chart_pdf

    return chart_pdf(drawing, drawing.language)
