"""The parts and questions of a questionnaire, as a respondent walks through them."""

import pytest

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form
from samenwerking.web.answering.journey import Journey, make_journey

EVERYTHING = ("kaats-opheij", "ansell-gash", "opgavegericht", "network")


def journey(form: Form = "full", questionnaires: tuple[str, ...] = EVERYTHING) -> Journey:
    return make_journey(shipped_catalogue().instrument(questionnaires, form))


def test_questions_are_numbered_through_the_whole_questionnaire_in_the_order_they_are_asked() -> None:
    whole = journey()
    assert [question.number for question in whole.questions] == list(range(1, 68))
    assert list(whole.parts)[-3:] == ["R", "OG", "NW"]
    assert [question.code for question in whole.parts["PR"].questions] == ["PR1a", "PR1b", "PR2a", "PR2b", "PR3", "PR4a", "PR4b"]


def test_an_answer_that_is_reused_is_asked_once() -> None:
    codes = [question.code for question in journey().questions]
    assert codes.count("CM1") == 1
    assert "NW1" not in codes


@pytest.mark.parametrize(
    ("form", "questionnaires", "minutes"), [("full", EVERYTHING[:2], 15), ("short", EVERYTHING[:2], 10), ("full", EVERYTHING, 20)]
)
def test_the_minutes_are_rounded_up_to_five(form: Form, questionnaires: tuple[str, ...], minutes: int) -> None:
    assert journey(form, questionnaires).minutes == minutes


def test_dont_know_and_not_applicable_are_answers_and_blank_is_not() -> None:
    part = journey().parts["RE"]
    assert part.answered({"RE1": "dont_know", "RE2": "not_applicable", "RE3": ""}) == 2


def test_only_the_twenty_conditions_of_kaats_and_opheij_can_be_picked() -> None:
    assert len(journey().pickable) == 20
    assert journey("full", ("ansell-gash",)).pickable == {}
