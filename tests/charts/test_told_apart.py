"""Two names are never drawn alike: what the fonts lack, or what was cut out, is told apart by codes and numbers."""

import pytest

from samenwerking.charts.names import BOX, drawn_alike
from samenwerking.charts.radar import Drawing, radar
from samenwerking.charts.typeface import drawable
from samenwerking.language import LANGUAGES, Language
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from tests.charts.boxes import overlapping, texts
from tests.charts.results import FIVE_BEFORE, changed, compared, round_result, shipped
from tests.charts.test_radar_geometry import renamed

ORDER = ("PR", "AM", "BE", "RE", "OR")
SPOKES = 4
"""Titles are given dimension by dimension, each followed by those of its four indicators."""


def with_dimensions(*names: str, rounds: tuple[str, str] = ("1", "2")) -> Result:
    """Two rounds of a questionnaire of which the first dimensions have these names."""
    titles = [title for name in names for title in (name, *("x" for _ in range(SPOKES)))]
    asked = renamed(shipped("kaats-opheij")[0], titles)
    earlier = round_result(rounds[0], dimensions=FIVE_BEFORE, questionnaires=[asked], when=None)
    return compared(round_result(rounds[1], questionnaires=[asked]), earlier, viewer=View("lead"), PR=changed("0.5", "0.5", "higher"))


def all_words(drawing: Drawing) -> str:
    return " ".join(texts(drawing.sheet))


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (["区域", "合作"], {"区域", "合作"}),
        (["区域 合作", "合作"], {"区域 合作", "合作"}),
        (["区域 Noord", "合作 Noord"], {"区域 Noord", "合作 Noord"}),
        (["区域 Noord", "合作 Zuid"], set()),
        (["区域", "Noord"], set()),
        (["区域", "区域"], set()),
    ],
)
def test_names_are_alike_when_a_reader_sees_no_difference(names: list[str], alike: set[str]) -> None:
    assert drawn_alike(names, drawable) == alike


@pytest.mark.parametrize("language", LANGUAGES)
def test_dimensions_that_would_be_drawn_alike_have_their_codes(language: Language) -> None:
    drawing = radar(with_dimensions("区域", "合作"), language=language)
    assert BOX not in all_words(drawing)
    assert {"PR", "AM"} <= set(texts(drawing.sheet))
    assert {"nl": "PR en AM: namen", "en": "PR and AM: names"}[language] in all_words(drawing)
    assert "合作" in drawing.sentence
    assert "合作" in drawing.alt
    assert overlapping(drawing.sheet) == []


@pytest.mark.parametrize("layout", ["print", "phone"])
def test_indicators_that_would_be_drawn_alike_have_their_codes_in_the_list_too(layout: str) -> None:
    titles = ["Proces", "区域", "合作"]
    result = Result(View("lead"), round_result(questionnaires=[renamed(shipped("kaats-opheij")[0], titles)]))
    drawing = radar(result, detail=True, layout="phone" if layout == "phone" else "print")
    assert BOX not in all_words(drawing)
    codes = [each.code for each in shipped("kaats-opheij")[0].indicators()][:2]
    assert all(code in texts(drawing.sheet) for code in codes)


def test_one_name_that_the_fonts_lack_is_a_box() -> None:
    drawing = radar(with_dimensions("区域"))
    assert BOX in texts(drawing.sheet)
    assert "AM:" not in all_words(drawing)


def test_two_rounds_that_would_be_drawn_alike_are_numbered() -> None:
    words = all_words(radar(with_dimensions(rounds=("一", "二"))))
    assert f"{BOX} (1)" in words
    assert f"{BOX} (2)" in words


def test_long_names_that_differ_only_in_what_is_cut_out_have_codes_and_a_list() -> None:
    head, tail = "Samenwerken aan " * 6, " in de regio" * 6
    drawing = radar(with_dimensions(f"{head}water{tail}", f"{head}wegen{tail}"))
    assert {*ORDER} <= set(texts(drawing.sheet))
    assert overlapping(drawing.sheet) == []
