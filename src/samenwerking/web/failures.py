"""What people see when something is not there, not allowed, too much, or broken: never a bare error."""

import logging

from flask import Flask, abort, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.method.files.file_errors import WrongFilesError
from samenwerking.web import forgery
from samenwerking.web.access import UnknownInvitationError
from samenwerking.web.typed_again import to_send_again, typed_in_words
from samenwerking.web.typed_text import legible

EXPLAINED = (400, 403, 404, 405, 413, 429, 500, 503)
AGAIN = (429, 500, 503)
"""Where sending the same once more can help."""
RETRY_SECONDS = 5
DATABASE_AWAY = (OperationalError, InterfaceError, NoConnectionError)
log = logging.getLogger(__name__)
_TOLD: dict[type[HTTPException], str] = {forgery.AnotherSiteError: "another_site", forgery.NoCookieError: "no_cookie"}


def prepare(app: Flask) -> None:
    """Answer every failure of an application with a page of its own."""
    app.register_error_handler(UnknownInvitationError, unknown_invitation)
    for error in DATABASE_AWAY:
        app.register_error_handler(error, database_away)
    app.register_error_handler(DataError, _unfit)
    app.register_error_handler(WrongFilesError, _broken_questionnaires)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(HTTPException, _http_failure)
    app.before_request(_refuse_too_many_fields)


def _refuse_too_many_fields() -> None:
    """Hold every form to one number of fields; Flask itself counts those of multipart forms alone."""
    if sum(len(values) for _, values in request.form.lists()) > current_app.config["MAX_FORM_PARTS"]:
        abort(413)


def unknown_invitation(_error: UnknownInvitationError) -> BaseResponse:
    """One page for a link or code that is unknown, expired or withdrawn: nobody can try out which it is."""
    code = request.form.get("code", "") if request.endpoint == "entry.open_by_code" else ""
    # Whoever just opened a link and brings no cookie at all has a browser that keeps none.
    refuses = request.endpoint not in ("entry.open_link", "entry.open_by_code") and not request.cookies
    page = render_template("failures/invitation.html", typed=typed_in_words(), code=legible(code.strip()), refuses_cookies=refuses)
    return make_response(page, 404)


def _http_failure(error: HTTPException) -> BaseResponse:
    if error.code is None or error.code < 400:
        return error.get_response()
    code = error.code if error.code in EXPLAINED else 400 if error.code < 500 else 500
    return failure(code, getattr(error, "retry_after", None), told=_TOLD.get(type(error)))


def stale_form(error: CSRFError) -> BaseResponse:
    """A form whose token is no longer good: pressing the button again helps, unless this browser keeps no cookies."""
    try:
        forgery.explain(error)
    except forgery.NoCookieError as none:
        return _http_failure(none)
    return failure(400, again=True)


def database_away(error: Exception) -> BaseResponse:
    """The database cannot be asked for now: what was typed is shown again, and can be sent once more."""
    reason = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines()
    log.error("database away: %s (endpoint %s): %s", type(error).__name__, request.endpoint, reason[0] if reason else "")
    return failure(503, RETRY_SECONDS)


def _broken_questionnaires(error: WrongFilesError) -> BaseResponse:
    """The files that a new round needs cannot be read; the start of the server told which, and running rounds go on."""
    log.error("questionnaires cannot be read (endpoint %s): %d errors", request.endpoint, len(error.errors))
    return failure(503, told="questionnaires")


def _unfit(error: DataError) -> BaseResponse:
    """Something came in that this database cannot hold: it is shown again, and is no fault of the server."""
    log.warning("request refused: the database cannot hold it (endpoint %s): %s", request.endpoint, type(error.orig).__name__)
    return failure(400)


def failure(code: int, retry_after: int | None = None, *, told: str | None = None, again: bool | None = None) -> BaseResponse:
    """The page of one HTTP status; what was typed is shown again, so that nothing is lost.

    `retry_after` is when trying again can help, in seconds. `told` names the texts of a failure that has some of its own.
    `again` offers to send the same once more.
    """
    texts, again = told or str(code), code in AGAIN if again is None else again
    page = render_template("failures/failure.html", code=code, told=texts, typed=typed_in_words(), again=to_send_again() if again else [])
    reply = make_response(page, code)
    if retry_after is not None:
        reply.headers["Retry-After"] = str(retry_after)
    return reply
