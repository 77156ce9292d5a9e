"""What came in from one step of the questionnaire, read once at the door: of the request nothing more is known behind it.

A form brings what its fields were when the page was made (`was`), so that two windows never overwrite each other unseen.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from samenwerking.method.answer_fields import COMMENT
from samenwerking.web.answering.forms import (
    ANSWER_CONTROL,
    CLEAR_CONTROL,
    CLEARED_CONTROL,
    TAKE_CONTROL,
    ReviewForm,
    SurveyForm,
    leading_form,
    page_form,
)
from samenwerking.web.answering.journey import LEADING, Journey
from samenwerking.web.typed_text import COMMENT_CHARACTERS, legible


@dataclass(frozen=True)
class Submission:
    """One step as somebody handed it in, each field of the answers by its name.

    `entered` can be kept; `typed` is what stood in the controls, also where it is `wrong`, for which there is a sentence.
    `reviewed` is the mark of the answers that a review showed; `empty` says that sending without any answer is meant.
    """

    step: str
    entered: Mapping[str, str]
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    was: Mapping[str, str]
    reviewed: str | None = None
    empty: bool = False


def read_submission(received: MultiDict[str, str], journey: Journey, step: str) -> Submission:
    """Read what came in from a step. Whoever takes a comment that stands elsewhere has entered none there."""
    form = _form_of(step, journey)(received)
    form.validate()
    blank, wrong = _taken_back(received, journey, step), form.wrong()
    entered = {field: value for field, value in form.entered().items() if not _taken_elsewhere(field, received)}
    return Submission(
        step,
        entered=entered | blank,
        typed=form.typed() | blank,
        wrong={field: sentence for field, sentence in wrong.items() if field not in blank},
        was=read_was(received.get("was"), journey.fields_of(step)),
        reviewed=received.get("reviewed"),
        empty=bool(received.get("empty")),
    )


def _taken_back(received: MultiDict[str, str], journey: Journey, step: str) -> dict[str, str]:
    """The questions whose answer is taken back, each as a blank; a group of radios cannot say so itself."""
    asked = [question.code for question in journey.pages[step].questions] if step in journey.pages else []
    before = [code for code in received.getlist(CLEARED_CONTROL) if f"{ANSWER_CONTROL}{code}" not in received]
    return {code: "" for code in asked if code in (*received.getlist(CLEAR_CONTROL), *before)}


def _taken_elsewhere(field: str, received: MultiDict[str, str]) -> bool:
    chosen = received.get(f"{TAKE_CONTROL}-{field.removeprefix(COMMENT)}", received.get(TAKE_CONTROL))
    return field.startswith(COMMENT) and chosen == "elsewhere"


def _form_of(step: str, journey: Journey) -> type[SurveyForm]:
    if step in journey.pages:
        return page_form(journey.pages[step])
    return leading_form(journey) if step == LEADING else ReviewForm


def read_was(written: str | None, fields: Iterable[str]) -> dict[str, str]:
    """Read what these fields were when a page was made; what no page wrote is the same as nothing, so it cannot overwrite."""
    try:
        read = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {field: value for field in fields if isinstance(value := read.get(field), str) and _can_be_kept(value)}


def _can_be_kept(value: str) -> bool:
    """Whether a field of the answers could have held this: half a character can neither be stored nor written."""
    return len(value) <= COMMENT_CHARACTERS and legible(value) == value


def write_was(fields: Iterable[str], values: Mapping[str, str]) -> str:
    """Write what these fields are now, for `read_was` to read when the page comes back."""
    return json.dumps({field: values[field] for field in fields if values.get(field)}, ensure_ascii=False)
