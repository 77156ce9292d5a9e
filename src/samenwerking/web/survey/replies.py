"""What a respondent is shown: each reply made from a visit and what its controls show."""

from collections.abc import Mapping
from typing import Any

from flask import make_response, render_template
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.method.answers import MOST_PICKS
from samenwerking.moments import local_date
from samenwerking.store import drafts
from samenwerking.web.answering.forms import control_of
from samenwerking.web.answering.in_words import conflict, written
from samenwerking.web.answering.journey import LEADING, REVIEW, Page
from samenwerking.web.answering.keeping import Reason, Shown
from samenwerking.web.answering.submission import write_was
from samenwerking.web.clock import now
from samenwerking.web.survey.promise import mail_address, promise_of
from samenwerking.web.survey.question_cards import question_cards
from samenwerking.web.survey.visit import Visit
from samenwerking.web.typed_text import COMMENT_CHARACTERS
from samenwerking.web.visitor import clock, day, moment, text, zone

STATUS: Mapping[Reason, int] = {"stale": 400, "changed": 200, "empty": 200, "late": 409}


def unchanged(visit: Visit) -> Shown:
    """The draft as it stands, as a page shows it that is asked for."""
    return Shown(visit.fields, visit.fields)


def not_sent(visit: Visit, why: str | None) -> Shown:
    """The draft as the review shows it after sending was refused; everything that was entered with it is kept."""
    empty = why == "empty" and not visit.entered_anything
    return Shown(visit.fields, visit.fields, reason="changed" if why == "changed" else "empty" if empty else None)


def show_step(visit: Visit, code: str, shown: Shown) -> BaseResponse:
    """The page of one step: a page of questions, the leading conditions, or the review."""
    template = {LEADING: "leading", REVIEW: "review"}.get(code, "part")
    page, said = visit.journey.pages.get(code), _said(visit, shown)
    html = show(
        template,
        visit,
        step=visit.step(code),
        place=visit.codes.index(code) + 1,
        count=len(visit.codes) - 1,
        previous=visit.beside(code, -1),
        following=visit.beside(code, 1),
        page=page,
        parts=[(part, question_cards(part, shown.values, said, visit.for_organisation)) for part in page.parts] if page else [],
        cleared=[each.code for each in page.questions if shown.taken_back(each.code)] if page else [],
        shown=shown,
        problems=[(control_of(field), _with_question(page, field, sentence)) for field, sentence in said.items()],
        was=write_was(visit.journey.fields_of(code), shown.was),
        reviewed=drafts.reviewed(visit.fields),
        saved=saved_at(visit),
        sent=sent_before(visit),
        longest=COMMENT_CHARACTERS,
    )
    return make_response(html, status_of(shown))


def saved_at(visit: Visit) -> str:
    """When the draft was last kept, as the page says it; empty before the first time."""
    saved = visit.response.saved_at
    if saved is None:
        return ""
    today = local_date(saved, zone()) == local_date(now(), zone())
    key = "today" if today else "earlier"
    words = text(f"respondent.saved.{key}", day=day(saved), time=clock(saved))
    return text("respondent.saved.unsent", saved=words) if drafts.changed_since_sent(visit.response) else words


def sent_before(visit: Visit) -> str:
    """That these answers were sent already, perhaps in another window or by somebody else, and what counts; else empty."""
    sent = visit.response.sent_at
    return "" if sent is None else text("respondent.sent.text", sent_at=moment(sent))


def status_of(shown: Shown) -> int:
    """The HTTP status of a page that shows this."""
    if shown.reason is not None:
        return STATUS[shown.reason]
    return 409 if shown.conflicts else 422 if shown.wrong else 200


def _said(visit: Visit, shown: Shown) -> dict[str, str]:
    """What has to be looked at, as a sentence by field of the answers."""
    return {**shown.wrong, **{field: conflict(visit.journey, shown, field) for field in shown.conflicts}}


def _with_question(page: Page | None, field: str, sentence: str) -> str:
    """A sentence as the summary on top of a page says it: with the number of its question."""
    numbers = {question.code: question.number for question in page.questions} if page else {}
    return text("respondent.review.question", number=numbers[field], question=sentence) if field in numbers else sentence


def show_promise(visit: Visit, unticked: bool = False, reason: Reason | None = None) -> BaseResponse:
    """The first page: whose collaboration, how long, until when, and who will see what."""
    page = show("promise", visit, promise=promise_of(visit), unticked=unticked, reason=reason)
    return make_response(page, STATUS[reason] if reason else 422 if unticked else 200)


def show_decline(visit: Visit, chosen: str = "", unchosen: bool = False, reason: Reason | None = None) -> BaseResponse:
    """The page that asks whether somebody takes part; `chosen` is what stands there, `unchosen` that nothing did."""
    page = show("decline", visit, chosen=chosen, unchosen=unchosen, reason=reason)
    return make_response(page, STATUS[reason] if reason else 422 if unchosen else 200)


def show_unkept(visit: Visit, code: str, shown: Shown) -> BaseResponse:
    """The page of a step once more, because something has to be looked at; or what is said after the round was closed."""
    return show_late(visit, shown) if shown.reason == "late" else show_step(visit, code, shown)


def show_late(visit: Visit, shown: Shown) -> BaseResponse:
    """What someone is told whose answers came after the round was closed, with everything that was entered."""
    return make_response(show("late", visit, entered=written(visit.journey, shown.values), drafted=shown.drafted), STATUS["late"])


def show_answers(visit: Visit) -> str:
    """One's own answers in words: what counts, or the draft as long as nothing was sent."""
    response = visit.response
    fields = visit.fields if response.sent is None else response.sent
    return show("answers", visit, written=written(visit.journey, fields), changed=drafts.changed_since_sent(response))


def show(template: str, visit: Visit, **values: Any) -> str:
    """A page of a respondent that only tells something."""
    return render_template(
        f"survey/{template}.html",
        visit=visit,
        here=visit.invitation.id,
        organisation=visit.participation.name,
        lead=visit.collaboration.lead_name,
        contact=visit.collaboration.contact,
        address=mail_address(visit.collaboration.contact),
        limit=MOST_PICKS,
        **values,
    )
