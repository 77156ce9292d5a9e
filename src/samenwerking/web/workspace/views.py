"""The lead organisation: its collaborations, and following, closing, opening again and publishing their rounds."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store.progress import progress_of
from samenwerking.store.tables import Account, Collaboration, Membership, Round
from samenwerking.web.access import lead, signed_in
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import show
from samenwerking.web.session import database
from samenwerking.web.typed_text import legible
from samenwerking.web.visitor import moment, text
from samenwerking.web.workspace import closing
from samenwerking.web.workspace.deadline import WrongDayError, days_left, deadline_on, fits_picker, proposed_day, read_day
from samenwerking.web.workspace.overview import overview_of

blueprint = Blueprint("workspace", __name__)
COLLABORATION = "/collaborations/<int:collaboration_id>"
ROUND = f"{COLLABORATION}/rounds/<int:number>"


@blueprint.get("/collaborations")
@signed_in
def collaborations(account: Account) -> str:
    """List what this account leads."""
    mine = select(Collaboration).join(Membership).where(Membership.account_id == account.id).order_by(Collaboration.name, Collaboration.id)
    lines = [(each, each.rounds[-1] if each.rounds else None) for each in database().scalars(mine)]
    return render_template("workspace/collaborations.html", account=account, lines=lines, now=now())


@blueprint.get(f"{COLLABORATION}/")
@lead
def overview(collaboration: Collaboration) -> str:
    """Show what is going on in a collaboration."""
    return show("workspace/overview.html", collaboration, "overview", overview=overview_of(collaboration))


@blueprint.get(f"{ROUND}/progress")
@lead
def progress(collaboration: Collaboration, number: int) -> str:
    """Show how far every partner is, in numbers of people."""
    round = closing.opened_round(collaboration, number)
    return show(
        "workspace/progress.html",
        collaboration,
        "progress",
        round,
        progress=progress_of(database(), round),
        state=round.state(now()),
        days_left=days_left(round),
        now=now(),
    )


@blueprint.get(f"{ROUND}/close")
@lead
def close(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Ask whether the round is to be closed now, and say what that does."""
    round = closing.opened_round(collaboration, number)
    if round.state(now()) != "open":
        return _to("workspace.progress", round)
    return show("workspace/close.html", collaboration, "progress", round, progress=progress_of(database(), round))


@blueprint.post(f"{ROUND}/close")
@lead
def close_now(collaboration: Collaboration, number: int) -> BaseResponse:
    """Close the round."""
    round = closing.held_round(collaboration, number)
    if closing.close(round):
        database().commit()
        flash(text("workspace.close.done", number=round.number))
    return _to("workspace.progress", round)


@blueprint.get(f"{ROUND}/reopen")
@lead
def reopen(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Ask until when the round is to go on."""
    round = closing.opened_round(collaboration, number)
    if round.state(now()) == "published":
        return _to("results.of_round", round)
    return _show_reopen(collaboration, round, proposed_day(round).isoformat())


@blueprint.post(f"{ROUND}/reopen")
@lead
def reopen_until(collaboration: Collaboration, number: int) -> BaseResponse | tuple[str, int]:
    """Move the deadline; a closed round opens again by it."""
    round = closing.held_round(collaboration, number)
    typed = legible(request.form.get("day", ""))
    if round.state(now()) == "published":
        return _to("results.of_round", round)
    try:
        chosen = read_day(typed)
    except WrongDayError as error:
        return _show_reopen(collaboration, round, typed, str(error)), 422
    closing.reopen(round, deadline_on(round, chosen))
    database().commit()
    flash(text("workspace.reopen.done", number=round.number, deadline=moment(round.deadline)))
    return _to("workspace.progress", round)


@blueprint.get(f"{ROUND}/publish")
@lead
def publish(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Say what publishing would hide and what would help, without a figure."""
    round = closing.opened_round(collaboration, number)
    state = round.state(now())
    if state != "closed":
        return _to("results.of_round" if state == "published" else "workspace.close", round)
    return show("workspace/publish.html", collaboration, "progress", round, check=closing.check(round))


@blueprint.post(f"{ROUND}/publish")
@lead
def publish_now(collaboration: Collaboration, number: int) -> BaseResponse:
    """Publish the figures of the round, once."""
    round = closing.held_round(collaboration, number)
    if closing.publish(round):
        database().commit()
        flash(text("workspace.publish.done", number=round.number))
    return _to("workspace.publish" if round.published_at is None else "results.of_round", round)


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
