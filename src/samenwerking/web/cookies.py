"""The cookies of this product: bound to the host on https, and out of reach of scripts."""

from datetime import timedelta

from flask import current_app
from pydantic import AnyHttpUrl
from werkzeug.wrappers import Response as BaseResponse

STANDARD_PORTS = {"http": 80, "https": 443}


def host_prefix() -> str:
    """What the name of a cookie begins with: on https it is bound to this host."""
    return "__Host-" if current_app.config["HTTPS"] else ""


def set_cookie(reply: BaseResponse, name: str, value: str, age: timedelta | None) -> None:
    """Give a browser a cookie that no script reads; without an age it ends with the browser."""
    secure: bool = current_app.config["HTTPS"]
    reply.set_cookie(name, value, max_age=age, httponly=True, secure=secure, samesite="Lax", path="/")


def named(what: str, base: AnyHttpUrl) -> str:
    """The name of a cookie of the copy at an address.

    Browsers keep cookies by host and not by port: with the port in the name, two copies on one host leave each other's alone.
    """
    port = "" if base.port == STANDARD_PORTS[base.scheme] else f"-{base.port}"
    return f"{'__Host-' if base.scheme == 'https' else ''}{what}{port}"


def own(what: str) -> str:
    """The name of a cookie of this copy."""
    return named(what, current_app.config["CONFIGURATION"].base_url)


def form_cookie() -> str:
    """The cookie that the token of a form is compared with."""
    return own("form")
