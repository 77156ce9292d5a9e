"""The five preconditions with what they score, the actions that the figures propose, and what else they ask attention for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from samenwerking.findings.names import listed
from samenwerking.findings.reasons import sentences, urgency
from samenwerking.language import Language
from samenwerking.method.checklist import Action, Precondition, Preconditions, Remark
from samenwerking.method.shown.figures import Because, Figure, PartnerFigure, PartnerFigures, PreconditionFigure, ProposedAction
from samenwerking.method.shown.result_types import Result, RoundResult


@dataclass(frozen=True)
class Advised:
    """One proposed action: what, and why in sentences; `urgent` says why it cannot wait, empty if it can."""

    action: Action
    reasons: list[str]
    urgent: list[str]


@dataclass(frozen=True)
class Condition:
    """One precondition with its figure, that of the viewer's organisation and of the previous round, and its actions.

    `topics` names what it is read from, as far as it was asked; `seen` is None if nothing of it was.
    """

    precondition: Precondition
    topics: str
    seen: PreconditionFigure | None
    own: PartnerFigure | None
    before: Figure | None
    actions: tuple[Advised, ...]


@dataclass(frozen=True)
class Noted:
    """A remark on a combination of figures, with those figures and, the first time, the viewpoint that goes with it."""

    remark: Remark
    because: list[str]
    viewpoint: str | None


@dataclass(frozen=True)
class Advice:
    """Everything that the figures of a result call for, in one language and in the order of the checklist."""

    result: Result
    checklist: Preconditions
    language: Language

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every precondition."""
        return tuple(self._condition(each) for each in self.checklist.preconditions)

    @property
    def urgent(self) -> int:
        """How many of the proposed actions are urgent."""
        return sum(bool(each.urgent) for condition in self.conditions for each in condition.actions)

    @property
    def proposed(self) -> int:
        """How many actions are proposed."""
        return sum(len(condition.actions) for condition in self.conditions)

    @cached_property
    def remarks(self) -> tuple[Noted, ...]:
        """Every remark; a viewpoint that two remarks refer to stands with the first."""
        texts = {each.id: each for each in self.checklist.remarks}
        views = {each.id: each.text[self.language] for each in self.checklist.views}
        held = [(texts[each.id], self._sentences(each.because)) for each in self.result.current.remarks]
        return tuple(Noted(remark, because, views.pop(remark.shows_with or "", None)) for remark, because in held)

    def _condition(self, precondition: Precondition) -> Condition:
        code, previous = precondition.code, self._comparable
        before = previous.preconditions.get(code) if previous else None
        asked = self.result.current.instrument.indicators
        topics = [asked[each.code].title[self.language] for each in precondition.evidence if each.code in asked]
        return Condition(
            precondition=precondition,
            topics=listed(topics, self.language, len(topics)) if topics else "",
            seen=self.result.current.preconditions.get(code),
            own=self._own.preconditions.get(code) if self._own else None,
            before=before.figure if before else None,
            actions=tuple(self._advised(action) for action in precondition.actions if action.id in self._proposed),
        )

    def _advised(self, action: Action) -> Advised:
        proposed = self._proposed[action.id]
        urgent = urgency(proposed, action, self.checklist.urgent_because, self.language)
        return Advised(action, self._sentences(proposed.because), urgent)

    @cached_property
    def _proposed(self) -> dict[str, ProposedAction]:
        return {each.id: each for each in self.result.current.actions}

    @property
    def _comparable(self) -> RoundResult | None:
        """The previous round, where nothing that was asked differs from it."""
        since = self.result.since
        return None if since is None or since.change.refused else since.round

    @property
    def _own(self) -> PartnerFigures | None:
        own = self.result.current.partners.get(self.result.view.partner or "")
        return own if isinstance(own, PartnerFigures) else None

    def _sentences(self, because: Iterable[Because]) -> list[str]:
        return sentences(because, self.checklist.triggers, self.result.current.instrument, self.language)
