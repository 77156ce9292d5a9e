"""From answers to print: the figures in the PDF are those that the answers give, computed here by themselves."""

import random
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import mean

import pytest

from samenwerking.charts.radar import Drawing, radar
from samenwerking.documents.chart import chart_pdf
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.shown.result_types import Result
from tests.documents.searched import text_of
from tests.method.collaborations import LEAD, instrument, round_of, seen

Person = Mapping[str, int | str]
Answered = Mapping[str, list[Person]]
ANSWERS: list[int | str] = [1, 2, 3, 4, 5, "dont_know", ""]
PARTNERS = ("Mbo Noordkust", "Gemeente Waddenrand", "Havenbedrijf", "Zorggroep")


def answered(seed: int, gaps: frozenset[str] = frozenset()) -> Answered:
    """What three or four people at each partner answered; nobody has an answer to the items of `gaps`."""
    chance = random.Random(seed)

    def one() -> Person:
        return {item: "dont_know" if item in gaps else chance.choices(ANSWERS, [2, 4, 6, 6, 3, 1, 1])[0] for item in instrument().items}

    return {partner: [one() for _ in range(3 + place % 2)] for place, partner in enumerate(PARTNERS)}


def shown(value: Fraction) -> str:
    """A score as it is printed in Dutch."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


def expected(answers: Answered, questionnaire: str, detail: bool) -> list[str]:
    """The shown scores in the order of the questionnaire: item, person, partner, and then all partners alike."""
    scores = []
    for dimension in shipped_catalogue().questionnaires[questionnaire].dimensions:
        groups = [[each] for each in dimension.indicators] if detail else [list(dimension.indicators)]
        for indicators in groups:
            per_partner = [
                mean([_indicator(people, [item.code for item in each.items]) for each in indicators]) for people in answers.values()
            ]
            scores.append(shown(mean(per_partner)))
    return scores


def _indicator(people: list[Person], items: list[str]) -> Fraction:
    values = [[Fraction(score) for item in items if isinstance(score := person[item], int)] for person in people]
    return mean([mean(each) for each in values if each])


def in_print(drawing: Drawing) -> list[str]:
    """The words of the PDF of a chart."""
    return text_of(chart_pdf(drawing, "nl")).split()


def one_round(answers: Answered) -> Result:
    return seen(round_of(answers), LEAD)


@pytest.mark.parametrize(("questionnaire", "detail"), [("kaats-opheij", False), ("kaats-opheij", True), ("ansell-gash", True)])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_printed_figures_are_those_of_the_answers(questionnaire: str, detail: bool, seed: int) -> None:
    answers = answered(seed)
    drawing = radar(one_round(answers), questionnaire=questionnaire, detail=detail)
    scores = expected(answers, questionnaire, detail)
    printed = [word for word in in_print(drawing) if word in scores]
    written = [each.text for each in drawing.sheet.words if each.weight == 600 and each.text[:1].isdigit()]
    assert written == scores
    assert sorted(printed) == sorted(scores)


def test_an_item_that_nobody_answered_is_a_gap_in_the_line() -> None:
    drawing = radar(one_round(answered(3, frozenset({"RE3"}))), detail=True)
    assert "Geen gegevens: Vertrouwen." in drawing.sentence
    assert [word for word in in_print(drawing) if word == "gegevens"] == ["gegevens", "gegevens"]


def test_two_partners_are_too_few_to_show() -> None:
    few = {name: people for name, people in answered(4).items() if name in PARTNERS[:2]}
    drawing = radar(one_round(few))
    assert drawing.sentence == "De uitkomst wordt niet getoond: 2 partners antwoordden, er zijn er 3 nodig."
    assert not [word for word in in_print(drawing) if "," in word and word[:1].isdigit()]
