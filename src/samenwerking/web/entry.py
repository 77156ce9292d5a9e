"""The ways in: signing in, the code of an invitation, the personal link, the language, and the two standing pages."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.web.access import everyone, invitation_by_token, keep_invitation

blueprint = Blueprint("entry", __name__)


@blueprint.get("/open/<token>")
@everyone
def open_link(token: str) -> BaseResponse:
    """Exchange a personal link for a cookie, so that the address bar is clean; nothing is changed or used up."""
    invitation = invitation_by_token(token)
    return keep_invitation(redirect(url_for("survey.promise", invitation_id=invitation.id)), invitation.id, token)


def local_path(address: str | None) -> str | None:
    """A path of this application, or None: nobody is sent elsewhere by an address in a link."""
    parts = urlsplit(address or "")
    plain = address and not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain else None
