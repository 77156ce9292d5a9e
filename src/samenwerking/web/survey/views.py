"""The respondent: from the promise through the questions to the receipt, by a personal link and without an account."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.method.answer_fields import TICK
from samenwerking.store import drafts, locks
from samenwerking.store.tables import Invitation
from samenwerking.web.access import respondent
from samenwerking.web.answering.forms import DeclineForm, OrganisationForm
from samenwerking.web.answering.journey import LEADING, REVIEW
from samenwerking.web.answering.keeping import Shown, keep
from samenwerking.web.answering.submission import read_submission
from samenwerking.web.clock import now
from samenwerking.web.session import database
from samenwerking.web.survey.autosave import saved_reply
from samenwerking.web.survey.buttons import address_wanted
from samenwerking.web.survey.replies import not_sent, show, show_answers, show_decline, show_promise, show_step, show_unkept, unchanged
from samenwerking.web.survey.stale import show_again
from samenwerking.web.survey.visit import Visit

blueprint = Blueprint("survey", __name__, url_prefix="/answer/<invitation_id>")


@blueprint.get("/")
@respondent
def promise(invitation: Invitation) -> ResponseReturnValue:
    """Show what is asked and promised; after closing when the results come, and after publication the results."""
    visit = Visit(invitation)
    if visit.state == "published":
        return redirect(url_for("results.for_respondent", invitation_id=invitation.id))
    return show_promise(visit) if visit.state == "open" else show("closed", visit)


@blueprint.post("/")
@respondent
def begin(invitation: Invitation) -> ResponseReturnValue:
    """Note that someone answers on behalf of the organisation, and go to the first question that is open."""
    visit = Visit(invitation)
    locks.hold_response(database(), visit.response)
    if visit.state != "open":
        return redirect(url_for("survey.promise", invitation_id=invitation.id))
    if visit.for_organisation:
        if not OrganisationForm(request.form).organisation.data:
            return show_promise(visit, unticked=True)
        drafts.save(visit.response, drafts.merge(visit.fields, {}, {TICK: "1"}), now())
        database().commit()
    return redirect(visit.next_open.address)


@blueprint.get("/part/<code>")
@respondent
def part(invitation: Invitation, code: str) -> ResponseReturnValue:
    """Show a page of questions; the address of a dimension that stands further down on one leads there."""
    visit = Visit(invitation)
    page = visit.journey.page_of.get(code) or abort(404)
    if away := _elsewhere(visit):
        return away
    if page != code:
        return redirect(f"{visit.step(page).address}#{code}")
    return show_step(visit, page, unchanged(visit))


@blueprint.post("/part/<code>")
@respondent
def save_part(invitation: Invitation, code: str) -> ResponseReturnValue:
    """Keep the answers of one page and go on."""
    visit = Visit(invitation)
    return _keep_and_go(visit, visit.journey.page_of.get(code) or abort(404))


@blueprint.get("/leading")
@respondent
def leading(invitation: Invitation) -> ResponseReturnValue:
    """Show the topics one may pick as leading."""
    visit = Visit(invitation)
    if not visit.asks_leading:
        abort(404)
    return _elsewhere(visit) or show_step(visit, LEADING, unchanged(visit))


@blueprint.post("/leading")
@respondent
def save_leading(invitation: Invitation) -> ResponseReturnValue:
    """Keep the picks and go on."""
    visit = Visit(invitation)
    return _keep_and_go(visit, LEADING) if visit.asks_leading else abort(404)


@blueprint.get("/review")
@respondent
def review(invitation: Invitation) -> ResponseReturnValue:
    """Show what is still open, and ask for the report mark."""
    visit = Visit(invitation)
    return _elsewhere(visit) or show_step(visit, REVIEW, not_sent(visit, request.args.get("why")))


@blueprint.post("/review")
@respondent
def send(invitation: Invitation) -> ResponseReturnValue:
    """Let the answers count and give the receipt; a button that leads elsewhere only keeps the mark."""
    visit = Visit(invitation)
    if not visit.may_answer:
        return redirect(url_for("survey.promise", invitation_id=invitation.id))
    if request.form.get("to") or request.form.get("language"):
        return _keep_and_go(visit, REVIEW)
    shown = _kept(visit, REVIEW, sending=True)
    if shown.kept:
        return redirect(url_for("survey.receipt", invitation_id=invitation.id))
    if shown.reason in ("changed", "empty"):
        # Everything is kept: a page of its own can be gone back to, the reply to a form cannot.
        return redirect(url_for("survey.review", invitation_id=invitation.id, why=shown.reason))
    return show_unkept(visit, REVIEW, shown)


@blueprint.post("/save/<code>")
@respondent
def save(invitation: Invitation, code: str) -> ResponseReturnValue:
    """Keep what a page holds while it stays open, for the script of that page."""
    visit = Visit(invitation)
    step = visit.code_of(code) or abort(404)
    return saved_reply(visit, step, _kept(visit, step))


@blueprint.get("/receipt")
@respondent
def receipt(invitation: Invitation) -> ResponseReturnValue:
    """Show when the answers were sent, and under which number."""
    visit = Visit(invitation)
    if visit.response.sent_at is None:
        return redirect(url_for("survey.promise", invitation_id=invitation.id))
    return show("receipt", visit, changed=drafts.changed_since_sent(visit.response))


@blueprint.get("/answers")
@respondent
def answers(invitation: Invitation) -> ResponseReturnValue:
    """Show one's own answers, to read and print: what was sent, or the draft as long as nothing was."""
    return show_answers(Visit(invitation))


@blueprint.get("/questions")
@respondent
def questions(invitation: Invitation) -> ResponseReturnValue:
    """Show all questions, to read and print before answering."""
    return show("questions", Visit(invitation))


@blueprint.get("/wrong")
@respondent
def wrong(invitation: Invitation) -> ResponseReturnValue:
    """Tell whom to write to when this is not one's organisation."""
    return show("wrong", Visit(invitation))


@blueprint.get("/decline")
@respondent
def decline(invitation: Invitation) -> ResponseReturnValue:
    """Ask whether someone really does not take part."""
    visit = Visit(invitation)
    decided = visit.state != "open" or visit.response.sent_at is not None
    return redirect(url_for("survey.promise", invitation_id=invitation.id)) if decided else show_decline(visit)


@blueprint.post("/decline")
@respondent
def confirm_decline(invitation: Invitation) -> ResponseReturnValue:
    """Note that someone does not take part, if that is what was chosen: the reminders end."""
    visit = Visit(invitation)
    locks.hold_response(database(), visit.response)
    chosen = DeclineForm(request.form).choice
    if visit.state == "open":
        if not chosen:
            return show_decline(visit, unchosen=True)
        if chosen == "no":
            drafts.decline(visit.response, now())
            database().commit()
    return redirect(url_for("survey.promise", invitation_id=invitation.id, _anchor="standing" if chosen == "no" else None))


@blueprint.errorhandler(CSRFError)
def token_expired(error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything that was entered and a fresh token; nothing is kept of such a request."""
    return show_again(error)


def _elsewhere(visit: Visit) -> BaseResponse | None:
    """Back to the first page, when the round is not open or its promise was not agreed to yet."""
    if visit.state == "open" and visit.may_answer:
        return None
    return redirect(url_for("survey.promise", invitation_id=visit.invitation.id))


def _kept(visit: Visit, code: str, sending: bool = False) -> Shown:
    """Keep what came in from a step; the moment is taken when nobody can close the round or change the answers any more."""
    submission = read_submission(request.form, visit.journey, code)
    (locks.hold_to_send if sending else locks.hold_response)(database(), visit.response)
    shown = keep(database(), visit.response, submission, now(), sending)
    database().commit()
    return shown


def _keep_and_go(visit: Visit, code: str) -> ResponseReturnValue:
    shown = _kept(visit, code)
    return redirect(address_wanted(visit, code)) if shown.kept else show_unkept(visit, code, shown)
