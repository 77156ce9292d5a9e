"""`samenwerking serve`: show the application to browsers, with or without the demonstration."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from samenwerking.commands.running_copy import read_configuration, ready_database
from samenwerking.commands.speech import InputError, UsageError, lines_of, say, visible

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from samenwerking.configuration import Configuration
    from samenwerking.demonstration import Doors

EVERYWHERE = ("0.0.0.0", "::")


def add_arguments(commands: Any) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser("serve", help=say("serve.help"), description=say("serve.description"), allow_abbrev=False)
    parser.add_argument("--demo", action="store_true", help=say("serve.demo"))
    parser.add_argument("--fresh", action="store_true", help=say("serve.fresh"))
    parser.add_argument("--host", type=_host, default="127.0.0.1", help=say("serve.host"))
    parser.add_argument("--port", type=_port, default=8000, help=say("serve.port"))
    parser.set_defaults(run=run)


def _host(written: str) -> str:
    if written.strip():
        return written.strip()
    raise argparse.ArgumentTypeError(say("serve.no_host"))


def _port(written: str) -> int:
    if written.isdecimal() and 1 <= int(written) <= 65535:
        return int(written)
    raise argparse.ArgumentTypeError(say("serve.no_port", found=visible(written)))


def run(arguments: argparse.Namespace) -> int:
    """Serve until the process is asked to stop."""
    from samenwerking.web import create_app
    from samenwerking.web.server import CannotListenError, serve
    from samenwerking.web.session import engine_of

    if arguments.fresh and not arguments.demo:
        raise UsageError(say("serve.fresh_alone"))
    configuration = _with_address(read_configuration(makes=True), arguments.host, arguments.port)
    ready_database(configuration, makes=True).dispose()
    _report_questionnaires()
    app = create_app(configuration)
    app.config["DEMONSTRATION"] = arguments.demo

    def announce() -> None:
        """Only with the port taken is an older demonstration given up for a fresh one."""
        doors = _doors(arguments, configuration) if arguments.demo else None
        empty = doors is None and not _has_account(engine_of(app))
        print(*_told(configuration, doors, empty=empty), sep="\n", flush=True)

    try:
        serve(app, arguments.host, arguments.port, announce)
    except CannotListenError as error:
        raise InputError(say(f"serve.{error.reason}", host=visible(arguments.host), port=arguments.port)) from None
    finally:
        engine_of(app).dispose()
    return 0


def _report_questionnaires() -> None:
    """Say which files are broken. Serving goes on: running rounds have what they were opened with, only a new one needs the files."""
    from samenwerking.method.files.file_errors import WrongFilesError
    from samenwerking.method.files.questionnaire_file import shipped_catalogue

    try:
        shipped_catalogue()
    except WrongFilesError as wrong:
        print(*lines_of(wrong), say("serve.broken"), sep="\n", file=sys.stderr, flush=True)


def _with_address(configuration: "Configuration", host: str, port: int) -> "Configuration":
    """Where no address was set, people reach this copy where it listens."""
    from pydantic import AnyHttpUrl, ValidationError

    if "base_url" in configuration.model_fields_set:
        return configuration
    name = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    try:
        return configuration.model_copy(update={"base_url": AnyHttpUrl(f"http://{name}:{port}")})
    except ValidationError:
        raise InputError(say("serve.elsewhere", host=visible(host), port=port)) from None


def _doors(arguments: argparse.Namespace, configuration: "Configuration") -> "Doors":
    from datetime import UTC, datetime

    from samenwerking import demonstration
    from samenwerking.method.files.file_errors import WrongFilesError

    engine = ready_database(configuration)
    try:
        return demonstration.start(engine, configuration, datetime.now(UTC), fresh=arguments.fresh)
    except WrongFilesError:
        raise InputError(say("serve.demo_needs")) from None
    finally:
        engine.dispose()


def _has_account(engine: "Engine") -> bool:
    from sqlalchemy.orm import Session

    from samenwerking.store.accounts import is_any

    with Session(engine) as session:
        return is_any(session)


def _told(configuration: "Configuration", doors: "Doors | None", *, empty: bool) -> Iterator[str]:
    base = str(configuration.base_url).rstrip("/")
    yield say("serve.address", address=f"{base}/")
    if doors is not None:
        yield say("serve.account", email=doors.email, password=doors.password)
        yield say("serve.answering", link=base + doors.answering)
        yield say("serve.results", link=base + doors.results)
    if empty:
        yield say("serve.no_account")
    yield say("copy.which", place=visible(configuration.place))
    yield say("serve.stop")
