"""`samenwerking check`: hold questionnaire files against every rule, or print the JSON Schema of them for editors."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenwerking.commands.speech import UsageError, language, say, visible

if TYPE_CHECKING:
    from samenwerking.method.files.catalogue import Catalogue
    from samenwerking.method.files.questionnaire_file import CheckedFiles


def add_arguments(commands: Any) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser("check", help=say("check.help"), description=say("check.description"), allow_abbrev=False)
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=say("check.path"))
    parser.add_argument("--schema", action="store_true", help=say("check.schema"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the files and say what they hold; raises WrongFilesError with everything that is wrong in them."""
    from samenwerking.method.files.questionnaire_file import check_files, json_schema

    if not arguments.paths and not arguments.schema:
        raise UsageError(say("check.nothing"))
    if arguments.paths:
        checked = check_files(arguments.paths, _shipped())
        if not arguments.schema:
            sys.stdout.writelines(f"{line}\n" for line in _contents(checked))
    if arguments.schema:
        sys.stdout.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def _shipped() -> "Catalogue | None":
    """What the files may refer to; None where the shipped files are themselves wrong, as when these are being checked."""
    from samenwerking.method.files.file_errors import WrongFilesError
    from samenwerking.method.files.questionnaire_file import shipped_catalogue

    try:
        return shipped_catalogue()
    except WrongFilesError:
        return None


def _contents(checked: "CheckedFiles") -> Iterator[str]:
    for each in checked.questionnaires.values():
        items = sum(len(indicator.items) for indicator in each.indicators())
        yield say("check.questionnaire", id=each.id, version=each.version, title=visible(each.title[language()]), items=items)
    if checked.preconditions:
        parts = {"preconditions": len(checked.preconditions.preconditions), "actions": len(checked.preconditions.actions)}
        title = visible(checked.preconditions.title[language()])
        yield say("check.preconditions", id=checked.preconditions.id, version=checked.preconditions.version, title=title, **parts)
    yield say("check.right", count=len(checked.files))
