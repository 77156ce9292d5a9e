"""The cookies of this product: bound to the host on https, and out of reach of scripts."""

from datetime import timedelta

from flask import current_app
from werkzeug.wrappers import Response as BaseResponse


def host_prefix() -> str:
    """What the name of a cookie begins with: on https it is bound to this host."""
    return "__Host-" if current_app.config["HTTPS"] else ""


def set_cookie(reply: BaseResponse, name: str, value: str, age: timedelta | None) -> None:
    """Give a browser a cookie that no script reads; without an age it ends with the browser."""
    secure: bool = current_app.config["HTTPS"]
    reply.set_cookie(name, value, max_age=age, httponly=True, secure=secure, samesite="Lax", path="/")


def form_cookie() -> str:
    """The cookie that the token of a form is compared with."""
    name: str = current_app.config["SESSION_COOKIE_NAME"]
    return name
