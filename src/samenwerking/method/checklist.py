"""What is held against the figures: five preconditions with their evidence, actions with their triggers, and remarks.

The checklist is data (`questionnaires/preconditions.yaml`), read by `questionnaire_file`; `exact.triggers` holds it against figures.
"""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from samenwerking.method.questionnaire import Code, Frozen, Identifier, Sentence, Version, Words
from samenwerking.method.vocabulary import Trigger

ActionId = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Z][0-9]{1,2}-[0-9]{1,2}$")]


class Condition(Frozen):
    """When something is proposed: an indicator's figure with the triggers of which one is enough, or conditions together.

    Exactly one of `when` (any of the triggers), `at_least` (the shown decimal), `all` and `any` is given. `evidence` goes
    with the first two; the trigger `altijd` stands alone and needs none.
    """

    evidence: Code | None = None
    when: tuple[Trigger, ...] | None = Field(default=None, min_length=1, max_length=7)
    at_least: float | None = Field(default=None, ge=1, le=5)
    all: tuple["Condition", ...] | None = Field(default=None, min_length=1, max_length=20)
    any: tuple["Condition", ...] | None = Field(default=None, min_length=1, max_length=20)

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if sum(each is not None for each in (self.when, self.at_least, self.all, self.any)) != 1:
            raise ValueError("give one of when, at_least, all and any")
        if self.needs_evidence != (self.evidence is not None):
            raise ValueError("name the evidence of when and at_least; altijd, all and any have none")
        if self.when is not None and "altijd" in self.when and len(self.when) > 1:
            raise ValueError("altijd stands alone: it needs no other trigger")
        return self

    @property
    def needs_evidence(self) -> bool:
        """Whether the condition reads the figure of an indicator itself."""
        return self.at_least is not None or (self.when is not None and "altijd" not in self.when)

    def indicators(self) -> Iterator[str]:
        """The codes of the indicators whose figures are read, in order, repeated where they stand twice."""
        if self.evidence is not None:
            yield self.evidence
        for part in (self.all or ()) + (self.any or ()):
            yield from part.indicators()


class Evidence(Frozen):
    """One indicator that a precondition is read from, with its weight (a choice)."""

    code: Code
    weight: int = Field(strict=True, ge=1, le=9)


class Action(Frozen):
    """A step that may be proposed: its triggers, of which one is enough, and who does it by when.

    `term_weeks` counts from the confirmation; `term_label`, where present, is what a page shows instead.
    """

    id: ActionId
    text: Words
    triggers: tuple[Condition, ...] = Field(min_length=1, max_length=20)
    owner: Words
    term_weeks: int = Field(strict=True, ge=1, le=520)
    term_label: Words | None = None
    done_when: Words

    @property
    def evidence(self) -> tuple[str, ...]:
        """The codes of the indicators that its triggers read, each once, in order."""
        return tuple(dict.fromkeys(code for trigger in self.triggers for code in trigger.indicators()))


class Precondition(Frozen):
    """One of the five preconditions: what it means, what it is read from, and the actions that strengthen it."""

    code: Code
    title: Words
    explanation: Words
    why: Words
    evidence: tuple[Evidence, ...] = Field(min_length=1, max_length=60)
    actions: tuple[Action, ...] = Field(default=(), max_length=60)


class Remark(Frozen):
    """What a combination of figures asks attention for; `adds_action` proposes actions, `shows_with` names a viewpoint."""

    id: Identifier
    condition: Condition
    adds_action: tuple[ActionId, ...] = ()
    shows_with: Identifier | None = None
    text: Words
    reason: Words
    source: Sentence


class Viewpoint(Frozen):
    """A text that is shown once with the remarks that refer to it."""

    id: Identifier
    text: Words


class TriggerText(Frozen):
    """How a trigger is called and how it is said with its figure; placeholders as the file explains them."""

    label: Words
    because: Words


class TriggerTexts(Frozen):
    """The words of every trigger, and of the two that may not name a partner or a range in every view."""

    laag: TriggerText
    matig: TriggerText
    verdeeld: TriggerText
    verdeeld_zonder_bereik: TriggerText
    kloof: TriggerText
    kloof_zonder_naam: TriggerText
    daling: TriggerText
    onbekend: TriggerText
    altijd: TriggerText


class UrgentTexts(Frozen):
    """Why a proposed action is urgent: its evidence is low, or it is leading."""

    laag: Words
    leading: Words


class Preconditions(Frozen):
    """The checklist as its file says it."""

    id: Identifier
    version: Version
    title: Words
    source: Sentence
    intro: Words
    triggers: TriggerTexts
    urgent_because: UrgentTexts
    preconditions: tuple[Precondition, ...] = Field(min_length=1, max_length=20)
    remarks: tuple[Remark, ...] = Field(default=(), max_length=60)
    views: tuple[Viewpoint, ...] = Field(default=(), max_length=20)

    @property
    def actions(self) -> dict[str, Action]:
        """Every action by its id, in the order of the file."""
        return {action.id: action for precondition in self.preconditions for action in precondition.actions}
