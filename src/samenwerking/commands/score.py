"""`samenwerking score`: print every figure of a round, as JSON to go on with or as text to read."""

import argparse
import json
import sys
from typing import Any

from samenwerking.commands.chosen_result import add_result_arguments, read_result
from samenwerking.commands.speech import say


def add_arguments(commands: Any) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser("score", help=say("score.help"), description=say("score.description"), allow_abbrev=False)
    add_result_arguments(parser)
    parser.add_argument("--format", choices=("json", "text"), default="json", help=say("score.format"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the result that the arguments ask for."""
    result = read_result(arguments)
    if arguments.format == "json":
        from samenwerking.method.shown.score_document import as_document

        sys.stdout.write(json.dumps(as_document(result), ensure_ascii=False, allow_nan=False, indent=2) + "\n")
    else:
        from samenwerking.commands.score_text import lines
        from samenwerking.method.files.questionnaire_file import shipped_catalogue

        sys.stdout.writelines(f"{line}\n" for line in lines(result, shipped_catalogue().preconditions))
    return 0
