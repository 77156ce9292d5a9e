"""A database with a collaboration in it, that is made once in a run and copied for each test that asks for it."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from samenwerking.store.engine import make_engine
from tests.factories.collaborations import Made, a_collaboration


@dataclass(frozen=True)
class Prepared:
    """The address of the database that nobody else may change, and what stands in it."""

    address: str
    made: Made

    @property
    def name(self) -> str:
        """The name of the database on its server; of an SQLite file its path."""
        return make_url(self.address).database or ""

    @property
    def file(self) -> Path:
        """The file of an SQLite database."""
        return Path(self.name)


def prepare(address: str) -> Prepared:
    """Make the collaboration in an empty database, and let go of that database so that it can be copied."""
    engine = make_engine(address)
    made = a_collaboration(engine)
    engine.dispose()
    return Prepared(address, made)
