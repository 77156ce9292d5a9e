"""`samenwerking export`: write what a collaboration answered as the files that `score` and `radar` read."""

import argparse
from pathlib import Path
from typing import Any

from samenwerking.commands.running_copy import existing_copy
from samenwerking.commands.speech import InputError, say, visible


def add_arguments(commands: Any) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser("export", help=say("export.help"), description=say("export.description"), allow_abbrev=False)
    parser.add_argument("name", metavar="COLLABORATION", help=say("export.name"))
    parser.add_argument("--csv", metavar="FOLDER", type=_folder, required=True, help=say("export.csv"))
    parser.set_defaults(run=run)


def _folder(written: str) -> Path:
    if not written.strip():
        raise argparse.ArgumentTypeError(say("export.no_folder"))
    return Path(written)


def run(arguments: argparse.Namespace) -> int:
    """Write the files. Raises InputError for a collaboration that is not there or has nothing to write."""
    from sqlalchemy.orm import Session

    from samenwerking.method.files.answer_files import write_answers
    from samenwerking.store.collaborations import UnknownCollaborationError, collaboration_named
    from samenwerking.store.sent_answers import answers_of_collaboration

    _, engine = existing_copy()
    try:
        with Session(engine) as session:
            answers = answers_of_collaboration(session, collaboration_named(session, arguments.name))
    except UnknownCollaborationError as error:
        names = ", ".join(error.names) or say("account.none")
        raise InputError(say("account.no_collaboration", name=visible(arguments.name), names=visible(names))) from None
    finally:
        engine.dispose()
    if not answers.rounds:
        raise InputError(say("export.no_rounds", name=visible(arguments.name)))
    write_answers(answers, arguments.csv)
    responses = sum(len(each) for round_ in answers.rounds.values() for each in round_.responses.values())
    print(say("export.done", rounds=len(answers.rounds), responses=responses, folder=visible(str(arguments.csv))))
    return 0
