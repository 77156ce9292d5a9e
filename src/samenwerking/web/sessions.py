"""Who is signed in: the session of an account, in the database, which a cookie holds the token of."""

from flask import current_app, g, request
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store import logins
from samenwerking.store.tables import Account
from samenwerking.web.clock import now
from samenwerking.web.cookies import own, set_cookie
from samenwerking.web.session import database


def current_account() -> Account | None:
    """The account that is signed in, or None; a disabled account or an expired session is nobody."""
    if "account" not in g:
        token = request.cookies.get(own("login"))
        g.account = None if token is None else logins.account_of(database(), token, now())
    account: Account | None = g.account
    return account


def sign_in(reply: BaseResponse, account: Account) -> BaseResponse:
    """Begin a session of an account, under a new token; the one before it in this browser ends. The caller commits."""
    _end_session()
    set_cookie(reply, own("login"), logins.begin(database(), account, now()), None)
    return reply


def sign_out(reply: BaseResponse) -> BaseResponse:
    """End the session of this browser, in the database too; the caller commits."""
    _end_session()
    # What this account was shown goes from the browser too; cookies of personal links stay.
    reply.headers["Clear-Site-Data"] = '"cache", "storage"'
    reply.delete_cookie(own("login"), secure=current_app.config["HTTPS"])
    return reply


def _end_session() -> None:
    logins.end(database(), request.cookies.get(own("login"), ""), now())
