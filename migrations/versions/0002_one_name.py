"""A partner once in a collaboration and in a round, however its name is spelled"""

import sqlalchemy as sa
from alembic import op

from samenwerking.method.names import key_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# An index, and no constraint: SQLite would have to make these tables again, and with them remove what hangs on them.
PARENTS = {"partner": "collaboration_id", "participation": "round_id"}


def upgrade() -> None:
    """Bring the database to this version."""
    for table, parent in PARENTS.items():
        op.add_column(table, sa.Column("name_key", sa.String(length=64), server_default="", nullable=False))
        _fill(table, parent)
        op.create_index(op.f(f"ix_{table}_{parent}_name_key"), table, [parent, "name_key"], unique=True)


def _fill(table: str, parent: str) -> None:
    """Names stay as they are, also two that are one by now: what was published is of them. The later one gets a key of its own."""
    rows = sa.table(table, sa.column("id"), sa.column(parent), sa.column("name"), sa.column("name_key"))
    taken: set[tuple[int, str]] = set()
    for id_, parent_id, name in op.get_bind().execute(sa.select(rows.c.id, rows.c[parent], rows.c.name).order_by(rows.c.id)).all():
        key = key_of(name) if (parent_id, key_of(name)) not in taken else key_of(f"{name} ({id_})")
        taken.add((parent_id, key))
        op.get_bind().execute(sa.update(rows).where(rows.c.id == id_).values(name_key=key))


def downgrade() -> None:
    """Bring the database back to the version before."""
    for table, parent in PARENTS.items():
        op.drop_index(op.f(f"ix_{table}_{parent}_name_key"), table)
        op.drop_column(table, "name_key")
