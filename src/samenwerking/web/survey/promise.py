"""What a respondent is promised before the first question, from the visibility and the voice that the round froze.

The rules are those of the method, section 7; the sentences stand in the catalogue.
"""

import re
from dataclasses import dataclass

from samenwerking.web.survey.visit import Visit
from samenwerking.web.visitor import operator, text, texts

UNLINK_DAYS = 30
"""Days after closing until an address is cut loose from its answers."""
KEEP_MONTHS = 24
"""Months after the last round that answers are kept."""

_ADDRESS = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]+")


@dataclass(frozen=True)
class Row:
    """One line of who sees what."""

    what: str
    who: list[str]


@dataclass(frozen=True)
class Promise:
    """Everything the first page promises, as sentences in the language of the visitor."""

    rows: list[Row]
    organisation: list[str]
    always: list[str]
    retention: list[str]


def promise_of(visit: Visit) -> Promise:
    """Put together what holds for this respondent; `organisation` is empty for who answers as a person."""
    lead = visit.collaboration.lead_name
    return Promise(
        rows=[_answers(visit), _partner(visit), *_others(visit)],
        organisation=_organisation(visit) if visit.for_organisation else [],
        always=texts("promise.always.points"),
        retention=texts("promise.retention.points", lead=lead, operator=operator(), unlink_days=UNLINK_DAYS, keep_months=KEEP_MONTHS),
    )


def _answers(visit: Visit) -> Row:
    voice = "organisation" if visit.for_organisation else "persons"
    return Row(text("promise.who_sees.answers.name"), [text(f"promise.who_sees.answers.{voice}", partner=visit.participation.name)])


def _partner(visit: Visit) -> Row:
    partner, visibility = visit.participation.name, visit.round.visibility
    # Under Open a person is told that nobody sees the single answer; an organisation answer is the figure itself.
    kind = "open_organisation" if visit.for_organisation and visibility == "open" else visibility
    who = [text(f"promise.who_sees.partner.{kind}")]
    if not visit.for_organisation:
        if visibility != "closed":
            who.append(text("promise.who_sees.partner.threshold"))
        who.append(text("promise.who_sees.partner.colleagues", partner=partner, count=visit.colleagues))
    return Row(text("promise.who_sees.partner.name", partner=partner), who)


def _others(visit: Visit) -> list[Row]:
    readers = "open" if visit.round.visibility == "open" else "lead"
    return [
        Row(text("promise.who_sees.whole.name"), [text("promise.who_sees.whole.text")]),
        Row(text("promise.who_sees.comments.name"), [text(f"promise.who_sees.comments.{readers}")]),
        Row(text("promise.who_sees.progress.name"), [text("promise.who_sees.progress.text")]),
    ]


def _organisation(visit: Visit) -> list[str]:
    names = {"partner": visit.participation.name, "lead": visit.collaboration.lead_name}
    sentences = [
        text("promise.organisation_answer.text", **names),
        text("promise.organisation_answer.not_anonymous"),
        text(f"promise.organisation_answer.{visit.round.visibility}", **names),
    ]
    if visit.journey.asks_about_you:
        sentences.append(text("promise.organisation_answer.personal_question"))
    return sentences


def mail_address(contact: str) -> str | None:
    """The first e-mail address in how the organiser is reached, so that a page can open a mail to it."""
    found = _ADDRESS.search(contact)
    return found.group() if found else None
