"""A Flask test client that checks every page it gets, and keeps them all for the HTML checker at the end of a run."""

import re
from collections.abc import Mapping
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.shown_pages import shown

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class CheckedClient(FlaskClient):
    """A browser without script: checks each HTML reply, and posts forms with the token of the last page that had one."""

    token: str | None = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask for a page; AssertionError if there is something wrong with its HTML."""
        reply = super().open(*args, **kwargs)
        if reply.mimetype == "text/html" and reply.request.method != "HEAD" and reply.status_code not in (301, 302, 303, 307, 308):
            self._take(reply)
        return reply

    def submit(self, address: str, fields: Mapping[str, Any] | None = None, **options: Any) -> TestResponse:
        """Post a form as a browser does: with the token of a page seen before, else of the start page."""
        if self.token is None:
            self.get("/")
        return self.post(address, data={**(fields or {}), "csrf_token": self.token}, **options)

    def _take(self, reply: TestResponse) -> None:
        html = reply.get_data(as_text=True)
        address = f"{reply.request.method} {reply.request.path}"
        problems = problems_of(html)
        assert not problems, f"{address}: {'; '.join(problems)}"
        token = TOKEN.search(html)
        if token:
            self.token = token[1]
            html = html.replace(token[1], "token")
        shown.setdefault(sha256(html.encode()).hexdigest(), (address, html))


def new_client(app: Flask) -> CheckedClient:
    """A browser of somebody who has not been here before."""
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


def problems_of(html: str) -> list[str]:
    """What is wrong with a page, as far as one reading of it shows."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.problems()


class _Page(HTMLParser):
    """One reading of a page: which elements are open, and what must not stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.unclosed: list[str] = []
        self.seen: list[str] = []
        self.identifiers: list[str] = []
        self.language: str | None = None
        self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element as it opens."""
        attributes = dict(attrs)
        self.seen.append(tag)
        self._look_for_inline(tag, attributes)
        if tag == "html":
            self.language = attributes.get("lang")
        if identifier := attributes.get("id"):
            self.identifiers.append(identifier)
        if attributes.get("type") == "radio" and "fieldset" not in self.unclosed:
            self.wrong.append(f"the radio {attributes.get('id')} stands outside a fieldset")
        if tag not in VOID:
            self.unclosed.append(tag)

    def _look_for_inline(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag == "style" or "style" in attributes:
            self.wrong.append(f"inline style in <{tag}>")
        if (tag == "script" and "src" not in attributes) or any(name.startswith("on") for name in attributes):
            self.wrong.append(f"inline script in <{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself, as in SVG."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.unclosed.pop()

    def handle_endtag(self, tag: str) -> None:
        """Look at an element as it closes."""
        # HTML lets these be left open.
        while self.unclosed and self.unclosed[-1] != tag and self.unclosed[-1] in ("p", "li", "dt", "dd", "tr", "td", "th", "option"):
            self.unclosed.pop()
        if not self.unclosed or self.unclosed.pop() != tag:
            self.wrong.append(f"</{tag}> closes what was not open")

    def handle_data(self, data: str) -> None:
        """Look at a text."""
        if "title" in self.unclosed and "svg" not in self.unclosed:
            self.title += data
        self.wrong += [f"the placeholder {each} was not filled in" for each in PLACEHOLDER.findall(data)]

    def problems(self) -> list[str]:
        """Everything that was wrong."""
        doubled = {each for each in self.identifiers if self.identifiers.count(each) > 1}
        wanting = {
            "the title is empty": not self.title.partition("–")[0].strip(),
            "the language is missing": self.language not in ("nl", "en"),
            "not exactly one h1": self.seen.count("h1") != 1,
            f"not closed: {', '.join(self.unclosed)}": bool(self.unclosed),
            f"twice the same id: {', '.join(sorted(doubled))}": bool(doubled),
        }
        return [*dict.fromkeys(self.wrong), *(sentence for sentence, holds in wanting.items() if holds)]
