"""Who is signed in: the session of an account, in the database, which a cookie holds the token of."""

from datetime import timedelta

from flask import current_app, g, request
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store.keys import new_token, token_hash
from samenwerking.store.tables.accounts import Account, Login
from samenwerking.web.clock import now
from samenwerking.web.cookies import host_prefix, set_cookie
from samenwerking.web.session import database

LOGIN_HOURS = 12


def current_account() -> Account | None:
    """The account that is signed in, or None; a disabled account or an expired session is nobody."""
    if "account" not in g:
        token = request.cookies.get(f"{host_prefix()}login")
        g.account = None if token is None else _account_of(token)
    account: Account | None = g.account
    return account


def _account_of(token: str) -> Account | None:
    fitting = select(Login).where(Login.token_hash == token_hash(token), Login.expires_at > now())
    login = database().scalar(fitting.options(joinedload(Login.account)))
    return None if login is None or login.account.disabled_at is not None else login.account


def sign_in(reply: BaseResponse, account: Account) -> BaseResponse:
    """Begin a session of an account, under a new token; the one before it in this browser ends. The caller commits."""
    token = new_token()
    _end_session()
    until = now() + timedelta(hours=LOGIN_HOURS)
    database().add(Login(token_hash=token_hash(token), account_id=account.id, created_at=now(), expires_at=until))
    set_cookie(reply, f"{host_prefix()}login", token, None)
    return reply


def sign_out(reply: BaseResponse) -> BaseResponse:
    """End the session of this browser, in the database too; the caller commits."""
    _end_session()
    # What this account was shown goes from the browser too; cookies of personal links stay.
    reply.headers["Clear-Site-Data"] = '"cache", "storage"'
    reply.delete_cookie(f"{host_prefix()}login", secure=current_app.config["HTTPS"])
    return reply


def _end_session() -> None:
    """Forget the session of this browser, and any that ran out."""
    mine = Login.token_hash == token_hash(request.cookies.get(f"{host_prefix()}login", ""))
    database().execute(delete(Login).where(or_(mine, Login.expires_at <= now())))
