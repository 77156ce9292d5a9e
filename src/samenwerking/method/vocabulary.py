"""The words of the method that everything else is said with: bands, levels, triggers, reasons, visibility, and who looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Band = Literal["laag", "midden", "hoog"]
Agreement = Literal["eensgezind", "enige spreiding", "verdeeld"]
Trigger = Literal["laag", "matig", "verdeeld", "kloof", "daling", "onbekend", "altijd"]
MissingReason = Literal["partners", "indicators", "coverage"]
HiddenReason = Literal["view", "pool", "few", "composition"]
OthersHidden = Literal["closed", "other_partner"]
PartnerHidden = Literal[OthersHidden, "persons", "subtraction"]
Quadrant = Literal["nu aanpakken", "vasthouden", "later", "bewaken"]
Verdict = Literal["higher", "lower", "none"]
Refusal = Literal["version", "form", "wording", "items"]
Visibility = Literal["open", "own", "closed"]
CoreName = Literal["time", "interdependence", "trust"]

CORE: Mapping[CoreName, tuple[str, ...]] = {"time": ("R1", "R2"), "interdependence": ("CM1",), "trust": ("RE3", "TB1")}
"""The core strip: time, interdependence and trust, with the indicators each is the mean of."""

MATURITY = ("Verkennen", "Opbouwen", "Afstemmen", "Verankeren", "Leren")
"""The standard names of the levels of maturity, 1 to 5."""


@dataclass(frozen=True)
class View:
    """Who looks: the technical view shows every figure, the other two are gated (method section 7)."""

    viewer: Literal["technical", "lead", "partner"] = "technical"
    partner: str | None = None
