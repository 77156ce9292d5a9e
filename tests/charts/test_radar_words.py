"""The words of a radar say what its lines show, in both languages, and never more than the result lets out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from samenwerking.charts.not_offered import NotOfferedError, Reason
from samenwerking.charts.radar import radar
from samenwerking.language import Language
from samenwerking.method.shown.figures import Hidden, HiddenPartner
from samenwerking.method.shown.result_types import Change, ChangeResult, Result
from samenwerking.method.vocabulary import View
from tests.charts.boxes import texts
from tests.charts.results import (
    FIVE,
    FIVE_BEFORE,
    Score,
    changed,
    compared,
    one_partner,
    round_result,
    shipped,
    two_rounds,
)


def alone(dimensions: dict[str, Score] | None = None, **about: object) -> Result:
    """One round that is compared with none."""
    return Result(View("lead"), round_result(dimensions=dimensions or FIVE, **about))  # type: ignore[arg-type]  # passed on as it is


def against(**changes: Change) -> Result:
    """Two rounds with these changes."""
    previous = round_result("1", dimensions=FIVE_BEFORE, when=date(2025, 11, 4), answered=6, people=24)
    return compared(round_result(), previous, viewer=View("lead"), **changes)


@pytest.mark.parametrize(
    ("questionnaire", "detail", "language", "title"),
    [
        ("kaats-opheij", False, "nl", "Vijf dimensies van de samenwerking"),
        ("kaats-opheij", True, "nl", "Twintig indicatoren van Kaats & Opheij"),
        ("ansell-gash", False, "nl", "Negen groepen van Ansell & Gash"),
        ("ansell-gash", True, "en", "Twenty-two conditions of Ansell & Gash"),
    ],
)
def test_the_title_counts_the_spokes(questionnaire: str, detail: bool, language: Language, title: str) -> None:
    result = alone({**FIVE, "SC": "3.1"})
    assert radar(result, questionnaire=questionnaire, detail=detail, language=language).title == title


def test_the_short_form_of_ansell_and_gash_has_fewer_groups() -> None:
    result = alone({"SC": "3.1", "ID": "3.0"}, form="short")
    assert radar(result, questionnaire="ansell-gash").title == "Vijf groepen van Ansell & Gash"


@pytest.mark.parametrize(
    ("dimensions", "sentence"),
    [
        (FIVE, "Het hoogst scoort Ambitie (4,2), het laagst Organisatie (2,7)."),
        ({**FIVE, "RE": "4.2"}, "Het hoogst scoren Ambitie en Relatie (4,2), het laagst Organisatie (2,7)."),
        (dict.fromkeys(FIVE, "3.0"), "Alles scoort gelijk (3,0)."),
        (
            {**dict.fromkeys(FIVE), "BE": "3.0"},
            "Alleen Belangen heeft een score (3,0). Geen gegevens: Proces, Ambitie, Relatie en nog één.",
        ),
        ({**FIVE, "OR": None}, "Het hoogst scoort Ambitie (4,2), het laagst Proces (3,1). Geen gegevens: Organisatie."),
        ({**FIVE, "OR": 2}, "Het hoogst scoort Ambitie (4,2), het laagst Proces (3,1). Niet getoond: Organisatie."),
    ],
)
def test_the_sentence_names_highest_lowest_and_what_is_not_there(dimensions: dict[str, Score], sentence: str) -> None:
    assert radar(alone(dimensions)).sentence == sentence


def test_scores_that_are_shown_alike_are_called_equal() -> None:
    result = alone({**FIVE, "AM": "4.24", "RE": "4.16"})
    assert radar(result).sentence == "Het hoogst scoren Ambitie en Relatie (4,2), het laagst Organisatie (2,7)."


@pytest.mark.parametrize(
    ("dimensions", "answered", "sentence", "notice"),
    [
        (dict.fromkeys(FIVE), 0, "Voor deze ronde zijn er geen antwoorden.", "Geen gegevens in ronde 2"),
        (
            dict.fromkeys(FIVE, 2),
            2,
            "De uitkomst wordt niet getoond: 2 partners antwoordden, er zijn er 3 nodig.",
            "Niet getoond: 2 partners, 3 nodig",
        ),
        (dict.fromkeys(FIVE, 2), 5, "Er zijn te weinig antwoorden voor een score.", "Te weinig antwoorden voor een score"),
    ],
)
def test_a_radar_without_figures_says_why(dimensions: dict[str, Score], answered: int, sentence: str, notice: str) -> None:
    drawing = radar(alone(dimensions, answered=answered))
    assert drawing.sentence == sentence
    assert notice in " ".join(texts(drawing.sheet))
    assert "–" not in texts(drawing.sheet)
    assert {"Proces", "Ambitie", "Belangen", "Relatie", "Organisatie"} <= set(texts(drawing.sheet))


def test_the_change_in_words_is_the_change_of_the_partners_of_both_rounds() -> None:
    sentence = radar(against(RE=changed("0.3", "0.4", "higher"), OR=changed("-0.4", "0", "lower"))).sentence
    assert "Duidelijk hoger dan in ronde 1: Relatie (+0,3)." in sentence
    assert "Duidelijk lager dan in ronde 1: Organisatie (−0,4)." in sentence
    assert "Vergeleken zijn 6 partners van beide rondes." in sentence


def test_who_is_compared_is_not_said_where_lines_and_change_agree() -> None:
    assert "Vergeleken" not in radar(against(RE=changed("0.4", "0.4", "higher"))).sentence


def test_no_clear_change_is_said_too() -> None:
    assert radar(against(RE=changed("0.2", "0.2"))).sentence.endswith("Geen duidelijke verandering sinds ronde 1.")


def test_a_hidden_number_of_a_change_leaves_its_verdict() -> None:
    hidden = Hidden("composition")
    change = Change(hidden, hidden, hidden, hidden, hidden, hidden, hidden, "higher")
    drawing = radar(against(RE=change), language="en")
    assert "Clearly higher than in round 1: Relationship. Compared are partners of both rounds." in drawing.sentence
    assert "Largest change" not in drawing.alt


def test_too_few_partners_in_both_rounds_make_no_claim_about_change() -> None:
    change = Change(None, Fraction(1, 2), None, 2, None, None, None, "none")
    assert radar(against(RE=change)).sentence.endswith("Te weinig partners deden beide keren mee om te vergelijken.")


@pytest.mark.parametrize(
    ("reason", "words"), [("version", "andere vragenlijst"), ("form", "andere lengte van de vragenlijst"), ("wording", "anders gevraagd")]
)
def test_rounds_that_cannot_be_compared_are_not_drawn_over_each_other(reason: str, words: str) -> None:
    result = against()
    refused = ChangeResult("1", "2", {}, {}, {}, dict.fromkeys(FIVE, reason))  # type: ignore[arg-type]  # the words of the method
    assert result.since is not None
    drawing = radar(replace(result, since=replace(result.since, change=refused)))
    legend = f"Ronde 1, november 2025 (6 van 8 partners, 24 mensen): {words}, niet te vergelijken"
    assert legend in " ".join(texts(drawing.sheet))
    assert "2,8" not in texts(drawing.sheet)


def test_the_alt_text_names_round_response_ends_and_largest_change() -> None:
    assert radar(two_rounds()).alt == (
        "Spinnendiagram, ronde 2 (mei 2026), 7 van 8 partners. Hoogst: Ambitie 4,2. Laagst: Organisatie 2,7. "
        "Grootste verandering: Relatie +0,4."
    )
    assert radar(two_rounds(), language="en").alt == (
        "Radar chart, round 2 (May 2026), 7 of 8 partners. Highest: Ambition 4.2. Lowest: Organisation 2.7. "
        "Largest change: Relationship +0.4."
    )


def test_the_alt_text_stays_short_whatever_is_missing() -> None:
    gaps: dict[str, Score] = {code: (None, 1, "2.0")[number % 3] for number, code in enumerate(round_result().indicators)}
    drawing = radar(alone(detail=gaps, name="Een ronde met een naam die lang is " * 5), detail=True)
    assert "Niet getoond: " in drawing.alt
    assert "Geen gegevens: " in drawing.alt
    assert len(drawing.alt) <= 250


@pytest.mark.parametrize(("name", "legend"), [("2", "Ronde 2, mei 2026"), ("Najaar", "Najaar, mei 2026")])
def test_a_round_is_called_by_its_own_name_unless_that_is_a_number(name: str, legend: str) -> None:
    assert f"{legend} (7 van 8 partners, 31 mensen)" in texts(radar(alone(name=name)).sheet)


def test_a_round_without_date_and_invitations_is_described_by_what_is_known() -> None:
    assert "Ronde 2 (7 partners, 31 mensen)" in texts(radar(alone(when=None, invited=None)).sheet)


def test_a_comparison_carries_the_remark_that_low_scores_rise_by_themselves() -> None:
    assert "Lage scores stijgen vaak vanzelf een beetje." in " ".join(texts(radar(two_rounds()).sheet))
    assert "Lage scores" not in " ".join(texts(radar(alone()).sheet))


@pytest.mark.parametrize(
    ("viewer", "legend"),
    [
        (View("partner", "Mbo Noordkust"), "Uw organisatie, ronde 2: Mbo Noordkust"),
        (View("lead"), "Partner, ronde 2: Mbo Noordkust"),
    ],
)
def test_the_third_line_says_whose_it_is(viewer: View, legend: str) -> None:
    drawing = radar(replace(two_rounds(), view=viewer), partner="Mbo Noordkust")
    assert legend in texts(drawing.sheet)


@pytest.mark.parametrize(
    ("hidden", "reason"),
    [
        (HiddenPartner("view", "closed", 4, 3), "niet getoond in deze weergave"),
        (HiddenPartner("pool", "persons", 2, 3), "niet getoond, zodat niemand te herkennen is"),
    ],
)
def test_a_hidden_partner_is_named_with_the_reason_and_not_drawn(hidden: HiddenPartner, reason: str) -> None:
    result = Result(View("lead"), round_result(partners={"Havenbedrijf": hidden}))
    drawing = radar(result, partner="Havenbedrijf")
    assert f"Partner, ronde 2: Havenbedrijf: {reason}" in " ".join(texts(drawing.sheet))
    assert texts(drawing.sheet).count("4,2") == 1


def test_a_partner_that_did_not_answer_has_no_data() -> None:
    result = Result(View("lead"), round_result(partners={"Havenbedrijf": one_partner(dict.fromkeys(FIVE))}))
    assert "Partner, ronde 2: Havenbedrijf: geen gegevens" in texts(radar(result, partner="Havenbedrijf").sheet)


@pytest.mark.parametrize(
    ("question", "reason", "named"),
    [
        ({"questionnaire": "ansell-gash"}, "not_asked", {"questionnaires": ["kaats-opheij"], "round": "2"}),
        ({"partner": "Niemand"}, "unknown_partner", {"partner": "Niemand", "partners": ("Mbo Noordkust",)}),
        ({"questionnaire": "preconditions-module"}, "too_few", {"questionnaire": "preconditions-module", "count": 1, "least": 3}),
    ],
)
def test_what_cannot_be_drawn_is_not_offered_with_the_reason(question: dict[str, str], reason: Reason, named: dict[str, object]) -> None:
    asked = round_result(
        dimensions={**FIVE, "R": "3.0"},
        questionnaires=shipped("kaats-opheij", "preconditions-module"),
        partners={"Mbo Noordkust": one_partner()},
    )
    with pytest.raises(NotOfferedError) as refused:
        radar(Result(View("lead"), asked), **question)  # type: ignore[arg-type]  # each is a keyword of its own
    assert refused.value.reason == reason
    assert named.items() <= refused.value.values.items()
