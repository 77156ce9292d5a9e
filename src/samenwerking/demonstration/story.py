"""The story of the demonstration: who works together in Zandermeer, how that goes, and what they say about it.

The region, its organisations and its people are made up, and so is every figure. Levels are on the scale of the answers, 1-5.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from samenwerking.method.answers import Sector, Voice

NAME = "Techniek voor Zandermeer"
LEAD_NAME = "Vakschool Zandermeer"
CONTACT = "Anouk Voorbeeld, organisator@samenwerking.example"
SURNAME = "Voorbeeld"
LEADING = ("RE3", "OR3", "AM1", "BE1", "PR2")


@dataclass(frozen=True)
class Turn:
    """A partner in one round: who is asked, how many of them send, and how many only begin."""

    asked: tuple[str, ...]
    sent: int
    begun: int = 0
    declined: int = 0


@dataclass(frozen=True)
class Member:
    """A partner: its turn in each round, None where it does not take part, and how it leans from the others."""

    name: str
    sector: Sector
    turns: tuple[Turn | None, Turn | None, Turn | None]
    lean: Mapping[str, float]
    voice: Voice = "persons"


def _turn(asked: str, sent: int, begun: int = 0, declined: int = 0) -> Turn:
    return Turn(tuple(asked.split()), sent, begun, declined)


MEMBERS = (
    Member(
        "Vakschool Zandermeer",
        "education",
        (_turn("Anouk Bram Chaima Daan Esra", 5), _turn("Anouk Bram Chaima Farid Gwen", 4), _turn("Anouk Bram Chaima Farid Gwen", 2, 1)),
        {"": 0.3, "SC1": -0.4, "R6": -0.5},
    ),
    Member(
        "Zandermeer College",
        "education",
        (_turn("Hanna Ilias Jet Karim", 4), _turn("Hanna Ilias Jet Karim", 4), _turn("Hanna Ilias Jet Karim", 1, 1, 1)),
        {"": 0.1, "AM": 0.3},
    ),
    Member(
        "Machinefabriek Lodderburg",
        "business",
        (_turn("Lars Mila Noud", 3), _turn("Lars Mila Noud", 3), _turn("Lars Mila Noud", 1)),
        {"": -0.3, "OR": -0.4, "PR": -0.3, "ID2": -1.5, "R2": -0.6},
    ),
    Member(
        "Installatiegroep Kwikveen",
        "business",
        (_turn("Olga", 1), _turn("Olga", 1), _turn("Olga", 1)),
        {"": -0.2, "ID2": -1.3, "BE": -0.3},
        voice="organisation",
    ),
    Member(
        "Zorgtechniek Oeverland",
        "business",
        (_turn("Pim Quinty Rosa", 3), None, None),
        {"": -0.4, "ID2": -1.4, "SC2": -1.2, "AM2": -1.0},
    ),
    Member(
        "Gemeente Lodderburg",
        "government",
        (_turn("Sem Tess Umar Vera", 4), _turn("Sem Tess Umar Vera", 3), _turn("Sem Tess Umar Vera", 0, 2)),
        {"": 0.2, "ID2": 1.2, "R5": 0.5},
    ),
    Member(
        "Gemeente Kwikveen",
        "government",
        (_turn("Wout Xenia Yara", 3), _turn("Zakaria Anne Boris", 2), _turn("Zakaria Anne Boris", 1)),
        {"": -0.1, "ID2": 1.0, "R2": -1.2, "OR2": -0.8},
    ),
    Member(
        "Provincie Zandermeer",
        "government",
        (_turn("Cato", 1), _turn("Cato", 1), _turn("Cato", 0)),
        {"": 0.4, "ID2": 1.3, "SC3": 0.5},
        voice="organisation",
    ),
    Member(
        "Ondernemersvereniging Oeverland",
        "business",
        (None, _turn("Dirk Eefje Finn", 3), _turn("Dirk Eefje Finn", 1, 1)),
        {"": -0.2, "ID2": -1.2, "OR3": -0.3},
    ),
    Member(
        "Stichting Techniek voor Later",
        "society",
        (None, _turn("Guus Hafsa Indy Joris", 3), _turn("Guus Hafsa Indy Joris", 1, 1)),
        {"": 0.1, "SC1": -0.9, "FL2": -0.8},
    ),
)

LEVELS: Mapping[str, tuple[float, float]] = {
    "PR": (3.0, 3.2),
    "AM": (3.9, 3.9),
    "BE": (3.3, 3.4),
    "RE": (3.2, 3.8),
    "OR": (3.0, 3.0),
    "SC": (3.4, 3.5),
    "ID": (3.3, 3.4),
    "FL": (3.6, 3.7),
    "FD": (3.4, 3.9),
    "TB": (2.9, 3.6),
    "CM": (3.6, 3.7),
    "SU": (3.5, 3.7),
    "IO": (2.9, 3.2),
    "OU": (2.7, 3.0),
    "R": (3.1, 3.2),
    "RE3": (2.6, 3.6),
    "OR3": (2.3, 2.4),
    "OR4": (2.8, 3.1),
    "PR2": (2.9, 3.2),
    "AM2": (4.3, 4.3),
    "AM4": (4.2, 4.3),
    "CM1": (4.2, 4.3),
    "R1": (3.7, 3.8),
    "R2": (2.7, 2.6),
    "R3": (2.6, 3.3),
    "R4": (3.4, 3.9),
    "R6": (2.7, 2.7),
    "R7": (2.6, 3.2),
    "IO1": (2.6, 3.4),
}
"""How a dimension or an indicator is seen on the whole, in the first round and after; an indicator goes before its dimension."""

HARD_TO_KNOW: Mapping[str, float] = {"IO3": 0.3, "OU1": 0.25, "R3": 0.2, "SC4": 0.15, "FL2": 0.12}
"""How often people do not know; elsewhere it is rare."""

COMMENTS: Mapping[tuple[int, str, str], Mapping[str, str]] = {
    (1, "Vakschool Zandermeer", "Anouk"): {"RE": "We kennen elkaar nog kort. Een vast moment om bij te praten zou helpen."},
    (1, "Machinefabriek Lodderburg", "Lars"): {"OR": "Besluiten blijven te lang liggen. Daardoor missen we het schooljaar."},
    (1, "Gemeente Lodderburg", "Tess"): {"AM": "Het doel is duidelijk, de weg erheen nog niet."},
    (1, "Zandermeer College", "Ilias"): {"PR": "Het is niet altijd helder wie de volgende stap zet."},
    (2, "Vakschool Zandermeer", "Bram"): {"RE": "Sinds de bedrijfsbezoeken spreken we elkaar veel makkelijker."},
    (2, "Machinefabriek Lodderburg", "Mila"): {"OR": "Het gaat beter aan tafel, maar een besluit kost nog steeds drie overleggen."},
    (2, "Stichting Techniek voor Later", "Hafsa"): {"SC": "Kleine partners hebben weinig tijd om alle stukken te lezen."},
    (2, "Gemeente Lodderburg", "Sem"): {"IO": "De eerste open dag samen was een mooi resultaat."},
    (2, "Ondernemersvereniging Oeverland", "Eefje"): {"BE": "Het helpt dat iedereen nu zegt wat hij nodig heeft."},
}
"""What people wrote, by round, partner and person: a comment on a dimension."""
