"""The questions of a part as HTML. A question looks the same to everyone who gave it the same answer, so it is rendered once."""

from collections.abc import Mapping
from functools import lru_cache

from flask import render_template
from markupsafe import Markup

from samenwerking.language import Language
from samenwerking.method.answers import VALUES
from samenwerking.web.answering.journey import Part, Question
from samenwerking.web.visitor import language

KEPT = 10_000
"""Cards that a process keeps; a questionnaire of sixty questions has about a thousand, in two languages with eight answers."""


def question_cards(part: Part, values: Mapping[str, str], said: Mapping[str, str], for_organisation: bool) -> list[Markup]:
    """The cards of a part, with the answers that are shown and what has to be `said` of one, by field."""
    cards = []
    for question in part.questions:
        given = values.get(question.code, "")
        personal = for_organisation and question.item.refers_to == "I"
        sentence = said.get(question.code, "")
        # A sentence about one person's answers is not kept for others.
        card = _card.__wrapped__ if sentence else _card
        cards.append(card(part, question, given if given in VALUES else "", language(), personal, sentence))
    return cards


@lru_cache(maxsize=KEPT)
def _card(part: Part, question: Question, given: str, spoken: Language, personal: bool, wrong: str) -> Markup:
    page = render_template(
        "survey/question.html",
        question=question,
        choices=_choices(part, spoken),
        given=given,
        spoken=spoken,
        personal=personal,
        wrong=wrong,
    )
    return Markup(page)


def _choices(part: Part, spoken: Language) -> list[tuple[str, str, str]]:
    """The answers one can choose, in order: value, what stands in its dot, and label; the two that are no score come last."""
    asked = part.questionnaire
    scored = [(str(point.value), str(point.value), point.label[spoken]) for point in asked.scale]
    return [*scored, *((point.value, "", point.label[spoken]) for point in asked.not_answered)]
