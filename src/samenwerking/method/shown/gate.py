"""What may be shown to whom: the pool of partners without figures, and the one gate that every figure passes.

The guarantee (method section 7): from all that one viewer is shown, with everything its own organisation answered, no
answer can be traced to one other person, and no figure to one other partner whose figures that viewer is not shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import ceil, lcm

from samenwerking.method.answers import Partner
from samenwerking.method.decimals import rounded
from samenwerking.method.exact.scores import PartnerScores, RoundScores
from samenwerking.method.shown.figures import HiddenPartner
from samenwerking.method.shown.pool import pooled, responses_needed
from samenwerking.method.vocabulary import HiddenReason, OthersHidden, View, Visibility

_STRICTNESS: tuple[Visibility, ...] = ("open", "own", "closed")


def stricter(one: Visibility, other: Visibility) -> Visibility:
    """Give the visibility that shows less; a comparison of two rounds follows it."""
    return max(one, other, key=_STRICTNESS.index)


@dataclass(frozen=True)
class Gate:
    """What one viewer may see of one round. The technical view sees everything, exactly."""

    scores: RoundScores
    view: View
    visibility: Visibility

    @cached_property
    def technical(self) -> bool:
        """Whether nothing is hidden and nothing is rounded."""
        return self.view.viewer == "technical"

    @cached_property
    def sent(self) -> dict[str, int]:
        """How many people of each partner sent."""
        return {partner.name: len(partner.respondents) for partner in self.scores.partners}

    @cached_property
    def pool(self) -> tuple[str, ...]:
        """The partners without figures: one set a round, the same for every viewer, figure and file."""
        return pooled([each.partner for each in self.scores.partners], self.sent, self.scores.settings)

    @cached_property
    def own(self) -> str | None:
        """The viewer's own organisation: the partner, or the one that leads."""
        if self.view.viewer == "partner":
            return self.view.partner
        return next((each.name for each in self.scores.partners if each.partner.lead), None)

    @cached_property
    def shows_all_partners(self) -> bool:
        """Whether the viewer may see the figures of all partners outside the pool."""
        return self.technical or self.visibility == "open" or (self.visibility == "own" and self.view.viewer == "lead")

    @property
    def others_hidden(self) -> OthersHidden | None:
        """Why the viewer is not shown other partners: nobody is, or partners are not; None where it is."""
        if self.shows_all_partners:
            return None
        return "closed" if self.visibility == "closed" else "other_partner"

    @cached_property
    def shows_exact(self) -> bool:
        """Whether exact figures are shown: in the technical view, and in a view of all partners that hides none."""
        return self.shows_all_partners and not self.hidden

    @cached_property
    def shows_counts(self) -> bool:
        """Whether it is shown how many partners have a figure: from three partners that sent."""
        present = sum(1 for each in self.sent.values() if each)
        return self.technical or present >= self.scores.settings.least_partners

    @cached_property
    def hidden(self) -> Mapping[str, HiddenPartner]:
        """The partners whose figures are hidden from this viewer, with the reason."""
        return {each.name: hidden for each in self.scores.partners if (hidden := self._why_hidden(each.partner))}

    def _why_hidden(self, partner: Partner) -> HiddenPartner | None:
        if self.technical:
            return None
        answered, needed = self.sent[partner.name], responses_needed(partner, self.scores.settings)
        enough, is_own = answered >= needed, partner.name == self.own and self.visibility != "closed"
        if self.others_hidden and not is_own:
            return HiddenPartner("view", self.others_hidden, answered, needed)
        if partner.name in self.outside or (is_own and enough):
            return None
        return HiddenPartner("pool", "subtraction" if enough else "persons", answered, needed)

    @cached_property
    def hidden_others(self) -> Mapping[str, PartnerScores]:
        """The other partners that sent and that this viewer is not shown."""
        others = (each for each in self.scores.partners if each.respondents and each.name != self.own)
        return {each.name: each for each in others if each.name in self.hidden}

    @cached_property
    def hidden_look_alike(self) -> bool:
        """Whether those differ in nothing that everyone is told: all have one voice and as many people sent."""
        return len({(each.partner.voice, len(each.respondents)) for each in self.hidden_others.values()}) < 2

    def hides_whose(self, shown: Fraction, items: int) -> bool:
        """Tell whether a shown score of an indicator with so many items can be of enough hidden partners outside the pool."""
        able = [name for name, each in self.hidden_others.items() if could_show(shown, len(each.respondents), items)]
        return len(self.outside.intersection(able)) >= self.scores.settings.least_partners

    @cached_property
    def outside(self) -> frozenset[str]:
        """The partners whose figures count for lowest, highest, distribution and panel: all, or those outside the pool."""
        return frozenset(self.sent) if self.technical else frozenset(self.sent) - frozenset(self.pool)

    def number(self, value: Fraction) -> Fraction:
        """Give a score or a difference as it may be shown: exact in the technical view, else the shown decimal."""
        return value if self.technical else rounded(value)

    def share(self, value: Fraction) -> Fraction:
        """Give a share as it may be shown: exact in the technical view, else a whole percentage."""
        return value if self.technical else rounded(value, 2)

    @cached_property
    def why_not_exact(self) -> HiddenReason:
        """Why exact figures are hidden: the view is not one of all partners, or it hides some."""
        return "pool" if self.shows_all_partners else "view"


@lru_cache(maxsize=4096)
def could_show(shown: Fraction, people: int, items: int) -> bool:
    """Tell whether so many people, or some of them, can have a mean that is shown as this decimal from 1 to 5.

    Each gives 1 to 5 to one or more of `items` items: 4.6 takes five people or more, where there is one item.
    """
    parts = lcm(*range(1, items + 1))
    low, high = shown - Fraction(1, 20), shown + Fraction(1, 20)
    return any(ceil(low * number * parts) < high * number * parts for number in range(1, people + 1))
