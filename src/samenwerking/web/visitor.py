"""What every page can use: the language of the visitor, texts, numbers, dates, and addresses of static files."""

from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from flask import Flask, current_app, g, request
from werkzeug.wrappers import Response as BaseResponse

from samenwerking import language as catalogue
from samenwerking import moments
from samenwerking.isolates import isolated
from samenwerking.language import Language
from samenwerking.web.cookies import own, set_cookie
from samenwerking.web.sessions import current_account


def prepare(app: Flask) -> None:
    """Give the templates of an application these functions."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        t=text,
        ts=texts,
        language=language,
        other_language=other_language,
        number=number,
        change=change,
        share=share,
        day=day,
        moment=moment,
        clock=clock,
        static=static_address,
        current_account=current_account,
        own_address=own_address,
    )
    app.jinja_env.filters["isolated"] = isolated
    app.context_processor(standing)


def standing() -> dict[str, object]:
    """What every page says: who runs this copy, and whether what it shows is made up."""
    made_up = g.get("demonstration", current_app.config["DEMONSTRATION"])
    return {"demonstration": made_up, "operator": operator()}


def operator() -> str:
    """Who runs this copy, in words where no name is set."""
    name: str = current_app.config["CONFIGURATION"].operator
    return name or text("page.operator")


def own_address() -> str:
    """The address under which people reach this copy."""
    return str(current_app.config["CONFIGURATION"].base_url)


def language() -> Language:
    """The language of this visitor: chosen earlier, else what the page was asked in, else Dutch."""
    current: Language | None = g.get("language")
    if current is None:
        current = "en" if request.cookies.get(own("language")) == "en" else "nl"
        g.language = current
    return current


def other_language() -> Language:
    """The language to switch to."""
    return "en" if language() == "nl" else "nl"


def keep_language(reply: BaseResponse, chosen: Language) -> BaseResponse:
    """Remember the language in this browser."""
    set_cookie(reply, own("language"), chosen, timedelta(days=400))
    return reply


def text(key: str, **values: object) -> str:
    """A sentence of the catalogue in the language of this visitor."""
    return catalogue.text(language(), key, **values)


def texts(key: str, **values: object) -> list[str]:
    """A list of sentences of the catalogue in the language of this visitor."""
    return catalogue.texts(language(), key, **values)


def number(value: Any, places: int = 1) -> str:
    """A figure as this visitor's language writes it."""
    return catalogue.decimal(value, language(), places)


def change(value: Any) -> str:
    """A difference with its sign, as this visitor's language writes it."""
    return catalogue.change(value, language())


def share(value: Any) -> str:
    """A part of the whole as this visitor's language writes it."""
    return catalogue.share(value, language())


def local(instant: datetime) -> datetime:
    """A moment in the time zone of this copy."""
    return moments.local(instant, zone())


def zone() -> ZoneInfo:
    """The time zone of this copy."""
    found: ZoneInfo = current_app.config["CONFIGURATION"].zone
    return found


def day(value: date | datetime, style: str = "d MMMM y") -> str:
    """A date in words, in local time: 29 mei 2026."""
    there = local(value) if isinstance(value, datetime) else value
    return str(format_date(there, style, locale=language()))


def clock(instant: datetime) -> str:
    """The time of day, in local time: 14.32 uur."""
    pattern = "HH.mm" if language() == "nl" else "HH:mm"
    return text("page.clock", time=format_time(local(instant), pattern, locale=language()))


def moment(instant: datetime) -> str:
    """A date with its weekday and the time of day, in local time: vrijdag 29 mei 2026, 17.00 uur."""
    return f"{day(instant, 'EEEE d MMMM y')}, {clock(instant)}"


@cache
def _version(file: str) -> str:
    return sha256(Path(file).read_bytes()).hexdigest()[:12]


def static_address(filename: str) -> str:
    """The address of a static file, which changes when its content does."""
    version = _version(f"{current_app.static_folder}/{filename}")
    return f"{request.script_root}{current_app.static_url_path}/{filename}?v={version}"
