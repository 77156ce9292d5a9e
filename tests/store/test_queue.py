"""Writers take turns: in the order in which they came, and never longer than a page can wait."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoTurnError

from samenwerking.store.engine import make_engine, writing
from samenwerking.store.locks import Queue


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "turns.sqlite3"


@pytest.fixture
def turns(file: Path) -> Engine:
    engine = make_engine(f"sqlite+pysqlite:///{file}")
    with writing(engine) as session:
        session.execute(text("CREATE TABLE turn (number INTEGER)"))
    return engine


def test_who_came_first_goes_first() -> None:
    queue, passed = Queue(), []
    queue.enter()
    arrived = [threading.Event() for _ in range(8)]

    def pass_through(number: int) -> None:
        arrived[number].set()
        queue.enter(60)
        passed.append(number)
        queue.leave()

    threads = []
    for number in range(8):
        thread = threading.Thread(target=pass_through, args=(number,))
        thread.start()
        threads.append(thread)
        arrived[number].wait()
        while len(queue._waiting) <= number:
            time.sleep(0)
    queue.leave()
    for thread in threads:
        thread.join()
    assert passed == list(range(8))


def test_who_gave_up_waiting_holds_up_nobody() -> None:
    queue = Queue()
    queue.enter()
    with pytest.raises(NoTurnError):
        queue.enter(0.01)
    queue.leave()
    assert queue.enter(0) == 0
    queue.leave()


def test_what_was_waited_for_a_turn_is_not_waited_once_more_for_the_database() -> None:
    queue, left = Queue(), []
    queue.enter()
    thread = threading.Thread(target=lambda: left.append(queue.enter(60)))
    thread.start()
    while not queue._waiting:
        time.sleep(0.001)
    queue.leave()
    thread.join()
    assert left[0] < 60


def test_whoever_comes_while_the_database_is_known_to_be_kept_has_little_patience_until_it_is_free() -> None:
    queue = Queue()
    whole = queue.enter()
    queue.leave()
    queue.note_kept()
    assert queue.enter() < whole
    queue.leave()
    queue.note_free()
    assert queue.enter() == whole
    queue.leave()


def test_nothing_is_lost_by_many_writers_and_each_gives_its_turn_back(turns: Engine) -> None:
    def count(_: int) -> None:
        for _attempt in range(25):
            with writing(turns) as session:
                so_far = session.scalar(text("SELECT count(*) FROM turn"))
                session.execute(text("INSERT INTO turn VALUES (:so_far)"), {"so_far": so_far})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(8)))
    with turns.connect() as connection:
        assert list(connection.scalars(text("SELECT number FROM turn ORDER BY number"))) == list(range(200))


@pytest.mark.parametrize("fails", ["INSERT INTO nowhere VALUES (1)", "no words of a database"])
def test_a_writer_that_fails_gives_its_turn_back(turns: Engine, fails: str) -> None:
    for _ in range(30):
        with pytest.raises(OperationalError), writing(turns) as session:
            session.execute(text(fails))
    with writing(turns) as session:
        session.execute(text("INSERT INTO turn VALUES (1)"))


def test_a_connection_that_is_thrown_away_gives_its_turn_back(turns: Engine) -> None:
    for _ in range(3):
        with writing(turns) as session:
            session.execute(text("INSERT INTO turn VALUES (1)"))
            session.connection().invalidate()
            session.rollback()
    with writing(turns) as session:
        session.execute(text("INSERT INTO turn VALUES (1)"))


def test_all_that_wait_for_a_lock_held_elsewhere_give_up_and_go_on_when_it_is_free(turns: Engine, file: Path) -> None:
    elsewhere = sqlite3.connect(file, isolation_level=None)
    elsewhere.execute("BEGIN IMMEDIATE")

    def give_up(_: int) -> None:
        with pytest.raises((OperationalError, NoTurnError)), writing(turns) as session:
            session.execute(text("INSERT INTO turn VALUES (1)"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(give_up, range(4)))
    elsewhere.execute("ROLLBACK")
    elsewhere.close()
    with writing(turns) as session:
        session.execute(text("INSERT INTO turn VALUES (1)"))
