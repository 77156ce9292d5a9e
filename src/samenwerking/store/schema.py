"""The version of the database: whether it fits the code, and bringing it there."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from samenwerking.shipped import shipped_folder
from samenwerking.store.locks import for_writing


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(shipped_folder("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Bring a database to the version of the code, in one transaction; a killed upgrade can simply be run again."""
    with for_writing(engine).begin() as connection:
        command.upgrade(_config(connection), "head")


def is_current(engine: Engine) -> bool:
    """Whether a database has exactly the version of the code."""
    with engine.connect() as connection:
        head = ScriptDirectory.from_config(_config(connection)).get_current_head()
        return MigrationContext.configure(connection).get_current_revision() == head


def is_known(engine: Engine) -> bool:
    """Whether the code knows the version of a database: a newer one it does not."""
    with engine.connect() as connection:
        versions = {each.revision for each in ScriptDirectory.from_config(_config(connection)).walk_revisions()}
        return MigrationContext.configure(connection).get_current_revision() in {None, *versions}


def is_ours(engine: Engine) -> bool:
    """Whether a database holds nothing yet, or what this product made."""
    names = inspect(engine).get_table_names()
    return not names or "alembic_version" in names


def is_empty(engine: Engine) -> bool:
    """Whether a database holds no table at all, as a new one does."""
    return not inspect(engine).get_table_names()


def keep_copy(engine: Engine, file: Path) -> None:
    """Copy an SQLite database into a new file, whole and as it is at one moment, also while it is in use."""
    with engine.connect() as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        target = sqlite3.connect(file)
        try:
            source.backup(target)
        finally:
            target.close()
