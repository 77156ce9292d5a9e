"""What the script of a page is told after it handed over what the page holds: every sentence comes from the catalogue."""

from typing import Any

from flask import jsonify
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.web.answering.forms import control_of
from samenwerking.web.answering.in_words import conflict
from samenwerking.web.answering.keeping import Shown
from samenwerking.web.answering.submission import write_was
from samenwerking.web.survey.replies import saved_at, sent_before, status_of
from samenwerking.web.survey.visit import Visit
from samenwerking.web.visitor import moment, text


def saved_reply(visit: Visit, code: str, shown: Shown) -> BaseResponse:
    """Say what was kept and when, how far one is, and what has to be looked at, by id of the control it is about.

    `was` goes back into the form, so that the next time only later changes elsewhere are conflicts.
    """
    reply = jsonify(_late(visit) if shown.reason == "late" else _kept(visit, code, shown))
    reply.status_code = status_of(shown)
    return reply


def _kept(visit: Visit, code: str, shown: Shown) -> dict[str, Any]:
    return {
        "saved": saved_at(visit),
        "sent": sent_before(visit),
        "unkept": "" if shown.kept else text("respondent.saved.partly"),
        "was": write_was(visit.journey.fields_of(code), shown.was_open),
        "answered": visit.answered,
        "texts": {
            "answered": text("respondent.steps.answered", answered=visit.answered, asked=visit.asked),
            f"step-{code}": visit.step(code).progress,
        },
        "wrong": {control_of(field): sentence for field, sentence in shown.wrong.items()},
        "conflicts": [
            {"id": control_of(field), "field": field, "value": value, "sentence": conflict(visit.journey, shown, field)}
            for field, value in shown.conflicts.items()
        ],
    }


def _late(visit: Visit) -> dict[str, Any]:
    ended = moment(visit.round.ended_at)
    return {"late": {"title": text("respondent.late.title"), "text": text("respondent.late.text", deadline=ended)}}
