"""The date of a round, as the calendars showed it where it opened"""

import os
from datetime import UTC
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROUNDS = sa.table("round", sa.column("id", sa.Integer), sa.column("opened_at", sa.DateTime(timezone=True)), sa.column("opened_on", sa.Date))


def upgrade() -> None:
    """Bring the database to this version."""
    op.add_column("round", sa.Column("opened_on", sa.Date(), nullable=True))
    zone = ZoneInfo(os.environ.get("SAMENWERKING_TIMEZONE", "Europe/Amsterdam"))
    connection = op.get_bind()
    for number, opened in connection.execute(sa.select(ROUNDS.c.id, ROUNDS.c.opened_at).where(ROUNDS.c.opened_at.is_not(None))).all():
        moment = opened if opened.tzinfo else opened.replace(tzinfo=UTC)
        connection.execute(ROUNDS.update().where(ROUNDS.c.id == number).values(opened_on=moment.astimezone(zone).date()))


def downgrade() -> None:
    """Bring the database back to the version before."""
    op.drop_column("round", "opened_on")
