"""What the lead organisation is told before it publishes: who would be hidden, and which answers would help."""

from collections.abc import Mapping, Sequence

import pytest

from samenwerking.method.answers import Partner, Voice
from samenwerking.method.shown.publication import before_publication


def outlook(
    sizes: Mapping[str, int], invited: Mapping[str, int] | None = None, organisations: str = ""
) -> tuple[Sequence[str], list[tuple[dict[str, int], str]]]:
    partners = [
        Partner(name, voice="organisation" if name in organisations else "persons", invited=(invited or {}).get(name)) for name in sizes
    ]
    found = before_publication(partners, sizes)
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


@pytest.mark.parametrize("voice", ["persons", "organisation"])
def test_a_partner_that_is_not_counted_sent_nothing(voice: Voice) -> None:
    partners = [Partner("A", voice=voice), Partner("B"), Partner("C"), Partner("D")]
    found = before_publication(partners, {"B": 3, "C": 3, "D": 3})
    assert (found.silent, found.few, found.joined) == (("A",), (), ())
    assert [each.answers for each in found.helps] == [{"A": 1 if voice == "organisation" else 3}]
