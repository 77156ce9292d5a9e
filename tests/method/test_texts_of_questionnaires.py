"""The texts of the questionnaires keep the rules for items: short, one idea, no negation, the referent named."""

import re

import pytest

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Indicator, Item, Language, Questionnaire, Words

QUESTIONNAIRES = shipped_catalogue().questionnaires
INDICATORS = {indicator.code: indicator for each in QUESTIONNAIRES.values() for indicator in each.indicators()}
ITEMS = {item.code: item for indicator in INDICATORS.values() for item in indicator.items}

NEGATIONS: dict[Language, set[str]] = {
    "nl": {"niet", "geen", "nooit", "niemand", "niets", "nergens", "zonder", "noch"},
    "en": {"not", "no", "never", "nobody", "nothing", "nowhere", "without", "neither", "cannot", "don't", "isn't"},
}
FORMAL = {"u", "uw", "men", "dient", "middels", "teneinde", "alsmede"}


def words_of(sentence: str) -> list[str]:
    return re.findall(r"[\w'’-]+", sentence.lower())


@pytest.mark.parametrize(
    ("questionnaire", "dimensions", "indicators", "items", "short"),
    [
        ("kaats-opheij", ["PR", "AM", "BE", "RE", "OR"], 20, 24, 20),
        ("ansell-gash", ["SC", "ID", "FL", "FD", "TB", "CM", "SU", "IO", "OU"], 22, 22, 9),
        ("preconditions-module", ["R"], 7, 7, 7),
        ("opgavegericht", ["OG"], 10, 10, 0),
        ("network", ["NW"], 5, 5, 0),
    ],
)
def test_a_questionnaire_has_the_dimensions_indicators_and_items_of_the_method(
    questionnaire: str, dimensions: list[str], indicators: int, items: int, short: int
) -> None:
    whole = QUESTIONNAIRES[questionnaire]
    own = [item for indicator in whole.indicators() for item in indicator.items]
    assert [dimension.code for dimension in whole.dimensions] == dimensions
    assert (len(list(whole.indicators())), len(own), sum(item.short for item in own)) == (indicators, items, short)


def test_the_short_form_of_both_models_has_thirty_six_items() -> None:
    assert len(shipped_catalogue().instrument(["kaats-opheij", "ansell-gash"], "short").items) == 36


def test_four_indicators_name_two_ideas_and_have_two_items_each() -> None:
    double = {code: [item.code for item in indicator.items] for code, indicator in INDICATORS.items() if len(indicator.items) > 1}
    assert double == {code: [f"{code}a", f"{code}b"] for code in ("PR1", "PR2", "PR4", "BE2")}


def test_an_indicator_of_one_item_gives_that_item_its_code() -> None:
    single = [indicator for indicator in INDICATORS.values() if len(indicator.items) == 1]
    assert [indicator.code for indicator in single] == [indicator.items[0].code for indicator in single]


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_item_is_one_short_sentence_without_a_negation(item: Item, language: Language) -> None:
    sentence = item.text[language]
    assert len(words_of(sentence)) <= 12
    assert not NEGATIONS[language] & set(words_of(sentence))
    assert re.fullmatch(r"[^.!?;:()]+\.", sentence), "one sentence, with a full stop"
    assert not FORMAL & set(words_of(item.text.nl))


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_an_item_names_the_one_it_refers_to(item: Item) -> None:
    dutch, english = item.text.nl.lower(), item.text.en.lower()
    about_organisation = "onze organisatie" in dutch or "eigen organisatie" in dutch
    about_me = "mij" in words_of(dutch)
    assert about_organisation == (item.refers_to == "organisation")
    assert ("our organisation" in english or "own organisation" in english) == about_organisation
    assert about_me == (item.refers_to == "I") == ("me" in words_of(english))


def test_a_reused_answer_has_the_words_of_the_item_that_is_asked() -> None:
    reused = [item for item in ITEMS.values() if item.same_as]
    assert [item.code for item in reused] == ["NW1"]
    assert all(item.text == ITEMS[item.same_as or ""].text for item in reused)


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES.values(), ids=QUESTIONNAIRES)
def test_every_questionnaire_asks_on_the_same_scale_under_the_same_stem(questionnaire: Questionnaire) -> None:
    first = QUESTIONNAIRES["kaats-opheij"]
    assert questionnaire.stem == first.stem
    assert (questionnaire.scale, questionnaire.not_answered) == (first.scale, first.not_answered)


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)
def test_the_words_around_an_indicator_are_sentences_in_both_languages_without_exclamation_marks(indicator: Indicator) -> None:
    texts: list[Words] = [indicator.explanation, indicator.low, indicator.high, indicator.question]
    for words in texts:
        assert words.nl != words.en
        assert all(re.search(r"[.?]$", sentence) and "!" not in sentence for sentence in (words.nl, words.en))
        assert max(len(words_of(sentence)) for sentence in re.split(r"[.?:]", words.nl)) <= 20


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)
def test_the_question_for_the_conversation_is_a_question(indicator: Indicator) -> None:
    assert indicator.question.nl.count("?") >= 1
    assert indicator.question.en.count("?") == indicator.question.nl.count("?")


def test_no_two_items_that_are_asked_have_the_same_words() -> None:
    asked = [item for item in ITEMS.values() if item.same_as is None]
    assert len({item.text.nl for item in asked}) == len({item.text.en for item in asked}) == len(asked) == 67
