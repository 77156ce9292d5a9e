"""What a round needs before it can open: enough partners, and enough people at each that its figure is nobody's own answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenwerking.method.answers import Partner
from samenwerking.method.settings import SETTINGS, Settings

ADVISED_PERSONS = 5
"""People of a partner that let it have figures also when some of them do not answer."""


@dataclass(frozen=True)
class Wanting:
    """What a round still wants: partners, and people at some of them; `needed` is how many a partner of persons needs."""

    partners: int
    short: tuple[Partner, ...]
    needed: int
    partners_needed: int

    @property
    def nothing(self) -> bool:
        """Whether the round can open."""
        return not self.partners and not self.short


def wanting(partners: Sequence[Partner], settings: Settings = SETTINGS) -> Wanting:
    """Look at what a round with these partners wants. One that answers as an organisation needs one person for its link."""
    short = tuple(each for each in partners if (each.invited or 0) < least_invited(each, settings))
    return Wanting(max(0, settings.least_partners - len(partners)), short, settings.least_persons, settings.least_partners)


def least_invited(partner: Partner, settings: Settings = SETTINGS) -> int:
    """How many people have to be invited at a partner."""
    return 1 if partner.voice == "organisation" else settings.least_persons
