"""Every chosen number of the method, named, in one frozen object.

They are reasoned choices, not norms: stored with the round in which they were applied, and printed with its results.
The weights of the evidence are choices too and stand with the evidence, in the checklist.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Any

Number = int | float | str
"""How a choice is stored: whole, decimal, or a fraction such as "2/3" where no decimal is exact."""


@dataclass(frozen=True)
class Settings:
    """The choices of the method; scores on the scale 1 to 5, shares from 0 to 1, the rest counts.

    Thresholds on scores and differences are compared with the shown decimal, those on shares and consensus exactly.
    """

    # Scores (section 2)
    least_indicators: int = 3
    """Indicators of its four that a partner needs for a dimension of Kaats & Opheij."""
    least_share_of_indicators: Fraction = Fraction(1, 2)
    """Share of the form's indicators, rounded up, that a partner needs for any other group."""
    least_dimensions: int = 4
    """Dimensions of the five that a partner needs for its total."""
    least_partners: int = 3
    """Partners with a value that a figure of the whole needs (also section 7.6)."""
    band_middle: Fraction = Fraction(3)
    """Shown score from which the band is midden; below it is laag."""
    band_high: Fraction = Fraction(4)
    """Shown score from which the band is hoog."""
    band_response: Fraction = Fraction(3, 5)
    """Share of the invited partners that must have answered before anything is called low, middling or high."""
    maturity_2: Fraction = Fraction(3, 2)
    """Shown total from which the maturity is Opbouwen."""
    maturity_3: Fraction = Fraction(5, 2)
    """Shown total from which the maturity is Afstemmen."""
    maturity_4: Fraction = Fraction(7, 2)
    """Shown total from which the maturity is Verankeren."""
    maturity_5: Fraction = Fraction(9, 2)
    """Shown total from which the maturity is Leren."""
    maturity_above_lowest: int = 1
    """Levels that the whole may stand above its lowest dimension."""

    # Agreement (section 3)
    consensus_agreed: Fraction = Fraction(4, 5)
    """Consensus from which partners are called eensgezind."""
    consensus_some_spread: Fraction = Fraction(3, 5)
    """Consensus from which there is enige spreiding; below it partners are verdeeld."""
    divided_range: Fraction = Fraction(2)
    """Distance between the lowest and the highest partner from which an indicator is divided whatever its consensus."""
    divided_respondents: int = 4
    """People with a value that an indicator needs before it is called divided."""
    gap_indicator: Fraction = Fraction(1)
    """Gap of a partner with the rest, up or down, that is pointed out on an indicator."""
    gap_dimension: Fraction = Fraction(7, 10)
    """Gap of a partner with the rest, up or down, that is pointed out on a dimension."""

    # Uncertainty (section 4)
    borderline_partners: int = 4
    """Partners with the figure before one of them can be left out to see whether the band holds."""
    interval_confidence: Fraction = Fraction(19, 20)
    """Confidence of the interval for the partners that are missing."""

    # Change (section 5)
    change_dimension: Fraction = Fraction(3, 10)
    """Panel change of a dimension that is called clear."""
    change_indicator: Fraction = Fraction(1, 2)
    """Panel change of an indicator that is called clear."""
    change_majority: Fraction = Fraction(2, 3)
    """Share of the panel that must move the same way for a clear change."""
    sign_flip_least: int = 6
    """Partners in the panel from which a sign-flip test is made."""
    sign_flip_most: int = 30
    """Partners in the panel up to which every assignment of signs is counted."""

    # Preconditions (section 6)
    evidence_coverage: Fraction = Fraction(3, 5)
    """Share of a precondition's weight that a partner must have answered."""
    trigger_gap: Fraction = Fraction(-1)
    """Gap of a partner at or below which KLOOF holds."""
    trigger_decline_indicator: Fraction = Fraction(-1, 2)
    """Panel change of an indicator at or below which DALING holds."""
    trigger_decline_dimension: Fraction = Fraction(-3, 10)
    """Panel change of a dimension at or below which DALING holds."""
    trigger_unknown_share: Fraction = Fraction(1, 4)
    """Share of the people who did not know, of those who gave 1-5 or did not know, from which ONBEKEND holds."""
    trigger_unknown_people: int = 2
    """People who did not know that ONBEKEND needs at least."""

    # Leading conditions (sections 1 and 6)
    leading_share: Fraction = Fraction(1, 2)
    """Mean share from which a condition is proposed as leading; also the cross of the matrix."""
    leading_fewest: int = 3
    """Conditions that are proposed at least: if fewer reach the share, those with the largest shares."""
    leading_most: int = 8
    """Conditions above which partners first talk about which ones lead."""
    matrix_score: Fraction = Fraction(7, 2)
    """Score at which the matrix of leading conditions has its cross."""

    # What may be shown (section 7)
    least_persons: int = 3
    """People of a partner of persons who must have sent before it has figures."""
    pool_size: int = 3
    """Partners without figures are none or at least this many."""
    least_for_range: int = 5
    """Partners outside the pool that lowest and highest need in a view that does not show them all."""
    least_for_distribution: int = 5
    """People that a distribution of answers needs, and those from partners of persons among them unless there are none."""
    least_for_comments: int = 5
    """People who must have sent before comments are shown."""

    @cached_property
    def band_tenths(self) -> tuple[int, int]:
        """The tenths from which a shown score is midden and hoog."""
        return ceil(10 * self.band_middle), ceil(10 * self.band_high)

    @cached_property
    def gap_tenths(self) -> tuple[int, int]:
        """The tenths from which a shown gap, up or down, is pointed out on an indicator and on a dimension."""
        return ceil(10 * self.gap_indicator), ceil(10 * self.gap_dimension)

    def as_mapping(self) -> dict[str, Number]:
        """Every choice by its name, ready for JSON; `from_mapping` reads it back exactly."""
        return {name: _stored(value) for name, value in asdict(self).items()}

    @classmethod
    def from_mapping(cls, stored: Mapping[str, Number]) -> "Settings":
        """Read stored choices; a choice that was not there yet keeps its default.

        Raises ValueError for a name that is no choice of the method.
        """
        known = {each.name: each.default for each in fields(cls)}
        if unknown := sorted(set(stored) - set(known)):
            raise ValueError(f"These are no settings of the method: {', '.join(unknown)}.")
        kept: dict[str, Any] = {
            name: Fraction(str(value)) if isinstance(known[name], Fraction) else int(value) for name, value in stored.items()
        }
        return cls(**kept)


def _stored(value: int | Fraction) -> Number:
    if isinstance(value, int):
        return value
    return float(value) if Fraction(str(float(value))) == value else str(value)


SETTINGS = Settings()
"""The choices of this version of the method."""
