"""No label of a radar is cut or lies over another, whatever the figures and however odd or long the names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samenwerking.charts.not_offered import NotOfferedError
from samenwerking.charts.radar import radar
from samenwerking.language import Language
from samenwerking.method.questionnaire import Questionnaire, Words
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from tests.charts.boxes import outside, overlapping
from tests.charts.results import Score, compared, one_partner, round_result, shipped, two_rounds

Layout = Literal["print", "phone"]
LETTERS = st.one_of(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ éëïœ-/&().,'$_^{}"),
    st.sampled_from("جمعيةالتعاونشمال שלום 区域合作 क्षेत्रीय 😀👩🏽‍🚒 ±−∞"),
    st.characters(exclude_categories=["Cs"]),
)
NAMES = st.one_of(
    st.text(LETTERS, min_size=1, max_size=40),
    st.text(LETTERS, min_size=1, max_size=200),
    st.lists(st.text("aeionrstlmwWM", min_size=1, max_size=35), min_size=1, max_size=6).map(" ".join),
).filter(lambda name: bool(name.strip()))
SCORES = st.one_of(st.integers(10, 50).map(lambda tenths: f"{tenths / 10:.1f}"), st.sampled_from([None, 1, 2]))


def renamed(questionnaire: Questionnaire, names: list[str]) -> Questionnaire:
    """The questionnaire with other titles, used one after another."""
    given_names = iter(names)

    def title(words: Words) -> dict[str, Words]:
        name = next(given_names, None)
        return {"title": words if name is None else Words.model_construct(nl=name, en=name)}

    dimensions = []
    for dimension in questionnaire.dimensions:
        own = title(dimension.title)
        indicators = tuple(each.model_copy(update=title(each.title)) for each in dimension.indicators)
        dimensions.append(dimension.model_copy(update={**own, "indicators": indicators}))
    return questionnaire.model_copy(update={"dimensions": tuple(dimensions)})


@st.composite
def results(draw: st.DrawFn, questionnaire: Questionnaire) -> Result:
    """Any two rounds of a questionnaire with any names."""
    names = draw(st.lists(NAMES, max_size=8))
    asked = renamed(questionnaire, names)
    codes = [each.code for each in asked.dimensions] + [each.code for each in asked.indicators()]

    def scores() -> Mapping[str, Score]:
        drawn = draw(st.lists(SCORES, min_size=len(codes), max_size=len(codes)))
        return dict(zip(codes, drawn, strict=True))

    def of_round(name: str) -> tuple[Mapping[str, Score], str]:
        return scores(), name

    (now, name), (before, earlier) = of_round(draw(NAMES)), of_round("1")
    partner = draw(NAMES)
    own = one_partner(scores(), scores())
    current = round_result(name, dimensions=now, detail=now, questionnaires=[asked], partners={partner: own})
    if not draw(st.booleans()):
        return Result(View("lead"), current)
    previous = round_result(earlier, dimensions=before, detail=before, questionnaires=[asked], when=date(2025, 11, 4))
    return compared(current, previous, viewer=View("lead"))


CASES = [
    (questionnaire, detail, layout, language)
    for questionnaire in ("kaats-opheij", "ansell-gash")
    for detail in (False, True)
    for layout in ("print", "phone")
    for language in ("nl", "en")
]


@pytest.mark.parametrize(("questionnaire", "detail", "layout", "language"), CASES)
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_the_shipped_questionnaires_are_drawn_with_every_label_whole(
    questionnaire: str, detail: bool, layout: Layout, language: Language, lines: int
) -> None:
    result = whole_result()
    result = result if lines > 1 else replace(result, since=None)
    partner = "Mbo Noordkust" if lines > 2 else None
    drawing = radar(result, questionnaire=questionnaire, detail=detail, partner=partner, language=language, layout=layout)
    assert outside(drawing.sheet) == []
    assert overlapping(drawing.sheet) == []


def whole_result() -> Result:
    """Every figure of both questionnaires, in two rounds."""
    scores: Mapping[str, Score] = {code: "3.4" for each in shipped() for code in [*_codes(each)]}
    partner = {"Mbo Noordkust": one_partner(scores, scores)}
    current = round_result(dimensions=scores, detail=scores, partners=partner)
    return compared(current, round_result("1", dimensions=scores, detail=scores, when=date(2025, 11, 4)), viewer=View("lead"))


def _codes(questionnaire: Questionnaire) -> list[str]:
    return [each.code for each in questionnaire.dimensions] + [each.code for each in questionnaire.indicators()]


@pytest.mark.parametrize("layout", ["print", "phone"])
@pytest.mark.parametrize("detail", [False, True])
@pytest.mark.parametrize("id_", ["kaats-opheij", "ansell-gash"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.reuse, Phase.generate])
@given(data=st.data(), language=st.sampled_from(["nl", "en"]), framed=st.booleans(), third=st.booleans())
def test_no_label_is_cut_or_lies_over_another(
    id_: str, detail: bool, layout: Layout, data: st.DataObject, language: Language, framed: bool, third: bool
) -> None:
    result = data.draw(results(shipped(id_)[0]))
    partner = next(iter(result.current.partners)) if third else None
    drawing = radar(result, questionnaire=id_, detail=detail, partner=partner, language=language, layout=layout, framed=framed)
    assert outside(drawing.sheet) == []
    assert overlapping(drawing.sheet) == []
    assert len(drawing.alt) <= 250


def with_indicators(count: int) -> Questionnaire:
    """A questionnaire of one dimension with so many indicators, with the longest codes there are."""
    whole = shipped("opgavegericht")[0]
    first = whole.dimensions[0].indicators[0]
    indicators = tuple(first.model_copy(update={"code": f"WWW{number}m"}) for number in range(10, 10 + count))
    return whole.model_copy(update={"dimensions": (whole.dimensions[0].model_copy(update={"indicators": indicators}),)})


@pytest.mark.parametrize("count", range(3, 31))
@pytest.mark.parametrize("layout", ["print", "phone"])
def test_any_number_of_spokes_up_to_thirty_is_drawn(count: int, layout: Layout) -> None:
    asked = with_indicators(count)
    scores: dict[str, Score] = {each.code: "3.4" for each in asked.indicators()}
    result = Result(View("lead"), round_result(dimensions={"OG": "3.4"}, detail=scores, questionnaires=[asked]))
    drawing = radar(result, questionnaire="opgavegericht", detail=True, layout=layout)
    assert outside(drawing.sheet) == []
    assert overlapping(drawing.sheet) == []


def test_more_than_thirty_spokes_are_not_offered_with_the_reason() -> None:
    result = Result(View("lead"), round_result(dimensions={"OG": "3.4"}, questionnaires=[with_indicators(31)]))
    with pytest.raises(NotOfferedError) as refused:
        radar(result, questionnaire="opgavegericht", detail=True)
    assert refused.value.reason == "too_many"
    assert refused.value.values == {"questionnaire": "opgavegericht", "count": 31, "least": 3, "most": 30}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_notice_of_an_empty_radar_lies_over_no_other_text(count: int) -> None:
    codes = [each.code for each in shipped("kaats-opheij")[0].dimensions]
    empty = round_result("Een ronde met een heel lange naam", dimensions=dict.fromkeys(codes, count or None), answered=count)
    for layout in ("print", "phone"):
        assert overlapping(radar(Result(View("lead"), empty), layout=layout).sheet) == []


def test_the_same_names_keep_their_places_whatever_the_figures() -> None:
    first, second = two_rounds(), two_rounds()
    assert second.since is not None
    moved = replace(second, current=replace(second.current, indicators=dict(second.since.round.indicators)))
    places = [[(each.x, each.y) for each in radar(result, detail=True).sheet.words if each.weight == 600] for result in (first, moved)]
    names = [place for place in places[0] if place in places[1]]
    assert len(names) >= 20
