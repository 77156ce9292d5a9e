"""Serves the application to browsers: waitress, which needs nothing beside Python."""

import errno
import logging
import re
import resource
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Literal

from flask import Flask
from waitress.server import create_server

from samenwerking.web.connections import IDLE_SECONDS, PAGE_THREADS, bound
from samenwerking.web.memory import give_back_early

CONNECTIONS = 2000
_OTHER_FILES = 100
"""Files and connections that a process has open beside those of browsers."""
MOST_BODY_BYTES = 20_000_000
"""What is read before the application can refuse it with a page of its own; more is refused by the server."""
_REASONS: dict[int | None, Literal["taken", "elsewhere", "not_allowed"]] = {
    errno.EADDRINUSE: "taken",
    errno.EADDRNOTAVAIL: "elsewhere",
    errno.EACCES: "not_allowed",
}
_TOKEN = re.compile(r"(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{28,}|(?i:(?<=/open/))[^\s'\"?]+")


class CannotListenError(Exception):
    """Nothing can be served at an address: another program does, it is not of this machine, or it is not allowed."""

    def __init__(self, reason: Literal["taken", "elsewhere", "not_allowed"]) -> None:
        super().__init__(reason)
        self.reason = reason


class WithoutTokens(logging.Formatter):
    """Writes every line of the log without what opens a personal link, wherever it stands and however it is written."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one event, also the lines of an error."""
        return _TOKEN.sub("…", super().format(record))


def serve(app: Flask, host: str, port: int, announce: Callable[[], None]) -> None:
    """Serve until the process is asked to stop; requests that are being answered are finished first.

    `announce` is called when browsers can connect, before the first is answered. A chart that takes long keeps one thread busy
    and no other.
    Raises CannotListenError.
    """
    give_back_early()
    _log_to_stderr()
    signal.signal(signal.SIGTERM, _stop)
    try:
        socket.getaddrinfo(host, port)
        sockets: dict[int, Any] = {}
        server = create_server(
            app,
            host=host,
            port=port,
            map=sockets,
            threads=PAGE_THREADS,
            connection_limit=_room_for_connections(),
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=5,
            asyncore_use_poll=True,
            max_request_body_size=MOST_BODY_BYTES,
            # What runs here, and in which version, is nobody's business.
            ident=None,
            clear_untrusted_proxy_headers=app.config["CONFIGURATION"].proxies == 0,
        )
    except (socket.gaierror, UnicodeError) as error:
        raise CannotListenError("elsewhere") from error
    except OSError as error:
        if error.errno not in _REASONS:
            raise
        raise CannotListenError(_REASONS[error.errno]) from error
    bound(server, sockets, bounds_addresses=app.config["CONFIGURATION"].proxies == 0)
    announce()
    server.run()


def _room_for_connections() -> int:
    """How many connections can be kept: as many files as this process may have open, which it first asks to be more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return CONNECTIONS if soft == resource.RLIM_INFINITY else min(CONNECTIONS, max(_OTHER_FILES, soft - _OTHER_FILES))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutTokens("%(asctime)s %(levelname)s %(name)s %(message)s"))
    # Requests wait for each other now and then; that is no event.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
