"""A partner stands once in a collaboration and in a round, however its name is spelled; older databases keep what they have."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError

from samenwerking.store import schema
from samenwerking.store.engine import make_engine, writing
from samenwerking.store.tables import Participation, Partner
from tests.factories.collaborations import a_collaboration

SPELLINGS = ["School\xa0Zuid", "school ZUID", "School  Zuid ", "Sch\xadool Zuid\u200b", "\uff33chool Zuid"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_partner_in_another_spelling_is_the_same_partner(spelling: str, engine: Engine) -> None:
    made = a_collaboration(engine)
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.add(Partner(collaboration_id=made.id, name=spelling, position=9))
    with writing(engine) as session:
        one, other = session.scalars(select(Participation).order_by(Participation.id)).all()[:2]
        assert one.name == "School Zuid"
        other.name = spelling
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()


def test_a_partner_is_kept_as_a_reader_sees_it(engine: Engine) -> None:
    made = a_collaboration(engine)
    with writing(engine) as session:
        session.add(Partner(collaboration_id=made.id, name=" Cafe\u0301\xa0 Oost\u200b", position=9))
    with writing(engine) as session:
        assert "Café Oost" in session.scalars(select(Partner.name)).all()


def test_an_older_database_keeps_its_names_also_two_that_are_one_by_now(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite+pysqlite:///{tmp_path / 'older.sqlite3'}")
    schema.upgrade(engine)
    a_collaboration(engine)
    names = "SELECT partner.name, participation.name FROM partner JOIN participation ON partner_id = partner.id ORDER BY partner.id"
    with engine.begin() as connection:
        command.downgrade(schema._config(connection), "0001")
    with engine.begin() as connection:
        for table in ("partner", "participation"):
            connection.execute(text(f"UPDATE {table} SET name = 'school  ZUID' WHERE name = 'Bedrijf Noord'"))
        before = connection.execute(text(names)).all()
        people = connection.execute(text("SELECT count(*) FROM response")).scalar_one()
    schema.upgrade(engine)
    with engine.begin() as connection:
        assert connection.execute(text(names)).all() == before
        assert connection.execute(text("SELECT count(*) FROM response")).scalar_one() == people > 0
        assert connection.execute(text("SELECT count(DISTINCT name_key) FROM partner WHERE name_key <> ''")).scalar_one() == 3
    engine.dispose()
