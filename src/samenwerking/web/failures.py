"""What people see when something is not there, not allowed, too much, or broken: never a bare error."""

from flask import Flask, abort, current_app, make_response, render_template, request
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.web.access import UnknownInvitationError
from samenwerking.web.typed_again import to_send_again, typed_in_words
from samenwerking.web.typed_text import legible

EXPLAINED = (400, 403, 404, 405, 413, 429, 500, 503)
RETRY_SECONDS = 5


def prepare(app: Flask) -> None:
    """Answer every failure of an application with a page of its own."""
    app.register_error_handler(UnknownInvitationError, unknown_invitation)
    for error in (OperationalError, InterfaceError, NoConnectionError):
        app.register_error_handler(error, _database_away)
    app.register_error_handler(HTTPException, _http_failure)
    app.before_request(_refuse_too_many_fields)


def _refuse_too_many_fields() -> None:
    """Hold every form to one number of fields; Flask itself counts those of multipart forms alone."""
    if sum(len(values) for _, values in request.form.lists()) > current_app.config["MAX_FORM_PARTS"]:
        abort(413)


def unknown_invitation(_error: UnknownInvitationError) -> BaseResponse:
    """One page for a link or code that is unknown, expired or withdrawn: nobody can try out which it is."""
    code = request.form.get("code", "") if request.endpoint == "entry.open_by_code" else ""
    return make_response(render_template("failures/invitation.html", typed=typed_in_words(), code=legible(code.strip())), 404)


def _http_failure(error: HTTPException) -> BaseResponse:
    if error.code is None or error.code < 400:
        return error.get_response()
    code = error.code if error.code in EXPLAINED else 400 if error.code < 500 else 500
    return failure(code)


def _database_away(_error: Exception) -> BaseResponse:
    return failure(503)


def failure(code: int) -> BaseResponse:
    """The page of one HTTP status; what was typed is shown again, so that nothing is lost."""
    page = render_template("failures/failure.html", code=code, typed=typed_in_words(), again=to_send_again(code))
    reply = make_response(page, code)
    if code == 503:
        reply.headers["Retry-After"] = str(RETRY_SECONDS)
    return reply
