"""The words of the method that everything else is said with: bands, triggers, reasons, settings of visibility, and who looks."""

from dataclasses import dataclass
from typing import Literal

Band = Literal["laag", "midden", "hoog"]
Agreement = Literal["eensgezind", "enige spreiding", "verdeeld"]
Trigger = Literal["laag", "matig", "verdeeld", "kloof", "daling", "onbekend", "altijd"]
MissingReason = Literal["partners", "indicators", "coverage"]
HiddenReason = Literal["view", "pool", "few", "composition"]
Quadrant = Literal["nu aanpakken", "vasthouden", "later", "bewaken"]
Verdict = Literal["higher", "lower", "none"]
Refusal = Literal["version", "form", "wording", "items"]
Visibility = Literal["open", "own", "closed"]


@dataclass(frozen=True)
class View:
    """Who looks: the technical view shows every figure, the other two are gated (method section 7)."""

    viewer: Literal["technical", "lead", "partner"] = "technical"
    partner: str | None = None
