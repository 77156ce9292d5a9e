"""The answers of one respondent: kept as a draft while they are given, and sent when they are to count.

Answers come in as fields of the flat document of a response, beside what those fields were when the page was made.
Nothing is overwritten unseen: a field that was changed elsewhere in the meantime is a conflict, and stays as it is.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from samenwerking.method.answer_fields import MARK, TICK
from samenwerking.store.keys import CODE_ALPHABET
from samenwerking.store.tables import Response


@dataclass(frozen=True)
class Merge:
    """A draft after something was entered; `conflicts` holds what stands elsewhere, by field."""

    fields: dict[str, str]
    conflicts: dict[str, str]


def merge(stored: Mapping[str, str], was: Mapping[str, str], entered: Mapping[str, str]) -> Merge:
    """Take over each entered field that nobody else changed since it `was`; an empty value takes a field away."""
    fields, conflicts = dict(stored), {}
    for field, value in entered.items():
        before, present = was.get(field, ""), stored.get(field, "")
        if value in (before, present):
            continue
        if present == before:
            fields[field] = value
        else:
            conflicts[field] = present
    return Merge({field: value for field, value in fields.items() if value}, conflicts)


def seen(stored: Mapping[str, str], was: Mapping[str, str], entered: Mapping[str, str]) -> dict[str, str]:
    """What a page that stays open knows of each field: what is stored where it shows just that, else what it `was`.

    Such a page does not show what was changed elsewhere; to call that known would let it go over it unseen later.
    """
    alike = {field: value for field, value in stored.items() if entered.get(field, "") == value}
    return alike | {field: value for field, value in was.items() if entered.get(field, "") != stored.get(field, "")}


def entered_anything(fields: Mapping[str, str]) -> bool:
    """Whether answers hold an answer, a comment, a topic or a mark; the tick of an organisation is none of these."""
    return any(field != TICK for field in fields)


def save(response: Response, merged: Merge, moment: datetime) -> None:
    """Keep a draft. A form that brings nothing new, as a mail scanner sends it, changes nothing.

    Whoever changes something takes part again, also after having declined. Started is said of who entered something.
    """
    if merged.fields == response.draft:
        return
    response.draft = merged.fields
    response.declined_at = None
    if response.saved_at is not None or entered_anything(merged.fields):
        response.saved_at = moment


def send(session: Session, response: Response, moment: datetime) -> None:
    """Let the draft count from now on. Sending the same once more changes nothing; the receipt stays the same."""
    if response.sent_at is not None and response.sent == response.draft:
        return
    response.sent = dict(response.draft)
    response.sent_at = moment
    response.saved_at = response.saved_at or moment
    response.receipt = response.receipt or _new_receipt(session)
    response.declined_at = None


def decline(response: Response, moment: datetime) -> None:
    """Note that this person does not take part; what was sent already is not taken back by it."""
    if response.sent_at is None and response.declined_at is None:
        response.declined_at = moment


def changed_since_sent(response: Response) -> bool:
    """Whether the draft differs from what counts."""
    return response.sent_at is not None and response.sent != response.draft


def reviewed(fields: Mapping[str, str]) -> str:
    """A short mark of the answers as a review page showed them, without the report mark, which that page asks itself."""
    shown = sorted((field, value) for field, value in fields.items() if field != MARK)
    return sha256(repr(shown).encode()).hexdigest()[:16]


def _new_receipt(session: Session) -> str:
    while True:
        drawn = "".join(secrets.choice(CODE_ALPHABET) for _ in range(6))
        receipt = f"{drawn[:4]}-{drawn[4:]}"
        if not session.scalar(select(exists().where(Response.receipt == receipt))):
            return receipt
