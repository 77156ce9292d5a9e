"""The pages and questions of a questionnaire, as a respondent walks through them."""

import pytest

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form, Instrument, Questionnaire
from samenwerking.web.answering.journey import Journey, make_journey

EVERYTHING = ("kaats-opheij", "ansell-gash", "opgavegericht", "network")


def journey(form: Form = "full", questionnaires: tuple[str, ...] = EVERYTHING) -> Journey:
    return make_journey(shipped_catalogue().instrument(questionnaires, form))


def test_questions_are_numbered_through_the_whole_questionnaire_in_the_order_they_are_asked() -> None:
    whole = journey()
    assert [question.number for question in whole.questions] == list(range(1, 68))
    assert list(whole.parts)[-3:] == ["R", "OG", "NW"]
    assert [question.code for question in whole.parts["PR"].questions] == ["PR1a", "PR1b", "PR2a", "PR2b", "PR3", "PR4a", "PR4b"]


PAGES = {
    "full": {
        **{code: (code,) for code in ("PR", "AM", "BE", "RE", "OR", "SC")},
        "ID": ("ID", "FL"),
        "FD": ("FD", "TB", "CM", "SU", "IO", "OU"),
        "R": ("R",),
        "OG": ("OG",),
        "NW": ("NW",),
    },
    "short": {
        **{code: (code,) for code in ("PR", "AM", "BE", "RE", "OR", "SC", "ID")},
        "FD": ("FD", "CM", "IO"),
        "R": ("R",),
        "OG": ("OG",),
        "NW": ("NW",),
    },
}


@pytest.mark.parametrize("form", ["full", "short"])
def test_what_a_questionnaire_puts_together_is_asked_on_one_page_and_a_page_without_a_question_is_not_there(form: Form) -> None:
    way = journey(form)
    assert {code: tuple(part.code for part in page.parts) for code, page in way.pages.items()} == PAGES[form]
    assert [question.number for question in way.questions] == list(range(1, len(way.questions) + 1))
    assert way.page_of["IO"] == "FD"


def test_a_page_has_the_title_of_its_questionnaire_and_a_heading_for_each_part_where_the_title_says_more() -> None:
    pages = journey().pages
    titles = {code: page.title.nl for code, page in pages.items() if page.headed}
    assert titles == {"ID": "Spelregels en leiding", "FD": "Samen aan het werk", "R": "Tijd en voortrekker"}
    assert (pages["SC"].title.nl, pages["RE"].title.nl) == ("Startsituatie", "Relatie")


def test_a_questionnaire_that_groups_nothing_as_a_round_froze_it_before_has_a_page_for_each_dimension() -> None:
    frozen = [each.model_dump(mode="json") for each in shipped_catalogue().instrument(EVERYTHING, "full").questionnaires]
    for each in frozen:
        del each["pages"]
    old = make_journey(Instrument(tuple(Questionnaire.model_validate(each) for each in frozen), "full"))
    assert [(code, len(page.parts), page.headed) for code, page in old.pages.items()] == [(code, 1, False) for code in old.parts]
    assert len(old.pages) == 17


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
