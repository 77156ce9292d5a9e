"""The shapes of the figures of a round, each shown, not computable or hidden; `result_types` puts them together.

Only `result` makes these. Pages, charts, documents and `score` read nothing else. Fractions are exact in the technical
view and the shown decimal in every other one; only what method 7.2 calls exact figures stay exact in a view that hides no
partner.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from samenwerking.method.answers import Sector, Voice
from samenwerking.method.vocabulary import MATURITY, Agreement, Band, HiddenReason, MissingReason, PartnerHidden, Quadrant, Trigger


@dataclass(frozen=True)
class Hidden:
    """A figure that this viewer is not shown, and why."""

    reason: HiddenReason


@dataclass(frozen=True)
class HiddenPartner(Hidden):
    """All figures of a partner, that this viewer is not shown, and why.

    `closed`: nobody sees those of a partner; `other_partner`: this viewer sees its own alone; `persons`: so many of its
    people `answered` of those `needed`; `subtraction`: without it, the figure of another partner could be worked out.
    """

    because: PartnerHidden
    answered: int
    needed: int


@dataclass(frozen=True)
class Figure:
    """A score from 1 to 5 (report mark: 1 to 10), or the reason why there is none."""

    score: Fraction | None
    reason: MissingReason | None = None
    band: Band | None = None


@dataclass(frozen=True)
class ShownAgreement:
    """How far partners agree on an indicator: in words, and as numbers where these may be shown.

    `words` follow the consensus alone; what is told people is `said`.
    """

    words: Agreement | None
    divided: bool | None
    consensus: "float | Hidden | None"
    lowest: "Fraction | Hidden | None"
    highest: "Fraction | Hidden | None"

    @property
    def said(self) -> "Agreement | Literal['verschil'] | None":
        """The words as they are told: only a divided indicator is called so, elsewhere a spread is a difference (method 3)."""
        return "verschil" if self.words == "verdeeld" and not self.divided else self.words


@dataclass(frozen=True)
class IndicatorFigure:
    """One indicator of the whole: its figure and everything said beside it. Counts are people, `partners` partners.

    In a gated view the counts of people are hidden where fewer than three partners have a value, or where they would tell
    which hidden partner has none (`docs/disclosure.md`); that of partners while fewer than three have sent.
    """

    figure: Figure
    partners: "int | Hidden"
    respondents: "int | Hidden"
    dont_know: "int | Hidden"
    not_applicable: "int | Hidden"
    agreed: ShownAgreement
    borderline: bool | None
    respondent_weighted: "Fraction | Hidden | None"
    distribution: "Mapping[str, int] | Hidden"


@dataclass(frozen=True)
class DimensionFigure:
    """One dimension of the whole (or the total), with hard bounds and interval as (low, high)."""

    figure: Figure
    partners: "int | Hidden"
    divided: bool | None
    borderline: bool | None
    bounds: "tuple[Fraction, Fraction] | None"
    interval: "tuple[float, float] | Hidden | None"


@dataclass(frozen=True)
class PreconditionFigure:
    """One precondition: its evidence score and the share of its weight that was answered, 0 to 1."""

    figure: Figure
    coverage: "Fraction | Hidden | None"


@dataclass(frozen=True)
class PartnerFigure:
    """A figure of one partner and its gap with the rest, None where it cannot be computed.

    `differs`: an indicator or dimension so far from the rest, up or down, that it is pointed out (method section 3).
    """

    figure: Figure
    gap: Fraction | None = None
    differs: bool = False
    coverage: "Fraction | Hidden | None" = None


@dataclass(frozen=True)
class PartnerFigures:
    """Everything that is shown of one partner."""

    respondents: int
    voice: Voice
    indicators: Mapping[str, PartnerFigure]
    dimensions: Mapping[str, PartnerFigure]
    total: PartnerFigure
    preconditions: Mapping[str, PartnerFigure]


@dataclass(frozen=True)
class Responded:
    """How many people of a partner sent, of how many invited (None: unknown); shown in every view."""

    answered: int
    invited: int | None
    voice: Voice
    sector: Sector


@dataclass(frozen=True)
class Maturity:
    """The level of the whole, 1 to 5."""

    level: int

    @property
    def name(self) -> str:
        """Its standard Dutch name."""
        return MATURITY[self.level - 1]


@dataclass(frozen=True)
class Because:
    """One reason of an action or remark: which trigger held for which evidence, with the figure.

    `partner` only for kloof; `lowest` and `highest` only for verdeeld where they may be shown; `count` people of
    `people` for onbekend. `value` is None where the number is hidden.
    """

    trigger: Trigger | Literal["at_least"]
    evidence: str | None = None
    value: "Fraction | float | None" = None
    partner: str | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    count: int | None = None
    people: int | None = None


@dataclass(frozen=True)
class ProposedAction:
    """An action the figures propose; urgent where its own evidence is low, or is middling and leading.

    `leading` names the evidence that is middling and leading.
    """

    id: str
    state: Literal["proposed", "urgent"]
    because: tuple[Because, ...]
    leading: tuple[str, ...] = ()


@dataclass(frozen=True)
class MadeRemark:
    """A combination of figures that asks for a remark (method section 6)."""

    id: str
    because: tuple[Because, ...]


@dataclass(frozen=True)
class LeadingFigure:
    """How much partners want a condition to lead: share 0 to 1, proposed by the shares, decided jointly, rank by G.

    The share is a whole percentage outside the technical view, None where fewer than three partners picked. `quadrant` is
    its place in the matrix of score and share, None where one of the two is not there.
    """

    share: Fraction | None
    proposed: bool
    decided: bool
    rank: int | None
    quadrant: Quadrant | None = None
