"""The commands that draw a chart in a PDF, SVG or PNG file, one for each kind: `samenwerking NAME`."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenwerking.commands.chosen_result import add_result_arguments, read_result
from samenwerking.commands.speech import InputError, UsageError, say, visible
from samenwerking.method.names import find

if TYPE_CHECKING:
    from samenwerking.charts.drawing import Drawing
    from samenwerking.charts.not_offered import NotOfferedError

SUFFIXES = (".pdf", ".svg", ".png")


def _no_choices(parser: argparse.ArgumentParser) -> None:
    """A kind of which there is one chart."""


@dataclass(frozen=True)
class ChartCommand:
    """The command that draws one kind of chart; what it says of itself stands under its name in the catalogue of texts.

    Where the kind has several charts, `add_choices` adds the arguments that tell them apart, and `chosen` reads from these
    which one of the catalogue of charts is meant; it may raise UsageError.
    """

    name: str
    add_choices: Callable[[argparse.ArgumentParser], None] = _no_choices
    chosen: Callable[[argparse.Namespace], str] | None = None

    def add_arguments(self, commands: Any) -> None:
        """Add the command and its arguments."""
        words = {"help": say(f"{self.name}.help"), "description": say(f"{self.name}.description")}
        parser = commands.add_parser(self.name, **words, allow_abbrev=False)
        add_result_arguments(parser)
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=say("chart.output"))
        parser.add_argument("--partner", metavar="NAME", help=say("chart.partner"))
        self.add_choices(parser)
        parser.add_argument("--language", choices=("nl", "en"), default="nl", help=say("chart.language"))
        parser.set_defaults(run=self.run)

    def run(self, arguments: argparse.Namespace) -> int:
        """Draw the chart and write it as one whole new file."""
        suffix = arguments.output.suffix.lower()
        if suffix not in SUFFIXES:
            raise UsageError(say("chart.suffix", file=visible(str(arguments.output)), suffixes=", ".join(SUFFIXES)))
        chosen = self.chosen(arguments) if self.chosen else self.name
        content = _as_file(_drawing(chosen, arguments), suffix)

        from samenwerking.method.files.new_file import new_file

        with new_file(arguments.output) as stream:
            stream.write(content)
        return 0


def _drawing(chosen: str, arguments: argparse.Namespace) -> "Drawing":
    from samenwerking.charts.catalogue import CHARTS
    from samenwerking.charts.not_offered import NotOfferedError

    result = read_result(arguments)
    partner = arguments.partner and (find(arguments.partner, result.current.partners) or arguments.partner)
    try:
        return CHARTS[chosen].draw(result, partner=partner, language=arguments.language, layout="print", framed=True)
    except NotOfferedError as error:
        raise InputError(_complaint(error)) from None


def _complaint(error: "NotOfferedError") -> str:
    """What the result lacks, in the language of the terminal."""
    values = {key: ", ".join(value) if isinstance(value, list | tuple) else str(value) for key, value in error.values.items()}
    return say(f"result.{error.reason}", **{key: visible(value) for key, value in values.items()})


def _as_file(drawing: "Drawing", suffix: str) -> bytes:
    if suffix == ".svg":
        return drawing.svg()
    if suffix == ".png":
        return drawing.png()
    from samenwerking.documents.chart import chart_pdf

    return chart_pdf(drawing, drawing.language)
