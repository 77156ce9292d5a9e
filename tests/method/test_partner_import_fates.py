"""Before a list of partners is saved, each row says what comes of it: new, known, changed, moved or wrong."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerking.method.files.near_names import MOST_COMPARED, NearNames
from samenwerking.method.files.partner_fates import Change, Classified, KnownPartner, KnownPerson, RowFate, classify
from samenwerking.method.names import compared
from tests.method.partner_lists import address, problems, read, said

HEADER = "Partner;Sector;Naam;E-mail;Stem;Lead\n"
THERE = (KnownPartner("ROC Voorbeeld", "education", lead=True), KnownPartner("Gemeente Oost", "government", "organisation"))
PEOPLE = (KnownPerson("ROC Voorbeeld", "Anne", "anne@roc.example"), KnownPerson("Gemeente Oost", "Bo", "bo@oost.example"))


def fates(*rows: str, partners: Iterable[KnownPartner] = THERE, people: Iterable[KnownPerson] = PEOPLE) -> tuple[RowFate, ...]:
    return tuple(classified(*rows, partners=partners, people=people).fates)


def classified(*rows: str, partners: Iterable[KnownPartner] = (), people: Iterable[KnownPerson] = ()) -> Classified:
    found = classify(read(HEADER + "\n".join(rows) + "\n"), partners, people, "lijst.csv", address)
    said([*found.notes, *(each for fate in found.fates for each in (*fate.errors, *fate.remarks))])
    return found


def after(
    found: Classified, partners: Iterable[KnownPartner], people: Iterable[KnownPerson]
) -> tuple[list[KnownPartner], list[KnownPerson]]:
    """What is there once the rows that are right are saved."""
    kept, persons = {compared(each.name): each for each in partners}, {each.email: each for each in people}
    for fate in found.fates:
        if fate.fate == "wrong" or fate.partner is None:
            continue
        row, key = fate.row, compared(fate.partner)
        if row.lead:
            kept = {each: replace(partner, lead=False) for each, partner in kept.items()}
        values: dict[str, Any] = {name: value for name in ("sector", "voice", "lead") if (value := getattr(row, name)) is not None}
        kept[key] = replace(kept.get(key) or KnownPartner(fate.partner), **values)
        if row.email and row.name and not fate.repeated:
            persons[row.email] = KnownPerson(kept[key].name, row.name, row.email)
    return list(kept.values()), list(persons.values())


@pytest.mark.parametrize(
    ("row", "fate", "changes"),
    [
        ("ROC Voorbeeld;onderwijs;Anne;ANNE@roc.example;personen;ja", "known", ()),
        ("roc  voorbeeld;;Anne;anne@roc.example;;", "known", ()),
        ("ROC Voorbeeld;;;;;", "known", ()),
        ("ROC Voorbeeld;bedrijf;Anne;anne@roc.example;;", "changed", (Change("sector", "education", "business"),)),
        ("Gemeente Oost;;;;personen;", "changed", (Change("voice", "organisation", "persons"),)),
        ("Gemeente Oost;;;;;ja", "changed", (Change("lead", False, True),)),
        ("ROC Voorbeeld;;Anne de Wit;anne@roc.example;;", "changed", (Change("name", "Anne", "Anne de Wit"),)),
        ("Gemeente Oost;;Anne;anne@roc.example;;", "moved", (Change("partner", "ROC Voorbeeld", "Gemeente Oost"),)),
        ("Bouwbedrijf;bedrijf;Bo;bo@oost.example;;", "moved", (Change("partner", "Gemeente Oost", "Bouwbedrijf"),)),
        ("ROC Voorbeeld;;Cas;cas@roc.example;;", "new", ()),
        ("Bouwbedrijf;bedrijf;;;;", "new", ()),
        ("Bouwbedrijf;kerk;;;;", "wrong", ()),
    ],
)
def test_a_row_says_what_comes_of_it(row: str, fate: str, changes: tuple[Change, ...]) -> None:
    (found,) = fates(row)
    assert (found.fate, found.changes) == (fate, changes)


def test_a_partner_keeps_the_spelling_that_it_has_and_a_new_one_that_of_its_first_row() -> None:
    assert [each.partner for each in fates("ROC voorbeeld;;;;;", "Bouw B.V.;;;;;", "BOUW B.V.;;An;an@bouw.example;;")] == [
        "ROC Voorbeeld",
        "Bouw B.V.",
        "Bouw B.V.",
    ]


def test_a_new_partner_and_a_new_person_are_told_apart() -> None:
    found = fates("Bouw B.V.;;An;an@bouw.example;;", "Bouw B.V.;;Cas;cas@bouw.example;;", "Gemeente Oost;;;;;")
    assert [(each.new_partner, each.new_person) for each in found] == [(True, True), (False, True), (False, False)]


@pytest.mark.parametrize(
    ("rows", "problem", "first"),
    [
        (["A;onderwijs;;;;", "a;bedrijf;;;;"], "import_contradiction", 2),
        (["A;;;;personen;", "A;;;;organisatie;"], "import_contradiction", 2),
        (["A;;;;;ja", "B;;;;;", "B;;;;;ja"], "import_two_leads", 2),
        (["A;;An;an@a.example;;", "B;;An;AN@a.example;;"], "import_repeated_address", 2),
        (["A;;An;an@a.example;;", "A;;Bo;an@a.example;;"], "import_repeated_address", 2),
    ],
)
def test_a_row_that_contradicts_one_above_it_is_wrong(rows: list[str], problem: str, first: int) -> None:
    *right, last = fates(*rows)
    assert {each.fate for each in right} <= {"new", "known"}
    assert (last.fate, problems(last.errors)) == ("wrong", [problem])
    assert last.errors[0].values["first"] == first


def test_a_person_who_stands_twice_counts_once_and_that_is_said() -> None:
    first, second = fates("A;;An;an@a.example;;", "A;;an;an@a.example;;")
    assert (first.fate, first.new_person, second.fate, problems(second.remarks)) == ("new", True, "known", ["import_repeated_row"])


def test_someone_who_is_at_two_partners_is_known_at_both() -> None:
    there = (*PEOPLE, KnownPerson("Gemeente Oost", "Anne", "anne@roc.example"))
    for partner in ("ROC Voorbeeld", "Gemeente Oost"):
        assert [each.fate for each in fates(f"{partner};;Anne;anne@roc.example;;", people=there)] == ["known"]


def test_a_new_address_of_a_name_that_is_there_is_pointed_out() -> None:
    (found,) = fates("ROC Voorbeeld;;Anne;anne@elders.example;;")
    assert (found.fate, problems(found.remarks)) == ("new", ["import_same_name"])
    assert found.remarks[0].values["other"] == "anne@roc.example"


@pytest.mark.parametrize("name", ["ROC Voorbeld", "ROC Vorobeeld", "R.O.C. Voorbeeld", "ROC-Vóórbeeld", "ROCVoorbeeld", "ROC Voorbeelds"])
def test_a_partner_whose_name_is_nearly_another_is_pointed_out(name: str) -> None:
    (found,) = fates(f"{name};;;;;")
    assert found.fate == "new"
    assert [(each.problem, each.values["found"], each.values["other"]) for each in found.remarks] == [
        ("import_near_name", name, "ROC Voorbeeld")
    ]


def test_names_in_the_list_are_held_against_each_other_once() -> None:
    found = fates("Stichting Zorg;;;;;", "Stichting Zorgt;;;;;", "Stichting Zorgt;;An;an@z.example;;", "Stichting Wonen;;;;;")
    assert [problems(each.remarks) for each in found] == [[], ["import_near_name"], [], []]


@pytest.mark.parametrize(
    ("one", "other"), [("Basisschool 12", "Basisschool 13"), ("Partner A", "Partner B"), ("ROC", "RUC"), ("Zorg Oost", "Zorg West")]
)
def test_names_that_a_number_or_a_letter_tells_apart_are_not_pointed_out(one: str, other: str) -> None:
    assert NearNames([one]).add(other) is None


LETTERS = st.text("abcdefgh", min_size=6, max_size=14)


@settings(deadline=None)
@given(name=LETTERS, place=st.integers(0, 13), other=st.sampled_from("xyz"), kind=st.sampled_from(["more", "less", "other", "swapped"]))
def test_every_name_with_one_mistake_is_found(name: str, place: int, other: str, kind: str) -> None:
    place %= len(name) - 1
    start, one, two, end = name[:place], name[place], name[place + 1], name[place + 2 :]
    middle = {"more": one + other + two, "less": two, "other": other + two, "swapped": two + one}[kind]
    near = NearNames(["iets anders", name]).add(start + middle + end)
    assert near == (None if start + middle + end == name else name)


def test_of_very_many_partners_the_first_are_held_against_each_other_and_that_is_said() -> None:
    found = classified(*(f"Partner {number};;;;;" for number in range(MOST_COMPARED + 1)))
    assert problems(found.notes) == ["import_not_compared"]


ROWS = st.builds(
    ";".join,
    st.tuples(
        st.sampled_from(["ROC Voorbeeld", "roc voorbeeld", "Gemeente Oost", "Bouw", "BOUW", "Zorg", ""]),
        st.sampled_from(["", "", "onderwijs", "bedrijf", "kerk"]),
        st.sampled_from(["Anne", "Bo", "bo", ""]),
        st.sampled_from(["anne@roc.example", "bo@oost.example", "cas@bouw.example", "dre@zorg.example", "", "x"]),
        st.sampled_from(["", "", "personen", "organisatie"]),
        st.sampled_from(["", "", "", "ja", "nee"]),
    ),
)


@settings(deadline=None, max_examples=200)
@given(rows=st.lists(ROWS, min_size=1, max_size=8))
def test_a_second_import_of_the_same_list_finds_everything_known(rows: list[str]) -> None:
    first = classified(*rows, partners=THERE, people=PEOPLE)
    partners, people = after(first, THERE, PEOPLE)
    second = classified(*rows, partners=partners, people=people)
    assert [(each.fate, each.changes) for each in second.fates] == [
        ("wrong", ()) if each.fate == "wrong" else ("known", ()) for each in first.fates
    ]


LARGE = """
import sys, time
from pathlib import Path
from samenwerking.method.files.partner_fates import classify
from samenwerking.method.files.partner_import import read_partners
from samenwerking.store.addresses import normal_address
from samenwerking.store.refused import RefusedError
def address(typed):
    try:
        return normal_address(typed)
    except RefusedError:
        return None
rows = ["Partner;Sector;Naam;E-mail;Stem;Lead;Telefoon"]
for number in range(10_000):
    wrong = number % 3
    name = f"Stichting voor onderwijs, zorg en welzijn in de regio nummer {number // 2}" + "é" * 30
    person = f"{'' if wrong == 2 else 'Anne'};p{number}{'' if wrong else '@school.example'}"
    rows.append(f"{name};{'kerk' if wrong else 'onderwijs'};{person};;;06")
content = "\\n".join(rows).encode("cp1252")
start = time.process_time()
found = classify(read_partners(content, "lijst.csv", address), (), (), "lijst.csv", address)
most = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(len(found.fates), sum(each.fate == "wrong" for each in found.fates), most, time.process_time() - start)
"""


def test_ten_thousand_rows_with_faults_stay_within_300_mb() -> None:
    ended = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True)
    rows, wrong, most, seconds = ended.stdout.split()
    assert (rows, wrong) == ("10000", "6666")
    assert int(most) * 1024 <= 300_000_000, f"{most} kB, {seconds} s"
