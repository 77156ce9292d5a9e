"""How long a page of questions and a submission take, as a ratio to a bare Flask application beside them in the same run.

Use: .venv/bin/python -m bench.answering [rounds]

The bare application is Flask with SQLAlchemy Core on SQLite, with the same journal and the same sync, and nothing else: no
sign-in, no token, no form, no second window. Both are called as WSGI in this process and take turns.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from flask import Flask, redirect, request
from sqlalchemy import JSON, Column, MetaData, String, Table, select, update
from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Response as BaseResponse

from bench.plain_polar import machine
from samenwerking.configuration import Configuration
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.store import schema
from samenwerking.store.engine import make_engine
from samenwerking.store.locks import for_writing
from samenwerking.web import create_app
from samenwerking.web.answering.journey import make_journey
from samenwerking.web.session import engine_of
from tests.factories.collaborations import a_collaboration
from tests.factories.rounds import BOTH, Link
from tests.web.respondents import form_values

PART, LONGEST = "PR", "FD"
PAGE = """<!doctype html><html lang="nl"><title>Proces</title><form method="post">
{% for item, statement in questions %}<fieldset><legend>{{ statement }}</legend>
{% for value, label in labels %}
<label><input type="radio" name="{{ item }}" value="{{ value }}"{% if draft.get(item) == value %} checked{% endif %}>{{ label }}</label>
{% endfor %}</fieldset>{% endfor %}
<textarea name="comment">{{ draft.get("comment", "") }}</textarea><button>Verder</button></form></html>"""
LABELS = (("1", "Helemaal niet"), ("2", "Een beetje"), ("3", "Voor een deel"), ("4", "Grotendeels"), ("5", "Helemaal"))
APART = (("dont_know", "Weet ik niet"), ("not_applicable", "Niet van toepassing"))


class Caller:
    """Calls an application with the cookies it gave before."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}

    def prepared(self, address: str, fields: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """A request that only has to be handed over."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        method = "GET" if fields is None else "POST"
        return EnvironBuilder(address, method=method, data=fields, headers=[("Cookie", cookies)]).get_environ()

    def call(self, address: str, fields: Mapping[str, Any] | None = None) -> BaseResponse:
        """Hand a request over and keep the cookies."""
        reply = BaseResponse(*run_wsgi_app(self.app.wsgi_app, self.prepared(address, fields)))
        for cookie in reply.headers.getlist("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return reply


def bare(file: Path) -> Flask:
    """The application that one could write in an afternoon: a draft by its token, read and written."""
    app = Flask("bare")
    engine = make_engine(f"sqlite+pysqlite:///{file}")
    table = Table("response", MetaData(), Column("token", String, primary_key=True), Column("draft", JSON))
    table.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(table.insert(), [{"token": f"t{number}", "draft": {}} for number in range(50)])
    # A server that makes processes of this one gives none of them a connection that is open already.
    engine.dispose()
    part = make_journey(shipped_catalogue().instrument(BOTH, "full")).parts[PART]
    questions = [(each.code, each.item.text.nl) for each in part.questions]
    page = app.jinja_env.from_string(PAGE)
    writing = for_writing(engine)

    @app.get("/<token>")
    def show(token: str) -> str:
        with engine.connect() as connection:
            draft = connection.execute(select(table.c.draft).where(table.c.token == token)).scalar_one()
        return page.render(draft=draft, questions=questions, labels=LABELS + APART)

    @app.post("/<token>")
    def save(token: str) -> BaseResponse:
        with writing.begin() as connection:
            draft = connection.execute(select(table.c.draft).where(table.c.token == token)).scalar_one()
            draft = {**draft, **{name: request.form[name] for name, _ in questions if name in request.form}}
            connection.execute(update(table).where(table.c.token == token).values(draft=draft))
        return redirect(f"/{token}")

    return app


def respondent(folder: Path) -> tuple[Caller, Link]:
    """The product with a collaboration of ten partners of five persons, and one of them who has opened the link."""
    app = create_app(Configuration(instance=folder))
    schema.upgrade(engine_of(app))
    made = a_collaboration(engine_of(app), {f"Partner {number}": 5 for number in range(10)})
    caller, link = Caller(app), made.every_link[7]
    caller.call(link.opening)
    return caller, link


def timed(caller: Caller, environ: dict[str, Any], status: str) -> float:
    """Seconds that one request takes inside the application."""
    start = perf_counter()
    body, answered, _ = run_wsgi_app(caller.app.wsgi_app, environ, buffered=True)
    taken = perf_counter() - start
    if not answered.startswith(status):
        raise RuntimeError(f"{environ['PATH_INFO']} answered {answered}: {b''.join(body)[:200]!r}")
    return taken


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds each kind of request took, taking turns; a fifth to warm up is left out."""
    plain = Caller(bare(folder / "bare.sqlite3"))
    ours, link = respondent(folder / "instance")
    part, longest, review = f"{link.promise}part/{PART}", f"{link.promise}part/{LONGEST}", f"{link.promise}review"
    form = form_values(ours.call(part).get_data(as_text=True))
    items = [name.removeprefix("a-") for name in ("a-PR1a", "a-PR1b", "a-PR2a", "a-PR2b", "a-PR3", "a-PR4a", "a-PR4b")]
    taken: dict[str, list[float]] = {}
    given: dict[str, str] = {}

    def run(kind: str, caller: Caller, environ: dict[str, Any], status: str) -> None:
        taken.setdefault(kind, []).append(timed(caller, environ, status))

    for number in range(rounds + rounds // 5):
        answer = str(1 + number % 5)
        run("bare page", plain, plain.prepared("/t7"), "200")
        run("page of questions", ours, ours.prepared(part), "200")
        run("longest page", ours, ours.prepared(longest), "200")
        run("bare save", plain, plain.prepared("/t7", dict.fromkeys(items, answer)), "302")
        entered = {**form, **{f"a-{item}": answer for item in items}, "was": json.dumps(given)}
        run("page saved", ours, ours.prepared(part, entered), "302")
        given = dict.fromkeys(items, answer)
        final = form_values(ours.call(review).get_data(as_text=True))
        run("bare save", plain, plain.prepared("/t7", dict.fromkeys(items, answer)), "302")
        run("answers sent", ours, ours.prepared(review, {**final, "mark": answer}), "302")
    return {kind: times[len(times) // 6 :] for kind, times in taken.items()}


def main() -> None:
    """Print the median and the lower quartile of each kind, and how its speed compares with the bare application."""
    with TemporaryDirectory() as folder:
        taken = measure(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    slower = machine()
    for kind, times in taken.items():
        against = taken["bare page" if kind in ("bare page", "page of questions", "longest page") else "bare save"]
        low, low_against = quantiles(times, n=4)[0], quantiles(against, n=4)[0]
        ratios = f"speed {median(against) / median(times):.2f} of bare, of lower quartiles {low_against / low:.2f}"
        measured = f"{median(times) * 1000 / slower:5.2f} ms by the measure of the goals"
        here = f"here median {median(times) * 1000:5.2f} ms, lower quartile {low * 1000:5.2f} ms"
        sys.stdout.write(f"{kind:20} {measured}; {here}, {ratios}\n")


if __name__ == "__main__":
    main()
