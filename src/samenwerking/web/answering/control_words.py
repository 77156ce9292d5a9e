"""What the controls of a step ask, in words: for a page that shows what came in, when anything may have failed.

The words are those of the round that was answered, as far as this process read them before the failure; else those that
ship with the product; and where these cannot be read either, there are none. Nothing here may fail in its turn.
"""

from collections.abc import Iterator
from functools import cache

from samenwerking.method.answer_fields import MARK
from samenwerking.method.files.file_errors import WrongFilesError
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.questionnaire import Form, Instrument
from samenwerking.web.answering.forms import ANSWER_CONTROL, COMMENT_CONTROL, PART_CONTROL, PICK_CONTROL
from samenwerking.web.answering.journey import Journey, Part, answer_labels, journey_made, make_journey
from samenwerking.web.visitor import language, text


def control_words(asked: tuple[str, Form] | None) -> dict[tuple[str, str], tuple[str, str]]:
    """The words for each control of a round (named by the digest and form of what it asked), and for each of its choices."""
    words = {(MARK, ""): (text("survey.grade.question"), "")}
    words |= {(PART_CONTROL, value): (text("respondent.decline.question"), text(f"respondent.decline.{value}")) for value in ("no", "yes")}
    journey = journey_made(asked) or _shipped_journey()
    if journey is not None:
        for part in journey.parts.values():
            words[f"{COMMENT_CONTROL}{part.code}", ""] = (text("survey.comment.label", part=part.dimension.title[language()]), "")
            words.update(_answers(part))
        for code, indicator in journey.pickable.items():
            words[PICK_CONTROL, code] = (text("respondent.leading.title"), indicator.title[language()])
    return words


def _answers(part: Part) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    labels = answer_labels(part.questionnaire, language())
    for question in part.questions:
        for value, label in labels.items():
            yield (f"{ANSWER_CONTROL}{question.code}", value), (question.item.text[language()], label)


@cache
def _shipped_journey() -> Journey | None:
    """Everything that can be asked as it ships, None where a file is broken."""
    try:
        return make_journey(Instrument(tuple(shipped_catalogue().questionnaires.values()), "full"))
    except (WrongFilesError, OSError):
        return None
