"""Connections that nobody can hold on to: a total time for a request to come in, a bound for one address, and two queues.

One slow or silent browser keeps a place and no thread. What takes long (drawing) has threads of its own, so that pages and
saving never wait for it.
"""

import re
import time
from collections.abc import Iterator
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ThreadedTaskDispatcher

REQUEST_SECONDS = 60
"""How long a whole request may take to come in."""
IDLE_SECONDS = 30
"""How long a connection is kept on which nothing happens."""
MOST_OF_ADDRESS = 200
"""Connections from one address: a school behind one address stays well below it. Beyond, the one that waits longest goes."""
PAGE_THREADS = 8
DRAWING_THREADS = 2
_DRAWING = re.compile(r"/charts/[^/]*$")


class Connection(HTTPChannel):
    """A connection of a browser, with an end to its patience."""

    begun: float | None = None
    """When the request that is coming in began."""

    def __init__(self, server: Any, *arguments: Any, **named: Any) -> None:
        super().__init__(server, *arguments, **named)  # type: ignore[no-untyped-call]
        others = [each for each in _of_same_address(server, self) if each is not self and not each.will_close]
        if server.bounds_addresses and len(others) >= MOST_OF_ADDRESS:
            waiting = [each for each in others if not each.requests]
            (min(waiting, key=lambda each: each.creation_time) if waiting else self).will_close = True

    def readable(self) -> bool:
        """Asked at every turn of the server: whoever takes too long is let go."""
        if self.begun is not None and time.time() - self.begun > REQUEST_SECONDS:
            self.will_close = True
        return bool(super().readable())  # type: ignore[no-untyped-call]

    def received(self, data: bytes) -> bool:
        """Take in what came, and note since when a request is under way."""
        taken = bool(super().received(data))  # type: ignore[no-untyped-call]
        self.begun = None if self.request is None else self.begun or time.time()
        return taken


class Queues:
    """Hands requests to threads: those for drawings to a few of their own, all others to those of the server."""

    def __init__(self, pages: ThreadedTaskDispatcher) -> None:
        self.pages, self.drawings, self.signs = pages, ThreadedTaskDispatcher(), ThreadedTaskDispatcher()
        self.drawings.set_thread_count(DRAWING_THREADS)
        # Whether the process lives is asked most when everything waits.
        self.signs.set_thread_count(1)

    def add_task(self, task: Any) -> None:
        """Queue a connection whose next request is complete."""
        path = (getattr(task.requests[0], "path", None) or "") if task.requests else ""
        queue = self.drawings if _DRAWING.search(path) else self.signs if path == "/health/live" else self.pages
        queue.add_task(task)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:
        """End all threads, after what they are at."""
        ended = [each.shutdown(cancel_pending, timeout) for each in (self.pages, self.drawings, self.signs)]
        return all(ended)


def bound(server: Any, sockets: dict[int, Any], bounds_addresses: bool) -> None:
    """Give a server these connections and queues, before it runs.

    Behind a proxy every connection is the proxy's: then it has to bound addresses itself.
    """
    queues = Queues(server.task_dispatcher)
    for each in {server, *(one for one in sockets.values() if isinstance(one, BaseWSGIServer))}:
        each.task_dispatcher = queues
        each.channel_class = Connection
        each.bounds_addresses = bounds_addresses


def _of_same_address(server: Any, channel: Connection) -> Iterator[Any]:
    host = channel.addr[0] if channel.addr else None
    return (each for each in list(server.active_channels.values()) if each.addr and each.addr[0] == host)
