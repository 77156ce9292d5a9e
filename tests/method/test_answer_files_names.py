"""Two spellings of a name that a reader cannot tell apart are one, in and between the files that are read together."""

from pathlib import Path

import pytest

from tests.method.answer_texts import PARTNERS_HEADER, ROUNDS_HEADER, Files, rows

SPELLINGS = ["Gemeente\xa0Noord", "Gemeente  Noord", "gemeente NOORD", "Ge\xadmeente Noord", "Gemeente Noord\u200b", "\u202eGemeente Noord"]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.mark.parametrize("other", SPELLINGS)
def test_two_spellings_of_a_partner_are_one_partner_by_its_first(other: str, files: Files) -> None:
    round_ = files.read(rows("1,Gemeente Noord,r1,RE3,4", f"1,{other},r2,RE3,5")).rounds["1"]
    assert [each.name for each in round_.partners] == ["Gemeente Noord"]
    assert [each.respondent for each in round_.responses["Gemeente Noord"]] == ["r1", "r2"]


@pytest.mark.parametrize("other", SPELLINGS)
def test_two_spellings_of_a_respondent_are_one_person_in_every_round(other: str, files: Files) -> None:
    rounds = files.read(rows("1,School,Gemeente Noord,RE3,4", f"1,School,{other},RE2,5", f"2,School,{other},RE3,5")).rounds
    assert [[each.respondent for each in round_.responses["School"]] for round_ in rounds.values()] == [["Gemeente Noord"]] * 2


def test_a_second_answer_of_a_respondent_in_another_spelling_is_named(files: Files) -> None:
    (error,) = files.errors(rows("1,School,Jan de Wit,RE3,4", "1,School,jan de\xa0wit,RE3,5"))
    assert (error.line, error.problem) == (3, "duplicate_answer")


def test_respondents_of_two_partners_keep_their_own_spelling(files: Files) -> None:
    responses = files.read(rows("1,School,R1,RE3,4", "1,Haven,r1,RE3,5")).rounds["1"].responses
    assert [each.respondent for every in responses.values() for each in every] == ["R1", "r1"]


@pytest.mark.parametrize("other", SPELLINGS)
def test_two_spellings_of_a_round_are_one_round(other: str, files: Files) -> None:
    assert list(files.read(rows("Gemeente Noord,School,r1,RE3,4", f"{other},School,r2,RE3,5")).rounds) == ["Gemeente Noord"]


@pytest.mark.parametrize("other", SPELLINGS)
def test_names_are_spelled_as_in_the_files_of_partners_and_rounds(other: str, files: Files) -> None:
    partners = "partner,sector,voice,invited,round\nGemeente Noord,government,persons,3,Najaar 2026\n"
    answers = rows(f"najaar  2026,{other},r1,RE3,4", f"NAJAAR 2026,{other},r2,RE3,4")
    rounds = files.read(answers, partners, ROUNDS_HEADER + "Najaar\xa02026,,,,\n").rounds
    assert [(name, [each.name for each in round_.partners]) for name, round_ in rounds.items()] == [("Najaar 2026", ["Gemeente Noord"])]


@pytest.mark.parametrize("other", SPELLINGS)
def test_a_partner_or_round_may_not_stand_twice_in_two_spellings(other: str, files: Files) -> None:
    partners = PARTNERS_HEADER + f"Gemeente Noord,government,persons,3\n{other},government,persons,3\n"
    (error,) = files.errors(rows("1,Gemeente Noord,r1,RE3,4"), partners)
    assert (error.line, error.problem) == (3, "duplicate_partner")
    files.partners.unlink()
    (error,) = files.errors(rows("Gemeente Noord,A,r1,RE3,4"), None, ROUNDS_HEADER + f"Gemeente Noord,,,,\n{other},,,,\n")
    assert (error.line, error.problem) == (3, "duplicate_round")


def test_an_organisation_does_not_answer_a_second_time_under_another_spelling(files: Files) -> None:
    partners = PARTNERS_HEADER + "School,education,organisation,1\n"
    (error,) = files.errors(rows("1,School,r1,RE3,4", "1,SCHOOL,r2,RE3,4"), partners)
    assert (error.line, error.problem) == (3, "two_organisation_answers")
