"""Serves the application to browsers: waitress, which needs nothing beside Python."""

import errno
import logging
import re
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import Literal

from flask import Flask
from waitress.server import create_server

THREADS = 8
CONNECTIONS = 500
MOST_BODY_BYTES = 20_000_000
"""What is read before the application can refuse it with a page of its own; more is refused by the server."""
_REASONS: dict[int | None, Literal["taken", "elsewhere", "not_allowed"]] = {
    errno.EADDRINUSE: "taken",
    errno.EADDRNOTAVAIL: "elsewhere",
    errno.EACCES: "not_allowed",
}
_TOKEN = re.compile(r"(/open/)[^\s'\"?]+")


class CannotListenError(Exception):
    """Nothing can be served at an address: another program does, it is not of this machine, or it is not allowed."""

    def __init__(self, reason: Literal["taken", "elsewhere", "not_allowed"]) -> None:
        super().__init__(reason)
        self.reason = reason


class HideTokens(logging.Filter):
    """Keeps the tokens of personal links out of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Write the message with every token left out; nothing is held back."""
        record.msg, record.args = _TOKEN.sub(r"\1…", record.getMessage()), None
        return True


def serve(app: Flask, host: str, port: int, announce: Callable[[], None]) -> None:
    """Serve until the process is asked to stop; requests that are being answered are finished first.

    `announce` is called when browsers can connect, before the first is answered. A chart that takes long keeps one thread busy
    and no other.
    Raises CannotListenError.
    """
    _log_to_stderr()
    signal.signal(signal.SIGTERM, _stop)
    try:
        socket.getaddrinfo(host, port)
        server = create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
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
    announce()
    server.run()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(HideTokens())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
