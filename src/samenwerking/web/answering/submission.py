"""What came in from one step of the questionnaire, read once at the door: of the request nothing more is known behind it.

A form brings what its fields were when the page was made (`was`), so that two windows never overwrite each other unseen.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from samenwerking.method.answer_fields import COMMENT
from samenwerking.web.answering.forms import TAKE_CONTROL, ReviewForm, SurveyForm, leading_form, page_form
from samenwerking.web.answering.journey import LEADING, Journey


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
    entered = {field: value for field, value in form.entered().items() if not _taken_elsewhere(field, received)}
    was = read_was(received.get("was"))
    return Submission(step, entered, form.typed(), form.wrong(), was, received.get("reviewed"), bool(received.get("empty")))


def _taken_elsewhere(field: str, received: MultiDict[str, str]) -> bool:
    chosen = received.get(f"{TAKE_CONTROL}-{field.removeprefix(COMMENT)}", received.get(TAKE_CONTROL))
    return field.startswith(COMMENT) and chosen == "elsewhere"


def _form_of(step: str, journey: Journey) -> type[SurveyForm]:
    if step in journey.pages:
        return page_form(journey.pages[step])
    return leading_form(journey) if step == LEADING else ReviewForm


def read_was(written: str | None) -> dict[str, str]:
    """Read what the fields were when a page was made; unreadable is the same as nothing, so it cannot overwrite."""
    try:
        read = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {field: value for field, value in read.items() if isinstance(value, str)}


def write_was(fields: Iterable[str], values: Mapping[str, str]) -> str:
    """Write what these fields are now, for `read_was` to read when the page comes back."""
    return json.dumps({field: values[field] for field in fields if values.get(field)}, ensure_ascii=False)
