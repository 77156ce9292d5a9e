"""Drafts, sending, changing what was sent, and what remains after closing; without a script."""

import pytest
from sqlalchemy import Engine

from tests.factories.collaborations import Made
from tests.factories.responses import answer, stored
from tests.factories.rounds import Link, close, publish
from tests.web.respondents import SQLITE, Respondent


@SQLITE
def test_a_draft_does_not_count_and_is_never_called_sent(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4"})
    assert "alleen bewaard" in respondent.read("review")
    assert "niet verstuurd" in respondent.read("answers")
    assert respondent.open("receipt").location == link.promise
    assert stored(engine, link).sent is None


@SQLITE
def test_a_change_after_sending_counts_only_when_it_is_sent_again(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4"})
    respondent.send()
    first = stored(engine, link)
    respondent.fill("part/RE", {"a-RE1": "2"})
    assert stored(engine, link).sent == {"RE1": "4"}
    again_there = respondent.read()
    assert again_there.index("Uw antwoorden zijn verstuurd") < again_there.index("Wijzig mijn antwoorden") < again_there.index("<h1>")
    assert "Wilt u uw antwoorden intrekken? Vraag het " in again_there
    assert [words for words in ("minuten", "Lees of print eerst") if words in again_there] == []
    for page in ("", "receipt"):
        assert "U wijzigde daarna iets" in respondent.read(page)
    assert "4 Grotendeels" in respondent.read("answers")
    respondent.send()
    again = stored(engine, link)
    assert again.sent == {"RE1": "2"}
    assert again.receipt == first.receipt
    assert again.sent_at is not None
    assert first.sent_at is not None
    assert again.sent_at > first.sent_at
    assert "U wijzigde daarna iets" not in respondent.read("receipt")


@SQLITE
def test_after_closing_one_reads_but_no_longer_answers(engine: Engine, collaboration: Made, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4"})
    respondent.send(mark="8")
    close(engine, collaboration.id)
    first = respondent.read()
    assert "De ronde is gesloten" in first
    assert "Uw antwoorden tellen mee." in first
    for page in ("part/RE", "leading", "review", "decline"):
        assert respondent.open(page).location == link.promise
    answers = respondent.read("answers")
    assert "4 Grotendeels" in answers
    assert "<p>8</p>" in answers
    assert "Wijzigen kan tot" not in respondent.read("receipt")


@SQLITE
def test_who_sent_nothing_before_closing_is_told_so(engine: Engine, collaboration: Made, respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4"})
    close(engine, collaboration.id)
    assert "U heeft antwoorden bewaard, maar niet verstuurd. Die tellen niet mee." in respondent.read()


@SQLITE
def test_after_publication_the_link_leads_to_the_results(engine: Engine, collaboration: Made, link: Link, respondent: Respondent) -> None:
    for each in collaboration.every_link:
        answer(engine, each)
    publish(engine, collaboration.id)
    assert respondent.open().location == f"{link.promise}results"


@SQLITE
@pytest.mark.parametrize(("button", "goes_to"), [("RE#RE3", "part/RE#a-RE3-0"), ("RE#XX", "part/RE"), ("answers", "answers")])
def test_every_way_out_of_the_review_keeps_the_mark(engine: Engine, link: Link, respondent: Respondent, button: str, goes_to: str) -> None:
    reply = respondent.fill("review", {"mark": "8", "to": button})
    assert reply.location == link.promise + goes_to
    assert stored(engine, link).draft == {"mark": "8"}


@SQLITE
def test_sending_nothing_at_all_is_asked_about_first_and_then_possible(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.fill("review")
    assert reply.location == f"{link.promise}review?why=empty"
    page = respondent.read("review?why=empty")
    assert "U heeft nog geen vraag beantwoord" in page
    assert f'<a href="{link.promise}decline">Ik doe niet mee</a>' in page
    assert stored(engine, link).sent is None
    assert respondent.fill("review?why=empty", {"empty": "1"}).location.endswith("receipt")
    assert stored(engine, link).sent == {}
    respondent.fill("part/RE", {"a-RE1": "4"})
    assert "U heeft nog geen vraag" not in respondent.read("review?why=empty")
