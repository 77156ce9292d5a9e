"""Savers over HTTP: eight at once without pause, beside a bare application, and while charts are drawn for the first time.

Use: .venv/bin/python -m bench.load [seconds]

The product runs as `samenwerking serve`, the bare application (Flask with SQLAlchemy Core, the same journal and sync) as two processes of
gunicorn where that is installed, else in one of waitress. Each saver keeps one connection and changes its answers each time, so that
every save is a synced commit. All of it stays on this machine.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.parse import urlencode

from samenwerking.store.engine import make_engine
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import a_collaboration
from tests.factories.responses import answer
from tests.factories.rounds import Link, publish
from tests.web.checked_client import TOKEN
from tests.web.respondents import form_values

SAVERS = 8
CHARTS = 50
ITEMS = ("PR1a", "PR1b", "PR2a", "PR2b", "PR3", "PR4a", "PR4b")
BARE = """
from pathlib import Path
from bench.answering import bare
app = bare(Path({file!r}))
"""


class Browser:
    """One connection that is kept, with the cookies it was given."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies: dict[str, str] = {}

    def ask(self, address: str, fields: dict[str, Any] | None = None) -> tuple[int, str, str]:
        """Send a request, and give status, place and body of the reply."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        sent = None if fields is None else urlencode(fields)
        self.connection.request("GET" if fields is None else "POST", address, sent, headers)
        reply = self.connection.getresponse()
        received = reply.read()
        for cookie in reply.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return reply.status, reply.headers.get("Location") or "", received.decode("utf-8", "replace")


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], port: int, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends; it starts when browsers can connect."""
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} did not start")
            time.sleep(0.05)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def saves_of_product(port: int, link: Link) -> Callable[[int], None]:
    """One saver of the product: the page as it stays open, saved by its script."""
    browser = Browser(port)
    browser.ask(link.opening)
    form = form_values(browser.ask(f"{link.promise}part/PR")[2])
    given: dict[str, str] = {}

    def save(number: int) -> None:
        entered = {f"a-{item}": str(1 + number % 5) for item in ITEMS}
        status, _, body = browser.ask(f"{link.promise}save/PR", {**form, **entered, "was": json.dumps(given)})
        if status != 200 or "saved" not in body:
            raise RuntimeError(f"a save was answered {status}: {body[:200]}")
        given.update({item: entered[f"a-{item}"] for item in ITEMS})

    return save


def saves_of_bare(port: int, number: int) -> Callable[[int], None]:
    """One saver of the bare application."""
    browser = Browser(port)

    def save(place: int) -> None:
        status, _, body = browser.ask(f"/t{number}", dict.fromkeys(ITEMS, str(1 + place % 5)))
        if status != 302:
            raise RuntimeError(f"a save was answered {status}: {body[:200]}")

    return save


def load(savers: list[Callable[[int], None]], seconds: float) -> list[float]:
    """Let them all save without pause, and give the seconds that each save took."""
    taken: list[float] = []
    until = time.perf_counter() + seconds

    def run(save: Callable[[int], None]) -> None:
        for number in count():
            start = time.perf_counter()
            if start > until:
                return
            save(number)
            taken.append(time.perf_counter() - start)

    threads = [Thread(target=run, args=(save,)) for save in savers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def told(name: str, taken: list[float], seconds: float) -> float:
    """Print the speed of saves and how long they took; the speed is given back."""
    cuts = quantiles(taken, n=100)
    middle, high, highest = median(taken), cuts[94], cuts[98]
    speed = len(taken) / seconds
    times = f"median {middle * 1000:.1f} ms, p95 {high * 1000:.1f} ms, p99 {highest * 1000:.1f} ms = {highest / middle:.1f} x the median"
    sys.stdout.write(f"{name:32} {speed:6.0f} saves a second, {times}\n")
    return speed


def draw(port: int, email: str, collaboration: int, wanted: int) -> None:
    """Ask for charts that nobody asked for before, all at once: each collaboration has its own pictures."""

    def one(number: int) -> None:
        browser = Browser(port)
        browser.cookies.update(cookies)
        layout, frame, suffix = ("print", "phone")[number % 2], ("yes", "no")[number // 2 % 2], ("svg", "pdf", "png")[number // 4 % 3]
        name = ("radar-5", "radar-20", "radar-9", "radar-22")[number // 12 % 4]
        address = f"/collaborations/{collaboration}/rounds/1/charts/{name}.{suffix}?layout={layout}&frame={frame}"
        status, _, _ = browser.ask(address)
        if status != 200:
            raise RuntimeError(f"{address} was answered {status}")

    cookies = signed_in(port, email).cookies
    threads = [Thread(target=one, args=(number,)) for number in range(wanted)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def signed_in(port: int, email: str) -> Browser:
    """A browser in which who leads has signed in."""
    browser = Browser(port)
    token = TOKEN.search(browser.ask("/")[2])
    if token is None:
        raise RuntimeError("the start page has no form")
    browser.ask("/sign-in", {"email": email, "password": PASSWORD, "csrf_token": token[1]})
    return browser


def memory(process: subprocess.Popen[bytes]) -> int:
    """Megabytes that a process keeps."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024


def main() -> None:
    """Print each load, and the ratios to what runs beside it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    with TemporaryDirectory() as folder, ExitStack() as running:
        root = Path(folder)
        port, bare_port = free_port(), free_port()
        instance = root / "instance"
        product = running.enter_context(serving(
            [sys.executable, "-m", "samenwerking.cli", "serve", "--port", str(port)], port, SAMENWERKING_INSTANCE=str(instance)
        ))  # fmt: skip
        (root / "bare_application.py").write_text(BARE.format(file=str(root / "bare.sqlite3")))
        paths = os.pathsep.join([str(Path.cwd()), str(root), os.environ.get("PYTHONPATH", "")])
        server = [
            "-m",
            "gunicorn",
            "-w",
            "2",
            "-b",
            f"127.0.0.1:{bare_port}",
            "--preload",
            "--log-level",
            "error",
            "-k",
            "gthread",
            "--threads",
            "4",
        ]
        if find_spec("gunicorn") is None:
            server = ["-m", "waitress", f"--port={bare_port}", "--host=127.0.0.1", "--threads=8"]
        running.enter_context(serving([sys.executable, *server, "bare_application:app"], bare_port, PYTHONPATH=paths))
        engine = make_engine(f"sqlite+pysqlite:///{instance / 'samenwerking.sqlite3'}")
        made = a_collaboration(engine, {f"Partner {number}": 5 for number in range(10)})
        plain = load([saves_of_bare(bare_port, number) for number in range(SAVERS)], seconds)
        ours = load([saves_of_product(port, link) for link in made.every_link[:SAVERS]], seconds)
        beside = told("bare application", plain, seconds)
        speed = told("product", ours, seconds)
        sys.stdout.write(f"{'product':32} {speed / beside:.2f} of bare (goal 0.4; p99 at most 10 x the median)\n")
        drawn = a_collaboration(engine, name="Getekend", email="tekent@voorbeeld.test")
        for link in drawn.every_link:
            answer(engine, link)
        publish(engine, drawn.id)
        drawing = Thread(target=draw, args=(port, drawn.email, drawn.id, CHARTS - 2))
        drawing.start()
        told(f"product, {CHARTS - 2} charts drawn beside", load([saves_of_product(port, made.every_link[20])], seconds), seconds)
        drawing.join()
        sys.stdout.write(f"{'memory after them':32} {memory(product)} MB (goal: at most 250 MB after 500 charts)\n")
        engine.dispose()


if __name__ == "__main__":
    main()
