"""Until when a round goes on: how many days are left, and reading the day to which its end is moved."""

import re
from datetime import date, datetime, timedelta

from samenwerking.moments import local_date
from samenwerking.store.tables import Round
from samenwerking.web.clock import now
from samenwerking.web.visitor import day, local, text, zone

DAYS_PROPOSED = 7
LONGEST = timedelta(days=366)
_PICKED = re.compile(r"20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_DUTCH = re.compile(r"\d{1,2}-\d{1,2}-\d{4}")
"""How a day is typed where there is no date picker, which sends it the other way round."""


class WrongDayError(ValueError):
    """What was entered is no day on which a round can close; the message says what to do."""


def days_left(round: Round) -> int:
    """How many days a round is still open, counted as a calendar does; 0 on its last day."""
    return max(0, (local_date(round.deadline, zone()) - _today()).days)


def proposed_day(round: Round) -> date:
    """The day that is filled in beforehand: that of the deadline as it is, or a few days from now."""
    if round.deadline > now() + timedelta(days=1):
        return local_date(round.deadline, zone())
    return _today() + timedelta(days=DAYS_PROPOSED)


def read_day(typed: str) -> date:
    """Read the day on which a round is to close. Raises WrongDayError if it is none, has passed or lies too far away."""
    chosen = _parsed(typed.strip())
    if chosen <= _today():
        raise WrongDayError(_sentence("errors.deadline_past"))
    if chosen > _today() + LONGEST:
        raise WrongDayError(text("workspace.reopen.too_far", last=day(_today() + LONGEST)))
    return chosen


def fits_picker(typed: str) -> bool:
    """Whether a date picker can show what was typed."""
    return _PICKED.fullmatch(typed) is not None


def deadline_on(round: Round, chosen: date) -> datetime:
    """The deadline of a round moved to another day, at the same time of the day."""
    return datetime.combine(chosen, local(round.deadline).timetz())


def _parsed(typed: str) -> date:
    if not typed:
        raise WrongDayError(_sentence("errors.field_empty"))
    written = "-".join(part.zfill(2) for part in reversed(typed.split("-"))) if _DUTCH.fullmatch(typed) else typed
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise WrongDayError(_sentence("errors.deadline_invalid", value=typed)) from error


def _sentence(key: str, **values: object) -> str:
    return f"{text(f'{key}.wrong', **values)} {text(f'{key}.do')}"


def _today() -> date:
    return local_date(now(), zone())
