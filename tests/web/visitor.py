"""A visitor of a real server who has no browser but keeps cookies."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener


@dataclass(frozen=True)
class Reply:
    """What a server answered, after any redirects."""

    status: int
    address: str
    headers: Message
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8")


class Visitor:
    """Somebody who was not here before."""

    def __init__(self) -> None:
        # Never through a proxy: the server is on this machine.
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()), ProxyHandler({}))

    def get(self, address: str) -> Reply:
        """Ask for a page, whatever the answer is."""
        return self._opened(address, None)

    def post(self, address: str, fields: Mapping[str, str]) -> Reply:
        """Send a form, whatever the answer is."""
        return self._opened(address, urlencode(fields).encode("ascii"))

    def _opened(self, address: str, body: bytes | None) -> Reply:
        try:
            with self._opener.open(address, body) as reply:
                return Reply(reply.status, reply.url, reply.headers, reply.read())
        except HTTPError as error:
            with error:
                return Reply(error.code, error.url or "", error.headers, error.read())
