"""The end of a round: closing it, moving its end or opening it again, and publishing it. Each is asked first, then done."""

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store import rounds
from samenwerking.store.locks import hold_round
from samenwerking.store.progress import progress_of
from samenwerking.store.tables import Collaboration, Round
from samenwerking.web.access import lead, opened_round
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import ROUND, show
from samenwerking.web.session import database
from samenwerking.web.typed_text import legible
from samenwerking.web.visitor import moment, text
from samenwerking.web.workspace.deadline import WrongDayError, deadline_on, fits_picker, proposed_day, read_day
from samenwerking.web.workspace.publishing_check import check

blueprint = Blueprint("ending", __name__, url_prefix=ROUND)


@blueprint.get("/close")
@lead
def close(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Ask whether the round is to be closed now, and say what that does."""
    round = opened_round(collaboration, number)
    if round.state(now()) != "open":
        return _to("following.progress", round)
    return show("workspace/close.html", collaboration, "progress", round, progress=progress_of(database(), round))


@blueprint.post("/close")
@lead
def close_now(collaboration: Collaboration, number: int) -> BaseResponse:
    """Close the round."""
    round = _held_round(collaboration, number)
    if rounds.close(round, now()):
        database().commit()
        flash(text("workspace.close.done", number=round.number))
    return _to("following.progress", round)


@blueprint.get("/reopen")
@lead
def reopen(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Ask until when the round is to go on."""
    round = opened_round(collaboration, number)
    if round.state(now()) == "published":
        return _to("results.of_round", round)
    return _show_reopen(collaboration, round, proposed_day(round).isoformat())


@blueprint.post("/reopen")
@lead
def reopen_until(collaboration: Collaboration, number: int) -> BaseResponse | tuple[str, int]:
    """Move the deadline; a closed round opens again by it."""
    round = _held_round(collaboration, number)
    typed = legible(request.form.get("day", ""))
    if round.state(now()) == "published":
        return _to("results.of_round", round)
    try:
        chosen = read_day(typed)
    except WrongDayError as error:
        return _show_reopen(collaboration, round, typed, str(error)), 422
    rounds.reopen(round, deadline_on(round, chosen), now())
    database().commit()
    flash(text("workspace.reopen.done", number=round.number, deadline=moment(round.deadline)))
    return _to("following.progress", round)


@blueprint.get("/publish")
@lead
def publish(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Say what publishing would hide and what would help, without a figure."""
    round = opened_round(collaboration, number)
    state = round.state(now())
    if state != "closed":
        return _to("results.of_round" if state == "published" else "ending.close", round)
    return show("workspace/publish.html", collaboration, "progress", round, check=check(round))


@blueprint.post("/publish")
@lead
def publish_now(collaboration: Collaboration, number: int) -> BaseResponse:
    """Publish the figures of the round, once."""
    round = _held_round(collaboration, number)
    if rounds.publish(database(), round, now()):
        database().commit()
        flash(text("workspace.publish.done", number=round.number))
    return _to("ending.publish" if round.published_at is None else "results.of_round", round)


def _held_round(collaboration: Collaboration, number: int) -> Round:
    round = opened_round(collaboration, number)
    hold_round(database(), round)
    return round


def _show_reopen(collaboration: Collaboration, round: Round, typed: str, wrong: str | None = None) -> str:
    return show(
        "workspace/reopen.html",
        collaboration,
        "progress",
        round,
        typed=typed,
        wrong=wrong,
        picker=fits_picker(typed),
        state=round.state(now()),
    )


def _to(endpoint: str, round: Round) -> BaseResponse:
    return redirect(url_for(endpoint, collaboration_id=round.collaboration_id, number=round.number))
