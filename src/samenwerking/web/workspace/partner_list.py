"""A pasted list of partners and people: what would become of each row is shown first, then all of it is kept or nothing."""

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store import partner_list
from samenwerking.store.marks import ChangedMeanwhileError
from samenwerking.store.partner_list import Fault, Listed, Plan
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Collaboration
from samenwerking.web.access import lead
from samenwerking.web.lead_frame import show
from samenwerking.web.session import database
from samenwerking.web.typed_text import legible
from samenwerking.web.visitor import text
from samenwerking.web.workspace.pasted_list import MOST_ROWS, TooManyRowsError, read_pasted

blueprint = Blueprint("partner_list", __name__, url_prefix="/collaborations/<int:collaboration_id>/partners/list")


@blueprint.get("")
@lead
def paste(collaboration: Collaboration) -> str:
    """Offer to paste a list."""
    return _show_paste(collaboration, "")


@blueprint.post("")
@lead
def check(collaboration: Collaboration) -> BaseResponse | str | tuple[str, int]:
    """Show what would become of a list, or keep it where that was shown before."""
    pasted = legible(request.form.get("list", ""))
    try:
        listed = read_pasted(pasted)
    except TooManyRowsError:
        return _show_paste(collaboration, pasted, text("setup.list.too_many", limit=MOST_ROWS)), 422
    if not listed:
        return _show_paste(collaboration, pasted, text("setup.list.empty")), 422
    shown = request.form.get("shown")
    return _show_plan(collaboration, pasted, listed) if shown is None else _keep(collaboration, pasted, listed, shown)


def _keep(collaboration: Collaboration, pasted: str, listed: list[Listed], shown: str) -> BaseResponse | tuple[str, int]:
    try:
        kept = partner_list.keep(database(), collaboration, listed, shown)
    except (ChangedMeanwhileError, RefusedError):
        return _show_plan(collaboration, pasted, listed, changed=True), 409
    database().commit()
    flash(text("setup.list.kept", new=kept.fates["new"], changed=kept.fates["changed"], known=kept.fates["known"]))
    return redirect(url_for("partners.every", collaboration_id=collaboration.id))


def _show_paste(collaboration: Collaboration, pasted: str, wrong: str | None = None) -> str:
    return show("workspace/list.html", collaboration, "partners", pasted=pasted, wrong=wrong, limit=MOST_ROWS)


def _show_plan(collaboration: Collaboration, pasted: str, listed: list[Listed], *, changed: bool = False) -> str:
    planned = partner_list.plan(database(), collaboration, listed)
    return show(
        "workspace/list_check.html", collaboration, "partners", pasted=pasted, plan=planned, sentences=_sentences(planned), changed=changed
    )


def _sentences(planned: Plan) -> dict[int, list[str]]:
    """What is wrong with each row, by its line."""
    return {row.listed.line: [_sentence(fault) for fault in row.faults] for row in planned.wrong}


def _sentence(fault: Fault) -> str:
    return text(f"setup.list.fault.{fault.reason}", named=fault.named)
