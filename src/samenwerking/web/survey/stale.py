"""Forms whose token is no longer good: the page was open for days, the key was rotated, or the browser forgot its session.

Nothing is kept of such a request. The page is shown once more with everything that was entered and a fresh token, so that
pressing the button again is all that is left to do.
"""

from typing import cast

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.exceptions import NotFound

from samenwerking.store.tables import Invitation
from samenwerking.web.access import UnknownInvitationError, respondent
from samenwerking.web.answering.forms import DeclineForm
from samenwerking.web.answering.journey import LEADING, REVIEW
from samenwerking.web.answering.keeping import as_typed
from samenwerking.web.answering.submission import read_submission
from samenwerking.web.failures import DATABASE_AWAY, database_away, failure, stale_form, unknown_invitation
from samenwerking.web.survey.replies import show_decline, show_promise, show_unkept
from samenwerking.web.survey.visit import Visit


def show_again(error: CSRFError) -> ResponseReturnValue:
    """Answer a form of a respondent that came without a good token."""
    pages = _PAGES.get((request.endpoint or "").removeprefix("survey."))
    if pages is None:
        return stale_form(error)
    try:
        return cast(ResponseReturnValue, pages(**(request.view_args or {})))
    except UnknownInvitationError as unknown:
        return unknown_invitation(unknown)
    except DATABASE_AWAY as error:
        return database_away(error)
    except NotFound:
        return failure(404)


@respondent
def _step_again(invitation: Invitation, code: str = REVIEW) -> ResponseReturnValue:
    visit = Visit(invitation)
    step = visit.code_of(code) or abort(404)
    submission = read_submission(request.form, visit.journey, step)
    return show_unkept(visit, step, as_typed(visit.response, submission, "stale" if visit.state == "open" else "late"))


@respondent
def _leading_again(invitation: Invitation) -> ResponseReturnValue:
    return cast(ResponseReturnValue, _step_again(invitation_id=invitation.id, code=LEADING))


@respondent
def _promise_again(invitation: Invitation) -> ResponseReturnValue:
    return show_promise(Visit(invitation), reason="stale")


@respondent
def _decline_again(invitation: Invitation) -> ResponseReturnValue:
    return show_decline(Visit(invitation), DeclineForm(request.form).choice, reason="stale")


@respondent
def _fresh_token(invitation: Invitation, code: str) -> ResponseReturnValue:
    return jsonify(token=generate_csrf()), 400


_PAGES = {
    "begin": _promise_again,
    "save_part": _step_again,
    "save_leading": _leading_again,
    "send": _step_again,
    "save": _fresh_token,
    "confirm_decline": _decline_again,
}
