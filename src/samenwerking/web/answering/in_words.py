"""Answers as a person reads them, in the language of the visitor."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenwerking.method.answer_fields import COMMENT, MARK, PICK
from samenwerking.web.answering.journey import Journey, Part, Question, answer_labels
from samenwerking.web.answering.keeping import Shown
from samenwerking.web.visitor import language, text


@dataclass(frozen=True)
class WrittenPart:
    """One part in words: its title, each question with its answer, and the comment; empty where nothing was given."""

    title: str
    answers: list[tuple[Question, str]]
    comment: str

    @property
    def given(self) -> list[tuple[Question, str]]:
        """Only the questions that have an answer."""
        return [(question, answer) for question, answer in self.answers if answer]


@dataclass(frozen=True)
class WrittenPage:
    """One page in words: its title and its parts, which have a heading each where it is `headed`."""

    title: str
    headed: bool
    parts: list[WrittenPart]

    @property
    def given(self) -> list[WrittenPart]:
        """Only the parts of which something was entered."""
        return [part for part in self.parts if part.given or part.comment]


@dataclass(frozen=True)
class Written:
    """Everything a respondent entered, in words."""

    pages: list[WrittenPage]
    picks: list[str]
    mark: str


def written(journey: Journey, fields: Mapping[str, str]) -> Written:
    """Answers page by page."""
    pages = [
        WrittenPage(page.title[language()], page.headed, [_written_part(part, fields) for part in page.parts])
        for page in journey.pages.values()
    ]
    picks = [each.title[language()] for code, each in journey.pickable.items() if fields.get(f"{PICK}{code}")]
    return Written(pages, picks, fields.get(MARK, ""))


def _written_part(part: Part, fields: Mapping[str, str]) -> WrittenPart:
    answers = [(each, _label(part, fields.get(each.code, ""))) for each in part.questions]
    return WrittenPart(part.dimension.title[language()], answers, fields.get(f"{COMMENT}{part.code}", ""))


def conflict(journey: Journey, shown: Shown, field: str) -> str:
    """Say of one field what was entered here and what stands elsewhere."""
    here, elsewhere = (_words(journey, field, values.get(field, "")) for values in (shown.values, shown.conflicts))
    kind = "written" if field.startswith(COMMENT) else "field" if shown.values.get(field) else "taken_back"
    return text(f"respondent.conflict.{kind}", here=here, elsewhere=elsewhere)


def _words(journey: Journey, field: str, value: str) -> str:
    if not value:
        return text("respondent.nothing")
    for part in journey.parts.values():
        if any(question.code == field for question in part.questions):
            return _label(part, value)
    return value


def _label(part: Part, value: str) -> str:
    """An answer as its scale names it: 4 Grotendeels, or Weet ik niet."""
    return answer_labels(part.questionnaire, language()).get(value, value)
