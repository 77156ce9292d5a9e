"""A respondent without a script: opens pages, fills in their forms as a browser would, and presses their buttons."""

from collections.abc import Mapping
from html.parser import HTMLParser

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.factories.rounds import Link
from tests.web.checked_client import CheckedClient

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
"""For what would show nothing else on PostgreSQL."""
Values = dict[str, str | list[str]]


class Respondent:
    """One browser in which a personal link was opened."""

    def __init__(self, app: Flask, link: Link) -> None:
        client = app.test_client()
        assert isinstance(client, CheckedClient)
        self.client = client
        self.link = link
        self.client.get(link.opening)

    def open(self, page: str = "") -> TestResponse:
        """Open a page by what follows the address of the first page."""
        return self.client.get(self.link.promise + page)

    def read(self, page: str = "") -> str:
        """What a page says; it must be there."""
        reply = self.open(page)
        assert reply.status_code == 200, f"{page}: {reply.status} {reply.location or ''}"
        return reply.text

    def form(self, page: str) -> Values:
        """What the form of a page would send if its main button was pressed now."""
        return form_values(self.read(page))

    def fill(self, page: str, changes: Mapping[str, str | list[str]] | None = None) -> TestResponse:
        """Open a page, change controls by their names, and press the button."""
        return self.post(page, {**self.form(page), **(changes or {})})

    def post(self, page: str, values: Mapping[str, str | list[str]]) -> TestResponse:
        """Send a form that was read before."""
        return self.client.post(self.link.promise + page, data=dict(values))

    def begin(self) -> TestResponse:
        """Agree to the first page."""
        return self.fill("", {"organisation": "1"})

    def send(self, **changes: str) -> TestResponse:
        """Send from the review page, also when nothing was answered."""
        return self.fill("review", {"empty": "1", **changes})


def form_values(html: str) -> Values:
    """What the main form of a page holds, by name of its controls."""
    reader = _FormReader()
    reader.feed(html)
    reader.close()
    return reader.values


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: Values = {}
        self.inside = False
        self.area: str | None = None
        self.select: str | None = None
        self.option: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = values.get("method") == "post"
        elif self.inside and tag == "input":
            self._read_input(values, checked="checked" in values)
        elif self.inside and tag == "textarea":
            self.area = values["name"]
            self.values[self.area] = ""
        elif self.inside and tag == "select":
            self.select = values["name"]
        elif tag == "option" and self.select is not None:
            self._read_option(self.select, values, selected="selected" in values)

    def _read_input(self, values: Mapping[str, str], checked: bool) -> None:
        name, kind = values.get("name", ""), values.get("type", "text")
        if kind == "checkbox" and checked:
            listed = self.values.setdefault(name, [])
            assert isinstance(listed, list)
            listed.append(values["value"])
        elif kind not in ("checkbox", "radio") or (kind == "radio" and checked):
            self.values[name] = values.get("value", "")

    def _read_option(self, select: str, values: Mapping[str, str], selected: bool) -> None:
        if "value" in values:
            self.values.setdefault(select, values["value"])
        elif selected:
            self.option = select

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.values[self.area] = f"{self.values[self.area]}{data}"
        elif self.option is not None:
            self.values[self.option] = data
            self.option = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area is not None:
            # The first line end in a textarea is not part of its text.
            self.values[self.area] = str(self.values[self.area]).removeprefix("\n")
            self.area = None
