"""The copy that a command works on: its settings and its database, or a sentence on what is wrong with them."""

import os
from typing import TYPE_CHECKING

from samenwerking.commands.speech import InputError, say, visible

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from samenwerking.configuration import Configuration


def read_configuration(makes: bool = False) -> "Configuration":
    """The settings from the environment; a command that `makes` a copy gets its folder made.

    Raises InputError with a line for each setting that is wrong.
    """
    from pydantic import ValidationError

    from samenwerking.configuration import Configuration

    try:
        configuration = Configuration()
    except ValidationError as error:
        raise InputError("\n".join(_wrong_setting(str(each["loc"][0])) for each in error.errors())) from None
    # What a copy keeps and exports holds answers: only its owner may read it.
    os.umask(0o077)
    if makes:
        configuration.instance.mkdir(parents=True, exist_ok=True)
        _check_key(configuration)
    return configuration


def _check_key(configuration: "Configuration") -> None:
    from samenwerking.configuration import NoKeyError

    try:
        configuration.signing_key()
    except NoKeyError as error:
        raise InputError(say("copy.no_key", file=visible(str(error)))) from None


def _wrong_setting(name: str) -> str:
    return say("copy.setting", name=f"SAMENWERKING_{name.upper()}", expected=say(f"copy.expected.{name}"))


def open_database(configuration: "Configuration") -> "Engine":
    """The database of a copy. Raises InputError where it cannot be reached."""
    from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

    from samenwerking.store.engine import make_engine

    try:
        engine = make_engine(configuration.database_address)
        engine.connect().close()
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise InputError(say("copy.no_address", reason=visible(str(error).splitlines()[0]))) from None
    except DBAPIError as error:
        raise InputError(say("copy.unreachable", reason=visible(str(error.orig).splitlines()[0]))) from None
    return engine


def existing_copy() -> tuple["Configuration", "Engine"]:
    """The copy that a command works on, which it names first. Raises InputError where there is none: only `serve` makes one."""
    configuration = read_configuration()
    engine = ready_database(configuration)
    print(say("copy.which", place=visible(configuration.place)))
    return configuration, engine


def ready_database(configuration: "Configuration", makes: bool = False) -> "Engine":
    """The database of a copy, at the version of the code; who `makes` a copy gets a new SQLite file brought there at once.

    Raises InputError where there is none, or where it has to be upgraded first.
    """
    from samenwerking.store import schema

    _check_there(configuration, makes)
    engine = open_database(configuration)
    if makes and schema.is_empty(engine) and engine.dialect.name == "sqlite":
        schema.upgrade(engine)
    if not makes and schema.is_empty(engine):
        engine.dispose()
        raise InputError(say("copy.none", place=visible(configuration.place)))
    if not schema.is_current(engine):
        raise InputError(say("copy.other_version"))
    return engine


def _check_there(configuration: "Configuration", makes: bool) -> None:
    """A database that is merely asked for would be made by asking."""
    from sqlalchemy.exc import ArgumentError

    try:
        file = configuration.database_file
    except ArgumentError as error:
        raise InputError(say("copy.no_address", reason=visible(str(error).splitlines()[0]))) from None
    if file is not None and not makes and not (file.exists() and file.stat().st_size):
        raise InputError(say("copy.none", place=visible(str(file))))
