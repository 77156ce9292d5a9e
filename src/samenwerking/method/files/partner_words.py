"""The words of a list of partners as people write them: headings, sectors, voices, yes and no, in Dutch and in English."""

from collections.abc import Mapping
from typing import Literal, TypeVar

from samenwerking.method.answers import Sector, Voice
from samenwerking.method.names import compared

Column = Literal["partner", "sector", "name", "email", "voice", "lead"]
COLUMNS: tuple[Column, ...] = ("partner", "sector", "name", "email", "voice", "lead")

_LONGEST_WORD = 100

Meant = TypeVar("Meant")


def _by_word(words: Mapping[Meant, str]) -> Mapping[str, Meant]:
    return {word: meant for meant, each in words.items() for word in each.split()}


# Written without spaces and signs, as `_bare` leaves them.
_HEADINGS: Mapping[str, Column] = _by_word(
    {
        "partner": "partner partners partnernaam partnername naampartner partnerorganisatie organisatie organisatienaam naamorganisatie "
        "organisation organization organisationname organizationname instelling institution bedrijf company",
        "sector": "sector sectoren branche soortorganisatie typeorganisatie",
        "name": "naam name contactpersoon contact contactperson naamcontactpersoon persoon person personen deelnemer participant "
        "volledigenaam fullname respondent invuller",
        "email": "email emails emailadres emailadressen emailaddress mail mailadres mailaddress epost",
        "voice": "voice stem stemvorm",
        "lead": "lead leadpartner leadorganisatie leadorganisation leadorganization voortrekker trekker penvoerder organisator",
    }
)
_SECTORS: Mapping[str, Sector] = _by_word(
    {
        "education": "education onderwijs school scholen onderwijsinstelling",
        "business": "business bedrijfsleven bedrijf bedrijven company ondernemer ondernemers ondernemersorganisatie",
        "government": "government overheid gemeente provincie overheden public",
        "society": "society maatschappelijk maatschappelijkeorganisatie maatschappelijkeorganisaties maatschappij samenleving civilsociety",
        "other": "other anders overig overige",
    }
)
_VOICES: Mapping[str, Voice] = _by_word(
    {
        "persons": "persons person personen persoon mensen people individueel",
        "organisation": "organisation organization organisatie organisatieantwoord",
    }
)
_YES_OR_NO: Mapping[str, bool] = _by_word({True: "yes ja y j x 1 true waar", False: "no nee n 0 false onwaar"})


def column_of(heading: str) -> Column | None:
    """Which column a heading names, None if it is none of these."""
    return _HEADINGS.get(_bare(heading))


def sector_of(word: str) -> Sector | None:
    """The sector that a word names."""
    return _SECTORS.get(_bare(word))


def voice_of(word: str) -> Voice | None:
    """Who answers, as a word names it."""
    return _VOICES.get(_bare(word))


def yes_or_no(word: str) -> bool | None:
    """Whether a word says yes."""
    return _YES_OR_NO.get(_bare(word))


def _bare(word: str) -> str:
    """A word without case, spaces and signs; what is too long to be one is none."""
    return "".join(filter(str.isalnum, compared(word))) if len(word) <= _LONGEST_WORD else ""
