"""What the controls of a step ask, in words: for a page that shows what came in without knowing what was asked."""

from samenwerking.method.answer_fields import MARK
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Indicator, Questionnaire
from samenwerking.web.answering.forms import ANSWER_CONTROL, COMMENT_CONTROL, PART_CONTROL, PICK_CONTROL
from samenwerking.web.answering.journey import answer_labels
from samenwerking.web.visitor import language, text


def control_words() -> dict[tuple[str, str], tuple[str, str]]:
    """The words for each control of the questionnaires that ship with the product, and for each of its choices."""
    words = {(MARK, ""): (text("survey.grade.question"), "")}
    words |= {(PART_CONTROL, value): (text("respondent.decline.question"), text(f"respondent.decline.{value}")) for value in ("no", "yes")}
    for questionnaire in shipped_catalogue().questionnaires.values():
        for dimension in questionnaire.dimensions:
            words[f"{COMMENT_CONTROL}{dimension.code}", ""] = (text("survey.comment.label", part=dimension.title[language()]), "")
        for indicator in questionnaire.indicators():
            words[PICK_CONTROL, indicator.code] = (text("respondent.leading.title"), indicator.title[language()])
            words.update(_answers(questionnaire, indicator))
    return words


def _answers(questionnaire: Questionnaire, indicator: Indicator) -> dict[tuple[str, str], tuple[str, str]]:
    labels = answer_labels(questionnaire, language())
    return {
        (f"{ANSWER_CONTROL}{item.code}", value): (item.text[language()], label)
        for item in indicator.items
        for value, label in labels.items()
    }
