"""Opening a round: first what that freezes, then the links and codes, which are shown this once."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.store import draft_rounds, invitations
from samenwerking.store.draft_rounds import plan_of
from samenwerking.store.invitations import Way
from samenwerking.store.locks import hold_round
from samenwerking.store.marks import ChangedMeanwhileError
from samenwerking.store.tables import Collaboration, Round
from samenwerking.web.access import lead, opened_round, round_of
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import ROUND, show
from samenwerking.web.session import database
from samenwerking.web.visitor import own_address, text, zone
from samenwerking.web.workspace.length import length_of

blueprint = Blueprint("opening", __name__, url_prefix=ROUND)

CODE_PART = 4


@dataclass(frozen=True)
class Told:
    """The way in of one person, to be told: its link as a whole address, and its code in two parts."""

    name: str
    email: str
    partner: str
    link: str
    code: str


@blueprint.get("/open")
@lead
def confirm(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Say what opening the round freezes, and what can still be changed afterwards."""
    round = round_of(collaboration, number)
    if round.opened_at is not None:
        return _to("following.progress", round)
    if not draft_rounds.obstacles(database(), round, now()).none:
        return _to("preparing.prepare", round)
    return _show(collaboration, round)


@blueprint.post("/open")
@lead
def open_now(collaboration: Collaboration, number: int) -> str | BaseResponse | tuple[str, int]:
    """Open the round, and show each person's link and code this once."""
    round = round_of(collaboration, number)
    try:
        ways = draft_rounds.open_now(database(), round, shipped_catalogue(), request.form.get("was", ""), now(), zone())
    except ChangedMeanwhileError:
        return _show(collaboration, round, changed=True), 409
    if ways is None:
        if round.opened_at is not None:
            flash(text("setup.open.already", number=round.number))
        return _to("preparing.prepare" if round.opened_at is None else "following.progress", round)
    told = [_told(way) for way in ways]
    database().commit()
    return show("workspace/links.html", collaboration, "progress", round, told=told)


@blueprint.post("/links")
@lead
def new_links(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Show a new link and code for everybody who has not begun, this once."""
    round = opened_round(collaboration, number)
    hold_round(database(), round)
    if round.state(now()) != "open":
        return _to("following.progress", round)
    told = [_told(way) for way in invitations.new_ways(database(), round, now())]
    database().commit()
    return show("workspace/links.html", collaboration, "progress", round, told=told, new=True)


def _show(collaboration: Collaboration, round: Round, *, changed: bool = False) -> str:
    plan = plan_of(round)
    partners = draft_rounds.invited(database(), round)
    return show(
        "workspace/open.html",
        collaboration,
        "overview",
        draft=round,
        partners=partners,
        people=sum(1 if each.voice == "organisation" else len(each.persons) for each in partners),
        as_one=[(each, each.persons[0]) for each in partners if each.voice == "organisation"],
        length=length_of(plan.questionnaires, plan.form),
        was=draft_rounds.mark_of_opening(database(), round),
        changed=changed,
    )


def _told(way: Way) -> Told:
    link = f"{own_address()}{url_for('entry.open_link', token=way.token).lstrip('/')}"
    return Told(way.person.name, way.person.email, way.person.partner.name, link, f"{way.code[:CODE_PART]}-{way.code[CODE_PART:]}")


def _to(endpoint: str, round: Round) -> BaseResponse:
    return redirect(url_for(endpoint, collaboration_id=round.collaboration_id, number=round.number))
