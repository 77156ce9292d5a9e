"""What the lead organisation is told before it publishes: who would be hidden, and which answers would help."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from samenwerking.method.answers import Partner
from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.method.shown.publication import Outlook, before_publication
from tests.method.collaborations import alike, round_of, scored


def before(
    sizes: Mapping[str, int],
    invited: Mapping[str, int] | None = None,
    organisations: str = "",
    unsure: str = "",
    settings: Settings = SETTINGS,
) -> Outlook:
    """Look at a round of which so many people of each partner sent; those of the `unsure` chose no answer from 1 to 5."""
    sent = round_of({name: alike({"RE3": "dont_know" if name in unsure else 3}, size) for name, size in sizes.items()})
    partners = [
        Partner(name, voice="organisation" if name in organisations else "persons", invited=(invited or {}).get(name)) for name in sizes
    ]
    return before_publication(scored(replace(sent, partners=tuple(partners)), settings))


def outlook(
    sizes: Mapping[str, int], invited: Mapping[str, int] | None = None, organisations: str = ""
) -> tuple[Sequence[str], list[tuple[dict[str, int], str]]]:
    found = before(sizes, invited, organisations)
    return ["".join(found.silent), "".join(found.few), "".join(found.joined)], [
        (dict(each.answers), "".join(each.visible)) for each in found.helps
    ]


@pytest.mark.parametrize(
    ("sizes", "without", "helps"),
    [
        ({"A": 3, "B": 3, "C": 3}, ["", "", ""], []),
        ({"A": 2, "B": 3, "C": 3, "D": 3}, ["", "A", "BC"], [({"A": 1}, "ABC")]),
        ({"A": 2, "B": 1, "C": 3, "D": 3}, ["", "AB", "C"], [({"A": 1, "B": 2}, "ABC")]),
        (
            {"A": 2, "B": 1, "C": 2, "D": 2, "E": 5},
            ["", "ABCD", ""],
            [({"A": 1}, "A"), ({"C": 1}, "C"), ({"D": 1}, "D"), ({"B": 2}, "B"), ({"A": 1, "B": 2, "C": 1, "D": 1}, "ABCD")],
        ),
        ({"A": 0, "B": 3, "C": 3}, ["A", "", ""], [({"A": 3}, "A")]),
    ],
)
def test_before_publication_the_lead_is_told_what_would_help(
    sizes: Mapping[str, int], without: list[str], helps: list[tuple[dict[str, int], str]]
) -> None:
    assert outlook(sizes) == (without, helps)


def test_help_asks_no_more_people_than_were_invited_and_one_of_an_organisation() -> None:
    assert outlook({"A": 2, "B": 3, "C": 3, "D": 3}, {"A": 2}) == (["", "A", "BC"], [])
    assert outlook({"A": 2, "B": 3, "C": 3, "D": 3}, {"A": 3}) == (["", "A", "BC"], [({"A": 1}, "ABC")])
    assert outlook({"A": 0, "B": 3, "C": 3, "D": 3}, organisations="A") == (["A", "", ""], [({"A": 1}, "A")])
    assert outlook({"A": 0, "B": 3, "C": 3, "D": 3}, {"A": 1}, organisations="A") == (["A", "", ""], [({"A": 1}, "A")])


def test_of_as_many_answers_those_that_show_more_partners_come_first() -> None:
    """The organisation Z would take the place of C beside A, which needs one answer too."""
    assert outlook({"Z": 0, "A": 2, "B": 3, "C": 3, "D": 3}, organisations="Z") == (
        ["Z", "A", "BC"],
        [({"A": 1}, "ABC"), ({"Z": 1}, "C")],
    )


@pytest.mark.parametrize(
    ("unsure", "settings", "refused", "banded"),
    [
        ("", SETTINGS, None, True),
        ("E", SETTINGS, None, True),
        ("DE", SETTINGS, None, True),
        ("CDE", SETTINGS, "answered", False),
        ("ABCDE", SETTINGS, "answered", False),
        ("CDE", replace(SETTINGS, least_partners=2), None, False),
        ("", replace(SETTINGS, least_partners=6), "sent", True),
        ("DE", replace(SETTINGS, band_response=Fraction(61, 100)), None, False),
    ],
)
def test_a_round_may_be_published_when_enough_partners_answered_not_when_they_sent(
    unsure: str, settings: Settings, refused: str | None, banded: bool
) -> None:
    found = before(dict.fromkeys("ABCDE", 3), unsure=unsure, settings=settings)
    assert (found.refused, found.publishable, found.banded) == (refused, refused is None, banded)


def test_too_few_that_sent_is_another_reason_than_too_few_that_answered() -> None:
    assert before({"A": 3, "B": 3, "C": 0}).refused == "sent"
    assert before({"A": 3, "B": 3, "C": 1}, unsure="C").refused == "answered"
