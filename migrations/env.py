"""How migrations run: on an open connection of the application, each in one transaction, on SQLite too."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from samenwerking.store.table import Instant
from samenwerking.store.tables import Account


def written(kind: str, item: object, _generated: Any) -> str | Literal[False]:
    """A migration names the type of the database, so that it does not change when the code does."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Account.metadata,
    render_as_batch=True,
    render_item=written,
    # SQLite can undo DDL; without this a killed migration would leave half of it and could not be run again.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
