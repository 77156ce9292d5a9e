"""Keeping what was entered in a step, and what the page shows when it could not all be kept: nothing of a request is known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from samenwerking.method.answer_fields import PICK
from samenwerking.store import drafts
from samenwerking.store.tables import Response
from samenwerking.web.answering.forms import too_many_picks
from samenwerking.web.answering.journey import LEADING, journey_of
from samenwerking.web.answering.submission import Submission

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

    def taken_back(self, field: str) -> bool:
        """Whether the page shows a field blank that had an answer: pressing its button again has to say so again."""
        return bool(self.was.get(field)) and not self.values.get(field)

    @property
    def kept(self) -> bool:
        """Whether everything that was entered is kept, and nothing has to be said."""
        return not self.wrong and not self.conflicts and self.reason is None


def as_typed(response: Response, submission: Submission, reason: Reason) -> Shown:
    """Show what came in without keeping anything of it."""
    return Shown({**response.draft, **submission.typed}, submission.was, reason=reason)


def keep(session: Session, response: Response, submission: Submission, moment: datetime, sending: bool = False) -> Shown:
    """Keep what was entered; with `sending` it counts from now on if nothing stands in the way. The caller commits.

    The caller holds the response, and to send its round, before it takes the moment: so it is decided once whether the
    round was still open. What comes later is kept as a draft until publication, is never sent, and is answered with the
    reason `late`.
    """
    state = response.participation.round.state(moment)
    if state == "published":
        return _late(submission, drafted=False)
    shown = _merge(response, submission, moment)
    if sending and shown.kept and state == "open":
        shown = _send(session, response, submission, moment, shown)
    return shown if state == "open" else _late(submission, drafted=shown.kept)


def _late(submission: Submission, drafted: bool) -> Shown:
    return Shown(submission.typed, {}, reason="late", drafted=drafted)


def _merge(response: Response, submission: Submission, moment: datetime) -> Shown:
    was, entered, wrong = submission.was, submission.entered, submission.wrong
    merged = drafts.merge(response.draft, was, entered)
    if submission.step == LEADING and (many := _too_many(response, merged.fields)):
        return Shown(merged.fields, response.draft, many, was_open=drafts.seen(response.draft, was, entered))
    drafts.save(response, merged, moment)
    typed = {name: value for name, value in submission.typed.items() if name in wrong or name in merged.conflicts}
    unkept = {name: was.get(name, "") for name in wrong}
    seen = {**drafts.seen(response.draft, was, entered), **unkept}
    return Shown({**response.draft, **typed}, {**response.draft, **unkept}, wrong, merged.conflicts, was_open=seen)


def _too_many(response: Response, fields: Mapping[str, str]) -> dict[str, str]:
    """What is said at the first of the picks when there are more than the method allows."""
    journey = journey_of(response.participation.round)
    sentence = too_many_picks(fields, response.draft, journey)
    return {f"{PICK}{next(iter(journey.pickable))}": sentence} if sentence else {}


def _send(session: Session, response: Response, submission: Submission, moment: datetime, shown: Shown) -> Shown:
    if submission.reviewed != drafts.reviewed(response.draft):
        return Shown(shown.values, shown.was, reason="changed")
    if not submission.empty and not drafts.entered_anything(response.draft):
        return Shown(shown.values, shown.was, reason="empty")
    drafts.send(session, response, moment)
    return shown
