"""A published round as one viewer may see it: its result, and a mark of everything that the result is made from."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import samenwerking
from samenwerking.method.checklist import Preconditions
from samenwerking.method.shown.figures import HiddenPartner
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from samenwerking.store import rounds
from samenwerking.store.tables import Round
from samenwerking.web.session import database


class Published:
    """One published round, compared with the last one published before it, for one viewer; nothing is read before it is asked for."""

    # No cached_property: that of Python 3.11 lets one thread at a time read for all viewers.

    def __init__(self, round: Round, view: View) -> None:
        self.round = round
        self.view = view
        self.previous = rounds.previous_published(round)
        self._result: Result | None = None
        self._digest: str | None = None

    @property
    def result(self) -> Result:
        """Everything that this viewer may see."""
        if self._result is None:
            self._result = rounds.result_of(self.round, self.view, self.previous)
        return self._result

    @property
    def checklist(self) -> Preconditions:
        """The preconditions and actions as they were when the round opened."""
        return Preconditions.model_validate(self.round.preconditions)

    @property
    def drawn_partner(self) -> str | None:
        """The viewer's own organisation if a chart has a line or a reason for it, else None."""
        own = self.result.current.partners.get(self.view.partner or "")
        hidden_by_view = isinstance(own, HiddenPartner) and own.reason == "view"
        return None if own is None or hidden_by_view else self.view.partner

    @property
    def digest(self) -> str:
        """A mark that changes with anything that the result or its words are made from, the product itself included."""
        if self._digest is None:
            of = [each for each in (self.round, self.previous) if each is not None]
            scores = rounds.frozen_scores(database(), of)
            parts = [(each.visibility, each.instrument_digest, each.form, scores[each.id]) for each in of]
            self._digest = sha256(repr((product_digest(), self.view, parts)).encode()).hexdigest()
        return self._digest


@cache
def product_digest() -> str:
    """A mark of this version of the product: of every file of it, and of the libraries that draw and set."""
    whole = sha256("".join(version(name) for name in ("matplotlib", "typst")).encode())
    folder = Path(samenwerking.__file__).parent
    for file in sorted(each for each in folder.rglob("*") if each.suffix in (".py", ".yaml", ".ttf")):
        whole.update(file.read_bytes())
    return whole.hexdigest()
