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
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store import collaborations, invitations, rounds
from samenwerking.store.keys import read_tokens
from samenwerking.store.tables import Collaboration, Invitation, Round
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
        round_ = invitation.response.participation.round
        # What a page of failure needs: plain values, since the database may be away by then.
        g.demonstration = round_.collaboration.demonstration
        g.asked = (round_.instrument_digest, round_.form)
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
        collaboration = collaborations.one_led_by(database(), account, collaboration_id)
        if collaboration is None:
            return abort(404)
        g.demonstration = collaboration.demonstration
        return view(collaboration, **arguments)

    return _audience("lead", guarded)


def round_of(collaboration: Collaboration, number: int) -> Round:
    """The round of a collaboration with this number; answered with 404 if there is none."""
    if number > LARGEST_NUMBER:
        abort(404)
    found = rounds.round_numbered(database(), collaboration, number)
    return abort(404) if found is None else found


def opened_round(collaboration: Collaboration, number: int) -> Round:
    """The same of a round that was opened."""
    round = round_of(collaboration, number)
    return abort(404) if round.opened_at is None else round


def invitation_by_token(token: str) -> Invitation:
    """The invitation that a token opens. Raises UnknownInvitationError."""
    return _known(invitations.invitation_by_token(database(), token))


def invitation_of_link(written: str) -> tuple[Invitation, str]:
    """The usable invitation that a personal link opens, with its token as it was read. Raises UnknownInvitationError."""
    for token in read_tokens(written):
        try:
            return invitation_by_token(token), token
        except UnknownInvitationError:
            continue
    raise UnknownInvitationError


def invitation_by_code(code: str) -> Invitation:
    """The invitation that a typed code belongs to. Raises UnknownInvitationError."""
    return _known(invitations.invitation_by_code(database(), code))


def _known(invitation: Invitation | None) -> Invitation:
    if invitation is None:
        raise UnknownInvitationError
    return invitation


def cookie_name(invitation_id: str) -> str:
    """The cookie of one invitation; on https it is bound to this host."""
    return f"{host_prefix()}invitation-{invitation_id}"


def keep_invitation(reply: BaseResponse, invitation_id: str, token: str) -> BaseResponse:
    """Give this browser the cookie of one invitation, for the months that its link may be used."""
    set_cookie(reply, cookie_name(invitation_id), token, timedelta(days=400))
    return reply


def _to_sign_in() -> BaseResponse:
    return redirect(url_for("entry.start", next=request.path if request.method == "GET" else None))
