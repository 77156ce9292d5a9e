"""Keeping what a respondent entered, and what the page shows when it could not all be kept.

A form brings what its fields were when the page was made (`was`), so that two windows never overwrite each other unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from flask import request

from samenwerking.method.answer_fields import COMMENT, PICK
from samenwerking.store import drafts
from samenwerking.web.answering.forms import LeadingForm, ReviewForm, SurveyForm, leading_form, part_form, read_was, too_many_picks
from samenwerking.web.clock import now
from samenwerking.web.session import database
from samenwerking.web.survey.visit import LEADING, Visit

Reason = Literal["stale", "changed", "empty", "late"]


@dataclass(frozen=True)
class Shown:
    """What the controls of a page show, and what has to be said about them, by field of the answers.

    `was` goes out with a new page, `was_open` to one that stays open; `conflicts` holds what stands elsewhere; `reason`
    is why the page is shown once more.
    `drafted` says of what came too late that it is kept as a draft all the same.
    """

    values: Mapping[str, str]
    was: Mapping[str, str]
    wrong: Mapping[str, str] = field(default_factory=dict)
    conflicts: Mapping[str, str] = field(default_factory=dict)
    reason: Reason | None = None
    drafted: bool = False
    was_open: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether everything that was entered is kept, and nothing has to be said."""
        return not self.wrong and not self.conflicts and self.reason is None


def form_of(visit: Visit, code: str) -> SurveyForm:
    """The form of a step, filled with what came in."""
    if code in visit.journey.parts:
        return part_form(visit.journey.parts[code])(request.form)
    return leading_form(visit.journey)(request.form) if code == LEADING else ReviewForm(request.form)


def as_typed(visit: Visit, form: SurveyForm, reason: Reason) -> Shown:
    """Show what came in without keeping anything of it."""
    return Shown({**visit.fields, **form.typed()}, read_was(request.form.get("was")), reason=reason)


def keep(visit: Visit, form: SurveyForm, sending: bool = False) -> Shown:
    """Keep what was entered, in one transaction; with `sending` it counts from now on if nothing stands in the way.

    The moment is taken after the locks, so it is decided once whether the round was still open. What comes later is
    kept as a draft until publication, is never sent, and is answered with the reason `late`.
    """
    if sending:
        drafts.hold_round(database(), visit.response)
    drafts.hold(database(), visit.response)
    if visit.state == "published":
        return _late(form, drafted=False)
    shown = _merge(visit, form)
    if sending and shown.kept and visit.state == "open":
        shown = _send(visit, shown)
    database().commit()
    return shown if visit.state == "open" else _late(form, drafted=shown.kept)


def _late(form: SurveyForm, drafted: bool) -> Shown:
    return Shown(form.typed(), {}, reason="late", drafted=drafted)


def _merge(visit: Visit, form: SurveyForm) -> Shown:
    form.validate()
    was, entered, wrong = read_was(request.form.get("was")), form.entered(), form.wrong()
    if request.form.get("take") == "elsewhere":
        entered = {name: value for name, value in entered.items() if not name.startswith(COMMENT)}
    merged = drafts.merge(visit.fields, was, entered)
    if isinstance(form, LeadingForm) and (sentence := too_many_picks(merged.fields, visit.fields, visit.journey)):
        still = drafts.seen(visit.fields, was, entered)
        return Shown(merged.fields, visit.fields, {f"{PICK}{form.codes[0]}": sentence}, was_open=still)
    drafts.save(visit.response, merged, now())
    typed = {name: value for name, value in form.typed().items() if name in wrong or name in merged.conflicts}
    unkept = {name: was.get(name, "") for name in wrong}
    seen = {**drafts.seen(visit.fields, was, entered), **unkept}
    return Shown({**visit.fields, **typed}, {**visit.fields, **unkept}, wrong, merged.conflicts, was_open=seen)


def _send(visit: Visit, shown: Shown) -> Shown:
    if request.form.get("reviewed") != drafts.reviewed(visit.fields):
        return Shown(shown.values, shown.was, reason="changed")
    if not request.form.get("empty") and not visit.entered_anything:
        return Shown(shown.values, shown.was, reason="empty")
    drafts.send(database(), visit.response, now())
    return shown
