"""What is asked: a questionnaire is dimensions of indicators of items, and an instrument is what one round asks of it.

Questionnaires are data (`questionnaires/*.yaml`); `questionnaire_file` reads and checks them. Everything here is frozen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Language = Literal["nl", "en"]
Form = Literal["full", "short"]
RefersTo = Literal["we", "organisation", "I"]

Sentence = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=2000)]
Code = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Z]{1,3}[0-9]{0,2}[a-z]?$")]
Identifier = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
VERSION_PATTERN = r"^[0-9]+(\.[0-9]+)*$"
Version = Annotated[str, StringConstraints(strict=True, pattern=VERSION_PATTERN, max_length=20)]

KAATS_OPHEIJ = "kaats-opheij"
"""The questionnaire whose five dimensions make the total and the maturity, and whose indicators can be picked as leading."""

MOST_ITEMS = 9
"""Items that one indicator has at most."""


class Frozen(BaseModel):
    """A part of a questionnaire file: no unknown keys, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Frozen):
    """One text in every language of the product."""

    nl: Sentence
    en: Sentence

    def __getitem__(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en


class Item(Frozen):
    """One statement a respondent answers; `same_as` names the item whose answer it reuses instead of being asked."""

    code: Code
    refers_to: RefersTo
    short: bool = Field(strict=True)
    text: Words
    same_as: Code | None = None


class Indicator(Frozen):
    """One topic of the method, measured by one or two items."""

    code: Code
    title: Words
    term: Sentence | None
    explanation: Words
    low: Words
    high: Words
    question: Words
    items: tuple[Item, ...] = Field(min_length=1, max_length=MOST_ITEMS)

    @property
    def refers_to_we(self) -> bool:
        """Only indicators about all partners together can be divided (method section 3)."""
        return all(item.refers_to == "we" for item in self.items)


class Dimension(Frozen):
    """A group of indicators that is scored as one: a Kaats & Opheij dimension, an Ansell & Gash group or a module."""

    code: Code
    title: Words
    explanation: Words
    indicators: tuple[Indicator, ...] = Field(min_length=1, max_length=30)


class Page(Frozen):
    """Dimensions that are asked together, under one title; only who answers sees this, no figure does."""

    title: Words
    dimensions: tuple[Code, ...] = Field(min_length=1, max_length=30)


class ScalePoint(Frozen):
    """One point of the answer scale, 1 to 5, with its label."""

    value: Annotated[int, Field(strict=True, ge=1, le=5)]
    label: Words


class NoScore(Frozen):
    """An answer that is no score: the respondent does not know, or the item does not apply."""

    value: Literal["dont_know", "not_applicable"]
    label: Words


class Questionnaire(Frozen):
    """A questionnaire as its file says it: its dimensions in their order, its scale and its source.

    Without `pages` each dimension is asked on a page of its own.
    """

    id: Identifier
    version: Version
    title: Words
    source: Sentence
    optional: bool = Field(strict=True)
    stem: Words
    scale: tuple[ScalePoint, ...] = Field(min_length=5, max_length=5)
    not_answered: tuple[NoScore, ...] = Field(min_length=2, max_length=2)
    dimensions: tuple[Dimension, ...] = Field(min_length=1, max_length=30)
    pages: tuple[Page, ...] = Field(default=(), max_length=30)

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, in the order of the questionnaire."""
        for dimension in self.dimensions:
            yield from dimension.indicators

    def in_form(self, form: Form) -> "Questionnaire | None":
        """Keep what a form asks: everything in the full form, the items marked short in the short one.

        An optional module is always asked whole. None if nothing is left.
        """
        if form == "full" or self.optional:
            return self
        dimensions = tuple(kept for dimension in self.dimensions if (kept := _short_dimension(dimension)))
        return self.model_copy(update={"dimensions": dimensions}) if dimensions else None


def _short_dimension(dimension: Dimension) -> Dimension | None:
    indicators = []
    for indicator in dimension.indicators:
        items = tuple(item for item in indicator.items if item.short)
        if items:
            indicators.append(indicator.model_copy(update={"items": items}))
    return dimension.model_copy(update={"indicators": tuple(indicators)}) if indicators else None


@dataclass(frozen=True)
class Instrument:
    """The questionnaires of a round in one form: everything its respondents are asked, in order.

    `questionnaires` are whole, as their files say them; what the form leaves out is left out by the properties.
    """

    questionnaires: tuple[Questionnaire, ...]
    form: Form

    @property
    def versions(self) -> dict[str, str]:
        """The version of each questionnaire by its id."""
        return {questionnaire.id: questionnaire.version for questionnaire in self.questionnaires}

    @cached_property
    def asked(self) -> tuple[Questionnaire, ...]:
        """Each questionnaire with only what the form asks of it."""
        return tuple(kept for whole in self.questionnaires if (kept := whole.in_form(self.form)))

    @cached_property
    def dimensions(self) -> dict[str, Dimension]:
        """The dimensions of the form by code, in the order they are asked."""
        return {dimension.code: dimension for each in self.asked for dimension in each.dimensions}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The indicators of the form by code, in the order they are asked."""
        return {indicator.code: indicator for each in self.asked for indicator in each.indicators()}

    @cached_property
    def items(self) -> dict[str, Item]:
        """The items a respondent answers, by code, in order; a reused answer (`same_as`) is not asked again."""
        every = (item for indicator in self.indicators.values() for item in indicator.items)
        return {item.code: item for item in every if item.same_as is None}

    @cached_property
    def pickable(self) -> tuple[str, ...]:
        """The codes that can be picked as leading conditions: the indicators of Kaats & Opheij (method section 1)."""
        return tuple(indicator.code for each in self.asked if each.id == KAATS_OPHEIJ for indicator in each.indicators())

    @cached_property
    def total_dimensions(self) -> tuple[str, ...]:
        """The codes of the dimensions that make the total."""
        return tuple(dimension.code for each in self.asked if each.id == KAATS_OPHEIJ for dimension in each.dimensions)
