"""Who may reach what: every route declares its audience, and every object is fetched through its owner.

Respondents come in by a personal link. It is exchanged at once for a cookie of that one invitation, so the address bar
is clean and several links work side by side in one browser. The cookie holds the token itself: it stays valid when the
server restarts or its key is rotated. Lead accounts have a session in the database.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, Literal

from flask import abort, current_app, g, redirect, request, url_for
from sqlalchemy import Select, bindparam, delete, or_, select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.web.database import database
from samenwerking.web.models import (
    Account,
    Collaboration,
    Invitation,
    Key,
    Login,
    Membership,
    Participation,
    Response,
    Round,
)

Audience = Literal["everyone", "respondent", "account", "lead"]
View = Callable[..., Any]
LARGEST_NUMBER = 2**31 - 1
"""What the database can hold as a number; an address with a larger one leads nowhere."""
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LOGIN_HOURS = 12
# A code is short, so its hash is made slow to compute: a stolen database cannot be searched through quickly.
_CODE_SALT = b"samenwerking invitation code"


class UnknownInvitationError(Exception):
    """The link, code or cookie leads nowhere: unknown, expired and withdrawn are answered alike."""


def now() -> datetime:
    """The present moment in UTC, the same throughout one request: what it decides, it decides once."""
    if "now" not in g:
        g.now = datetime.now(UTC)
    moment: datetime = g.now
    return moment


def new_token() -> str:
    """Make a token of 192 random bits for a link or a session."""
    return secrets.token_urlsafe(24)


def token_hash(token: str) -> str:
    """What the database keeps of a token, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Make a code of eight letters and digits that cannot be mistaken for one another."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(8))


def code_hash(code: str) -> str:
    """What the database keeps of a code; spaces, hyphens and small letters make no difference."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return hashlib.scrypt(plain.encode(), salt=_CODE_SALT, n=2**12, r=8, p=1, dklen=32).hex()


def _audience(audience: Audience, view: View) -> View:
    view.audience = audience  # type: ignore[attr-defined]  # read by the test that tries every route
    return view


def everyone(view: View) -> View:
    """Declare a route that anybody may open."""
    return _audience("everyone", view)


def respondent(view: View) -> View:
    """Declare a route of one invitation; the view gets that `Invitation` as its first argument.

    The route's address holds `invitation_id`, and this browser must hold its cookie. Raises UnknownInvitationError.
    """

    @wraps(view)
    def guarded(invitation_id: str, **arguments: Any) -> Any:
        invitation = invitation_by_token(request.cookies.get(cookie_name(invitation_id), ""))
        if invitation.id != invitation_id:
            raise UnknownInvitationError
        g.collaboration = invitation.response.participation.round.collaboration
        return view(invitation, **arguments)

    return _audience("respondent", guarded)


def signed_in(view: View) -> View:
    """Declare a route for any account; the view gets the `Account` as its first argument."""

    @wraps(view)
    def guarded(**arguments: Any) -> Any:
        account = current_account()
        return _to_sign_in() if account is None else view(account, **arguments)

    return _audience("account", guarded)


def lead(view: View) -> View:
    """Declare a route of one collaboration for who leads it; the view gets the `Collaboration` as its first argument.

    Somebody else's collaboration is answered like one that does not exist.
    """

    @wraps(view)
    def guarded(collaboration_id: int, **arguments: Any) -> Any:
        account = current_account()
        if account is None:
            return _to_sign_in()
        if collaboration_id > LARGEST_NUMBER:
            abort(404)
        mine = select(Collaboration).join(Membership).where(Membership.account_id == account.id)
        collaboration = database().scalar(mine.where(Collaboration.id == collaboration_id))
        if collaboration is None:
            return abort(404)
        g.collaboration = collaboration
        return view(collaboration, **arguments)

    return _audience("lead", guarded)


def round_of(collaboration: Collaboration, number: int) -> Round:
    """The round of a collaboration with this number; answered with 404 if there is none."""
    if number > LARGEST_NUMBER:
        abort(404)
    found = database().scalar(select(Round).where(Round.collaboration_id == collaboration.id, Round.number == number))
    return abort(404) if found is None else found


def invitation_by_token(token: str) -> Invitation:
    """The usable invitation that a token opens, with its response, participation and round. Raises UnknownInvitationError."""
    return _invitation(_BY_TOKEN, token_hash(token))


def invitation_by_code(code: str) -> Invitation:
    """The usable invitation that a typed code belongs to, as `invitation_by_token` gives it. Raises UnknownInvitationError."""
    return _invitation(_BY_CODE, code_hash(code))


def _invitation(chosen: Select[Invitation], hashed: str) -> Invitation:
    invitation = database().scalar(chosen, {"hashed": hashed})
    if invitation is None:
        raise UnknownInvitationError
    return invitation


def _usable(chosen: Select[Invitation]) -> Select[Invitation]:
    """An invitation that was not withdrawn, with everything that every page about it needs, in one query."""
    whole = joinedload(Invitation.response, innerjoin=True).joinedload(Response.participation, innerjoin=True)
    whole = whole.joinedload(Participation.round, innerjoin=True).joinedload(Round.collaboration, innerjoin=True)
    return chosen.where(Invitation.revoked_at.is_(None)).options(whole)


# Put together once: every page of a respondent begins with the first of them.
_BY_TOKEN = _usable(select(Invitation).join(Key).where(Key.token_hash == bindparam("hashed")))
_BY_CODE = _usable(select(Invitation).where(Invitation.code_hash == bindparam("hashed")))


def cookie_name(invitation_id: str) -> str:
    """The cookie of one invitation; on https it is bound to this host."""
    return f"{_host_prefix()}invitation-{invitation_id}"


def keep_invitation(reply: BaseResponse, invitation_id: str, token: str) -> BaseResponse:
    """Give this browser the cookie of one invitation, for the months that its link may be used."""
    _set_cookie(reply, cookie_name(invitation_id), token, timedelta(days=400))
    return reply


def current_account() -> Account | None:
    """The account that is signed in, or None; a disabled account or an expired session is nobody."""
    if "account" not in g:
        token = request.cookies.get(f"{_host_prefix()}login")
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
    _set_cookie(reply, f"{_host_prefix()}login", token, None)
    return reply


def sign_out(reply: BaseResponse) -> BaseResponse:
    """End the session of this browser, in the database too; the caller commits."""
    _end_session()
    reply.delete_cookie(f"{_host_prefix()}login", secure=current_app.config["HTTPS"])
    return reply


def _end_session() -> None:
    """Forget the session of this browser, and any that ran out."""
    mine = Login.token_hash == token_hash(request.cookies.get(f"{_host_prefix()}login", ""))
    database().execute(delete(Login).where(or_(mine, Login.expires_at <= now())))


def _to_sign_in() -> BaseResponse:
    return redirect(url_for("entry.start", next=request.path if request.method == "GET" else None))


def _host_prefix() -> str:
    return "__Host-" if current_app.config["HTTPS"] else ""


def _set_cookie(reply: BaseResponse, name: str, value: str, age: timedelta | None) -> None:
    secure: bool = current_app.config["HTTPS"]
    reply.set_cookie(name, value, max_age=age, httponly=True, secure=secure, samesite="Lax", path="/")
