"""The shapes of what leaves the method as a whole: a round, what changed since another, and both for one viewer.

Made of `figures`; only `result` makes these.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from samenwerking.method.questionnaire import Form, Instrument
from samenwerking.method.settings import Settings
from samenwerking.method.shown.figures import (
    DimensionFigure,
    Figure,
    Hidden,
    HiddenPartner,
    IndicatorFigure,
    LeadingFigure,
    MadeRemark,
    Maturity,
    PartnerFigures,
    PreconditionFigure,
    ProposedAction,
    Responded,
)
from samenwerking.method.vocabulary import CoreName, OthersHidden, Refusal, Verdict, View, Visibility


@dataclass(frozen=True)
class RoundResult:
    """One round as one viewer may see it.

    `asked` holds item codes, `weights` those of the evidence by precondition. `others_hidden` says why the viewer is not
    shown other partners than its own, None where it is. `has_whole`: enough partners answered for a figure of the whole.
    Unless `enough_answered` (at least 60% of the invited partners)
    there is no band, no maturity and no borderline. `leading_dialogue`: so many conditions are proposed that partners first
    talk about them.
    """

    name: str
    date: datetime.date | None
    instrument: Instrument
    asked: tuple[str, ...]
    respondents: int
    partners_invited: int | None
    partners_answered: int
    response: Mapping[str, Responded]
    partners: "Mapping[str, PartnerFigures | HiddenPartner]"
    indicators: Mapping[str, IndicatorFigure]
    dimensions: Mapping[str, DimensionFigure]
    total: DimensionFigure
    maturity: Maturity | None
    core: Mapping[CoreName, Figure]
    preconditions: Mapping[str, PreconditionFigure]
    actions: tuple[ProposedAction, ...]
    remarks: tuple[MadeRemark, ...]
    mark: Figure | None
    leading: Mapping[str, LeadingFigure]
    pool: tuple[str, ...]
    settings: Settings
    weights: Mapping[str, Mapping[str, int]]
    visibility: Visibility
    others_hidden: OthersHidden | None
    has_whole: bool = True
    enough_answered: bool = True
    leading_dialogue: bool = False

    @property
    def form(self) -> Form:
        """The form in which the round was asked."""
        return self.instrument.form

    @property
    def partners_needed(self) -> int:
        """How many partners with a value a figure of the whole needs (method 7.6)."""
        return self.settings.least_partners


@dataclass(frozen=True)
class Change:
    """What moved in one figure: panel mean of the differences, total change and composition; counts are partners.

    Numbers are None where fewer than three partners make a panel, Hidden where method 7.7 forbids them. `panel_before`
    and `panel_after` are the panel's means, the ends of a dumbbell, where all partners of both rounds are shown.
    """

    panel: "Fraction | Hidden | None"
    total: "Fraction | Hidden | None"
    composition: "Fraction | Hidden | None"
    partners: "int | Hidden"
    up: "int | Hidden | None"
    equal: "int | Hidden | None"
    down: "int | Hidden | None"
    verdict: Verdict
    p: "Fraction | Hidden | None" = None
    p_holm: "Fraction | Hidden | None" = None
    panel_before: "Fraction | Hidden | None" = None
    panel_after: "Fraction | Hidden | None" = None


@dataclass(frozen=True)
class PartnerChange:
    """What moved at one partner, per code, and whether other people answered for it."""

    dimensions: Mapping[str, Fraction]
    indicators: Mapping[str, Fraction]
    other_respondents: bool


@dataclass(frozen=True)
class ChangeResult:
    """The change from one round to another as one viewer may see it; `refused` names what cannot be compared and why.

    `panel_partners` are the partners that sent in both rounds, outside both pools unless the view is the technical one.
    """

    before: str
    after: str
    dimensions: Mapping[str, Change]
    indicators: Mapping[str, Change]
    partners: "Mapping[str, PartnerChange | HiddenPartner]"
    refused: Mapping[str, Refusal]
    panel_partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Since:
    """What a round is compared with: the earlier round as the same viewer may see it, and what changed since."""

    round: RoundResult
    change: ChangeResult


@dataclass(frozen=True)
class Result:
    """All that leaves the method for one viewer: the round asked for and, where it is compared with one, what changed since."""

    view: View
    current: RoundResult
    since: Since | None = None
    method: str = field(default="1")


@dataclass(frozen=True)
class ActionCounts:
    """How many actions are proposed, the urgent ones among them; the same in every view."""

    proposed: int
    urgent: int


@dataclass(frozen=True)
class Glance:
    """A round as a list of rounds tells it to one viewer: its total, its level, and its actions where they are counted."""

    total: Figure
    maturity: Maturity | None
    actions: ActionCounts | None
