"""The ways in: signing in, the code of an invitation, the personal link, the language, and the two standing pages."""

from typing import cast
from urllib.parse import urlsplit

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.language import Language
from samenwerking.store import accounts, engine, invitations
from samenwerking.store.addresses import compared_address
from samenwerking.web import sessions
from samenwerking.web.access import everyone, invitation_by_code, invitation_of_link, keep_invitation
from samenwerking.web.clock import now
from samenwerking.web.session import database
from samenwerking.web.throttle import counted, place
from samenwerking.web.typed_text import legible
from samenwerking.web.visitor import keep_language, text

blueprint = Blueprint("entry", __name__)

TRIES_OF_ACCOUNT = "10 per 15 minutes"
TRIES_OF_ADDRESS = "100 per hour"
TRIES_OF_CODES = "20 per 5 minutes"
CODE_CHARACTERS = 40


def place_and_account() -> str:
    """Tries are counted for an account from one place, so that nobody can lock its owner out from elsewhere."""
    return f"{place()} {compared_address(request.form.get('email', ''))}"


@blueprint.get("/")
@everyone
def start() -> str:
    """Where people come in who did not open a personal link."""
    return show_start()


def show_start(email: str = "", **wrong: str) -> str:
    """The start page; `wrong` holds a sentence for the field that is wrong."""
    return render_template(
        "entry/start.html",
        email=email,
        wrong=wrong,
        errors=list(wrong.items()),
        next=local_path(request.values.get("next")),
        empty=not accounts.is_any(database()),
    )


@blueprint.post("/sign-in")
@everyone
@counted(TRIES_OF_ADDRESS)
@counted(TRIES_OF_ACCOUNT, place_and_account)
def sign_in() -> BaseResponse | tuple[str, int]:
    """Begin a session for the account that this address and password open."""
    email = request.form.get("email", "").strip()
    account = accounts.account_with(database(), email, request.form.get("password", ""))
    if account is None:
        sentence = f"{text('errors.login_wrong.wrong')} {text('errors.login_wrong.do')}"
        return show_start(email=legible(email), email_address=sentence), 422
    reply = redirect(local_path(request.form.get("next")) or url_for("workspace.collaborations"))
    sessions.sign_in(reply, account)
    database().commit()
    return reply


@blueprint.post("/sign-out")
@everyone
def sign_out() -> BaseResponse:
    """End the session of this browser; doing it twice is no mistake."""
    reply = sessions.sign_out(redirect(url_for("entry.start")))
    database().commit()
    flash(text("entry.signed_out"))
    return reply


@blueprint.post("/code")
@everyone
@counted(TRIES_OF_CODES)
def open_by_code() -> BaseResponse | tuple[str, int]:
    """Exchange the code of an invitation for a cookie, as its personal link does."""
    code = request.form.get("code", "").strip()
    if not code:
        return show_start(code=text("entry.code.empty")), 422
    invitation = invitation_by_code(code[:CODE_CHARACTERS])
    token = invitations.add_key(database(), invitation, now())
    database().commit()
    return keep_invitation(redirect(url_for("survey.promise", invitation_id=invitation.id)), invitation.id, token)


@blueprint.get("/open/<path:token>")
@everyone
def open_link(token: str) -> BaseResponse:
    """Exchange a personal link for a cookie, so that the address bar is clean; nothing is changed or used up."""
    invitation, read = invitation_of_link(token)
    return keep_invitation(redirect(url_for("survey.promise", invitation_id=invitation.id)), invitation.id, read)


@blueprint.get("/language/<any(nl, en):chosen>")
@everyone
def switch_language(chosen: str) -> BaseResponse:
    """Go on in another language, on the page where one was."""
    return keep_language(redirect(local_path(request.args.get("back")) or url_for("entry.start")), cast("Language", chosen))


@blueprint.get("/privacy")
@everyone
def privacy() -> str:
    """What is kept, who sees what, and what is not protected."""
    return render_template("entry/privacy.html")


@blueprint.get("/accessibility")
@everyone
def accessibility() -> str:
    """What was done so that everybody can take part, and where to tell what fails."""
    return render_template("entry/accessibility.html")


@blueprint.get("/health/live")
@everyone
def alive() -> Response:
    """Whether the process answers, whatever becomes of its database: restarting it would help nothing there."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/health")
@blueprint.get("/health/ready")
@everyone
def health() -> Response:
    """Whether this copy can be sent requests: its database is there."""
    engine.ask(database())
    return Response("ok\n", mimetype="text/plain")


def local_path(address: str | None) -> str | None:
    """A path of this application, or None: nobody is sent elsewhere by an address in a link."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    if not address or parts.scheme or parts.netloc or not address.startswith("/") or address.startswith(("//", "/\\")):
        return None
    # Browsers drop control characters and would read what is left.
    return address if address.isprintable() else None
