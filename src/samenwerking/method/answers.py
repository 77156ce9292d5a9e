"""What was answered: one value type, responses by partner, rounds in their order.

`answer_files` reads and writes the tidy tables. Blank, don't know and not applicable are three different values.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from samenwerking.method.questionnaire import Instrument

Value = Literal["1", "2", "3", "4", "5", "dont_know", "not_applicable", ""]
"""One answer to one item as it is stored and exported; the empty one was asked and left open."""

VALUES: tuple[Value, ...] = ("1", "2", "3", "4", "5", "dont_know", "not_applicable", "")
SCORES: Mapping[Value, int] = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}

Sector = Literal["education", "business", "government", "society", "other"]
Voice = Literal["persons", "organisation"]
SECTORS: tuple[Sector, ...] = ("education", "business", "government", "society", "other")
MOST_PICKS = 6


@dataclass(frozen=True)
class Response:
    """What one respondent sent: a value per item code, the report mark 1-10 and the conditions picked as leading.

    `respondent` is one person within its partner, the same over rounds. Items without a value are absent.
    """

    respondent: str
    values: Mapping[str, Value]
    mark: int | None = None
    picks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Partner:
    """An organisation that was invited to a round; `invited` counts its persons, None where that is unknown."""

    name: str
    sector: Sector = "other"
    voice: Voice = "persons"
    invited: int | None = None
    lead: bool = False


@dataclass(frozen=True)
class Round:
    """One round: what was asked of whom, and the responses that were sent, by partner name in order of joining.

    `asked` holds the item codes that have a row. `leading` is the joint decision on the leading conditions.
    """

    name: str
    instrument: Instrument
    partners: tuple[Partner, ...]
    responses: Mapping[str, tuple[Response, ...]]
    asked: frozenset[str]
    date: datetime.date | None = None
    leading: tuple[str, ...] = ()
    mark_asked: bool = True


@dataclass(frozen=True)
class Answers:
    """All rounds of a collaboration in their order."""

    rounds: Mapping[str, Round] = field(default_factory=dict)
