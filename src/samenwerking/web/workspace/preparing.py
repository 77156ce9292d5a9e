"""Preparing a round: what it asks and until when, and what still keeps it from opening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form
from samenwerking.moments import local_date
from samenwerking.store import draft_rounds, rounds
from samenwerking.store.draft_rounds import RoundPlan, plan_of
from samenwerking.store.marks import ChangedMeanwhileError
from samenwerking.store.tables import Collaboration, Round
from samenwerking.web.access import lead, round_of
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import ROUND, show
from samenwerking.web.session import database
from samenwerking.web.visitor import language, moment, text, zone
from samenwerking.web.workspace.deadline import WrongDayError, fits_picker, read_day
from samenwerking.web.workspace.length import Length, length_of, models, modules
from samenwerking.web.workspace.typed_fields import Typed

blueprint = Blueprint("preparing", __name__)

CLOSING = time(17)
DAYS_PROPOSED = 21
FORMS: tuple[Form, ...] = ("full", "short")


@dataclass(frozen=True)
class Module:
    """An optional module that can be asked as well, with what it adds."""

    id: str
    title: str
    questions: int
    minutes: int
    chosen: bool


@blueprint.post("/collaborations/<int:collaboration_id>/rounds")
@lead
def begin(collaboration: Collaboration) -> BaseResponse:
    """Begin the next round from the last one; go on with the one that is being prepared if there is one."""
    last_day = local_date(now() + timedelta(days=DAYS_PROPOSED), zone())
    proposed = RoundPlan(models(), "full", datetime.combine(last_day, CLOSING, zone()))
    draft = draft_rounds.prepare(database(), collaboration, shipped_catalogue(), proposed)
    database().commit()
    return _to("preparing.prepare", draft)


@blueprint.get(f"{ROUND}/prepare")
@lead
def prepare(collaboration: Collaboration, number: int) -> str | BaseResponse:
    """Show what a round will ask and until when."""
    round = round_of(collaboration, number)
    if round.opened_at is not None:
        return _to("following.progress", round)
    return _show(collaboration, round, _written(round), {})


@blueprint.post(f"{ROUND}/prepare")
@lead
def keep(collaboration: Collaboration, number: int) -> BaseResponse | tuple[str, int]:
    """Change what a round will ask and until when, unless somebody else did so meanwhile."""
    round, typed = round_of(collaboration, number), Typed(request.form)
    chosen = _read(typed, request.form.getlist("module"))
    if typed.wrong:
        return _show(collaboration, round, typed.values, typed.wrong, request.form.getlist("module")), 422
    try:
        kept = draft_rounds.change(database(), round, shipped_catalogue(), chosen, typed.was)
    except ChangedMeanwhileError:
        return _show(collaboration, round, typed.values, {}, request.form.getlist("module"), changed=True), 409
    database().commit()
    if kept and request.form.get("to") == "open":
        return _to("opening.confirm", round)
    flash(text("setup.kept" if kept else "setup.open.already", number=round.number))
    return _to("preparing.prepare" if kept else "following.progress", round)


def _read(typed: Typed, chosen: list[str]) -> RoundPlan:
    ids = (*models(), *(each.id for each in modules() if each.id in chosen))
    form = typed.choice("form", FORMS)
    try:
        last_day = read_day(typed.values.get("day", ""))
    except WrongDayError as error:
        typed.wrong["day"] = str(error)
        last_day = local_date(now(), zone())
    return RoundPlan(ids, form, datetime.combine(last_day, CLOSING, zone()))


def _written(round: Round) -> dict[str, str]:
    return {"form": round.form, "day": local_date(round.deadline, zone()).isoformat()}


def _show(
    collaboration: Collaboration,
    round: Round,
    values: Mapping[str, str],
    wrong: Mapping[str, str],
    chosen: list[str] | None = None,
    *,
    changed: bool = False,
) -> str:
    plan, invited = plan_of(round), draft_rounds.invited(database(), round)
    asked = plan.questionnaires if chosen is None else tuple(chosen)
    return show(
        "workspace/prepare.html",
        collaboration,
        "overview",
        draft=round,
        plan=plan,
        length=length_of(plan.questionnaires, plan.form),
        lengths={form: length_of(models(), form) for form in FORMS},
        modules=[_module(each.id, each.title[language()], each.id in asked) for each in modules()],
        obstacles=draft_rounds.obstacles(database(), round, now()),
        invited=invited,
        people=sum(len(each.persons) for each in invited),
        asks_leading=round.number == 1 or not rounds.leading_decided_before(database(), round),
        values=values,
        picker=fits_picker(values.get("day", "")),
        wrong=wrong,
        changed=changed,
        was=plan.mark,
        closing=moment(round.deadline),
        zone=zone().key,
    )


def _module(id_: str, title: str, chosen: bool) -> Module:
    whole, without = length_of((*models(), id_), "full"), length_of(models(), "full")
    extra = Length(whole.questions - without.questions)
    return Module(id_, title, extra.questions, extra.minutes, chosen)


def _to(endpoint: str, round: Round) -> BaseResponse:
    return redirect(url_for(endpoint, collaboration_id=round.collaboration_id, number=round.number))
