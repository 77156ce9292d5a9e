"""The way through a questionnaire: its pages, each of one or more dimensions, with questions numbered through all of them.

It depends on what is asked alone, so a process makes it once for every instrument.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from samenwerking.method.answer_fields import COMMENT, MARK, PICK
from samenwerking.method.questionnaire import Dimension, Form, Indicator, Instrument, Item, Language, Questionnaire, Words
from samenwerking.store.instruments import instrument_of
from samenwerking.store.tables import Round

SECONDS_AN_ITEM = 16
MINUTES_STEP = 5
LEADING = "leading"
REVIEW = "review"
"""The steps beside the pages, which have the codes of their first dimensions."""


@dataclass(frozen=True, eq=False)
class Question:
    """One item as it is asked, with its number in the whole questionnaire."""

    number: int
    item: Item
    indicator: Indicator

    @property
    def code(self) -> str:
        """The code of the item, which is also its field in the answers."""
        return self.item.code


@dataclass(frozen=True, eq=False)
class Part:
    """A dimension as it is asked, with the scale of its questionnaire."""

    dimension: Dimension
    questionnaire: Questionnaire
    questions: tuple[Question, ...]

    @property
    def code(self) -> str:
        """The code of the dimension."""
        return self.dimension.code

    def answered(self, fields: Mapping[str, str]) -> int:
        """How many of its questions have an answer; don't know and not applicable are answers too."""
        return sum(1 for question in self.questions if fields.get(question.code))


@dataclass(frozen=True, eq=False)
class Page:
    """The parts that are asked together, under one title, with the stem of their questionnaire."""

    title: Words
    parts: tuple[Part, ...]

    @property
    def code(self) -> str:
        """The code of its first part, by which it is addressed."""
        return self.parts[0].code

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that it is a page of."""
        return self.parts[0].questionnaire

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question on it, in order."""
        return tuple(question for part in self.parts for question in part.questions)

    @property
    def headed(self) -> bool:
        """Whether its parts need a heading each: its title says more than that of its only part."""
        return len(self.parts) > 1 or self.title != self.parts[0].dimension.title

    def answered(self, fields: Mapping[str, str]) -> int:
        """How many of its questions have an answer."""
        return sum(part.answered(fields) for part in self.parts)


@dataclass(frozen=True, eq=False)
class Journey:
    """The pages of one instrument by code, in the order they are asked, and the topics one may pick as leading."""

    pages: Mapping[str, Page]
    pickable: Mapping[str, Indicator]

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """Every dimension that is asked by its code, in order."""
        return {part.code: part for page in self.pages.values() for part in page.parts}

    @cached_property
    def page_of(self) -> Mapping[str, str]:
        """The code of the page that each dimension stands on, by the code of the dimension."""
        return {part.code: page.code for page in self.pages.values() for part in page.parts}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(question for page in self.pages.values() for question in page.questions)

    @property
    def minutes(self) -> int:
        """How long answering takes, in minutes, rounded up to five."""
        return -(-len(self.questions) * SECONDS_AN_ITEM // (60 * MINUTES_STEP)) * MINUTES_STEP

    @property
    def asks_about_you(self) -> bool:
        """Whether a question is about the person who answers, not about the organisation or all partners."""
        return any(question.item.refers_to == "I" for question in self.questions)

    def answered(self, fields: Mapping[str, str]) -> int:
        """How many questions have an answer."""
        return sum(page.answered(fields) for page in self.pages.values())

    def fields_of(self, step: str) -> list[str]:
        """The fields of the answers that one step asks for."""
        if step in self.pages:
            page = self.pages[step]
            return [*(question.code for question in page.questions), *(f"{COMMENT}{part.code}" for part in page.parts)]
        return [f"{PICK}{code}" for code in self.pickable] if step == LEADING else [MARK]

    def open_questions(self, fields: Mapping[str, str]) -> list[tuple[Page, Question]]:
        """The questions without an answer, each with the page it stands on."""
        return [(page, each) for page in self.pages.values() for each in page.questions if not fields.get(each.code)]


def answer_labels(questionnaire: Questionnaire, language: Language) -> dict[str, str]:
    """Every answer as the scale of a questionnaire names it, by its value: 4 Grotendeels, and Weet ik niet."""
    labels = {str(point.value): f"{point.value} {point.label[language]}" for point in questionnaire.scale}
    return labels | {point.value: point.label[language] for point in questionnaire.not_answered}


_journeys: dict[tuple[str, Form], Journey] = {}


def journey_of(round: Round) -> Journey:
    """The way through what a round asks, made once for the same content."""
    key = (round.instrument_digest, round.form)
    if key not in _journeys:
        _journeys[key] = make_journey(instrument_of(round))
    return _journeys[key]


def journey_made(asked: tuple[str, Form] | None) -> Journey | None:
    """The way through what is named by its content and form, if this process made it before: nothing is read for it."""
    return None if asked is None else _journeys.get(asked)


def make_journey(instrument: Instrument) -> Journey:
    """Make a page of what each questionnaire asks together, as far as the form asks it."""
    pages: dict[str, Page] = {}
    numbers = count(1)
    for questionnaire in instrument.asked:
        for title, dimensions in _grouped(questionnaire):
            parts = tuple(part for each in dimensions if (part := _part(each, questionnaire, numbers)).questions)
            if parts:
                pages[parts[0].code] = Page(title, parts)
    return Journey(pages, {code: instrument.indicators[code] for code in instrument.pickable})


def _part(dimension: Dimension, questionnaire: Questionnaire, numbers: Iterator[int]) -> Part:
    return Part(dimension, questionnaire, tuple(Question(next(numbers), *each) for each in _asked(dimension)))


def _grouped(questionnaire: Questionnaire) -> Iterator[tuple[Words, list[Dimension]]]:
    """The dimensions as the questionnaire puts them together on pages; each by itself where it does not say."""
    if not questionnaire.pages:
        yield from ((dimension.title, [dimension]) for dimension in questionnaire.dimensions)
    by_code = {dimension.code: dimension for dimension in questionnaire.dimensions}
    for page in questionnaire.pages:
        yield page.title, [by_code[code] for code in page.dimensions if code in by_code]


def _asked(dimension: Dimension) -> Iterator[tuple[Item, Indicator]]:
    for indicator in dimension.indicators:
        for item in indicator.items:
            if item.same_as is None:
                yield item, indicator
