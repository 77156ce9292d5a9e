"""The moment of a request: what it decides, it decides once."""

from datetime import UTC, datetime

from flask import g


def now() -> datetime:
    """The present moment in UTC, the same throughout one request: what it decides, it decides once."""
    if "now" not in g:
        g.now = datetime.now(UTC)
    moment: datetime = g.now
    return moment
