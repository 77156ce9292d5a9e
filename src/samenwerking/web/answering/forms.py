"""The forms of a respondent, made from the questionnaire; what they hold becomes fields of the answers.

WTForms validates, the templates write the controls. Names of controls are prefixed, so that no item can hide an
attribute of a form: `a-RE3` is the answer to item RE3, `c-RE` the comment on dimension RE.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form, RadioField, SelectField, SelectMultipleField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from samenwerking.isolates import side_by_side
from samenwerking.method.answer_fields import COMMENT, MARK, PICK, TICK
from samenwerking.method.answers import MOST_PICKS, VALUES
from samenwerking.web.answering.journey import Journey, Page
from samenwerking.web.typed_text import COMMENT_CHARACTERS, RefusedCharacterError, legible, normalised
from samenwerking.web.visitor import language, text

ANSWER_CONTROL = "a-"
COMMENT_CONTROL = "c-"
PICK_CONTROL = "pick"
CLEAR_CONTROL = "clear"
"""The button of a question that takes its answer back, also where one is still chosen."""
CLEARED_CONTROL = "cleared"
"""A question whose answer was taken back on this page before; an answer chosen after that goes before it."""
TAKE_CONTROL = "take"
"""Which of two comments is kept; the code of their part comes after it."""
PART_CONTROL = "taking_part"
MARKS = ("", *(str(mark) for mark in range(1, 11)))


class _OwnWords:
    """The one thing WTForms itself can object to here: a choice that was never offered."""

    def gettext(self, _sentence: str) -> str:
        return text("respondent.errors.choice")

    def ngettext(self, _singular: str, _plural: str, _count: int) -> str:
        return text("respondent.errors.choice")


class SurveyForm(Form):
    """A form whose controls are fields of the answers."""

    class Meta:
        """What WTForms says, said by the catalogue."""

        def get_translations(self, _form: Form) -> _OwnWords:
            """The words for its own objections."""
            return _OwnWords()

    def __init__(self, received: MultiDict[str, str]) -> None:
        Form.__init__(self, received)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Whether everything that came in can be kept; what cannot is told by `wrong`."""
        return bool(Form.validate(self, extra_validators))

    def entered(self) -> dict[str, str]:
        """What was entered, by field of the answers; a question in which nothing was chosen says nothing."""
        return {field_of(control.name): _value(control) for control in self if control.raw_data and not control.errors}

    def typed(self) -> dict[str, str]:
        """What stands in the controls as it came in, valid or not, to show it again."""
        return {field_of(control.name): legible(str(control.raw_data[0])) for control in self if control.raw_data}

    def wrong(self) -> dict[str, str]:
        """What is wrong, as a sentence by field of the answers."""
        return {field_of(control.name): str(control.errors[0]) for control in self if control.errors}


def field_of(control: str) -> str:
    """The field of the answers that a control with this name fills."""
    if control.startswith(COMMENT_CONTROL):
        return COMMENT + control.removeprefix(COMMENT_CONTROL)
    return control.removeprefix(ANSWER_CONTROL)


def control_of(field: str) -> str:
    """The id of the first control of a field, where a link to it leads."""
    if field.startswith(COMMENT):
        return COMMENT_CONTROL + field.removeprefix(COMMENT)
    if field.startswith(PICK):
        return f"{PICK_CONTROL}-0"
    return field if field in (MARK, TICK) else f"{ANSWER_CONTROL}{field}-0"


def _value(control: Field) -> str:
    return normalised(control.data) if isinstance(control, TextAreaField) else str(control.data)


@cache
def page_form(page: Page) -> type[SurveyForm]:
    """The form of one page: a group of radios for each question, and the comment on each part."""
    choices = [SelectChoice(value) for value in VALUES]
    controls: dict[str, Any] = {f"{ANSWER_CONTROL}{each.code}": RadioField(choices=choices, default="") for each in page.questions}
    controls |= {f"{COMMENT_CONTROL}{part.code}": TextAreaField(validators=[_fits]) for part in page.parts}
    return cast("type[SurveyForm]", type("PageForm", (SurveyForm,), controls))


def _fits(_form: Form, control: Field) -> None:
    try:
        length = len(normalised(control.data or ""))
    except RefusedCharacterError as error:
        where = {"code": error.code, "line": error.line, "place": error.place, "around": error.around}
        raise ValidationError(text("respondent.errors.character", **where)) from error
    if length > COMMENT_CHARACTERS:
        key = "errors.text_too_long"
        raise ValidationError(f"{text(f'{key}.wrong', count=length, limit=COMMENT_CHARACTERS)} {text(f'{key}.do')}")


class LeadingForm(SurveyForm):
    """The topics that are picked as leading; a box that is not ticked says so."""

    pick = SelectMultipleField()
    codes: tuple[str, ...] = ()

    def entered(self) -> dict[str, str]:
        """Each topic by its field: "1" when picked, else empty."""
        return {} if self.pick.errors else self.typed()

    def typed(self) -> dict[str, str]:
        """The same, whatever else was sent along."""
        return {f"{PICK}{code}": "1" if code in self.pick.data else "" for code in self.codes}

    def wrong(self) -> dict[str, str]:
        """What is wrong with the picks, said at the first of them."""
        return {f"{PICK}{self.codes[0]}": str(self.pick.errors[0])} if self.pick.errors else {}


def too_many_picks(fields: Mapping[str, str], kept: Mapping[str, str], journey: Journey) -> str | None:
    """What to say when these answers hold more picks than the method allows: also which of them are not `kept`."""
    count = sum(1 for field, value in fields.items() if field.startswith(PICK) and value)
    if count <= MOST_PICKS:
        return None
    key = "errors.too_many_leading"
    new = [field for field in fields if field.startswith(PICK) and not kept.get(field)]
    topics = side_by_side(journey.pickable[field.removeprefix(PICK)].title[language()] for field in new)
    unkept = text("respondent.leading.unkept", topics=topics)
    return f"{text(f'{key}.wrong', count=count, limit=MOST_PICKS)} {text(f'{key}.do')} {unkept}"


@cache
def leading_form(journey: Journey) -> type[SurveyForm]:
    """The form of the leading conditions of a questionnaire."""
    codes = tuple(journey.pickable)
    pick = SelectMultipleField(choices=[SelectChoice(code) for code in codes], default=[])
    return cast("type[SurveyForm]", type("LeadingFormOfJourney", (LeadingForm,), {"codes": codes, "pick": pick}))


class ReviewForm(SurveyForm):
    """The report mark."""

    mark = SelectField(choices=[SelectChoice(mark) for mark in MARKS], default="")


class OrganisationForm(SurveyForm):
    """The tick of someone who answers on behalf of the organisation."""

    organisation = BooleanField()


class DeclineForm(SurveyForm):
    """Whether somebody takes part; nothing is chosen beforehand, since mail scanners press buttons."""

    taking_part = RadioField(choices=[SelectChoice("no"), SelectChoice("yes")], default="")

    @property
    def choice(self) -> str:
        """What was chosen: `no`, `yes`, or empty."""
        return str(self.taking_part.data or "") if self.validate() else ""
