"""The catalogue of charts: every one by name, offered where a result has what it shows, and drawn in the same way."""

from collections import defaultdict
from dataclasses import replace
from typing import get_args

import pytest

from samenwerking.charts.catalogue import CHARTS, RADARS
from samenwerking.charts.not_offered import NotOfferedError, Reason
from samenwerking.charts.radar import radar
from samenwerking.commands.radar import SPOKES
from samenwerking.language import LANGUAGES, Language, catalogue
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from tests.charts.results import one_partner, round_result, shipped, two_rounds


def nothing_asked() -> Result:
    """A round of questions that no chart is made of."""
    return Result(View("lead"), round_result(dimensions={"OG": "3.4"}, questionnaires=shipped("opgavegericht")))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_known_by_its_own_name(name: str) -> None:
    assert CHARTS[name].name == name


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("result", [two_rounds(), nothing_asked(), replace(nothing_asked(), current=round_result(dimensions={}))])
def test_a_chart_is_offered_exactly_where_it_can_be_drawn(name: str, result: Result) -> None:
    kind = CHARTS[name]
    try:
        drawn = bool(kind.draw(result, partner=None, language="nl", layout="print", framed=True).title)
    except NotOfferedError:
        drawn = False
    assert drawn == kind.offered(result)


def test_a_round_of_one_model_offers_the_charts_of_that_model_alone() -> None:
    result = Result(View("lead"), round_result(questionnaires=shipped("kaats-opheij")))
    assert [name for name, kind in CHARTS.items() if kind.offered(result)] == ["radar-5", "radar-20"]


def test_a_chart_of_the_catalogue_is_that_of_its_module() -> None:
    result = two_rounds("Haven", one_partner())
    drawing = CHARTS["radar-20"].draw(result, partner="Haven", language="en", layout="phone", framed=False)
    same = radar(result, detail=True, partner="Haven", language="en", layout="phone", framed=False)
    assert (drawing.title, drawing.alt, drawing.svg()) == (same.title, same.alt, same.svg())


def test_the_command_offers_the_spokes_that_the_names_of_the_radars_say() -> None:
    spokes = {(questionnaire, index == 1): number for questionnaire, two in SPOKES.items() for index, number in enumerate(two)}
    assert {of: f"radar-{number}" for of, number in spokes.items()} == dict(RADARS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", get_args(Reason))
def test_the_terminal_has_a_sentence_for_every_reason_why_a_chart_is_not_offered(reason: str, language: Language) -> None:
    values = defaultdict[str, object](str)
    assert catalogue()[f"command_line.result.{reason}"][language].format_map(values).endswith(".")
