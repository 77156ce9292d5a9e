"""A respondent from the first page to the receipt, without a script."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.language import Language
from samenwerking.web.models import Invitation, Response
from tests.web.collaborations import Link, Made, a_collaboration, answer, close, every_item, open_round, publish, the_round
from tests.web.respondents import Respondent

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)


def stored(engine: Engine, link: Link) -> Response:
    """The response of a link as the database holds it."""
    with Session(engine, expire_on_commit=False) as session:
        return session.get_one(Invitation, link.invitation_id).response


@pytest.fixture
def link(collaboration: Made) -> Link:
    return collaboration.links["School Zuid"][0]


@pytest.fixture
def respondent(app: Flask, link: Link) -> Respondent:
    return Respondent(app, link)


def test_whoever_answers_every_question_is_told_so_and_gets_a_receipt(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.begin()
    parts = []
    while (page := reply.location.removeprefix(link.promise)) != "review":
        names = set(re.findall(r'type="radio" name="([^"]+)"', respondent.read(page)))
        reply = respondent.fill(page, dict.fromkeys(names, "4") | ({"pick": ["RE3", "AM1"]} if page == "leading" else {}))
        parts.append(page)
    assert [part.removeprefix("part/") for part in parts] == [
        *("PR", "AM", "BE", "RE", "OR", "SC", "ID", "FL", "FD", "TB", "CM", "SU", "IO", "OU", "R"),
        "leading",
    ]
    assert "U heeft alle 53 vragen beantwoord." in respondent.read("review")
    reply = respondent.send(mark="7")
    assert reply.location == f"{link.promise}receipt"
    receipt = respondent.read("receipt")
    response = stored(engine, link)
    assert response.receipt is not None
    assert response.receipt in receipt
    assert "53 van 53 vragen" in receipt
    assert "vanuit School Zuid" in receipt
    assert response.sent is not None
    assert response.sent == response.draft
    assert {field: response.sent[field] for field in ("RE3", "mark", "pick.RE3", "pick.AM1")} == {
        "RE3": "4",
        "mark": "7",
        "pick.RE3": "1",
        "pick.AM1": "1",
    }
    assert len(response.sent) == 53 + 3


@SQLITE
def test_each_question_of_a_part_is_numbered_and_has_the_whole_scale_with_dont_know_apart(respondent: Respondent) -> None:
    page = respondent.read("part/RE")
    assert re.findall(r"Vraag (\d+)</span> ", page) == ["17", "18", "19", "20"]
    labels = ("Helemaal niet", "Een beetje", "Voor een deel", "Grotendeels", "Helemaal", "Weet ik niet", "Niet van toepassing")
    assert [len(re.findall(f"<span>{label}</span>", page)) for label in labels] == [4] * 7
    assert re.findall(r'id="a-RE1-(\d)" value="(\w+)"', page) == [
        *((str(place), str(place + 1)) for place in range(5)),
        ("5", "dont_know"),
        ("6", "not_applicable"),
    ]
    assert "checked" not in page


@SQLITE
def test_a_page_shows_what_was_answered_before_and_how_far_one_is(respondent: Respondent) -> None:
    reply = respondent.fill("part/RE", {"a-RE1": "4", "a-RE4": "dont_know", "c-RE": "Wij kennen elkaar.\nAl lang."})
    assert reply.location.endswith("part/OR")
    page = respondent.read("part/RE")
    assert 'id="a-RE1-3" value="4" checked' in page
    assert 'id="a-RE4-5" value="dont_know" checked' in page
    assert "2 van 53 beantwoord" in page
    assert "2 van 4" in page
    assert "Wij kennen elkaar.\nAl lang.</textarea>" in page
    assert re.search(r"✓ Opgeslagen om \d\d\.\d\d\xa0uur", page)


@SQLITE
def test_the_same_link_in_another_browser_goes_on_where_one_stopped(app: Flask, link: Link, respondent: Respondent) -> None:
    respondent.fill("part/PR", {"a-PR1a": "2"})
    elsewhere = Respondent(app, link)
    first = elsewhere.read()
    assert "1 van 53 beantwoord. Bewaard, maar nog niet verstuurd." in first
    assert first.index("U bent al begonnen") < first.index("Ga verder met Proces") < first.index("<h1>")
    assert 'id="a-PR1a-1" value="2" checked' in elsewhere.read("part/PR")


@SQLITE
@pytest.mark.parametrize(
    ("button", "goes_to"),
    [({}, "part/BE"), ({"to": "PR"}, "part/PR"), ({"to": "OU"}, "part/OU"), ({"to": "review"}, "review"), ({"to": "leading"}, "leading")],
)
def test_every_button_keeps_the_page_and_goes_where_it_says(
    engine: Engine, link: Link, respondent: Respondent, button: dict[str, str], goes_to: str
) -> None:
    reply = respondent.fill("part/AM", {"a-AM1": "3", **button})
    assert reply.location == link.promise + goes_to
    assert stored(engine, link).draft == {"AM1": "3"}


@SQLITE
def test_switching_the_language_keeps_the_page_and_what_was_entered(engine: Engine, link: Link, respondent: Respondent) -> None:
    reply = respondent.fill("part/AM", {"a-AM1": "3", "language": "en"})
    page = respondent.client.get(reply.location, follow_redirects=True)
    assert page.request.path == f"{link.promise}part/AM"
    assert "How true is this for our collaboration right now?" in page.text
    assert 'id="a-AM1-2" value="3" checked' in page.text


@SQLITE
def test_nothing_is_compulsory_and_what_is_open_is_named_once(respondent: Respondent) -> None:
    respondent.fill("part/RE", {"a-RE1": "4", "a-RE2": "4", "a-RE4": "4"})
    review = respondent.read("review")
    assert "U heeft 3 van de 53 vragen beantwoord. Versturen kan ook als er nog iets openstaat." in review
    assert "Nog 50 vragen open" in review
    assert review.count("Vraag 19: We vertrouwen elkaar.") == 1
    assert '<button class="link" form="step" name="to" value="RE#RE3">' in review
    assert [tag for tag in ("1 open", "7 open") if tag not in review] == []
    assert "U gaf nog geen rapportcijfer. Dat mag." in review
    assert respondent.send().location.endswith("receipt")


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
def test_at_most_six_topics_lead_and_a_seventh_is_refused_with_every_tick_still_there(
    engine: Engine, link: Link, respondent: Respondent
) -> None:
    respondent.fill("leading", {"pick": ["PR1", "PR2"]})
    seven = ["PR1", "PR2", "PR3", "PR4", "AM1", "AM2", "AM3"]
    reply = respondent.fill("leading", {"pick": seven})
    assert reply.status_code == 422
    assert "U koos 7 onderwerpen. U mag er hoogstens 6 kiezen." in reply.text
    assert re.findall(r'value="(\w+)"[^>]* checked', reply.text) == seven
    assert 'href="#pick-0"' in reply.text
    assert "Nog niet opgeslagen: " in reply.text
    told = respondent.post("save/leading", {**respondent.form("leading"), "pick": seven}).json
    assert told is not None
    assert told["unkept"] == "Nog niet alles is opgeslagen"
    assert stored(engine, link).draft == {"pick.PR1": "1", "pick.PR2": "1"}


@SQLITE
def test_a_box_that_is_unticked_is_no_pick_any_more(engine: Engine, link: Link, respondent: Respondent) -> None:
    respondent.fill("leading", {"pick": ["PR1", "RE3"]})
    assert "2 van hoogstens 6 gekozen" in respondent.read("leading")
    respondent.fill("leading", {"pick": ["RE3"]})
    assert stored(engine, link).draft == {"pick.RE3": "1"}


@SQLITE
def test_leading_conditions_are_asked_until_they_are_decided_on(app: Flask, engine: Engine, collaboration: Made) -> None:
    publish(engine, collaboration.id)
    second = open_round(engine, collaboration.id)["School Zuid"][0]
    assert Respondent(app, second).open("leading").status_code == 200
    with Session(engine) as session:
        first = the_round(session, collaboration.id)
        first.leading_decided_on = first.deadline.date()
        session.commit()
    assert Respondent(app, second).open("leading").status_code == 404
    assert "Wat telt het meest" not in Respondent(app, second).read("part/PR")


@SQLITE
def test_who_does_not_take_part_is_noted_and_may_still_change_their_mind(engine: Engine, link: Link, respondent: Respondent) -> None:
    assert "School Zuid ziet dat iemand van School Zuid niet meedoet" in respondent.read("decline")
    assert respondent.fill("decline").location == f"{link.promise}#standing"
    assert stored(engine, link).state == "declined"
    page = respondent.read()
    assert page.index("U doet niet mee") < page.index("Toch meedoen") < page.index("<h1>")
    respondent.fill("part/PR", {"a-PR1a": "3"})
    assert stored(engine, link).state == "started"


@SQLITE
def test_what_was_sent_is_not_taken_back_by_declining(engine: Engine, link: Link, respondent: Respondent) -> None:
    old = respondent.form("decline")
    respondent.send()
    respondent.post("decline", old)
    assert stored(engine, link).state == "sent"
    assert respondent.open("decline").location == link.promise


@SQLITE
def test_who_answers_for_another_organisation_is_told_whom_to_write_to(respondent: Respondent) -> None:
    page = respondent.read("wrong")
    assert "Antwoordt u niet voor School Zuid?" in page
    assert 'href="mailto:lead@voorbeeld.test"' in page


@SQLITE
@pytest.mark.parametrize(("language", "last"), [("nl", "Welk rapportcijfer"), ("en", "What mark out of ten")])
def test_all_questions_can_be_read_beforehand_without_agreeing_to_anything(
    app: Flask, engine: Engine, language: Language, last: str
) -> None:
    made = a_collaboration(engine, {"A": 1, "B": 1, "C": 1}, organisations=("A",))
    reader = Respondent(app, made.links["A"][0])
    reader.client.set_cookie("language", language)
    page = reader.read("questions")
    assert re.findall(r'<li value="(\d+)">', page) == [str(number) for number in range(1, 54)]
    assert last in page
    assert page.count('class="lines"') == 15
    assert page.index("Samen in de Regio, ") < page.index("<h1>")
    assert stored(engine, made.links["A"][0]).saved_at is None


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
def test_pages_of_a_respondent_change_nothing_by_being_opened(engine: Engine, link: Link, respondent: Respondent) -> None:
    for page in ("", "part/PR", "leading", "review", "receipt", "answers", "questions", "wrong", "decline"):
        respondent.open(page)
    response = stored(engine, link)
    assert (response.saved_at, response.draft, response.declined_at) == (None, {}, None)


@SQLITE
def test_a_part_that_is_not_asked_does_not_exist(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine, form="short", questionnaires=("kaats-opheij",))
    respondent = Respondent(app, made.links["School Zuid"][0])
    assert respondent.open("part/FL").status_code == 404
    assert respondent.post("part/FL", respondent.form("part/PR")).status_code == 404
    assert len(every_item_of(engine, made)) == 27


def every_item_of(engine: Engine, made: Made) -> dict[str, str]:
    with Session(engine) as session:
        return every_item(the_round(session, made.id))


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
