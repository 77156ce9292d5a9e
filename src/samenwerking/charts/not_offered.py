"""What is raised for a chart that a result does not have."""

from typing import Literal

Reason = Literal["not_asked", "nothing_asked", "too_few", "too_many", "unknown_partner"]


class NotOfferedError(Exception):
    """A result does not have this chart: `reason` says why, `values` are what a sentence about it names.

    Its questionnaire, or no questionnaire that can be drawn, was asked in the round; it has too few or too many axes; or the
    partner is not in the round.
    """

    def __init__(self, reason: Reason, **values: object) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values
