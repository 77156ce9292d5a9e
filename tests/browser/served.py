"""The real server in a process of its own, with a database file of its own that a test can look into."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import randrange

from sqlalchemy import Engine

from samenwerking.store.engine import make_engine
from tests.applications import SECRET


class Served:
    """`samenwerking serve` on a free port of this machine; it can be stopped, killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[str] | None = None
        self._engine: Engine | None = None

    def start(self, *options: str, secret: str = SECRET, said: str | None = None) -> None:
        """Start it and wait until browsers can connect; `said` is the address it names, where that is set."""
        settings = {"SAMENWERKING_INSTANCE": str(self.folder), "SAMENWERKING_SECRET": secret, "LANG": "C.UTF-8"}
        command = [sys.executable, "-m", "samenwerking.cli", "serve", "--port", str(self.port), *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings})
        assert self.process.stdout is not None
        assert (said or self.address) in self.process.stdout.readline(), "the server did not start"

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ask the process to stop, or kill it, and wait until it is gone."""
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.process = None

    @property
    def engine(self) -> Engine:
        """The database, for a test to prepare and to look into."""
        if self._engine is None:
            self._engine = make_engine(f"sqlite+pysqlite:///{self.folder / 'samenwerking.sqlite3'}")
        return self._engine

    def close(self) -> None:
        """Stop the server and let go of the database."""
        self.stop()
        if self._engine is not None:
            self._engine.dispose()


def free_port() -> int:
    """A port that nobody listens at."""
    while True:
        # Not one that the system hands out: until the server listens, a browser or another test could be given it too.
        port = randrange(10_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
