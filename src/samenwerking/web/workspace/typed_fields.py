"""What was typed into a form of the lead organisation: read field by field, with a sentence for each that is wrong."""

from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from samenwerking.method.answers import SECTORS, Sector, Voice
from samenwerking.method.names import LONGEST_NAME, RefusedNameError, accepted
from samenwerking.store.addresses import normal_address
from samenwerking.store.refused import RefusedError
from samenwerking.web.typed_text import legible
from samenwerking.web.visitor import text

Choice = TypeVar("Choice", bound=str)
VOICES: tuple[Voice, ...] = ("persons", "organisation")


class Typed:
    """The fields of one form; `wrong` gets a sentence for each that cannot be used, by its name."""

    def __init__(self, received: Mapping[str, str]) -> None:
        self.values = {name: legible(value) for name, value in received.items()}
        self.wrong: dict[str, str] = {}

    @property
    def was(self) -> str:
        """The mark of what the form showed."""
        return self.values.get("was", "")

    def name(self, field: str) -> str:
        """A name as it is kept."""
        try:
            return accepted(self.values.get(field, ""))
        except RefusedNameError as error:
            self.wrong[field] = text(f"setup.wrong.name.{error.reason}", limit=LONGEST_NAME)
            return ""

    def address(self, field: str) -> str:
        """An e-mail address as it is kept."""
        typed = self.values.get(field, "").strip()
        try:
            return normal_address(typed)
        except RefusedError:
            self.wrong[field] = text("setup.wrong.address", typed=typed) if typed else text("setup.wrong.no_address")
            return ""

    def choice(self, field: str, offered: Collection[Choice]) -> Choice:
        """One of the choices that were offered."""
        chosen = self.values.get(field, "")
        if chosen not in offered:
            self.wrong[field] = text("setup.wrong.choice")
            return next(iter(offered))
        return cast("Choice", chosen)

    def sector(self) -> Sector:
        """The sector of a partner."""
        return self.choice("sector", SECTORS)

    def voice(self) -> Voice:
        """How a partner answers."""
        return self.choice("voice", VOICES)

    def refused(self, field: str, error: RefusedError) -> None:
        """Say why what could be read cannot be kept."""
        self.wrong[field] = text(f"setup.wrong.{error.reason}")
