"""The collaborations that an account leads, and what is going on in one."""

from flask import Blueprint, render_template

from samenwerking.store.collaborations import led_by
from samenwerking.store.tables import Account, Collaboration
from samenwerking.web.access import lead, signed_in
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import show
from samenwerking.web.session import database
from samenwerking.web.workspace.overview import overview_of

blueprint = Blueprint("workspace", __name__, url_prefix="/collaborations")


@blueprint.get("")
@signed_in
def collaborations(account: Account) -> str:
    """List what this account leads."""
    lines = [(each, each.rounds[-1] if each.rounds else None) for each in led_by(database(), account)]
    return render_template("workspace/collaborations.html", account=account, lines=lines, now=now())


@blueprint.get("/<int:collaboration_id>/")
@lead
def overview(collaboration: Collaboration) -> str:
    """Show what is going on in a collaboration."""
    return show("workspace/overview.html", collaboration, "overview", overview=overview_of(collaboration))
