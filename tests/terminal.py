"""Runs the command as a person does, with the language of its terminal: in a process of its own, or quicker in this one."""

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from samenwerking.cli import main

LANGUAGES = {"nl": "nl_NL.UTF-8", "en": "C.UTF-8"}


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit code, what it printed and what it complained about."""

    code: int
    printed: str
    complaints: list[str]


def environment(language: str = "en", **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")}
    return {**kept, "LANG": LANGUAGES[language], **more}


def samenwerking(*arguments: str | Path, language: str = "en", folder: Path | None = None, **more: str) -> Outcome:
    """Run the command; a traceback in what it says fails at once."""
    command = [sys.executable, "-m", "samenwerking.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, cwd=folder, env=environment(language, **more), check=False)
    complaints = done.stderr.decode("utf-8")
    assert "Traceback" not in complaints
    return Outcome(done.returncode, done.stdout.decode("utf-8"), complaints.splitlines())


def quickly(*arguments: str | Path, language: str = "en", folder: Path | None = None) -> Outcome:
    """Run the command in this process."""
    printed, complaints = io.StringIO(), io.StringIO()
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment(language))
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaints), contextlib.chdir(folder or Path.cwd()):
            code = main([str(argument) for argument in arguments])
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os.environ.clear()
        os.environ.update(before)
    return Outcome(code, printed.getvalue(), complaints.getvalue().splitlines())
