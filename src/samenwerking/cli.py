"""The command `samenwerking`: finds the command that is asked for and says what went wrong, never with a traceback.

Ends with 0 when done, 1 when the input is wrong or something stands in the way, 2 when the command is used wrongly.
"""

import argparse
import errno
import gettext
import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, Protocol

from samenwerking.commands import account, check, export, score, serve, upgrade
from samenwerking.commands.radar import RADAR
from samenwerking.commands.speech import InputError, UsageError, lines_of, say, visible
from samenwerking.method.files.file_errors import WrongFilesError


class Command(Protocol):
    """A module of one command, or one of a kind that many are of."""

    def add_arguments(self, commands: Any, /) -> None:
        """Add the command and its arguments to the commands of a parser."""


COMMANDS: tuple[Command, ...] = (serve, check, score, RADAR, account, export, upgrade)
"""Every command in the order of the help; another chart is a `ChartCommand` more."""

WRONG, MISUSED, INTERRUPTED = 1, 2, 130

_SYSTEM = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "is_folder",
    errno.EEXIST: "is_file",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "no_permission",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; wrong usage ends the process with 2, as argparse does.

    With SAMENWERKING_TRACEBACK set, an error of the product itself is raised, for whoever repairs it.
    """
    _open_streams()
    # Argparse asks this domain for its own sentences, in the language of the terminal.
    gettext.bindtextdomain("messages", Path(__file__).with_name("translations"))
    try:
        try:
            chosen = _parser().parse_args(arguments)
        finally:
            # Help and version end the process here, and may not have been written.
            sys.stdout.flush()
        code: int = chosen.run(chosen)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _explained(error)
    finally:
        _abandon_broken_output()


def _open_streams() -> None:
    """Write UTF-8, and to nowhere where a stream was closed (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
        if reconfigure := getattr(getattr(sys, name), "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("samenwerking", description=say("description"), epilog=say("epilog"), allow_abbrev=False)
    parser.add_argument("--version", action=_Version, nargs=0, help=say("version.help"))
    commands = parser.add_subparsers(title=say("commands"), metavar=say("command"), required=True)
    for command in COMMANDS:
        command.add_arguments(commands)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments without letting them steer the terminal or begin a line."""

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print("samenwerking", version("samenwerking"))
        parser.exit()


def _explained(error: Exception) -> int:
    """Say what went wrong and what to do, one line an error, and give the exit code."""
    if isinstance(error, WrongFilesError):
        return _complain(lines_of(error))
    if isinstance(error, UsageError):
        return _complain([str(error)], MISUSED)
    if isinstance(error, InputError):
        return _complain([str(error)])
    if isinstance(error, BrokenPipeError):
        return WRONG
    if failure := _of_the_system(error):
        problem = _SYSTEM.get(failure.errno or 0, "other")
        return _complain([say(f"system.{problem}", file=visible(str(failure.filename or "samenwerking")), reason=failure.strerror)])
    if isinstance(error, MemoryError):
        return _complain([say("memory")])
    if os.environ.get("SAMENWERKING_TRACEBACK"):
        raise error
    return _complain([say("unexpected", what=visible(f"{type(error).__name__}: {error}"))])


def _of_the_system(error: Exception) -> OSError | None:
    """The failure of the system that an error is of; a full disk is told by SQLite in its own way."""
    if isinstance(error, OSError):
        return error
    full = getattr(getattr(error, "orig", None), "sqlite_errorname", "") == "SQLITE_FULL"
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) if full else None


def _complain(lines: Iterable[str], code: int = WRONG) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return code


def _abandon_broken_output() -> None:
    """Where nobody takes the output (a closed pipe, a full disk), keep Python from trying once more at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
