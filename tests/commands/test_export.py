"""What is exported says the same as the pages: `score` and `radar` from the files give the figures that were published."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from samenwerking import demonstration
from samenwerking.configuration import Configuration
from samenwerking.method.files.answer_files import read_answers
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View
from samenwerking.store import rounds
from samenwerking.store.collaborations import collaboration_named
from samenwerking.store.engine import make_engine
from samenwerking.store.sent_answers import answers_of_collaboration
from samenwerking.store.tables import Collaboration, Person
from tests.terminal import samenwerking

FILES = ("answers.csv", "partners.csv", "rounds.csv")
VIEWS = ("technical", "lead", "partner:Vakschool Zandermeer", "partner:Gemeente Kwikveen")
NAME = "Techniek voor Zandermeer"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """The folder of a running copy with the demonstration in it."""
    folder = tmp_path_factory.mktemp("instance")
    (folder / "samenwerking.sqlite3").write_bytes(sqlite_template.read_bytes())
    configuration = Configuration(instance=folder)
    engine = make_engine(configuration.database_address)
    demonstration.start(engine, configuration, datetime.now(UTC))
    engine.dispose()
    return folder


@pytest.fixture(scope="module")
def exported(instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command wrote."""
    folder = tmp_path_factory.mktemp("exported") / "made on the way"
    done = samenwerking("export", NAME, "--csv", folder, SAMENWERKING_INSTANCE=str(instance))
    assert (done.code, done.complaints) == (0, [])
    assert str(folder) in done.printed
    return folder


@pytest.fixture
def engine(instance: Path) -> Iterator[Engine]:
    made = make_engine(Configuration(instance=instance).database_address)
    yield made
    made.dispose()


def files(folder: Path) -> tuple[str | Path, ...]:
    return folder / "answers.csv", "--partners", folder / "partners.csv", "--rounds", folder / "rounds.csv"


def page(engine: Engine, view: str, number: int, against: int | None) -> object:
    """The figures that the pages of the copy are made of, as `score` writes them."""
    viewer = View("partner", view.partition(":")[2]) if ":" in view else View("lead") if view == "lead" else View()
    with Session(engine) as session:
        published = {each.number: each for each in session.scalars(select(Collaboration)).one().rounds}
        result = rounds.result_of(published[number], viewer, published[against] if against else None)
    return json.loads(json.dumps(as_document(result)))


@pytest.mark.parametrize("against", [None, 1])
@pytest.mark.parametrize("view", VIEWS)
def test_score_from_the_files_equals_the_page(exported: Path, engine: Engine, view: str, against: int | None) -> None:
    compared = ("--against", str(against)) if against else ()
    done = samenwerking("score", *files(exported), "--round", "2", *compared, "--view", view)
    assert (done.code, done.complaints) == (0, [])
    assert json.loads(done.printed) == page(engine, view, 2, against)


def test_radar_from_the_files_draws_the_figures_of_the_page(exported: Path, engine: Engine, tmp_path: Path) -> None:
    picture = tmp_path / "radar.svg"
    done = samenwerking("radar", *files(exported), "--round", "2", "--view", "lead", "-o", picture)
    assert (done.code, done.complaints) == (0, [])

    from samenwerking.charts.radar import radar

    with Session(engine) as session:
        second = session.scalars(select(Collaboration)).one().rounds[1]
        assert radar(rounds.result_of(second, View("lead"))).svg() == picture.read_bytes()


def test_what_is_read_back_is_what_was_written(exported: Path, engine: Engine) -> None:
    with Session(engine) as session:
        written = answers_of_collaboration(session, collaboration_named(session, NAME))
        assert read_answers(exported / "answers.csv", exported / "partners.csv", exported / "rounds.csv") == written


def test_only_what_was_sent_is_in_the_files_and_no_name_or_address_of_a_person(exported: Path, engine: Engine) -> None:
    written = "".join((exported / each).read_text("utf-8") for each in FILES)
    with Session(engine) as session:
        people = session.scalars(select(Person)).all()
        third = session.scalars(select(Collaboration)).one().rounds[2]
        sent = sum(response.sent is not None for each in third.participations for response in each.responses)
        begun = sum(response.sent is None and bool(response.draft) for each in third.participations for response in each.responses)
    assert people
    assert begun > 0
    assert not [each for each in people if each.name in written or each.email in written]
    rows = [line.split(",") for line in (exported / "answers.csv").read_text("utf-8").splitlines() if line.startswith("3,")]
    assert len({(row[1], row[2]) for row in rows}) == sent


def test_the_files_are_for_their_owner_only(exported: Path) -> None:
    assert [(exported / each).stat().st_mode & 0o077 for each in FILES] == [0, 0, 0]


@pytest.mark.parametrize("name", FILES)
def test_all_files_are_written_or_none(instance: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    refused = samenwerking("export", NAME, "--csv", tmp_path, SAMENWERKING_INSTANCE=str(instance))
    assert refused.code == 1
    assert name in refused.complaints[0]
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_without_the_name_of_a_folder_nothing_is_written(instance: Path, tmp_path: Path) -> None:
    refused = samenwerking("export", NAME, "--csv", "", folder=tmp_path, SAMENWERKING_INSTANCE=str(instance))
    assert refused.code == 2
    assert "Name a folder to write in." in refused.complaints[-1]
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder_to_write_in(instance: Path, tmp_path: Path) -> None:
    (file := tmp_path / "answers").write_text("kept", "utf-8")
    refused = samenwerking("export", NAME, "--csv", file, SAMENWERKING_INSTANCE=str(instance))
    assert refused.code == 1
    assert refused.complaints == [f"{file}: this is a file and no folder. Name a folder."]


def test_an_unknown_collaboration_is_named_beside_those_there_are(instance: Path, tmp_path: Path) -> None:
    refused = samenwerking("export", "Nergens", "--csv", tmp_path / "out", SAMENWERKING_INSTANCE=str(instance))
    assert refused.code == 1
    assert NAME in refused.complaints[0]
    assert not (tmp_path / "out").exists()


def test_without_a_folder_the_command_is_used_wrongly(instance: Path) -> None:
    assert samenwerking("export", NAME, SAMENWERKING_INSTANCE=str(instance)).code == 2
