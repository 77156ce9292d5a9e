"""Before publication: what publishing a round now would hide, and what would help. It tells no figure (method 7.9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from samenwerking.method.answers import Partner
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.settings import Settings
from samenwerking.method.shown.pool import has_own_figures, pooled, responses_needed


@dataclass(frozen=True)
class Help:
    """What would let more partners have figures: so many more answers of which partner, and who would then be shown."""

    answers: Mapping[str, int]
    visible: tuple[str, ...]


@dataclass(frozen=True)
class Outlook:
    """What publishing a round now would show, and which partners will be without figures. It tells no figure.

    `refused` says why it may not be published: too few partners `sent`, or enough did but too few `answered` with a score,
    so that there would be no figure of the whole. `banded`: enough of the partners answered for anything to be called low,
    middling or high. Nobody of the `silent` sent, too few people of the `few` did, and the `joined` are there to protect
    those; what would help is in `helps`, the cheapest first.
    """

    refused: Literal["sent", "answered"] | None
    banded: bool
    silent: tuple[str, ...]
    few: tuple[str, ...]
    joined: tuple[str, ...]
    helps: tuple[Help, ...]
    settings: Settings

    @property
    def publishable(self) -> bool:
        """Whether the round may be published: there will be a figure of the whole (method 7.9)."""
        return self.refused is None

    @property
    def hides_nobody(self) -> bool:
        """Whether every partner will have figures of its own."""
        return not (self.silent or self.few or self.joined)


def before_publication(scores: RoundScores) -> Outlook:
    """Tell the lead organisation what publishing a round that was scored now would hide (method 7.9).

    Help asks no more people of a partner than were invited. Which partner sent without answering is not told.
    """
    partners, settings = [each.partner for each in scores.partners], scores.settings
    sent = {each.name: len(each.respondents) for each in scores.partners}
    pool = pooled(partners, sent, settings)
    without = [each for each in partners if not has_own_figures(each, sent[each.name], settings)]
    silent = tuple(each.name for each in without if not sent[each.name])
    few = tuple(each.name for each in without if each.name not in silent)
    return Outlook(
        refused=_refused(scores, sum(1 for number in sent.values() if number)),
        banded=scores.enough_answered,
        silent=silent,
        few=few,
        joined=tuple(name for name in pool if name not in few),
        helps=_helps(partners, sent, settings, without, few),
        settings=settings,
    )


def _refused(scores: RoundScores, sending: int) -> Literal["sent", "answered"] | None:
    if scores.has_whole:
        return None
    return "sent" if sending < scores.settings.least_partners else "answered"


def _helps(
    partners: Sequence[Partner], sent: Mapping[str, int], settings: Settings, without: Sequence[Partner], few: Sequence[str]
) -> tuple[Help, ...]:
    """What would help: enough answers of one partner without figures, or of all of which some people sent; the cheapest first."""
    able = {each.name: needed for each in without if (needed := _needed(each, sent[each.name], settings)) is not None}
    tries = [{name: needed} for name, needed in able.items()] + [{name: able[name] for name in few if name in able}]
    helps = {tuple(each): found for each in tries if (found := _help(partners, sent, each, settings))}
    return tuple(sorted(helps.values(), key=lambda each: (sum(each.answers.values()), -len(each.visible))))


def _needed(partner: Partner, sent: int, settings: Settings) -> int | None:
    """How many more people must send before a partner has figures, None if it has not invited so many."""
    least = responses_needed(partner, settings)
    possible = partner.voice == "organisation" or partner.invited is None or partner.invited >= least
    return least - sent if possible else None


def _help(partners: Sequence[Partner], sent: Mapping[str, int], answers: Mapping[str, int], settings: Settings) -> Help | None:
    """What these answers bring, None unless more partners are shown and none of those shown now is lost."""
    then = {each.name: sent[each.name] + answers.get(each.name, 0) for each in partners}
    shown_now = {name for name, number in sent.items() if number} - set(pooled(partners, sent, settings))
    shown_then = {name for name, number in then.items() if number} - set(pooled(partners, then, settings))
    if not shown_now < shown_then:
        return None
    return Help(answers, tuple(each.name for each in partners if each.name in shown_then - shown_now))
