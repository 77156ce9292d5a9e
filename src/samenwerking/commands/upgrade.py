"""`samenwerking upgrade`: bring the database to the version of this program."""

import argparse
from typing import Any

from samenwerking.commands.running_copy import open_database, read_configuration
from samenwerking.commands.speech import InputError, say, visible


def add_arguments(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("upgrade", help=say("upgrade.help"), description=say("upgrade.description"), allow_abbrev=False)
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Upgrade where needed; of an SQLite file with something in it a copy is kept first."""
    from datetime import UTC, datetime

    from samenwerking.store import schema

    configuration = read_configuration(makes=True)
    engine = open_database(configuration)
    print(say("copy.which", place=visible(configuration.place)))
    try:
        if schema.is_current(engine):
            print(say("upgrade.current"))
            return 0
        if not schema.is_ours(engine):
            raise InputError(say("upgrade.foreign"))
        if not schema.is_known(engine):
            raise InputError(say("upgrade.newer"))
        if engine.dialect.name == "sqlite" and not schema.is_empty(engine):
            copy = configuration.instance / f"before-upgrade-{datetime.now(UTC):%Y%m%d-%H%M%S}.sqlite3"
            schema.keep_copy(engine, copy)
            print(say("upgrade.copy", file=visible(str(copy.resolve()))))
        schema.upgrade(engine)
    finally:
        engine.dispose()
    print(say("upgrade.done"))
    return 0
