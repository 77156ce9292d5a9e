"""Who may reach what: every route declares its audience, and every object is fetched through its owner.

Respondents come in by a personal link. It is exchanged at once for a cookie of that one invitation, so the address bar
is clean and several links work side by side in one browser. The cookie holds the token itself: it stays valid when the
server restarts or its key is rotated. Lead accounts have a session in the database.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Literal

from flask import abort, g, redirect, request, url_for
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store.keys import code_hash, read_tokens, token_hash
from samenwerking.store.tables import Collaboration, Invitation, Key, Membership, Participation, Response, Round
from samenwerking.web.cookies import host_prefix, set_cookie
from samenwerking.web.session import database
from samenwerking.web.sessions import current_account

Audience = Literal["everyone", "respondent", "account", "lead"]
View = Callable[..., Any]
LARGEST_NUMBER = 2**31 - 1
"""What the database can hold as a number; an address with a larger one leads nowhere."""


class UnknownInvitationError(Exception):
    """The link, code or cookie leads nowhere: unknown, expired and withdrawn are answered alike."""

    counts_as_try = True


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


def invitation_of_link(written: str) -> tuple[Invitation, str]:
    """The usable invitation that a personal link opens, with its token as it was read. Raises UnknownInvitationError."""
    for token in read_tokens(written):
        try:
            return invitation_by_token(token), token
        except UnknownInvitationError:
            continue
    raise UnknownInvitationError


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
    return f"{host_prefix()}invitation-{invitation_id}"


def keep_invitation(reply: BaseResponse, invitation_id: str, token: str) -> BaseResponse:
    """Give this browser the cookie of one invitation, for the months that its link may be used."""
    set_cookie(reply, cookie_name(invitation_id), token, timedelta(days=400))
    return reply


def _to_sign_in() -> BaseResponse:
    return redirect(url_for("entry.start", next=request.path if request.method == "GET" else None))
