"""The one address of this copy: the configured one. What a request says of it (Host, the scheme) is never used.

A proxy may leave out or change Host, and anybody may write anything into it. So an address of this product is relative, or made
from the configured base; the header is only looked at to refuse one that no browser sends.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response, abort, current_app, request
from pydantic import AnyHttpUrl

from samenwerking.web.cookies import STANDARD_PORTS

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
MALFORMED = "samenwerking.malformed_host"
_PORT = r"(:\d{1,5})?"
_WELL_FORMED = re.compile(rf"([\w-]+(\.[\w-]+)*\.?{_PORT})?|\[[0-9A-Fa-f:.]+\]{_PORT}", re.ASCII)


def authority(base: AnyHttpUrl) -> str:
    """Host and port of an address as they stand in it: the standard port of its scheme is left out."""
    port = "" if base.port in (None, STANDARD_PORTS[base.scheme]) else f":{base.port}"
    return f"{base.host}{port}"


class OneAddress:
    """Gives the application the configured address in place of what a request says, and a mark where that cannot be read."""

    def __init__(self, application: Application, base: AnyHttpUrl) -> None:
        self._application = application
        self._host = authority(base)
        self._scheme = base.scheme

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        said = environ.get("HTTP_HOST", "")
        environ[MALFORMED] = _WELL_FORMED.fullmatch(said) is None
        environ |= {"HTTP_HOST": self._host, "wsgi.url_scheme": self._scheme}
        return self._application(environ, start_response)


def prepare(app: Flask, base: AnyHttpUrl) -> None:
    """Let an application know no address but the configured one."""
    app.wsgi_app = OneAddress(app.wsgi_app, base)  # type: ignore[method-assign]
    app.before_request(_refuse_malformed)
    app.after_request(_stay_here)


def _refuse_malformed() -> None:
    if request.environ.get(MALFORMED):
        abort(400)


def _stay_here(reply: Response) -> Response:
    """Send people on by a path: the browser keeps to the address that it has, which leads here."""
    own = f"{current_app.config['CONFIGURATION'].base_url.scheme}://{request.environ['HTTP_HOST']}/"
    if reply.location and reply.location.startswith(own):
        reply.location = "/" + reply.location.removeprefix(own).lstrip("/")
    return reply
