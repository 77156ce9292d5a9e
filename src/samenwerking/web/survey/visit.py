"""One visit of a respondent: what is asked, what was answered, and the steps between the first page and sending."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import url_for

from samenwerking.method.answer_fields import PICK, TICK
from samenwerking.store import drafts, rounds
from samenwerking.store.tables import Collaboration, Invitation, Participation, Response, Round, RoundState
from samenwerking.web.answering.journey import LEADING, REVIEW, Journey, journey_of
from samenwerking.web.clock import now
from samenwerking.web.session import database
from samenwerking.web.visitor import language, text


@dataclass(frozen=True)
class Step:
    """One page between the first page and sending: its code and title, and how far it is answered."""

    code: str
    title: str
    invitation_id: str
    answered: int = 0
    asked: int = 0

    @property
    def address(self) -> str:
        """Where the page is."""
        if self.code in (LEADING, REVIEW):
            return url_for(f"survey.{self.code}", invitation_id=self.invitation_id)
        return url_for("survey.part", invitation_id=self.invitation_id, code=self.code)

    @property
    def complete(self) -> bool:
        """Whether nothing of it is open any more."""
        return self.answered == self.asked > 0

    @property
    def progress(self) -> str:
        """How far it is, in words: 3 van 4, ✓ 4 van 4, 2 gekozen; empty for the review."""
        if self.code == LEADING:
            return text("respondent.steps.picked", count=self.answered)
        words = text("respondent.steps.of", answered=self.answered, asked=self.asked)
        return "" if not self.asked else f"✓ {words}" if self.complete else words


@dataclass(frozen=True, eq=False)
class Visit:
    """What the pages of one respondent need; nothing is read before a page asks for it."""

    invitation: Invitation

    @property
    def response(self) -> Response:
        """The answers of this respondent."""
        return self.invitation.response

    @property
    def participation(self) -> Participation:
        """The partner one answers for, as it was when the round opened."""
        return self.response.participation

    @property
    def round(self) -> Round:
        """The round that is answered."""
        return self.participation.round

    @property
    def collaboration(self) -> Collaboration:
        """The collaboration it is about."""
        return self.round.collaboration

    @property
    def fields(self) -> Mapping[str, str]:
        """The draft as it stands."""
        return self.response.draft

    @property
    def state(self) -> RoundState:
        """Where the round stands at the moment of this request."""
        return self.round.state(now())

    @cached_property
    def journey(self) -> Journey:
        """The pages and questions of the round."""
        return journey_of(self.round)

    @property
    def for_organisation(self) -> bool:
        """Whether one answer speaks for the whole organisation."""
        return self.participation.voice == "organisation"

    @property
    def may_answer(self) -> bool:
        """Whether the first page was agreed to, where it has to be."""
        return not self.for_organisation or self.fields.get(TICK) == "1"

    @cached_property
    def colleagues(self) -> int:
        """How many people of this partner were asked, this respondent included."""
        return rounds.count_people(database(), self.participation)

    @cached_property
    def partners(self) -> int:
        """How many partners take part in the round."""
        return rounds.count_partners(database(), self.round)

    @cached_property
    def asks_leading(self) -> bool:
        """Whether leading conditions are picked: in the first round, or as long as none were decided on before."""
        if not self.journey.pickable:
            return False
        return self.round.number == 1 or not rounds.leading_decided_before(database(), self.round)

    @property
    def asked(self) -> int:
        """How many questions there are."""
        return len(self.journey.questions)

    @property
    def answered(self) -> int:
        """How many of them have an answer."""
        return self.journey.answered(self.fields)

    @property
    def entered_anything(self) -> bool:
        """Whether the draft holds an answer, a comment, a topic or a mark."""
        return drafts.entered_anything(self.fields)

    @property
    def picked(self) -> int:
        """How many topics are picked as leading."""
        return sum(1 for code in self.journey.pickable if self.fields.get(f"{PICK}{code}"))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the steps, in order."""
        return (*self.journey.pages, *((LEADING,) if self.asks_leading else ()), REVIEW)

    def code_of(self, named: str) -> str | None:
        """The code of the step that an address or a button names; that of a dimension is answered by the page it stands on."""
        code = self.journey.page_of.get(named, named)
        return code if code in self.codes else None

    @property
    def steps(self) -> list[Step]:
        """Every step as it is now."""
        return [self.step(code) for code in self.codes]

    def step(self, code: str) -> Step:
        """One step by its code."""
        here = self.invitation.id
        if code in self.journey.pages:
            page = self.journey.pages[code]
            return Step(code, page.title[language()], here, page.answered(self.fields), len(page.questions))
        if code == LEADING:
            return Step(code, text("respondent.leading.title"), here, self.picked)
        return Step(code, text("respondent.review.title"), here)

    def beside(self, code: str, distance: int) -> Step | None:
        """The step before (-1) or after (+1) a step, or None at either end."""
        place = self.codes.index(code) + distance
        return self.step(self.codes[place]) if 0 <= place < len(self.codes) else None

    @property
    def next_open(self) -> Step:
        """Where to go on: the first page with a question that is still open, else the review."""
        unfinished = (page.code for page in self.journey.pages.values() if page.answered(self.fields) < len(page.questions))
        return self.step(next(unfinished, REVIEW))
