"""What was typed into a form that could not be handled: shown again in words, and ready to be sent once more."""

from flask import request
from werkzeug.exceptions import HTTPException

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Indicator, Questionnaire
from samenwerking.web.answering.journey import answer_labels
from samenwerking.web.typed_text import legible
from samenwerking.web.visitor import language, text

SECRETS = frozenset(("password", "code"))
UNSEEN = frozenset(("csrf_token", "was", "reviewed", "to", "language", "take", "empty"))


def received() -> list[tuple[str, str]]:
    """Every field of the form that came in, also of one that was too large to read: then nothing."""
    try:
        return list(request.form.items(multi=True))
    except HTTPException:
        return []


def typed_in_words() -> list[tuple[str, str]]:
    """What a person typed or chose, by what it was asked for; never a password or a code."""
    hidden = SECRETS | UNSEEN
    typed = [(name, legible(value)) for name, value in received() if value and name not in hidden]
    words = _questions() if typed else {}
    told: dict[str, list[str]] = {}
    for each in typed:
        asked, value = words.get(each) or (words.get((each[0], ""), each)[0], each[1])
        told.setdefault(asked, []).append(value)
    return [(asked, "\n".join(values)) for asked, values in told.items()]


def to_send_again() -> list[tuple[str, str]]:
    """The fields to send once more by one button, but for the token; empty where that would repeat a secret."""
    fields = [each for each in received() if each[0] != "csrf_token"] if request.method == "POST" else []
    return [] if SECRETS & {name for name, _ in fields} else fields


def _questions() -> dict[tuple[str, str], tuple[str, str]]:
    """The words for each control of the questionnaires that ship with the product, and for each of its choices."""
    words = {("mark", ""): (text("survey.grade.question"), "")}
    for questionnaire in shipped_catalogue().questionnaires.values():
        for dimension in questionnaire.dimensions:
            words[f"c-{dimension.code}", ""] = (text("survey.comment.label", part=dimension.title[language()]), "")
        for indicator in questionnaire.indicators():
            words["pick", indicator.code] = (text("respondent.leading.title"), indicator.title[language()])
            words.update(_answers(questionnaire, indicator))
    return words


def _answers(questionnaire: Questionnaire, indicator: Indicator) -> dict[tuple[str, str], tuple[str, str]]:
    labels = answer_labels(questionnaire, language())
    return {(f"a-{item.code}", value): (item.text[language()], label) for item in indicator.items for value, label in labels.items()}
