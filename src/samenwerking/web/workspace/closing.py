"""The end of a round: closing it, opening it again, and publishing it. Whoever asks twice changes nothing the second time."""

from dataclasses import dataclass
from datetime import datetime

from flask import abort

from samenwerking.findings.names import listed
from samenwerking.method.settings import Settings
from samenwerking.method.shown.publication import Help, Outlook, before_publication
from samenwerking.store import rounds
from samenwerking.store.progress import Progress, progress_of
from samenwerking.store.tables import Collaboration, Round
from samenwerking.web.access import round_of
from samenwerking.web.clock import now
from samenwerking.web.session import database
from samenwerking.web.visitor import language, text


@dataclass(frozen=True)
class Check:
    """What the lead organisation is told before it publishes, without any figure."""

    progress: Progress
    outlook: Outlook

    @property
    def helps(self) -> list[str]:
        """What would let more partners have figures, as sentences, the cheapest first."""
        return [_sentence(each) for each in self.outlook.helps]


def _sentence(help_: Help) -> str:
    wanted = [text("workspace.publish.helps.answers", count=count, partner=name) for name, count in help_.answers.items()]
    answers, partners = (listed(names, language(), len(names)) for names in (wanted, help_.visible))
    brings = "itself" if set(help_.visible) == set(help_.answers) else "others"
    return text(f"workspace.publish.helps.{brings}", count=len(help_.visible), answers=answers, partners=partners)


def check(round: Round) -> Check:
    """Look at what publishing a round now would hide, and what would help."""
    progress, settings = progress_of(database(), round), Settings.from_mapping(round.settings)
    sent = {each.name: each.sent for each in progress.partners}
    return Check(progress, before_publication([each.partner for each in progress.partners], sent, settings))


def opened_round(collaboration: Collaboration, number: int) -> Round:
    """A round of a collaboration that was opened; 404 if there is none."""
    round = round_of(collaboration, number)
    return abort(404) if round.opened_at is None else round


def held_round(collaboration: Collaboration, number: int) -> Round:
    """The same, kept from every other change until the end of the transaction."""
    round = opened_round(collaboration, number)
    database().refresh(round, with_for_update=True)
    return round


def close(round: Round) -> bool:
    """Close an open round now; False if it was not open."""
    if round.state(now()) != "open":
        return False
    round.closed_at = now()
    return True


def reopen(round: Round, deadline: datetime) -> None:
    """Let a round that is not published go on until another deadline."""
    round.deadline = deadline
    round.closed_at = None


def publish(round: Round) -> bool:
    """Compute and freeze the figures of a closed round; False if it is not closed, or would have no figure of the whole."""
    if round.state(now()) != "closed" or not check(round).outlook.publishable:
        return False
    rounds.publish(database(), round, now())
    return True
