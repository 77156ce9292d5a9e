"""The overview of a collaboration: what is going on, what is to be done now, and every round that there was."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from samenwerking.isolates import isolated
from samenwerking.method.questionnaire import Instrument
from samenwerking.method.shown.result_types import Glance
from samenwerking.method.vocabulary import View
from samenwerking.store import collaborations, rounds
from samenwerking.store.instruments import instrument_of
from samenwerking.store.progress import Progress, progress_of
from samenwerking.store.tables import Collaboration, Round, RoundState
from samenwerking.web.clock import now
from samenwerking.web.session import database
from samenwerking.web.visitor import day, language, text
from samenwerking.web.workspace.deadline import days_left

MOST_SILENT = 3


@dataclass(frozen=True)
class RoundLine:
    """One round as the overview lists it; `glance` only once it is published."""

    round: Round
    state: RoundState
    progress: Progress
    glance: Glance | None

    @property
    def days_left(self) -> int:
        """How many days it is still open."""
        return days_left(self.round)


@dataclass(frozen=True)
class Task:
    """Something that waits for the lead organisation: what, where to do it, and what helps to know."""

    what: str
    address: str
    note: str


@dataclass(frozen=True)
class Overview:
    """Everything on the page; `latest` is the last round that was opened, whose agreements hold, and `asked` what it asks."""

    partners: int
    persons: int
    lines: tuple[RoundLine, ...]
    latest: RoundLine | None
    asked: Instrument | None

    @property
    def current(self) -> RoundLine | None:
        """The last round, while its results are not there yet."""
        return next((line for line in self.lines if line.state in ("open", "closed")), None)

    @property
    def draft(self) -> RoundLine | None:
        """The round that is being prepared."""
        return next((line for line in self.lines if line.state == "draft"), None)

    @property
    def questions(self) -> int:
        """How many questions the latest round asks."""
        return len(self.asked.items) if self.asked else 0

    @property
    def questionnaires(self) -> list[str]:
        """What the latest round asks, each questionnaire with its version."""
        every = self.asked.asked if self.asked else ()
        return [text("workspace.overview.agreed.version", name=each.title[language()], version=each.version) for each in every]

    @property
    def leading(self) -> list[str]:
        """The conditions that the partners decided to let lead in the latest round."""
        if self.latest is None or self.asked is None:
            return []
        return [isolated(self.asked.indicators[code].title[language()]) for code in self.latest.round.leading]

    @property
    def tasks(self) -> list[Task]:
        """What is to be done now."""
        return list(_tasks(self.current, next((line for line in self.lines if line.glance), None)))


def overview_of(collaboration: Collaboration) -> Overview:
    """Gather the overview of a collaboration, the latest round first."""
    published = [each for each in collaboration.rounds if each.published_at is not None]
    lines = tuple(_line(each, each in published[-1:]) for each in reversed(collaboration.rounds))
    latest = next((line for line in lines if line.state != "draft"), None)
    return Overview(
        partners=collaborations.count_partners(database(), collaboration),
        persons=collaborations.count_persons(database(), collaboration),
        lines=lines,
        latest=latest,
        asked=instrument_of(latest.round) if latest else None,
    )


def _line(round: Round, count_actions: bool) -> RoundLine:
    seen = rounds.glance_of(round, View("lead"), count_actions) if round.published_at else None
    return RoundLine(round, round.state(now()), progress_of(database(), round), seen)


def _tasks(current: RoundLine | None, last: RoundLine | None) -> Iterator[Task]:
    if current is not None and current.state == "closed":
        yield _task("publish", current.round, "ending.publish", ended=day(current.round.ended_at))
    if current is not None and current.state == "open":
        for partner in current.progress.silent[:MOST_SILENT]:
            invited = text("workspace.people", count=partner.invited)
            yield _task("silent", current.round, "following.progress", partner=partner.name, invited=invited)
        rest = len(current.progress.silent) - MOST_SILENT
        if rest > 0:
            yield _task("more_silent", current.round, "following.progress", count=rest)
    if last is not None and last.glance is not None and last.glance.actions is not None:
        actions = last.glance.actions
        yield _task("urgent" if actions.urgent else "proposed", last.round, "results.actions", count=actions.urgent or actions.proposed)


def _task(name: str, round: Round, endpoint: str, **values: object) -> Task:
    address = url_for(endpoint, collaboration_id=round.collaboration_id, number=round.number)
    opened = day(round.opened_on) if round.opened_on else ""
    values = {"number": round.number, "opened": opened, **values}
    return Task(text(f"workspace.overview.tasks.{name}.what", **values), address, text(f"workspace.overview.tasks.{name}.note", **values))
