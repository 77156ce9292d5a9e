"""What the lead organisation is told before it publishes a round: what that would hide, and what would help."""

from dataclasses import dataclass

from samenwerking.findings.names import listed
from samenwerking.method.shown.publication import Help, Outlook
from samenwerking.store import rounds
from samenwerking.store.progress import Progress, progress_of
from samenwerking.store.tables import Round
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
    return Check(progress_of(database(), round), rounds.before_publishing(database(), round))
