"""The copy that a command works on: its settings and its database, or a sentence on what is wrong with them."""

import os
from typing import TYPE_CHECKING

from samenwerking.commands.speech import InputError, say, visible

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from samenwerking.configuration import Configuration


def read_configuration() -> "Configuration":
    """The settings from the environment. Raises InputError with a line for each one that is wrong."""
    from pydantic import ValidationError

    from samenwerking.configuration import Configuration, NoKeyError

    try:
        configuration = Configuration()
    except ValidationError as error:
        raise InputError("\n".join(_wrong_setting(str(each["loc"][0])) for each in error.errors())) from None
    # What a copy keeps and exports holds answers: only its owner may read it.
    os.umask(0o077)
    configuration.instance.mkdir(parents=True, exist_ok=True)
    try:
        configuration.signing_key()
    except NoKeyError as error:
        raise InputError(say("copy.no_key", file=visible(str(error)))) from None
    return configuration


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


def ready_database(configuration: "Configuration") -> "Engine":
    """The database of a copy, at the version of the code; a new SQLite file is brought there at once.

    Raises InputError where it has to be upgraded first.
    """
    from samenwerking.store import schema

    engine = open_database(configuration)
    if schema.is_empty(engine) and engine.dialect.name == "sqlite":
        schema.upgrade(engine)
    if not schema.is_current(engine):
        raise InputError(say("copy.other_version"))
    return engine
