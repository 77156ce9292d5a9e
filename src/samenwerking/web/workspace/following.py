"""Following a round: how far every partner is."""

from flask import Blueprint

from samenwerking.store.progress import progress_of
from samenwerking.store.tables import Collaboration
from samenwerking.web.access import lead, opened_round
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import ROUND, show
from samenwerking.web.session import database
from samenwerking.web.workspace.deadline import days_left

blueprint = Blueprint("following", __name__, url_prefix=ROUND)


@blueprint.get("/progress")
@lead
def progress(collaboration: Collaboration, number: int) -> str:
    """Show how far every partner is, in numbers of people."""
    round = opened_round(collaboration, number)
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
