"""What the first page promises, by what the round froze; the sentences are those of the method, section 7."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.language import Language
from samenwerking.method.questionnaire import Form
from samenwerking.method.vocabulary import Visibility
from samenwerking.web.survey.promise import mail_address
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import stored
from tests.web.respondents import SQLITE, Respondent

THRESHOLD = "Een cijfer van uw organisatie komt er pas als drie mensen van uw organisatie hebben verstuurd, u meegeteld."
NOT_ANONYMOUS = "U antwoordt namens uw organisatie; dat antwoord is niet anoniem voor wie uw cijfer ziet."
WHO_SEES = {
    "open": "Alle partners zien het cijfer van uw organisatie. Wat u zelf antwoordt, krijgt geen van hen te zien.",
    "own": "Uw organisatie en de organisator zien het cijfer van uw organisatie; andere partners alleen het geheel.",
    "closed": "Er is alleen een cijfer van het geheel.",
}


def mixed(engine: Engine, visibility: Visibility) -> Made:
    """Two partners of persons and one that answers as one."""
    partners = {"School Zuid": 3, "Bedrijf Noord": 4, "Gemeente Midden": 1}
    return a_collaboration(engine, partners, organisations=("Gemeente Midden",), visibility=visibility)


@SQLITE
@pytest.mark.parametrize("visibility", ["open", "own", "closed"])
def test_a_person_is_told_who_sees_what(app: Flask, engine: Engine, visibility: Visibility) -> None:
    page = Respondent(app, mixed(engine, visibility).links["Bedrijf Noord"][0]).read()
    assert {name: sentence in page for name, sentence in WHO_SEES.items()} == {name: name == visibility for name in WHO_SEES}
    assert (THRESHOLD in page) == (visibility != "closed")
    assert "Bij Bedrijf Noord zijn 4 mensen gevraagd, u meegeteld." in page
    assert NOT_ANONYMOUS not in page
    assert "Alleen u ziet uw antwoorden. Ze tellen mee in gemiddelden, zonder uw naam." in page
    assert ("De organisator en alle partners, zonder uw naam" in page) == (visibility == "open")
    assert ("Alleen de organisator, zonder uw naam" in page) == (visibility != "open")


@SQLITE
@pytest.mark.parametrize("visibility", ["open", "own", "closed"])
def test_who_answers_for_the_organisation_is_told_that_it_is_not_anonymous(app: Flask, engine: Engine, visibility: Visibility) -> None:
    page = Respondent(app, mixed(engine, visibility).links["Gemeente Midden"][0]).read()
    assert NOT_ANONYMOUS in page
    assert "U antwoordt namens <bdi><strong>Gemeente Midden</strong></bdi>" in page
    assert "Eén vraag gaat over u persoonlijk. Die mag u overslaan." in page
    assert "De kijk van uw organisatie telt" in page
    assert "Niemand ziet uw losse antwoorden. Het cijfer van Gemeente Midden komt wel uit uw antwoord." in page
    assert THRESHOLD not in page
    assert "krijgt geen van hen te zien" not in page


@SQLITE
def test_the_question_about_oneself_says_that_an_organisation_may_skip_it(app: Flask, engine: Engine) -> None:
    made = mixed(engine, "own")
    organisation = Respondent(app, made.links["Gemeente Midden"][0])
    organisation.begin()
    assert organisation.read("part/AM").count("Deze vraag gaat over u persoonlijk. U mag haar overslaan.") == 1
    assert "U mag haar overslaan" not in Respondent(app, made.links["Bedrijf Noord"][0]).read("part/AM")


@SQLITE
def test_without_the_tick_nobody_answers_for_an_organisation(app: Flask, engine: Engine) -> None:
    link = mixed(engine, "own").links["Gemeente Midden"][0]
    respondent = Respondent(app, link)
    for page in ("part/PR", "review"):
        assert respondent.open(page).location == link.promise
    reply = respondent.fill("")
    assert reply.status_code == 422
    assert 'href="#organisation"' in reply.text
    assert "U heeft nog niet aangevinkt dat u namens Gemeente Midden antwoordt." in reply.text
    reviewed = respondent.post("review", {**respondent.form(""), "was": "{}", "reviewed": ""})
    assert reviewed.location == link.promise
    assert stored(engine, link).sent is None


@SQLITE
def test_with_the_tick_the_first_question_opens_and_it_is_not_asked_again(app: Flask, engine: Engine) -> None:
    link = mixed(engine, "own").links["Gemeente Midden"][0]
    respondent = Respondent(app, link)
    assert respondent.begin().location == f"{link.promise}part/PR"
    assert "namens Gemeente Midden" in respondent.read("part/PR")
    assert 'type="checkbox"' not in respondent.read()
    respondent.send()
    assert "namens Gemeente Midden" in respondent.read("receipt")


@SQLITE
@pytest.mark.parametrize(("form", "minutes", "count"), [("full", 15, 53), ("short", 10, 36)])
def test_how_long_it_takes_follows_from_what_is_asked(app: Flask, engine: Engine, form: Form, minutes: int, count: int) -> None:
    page = Respondent(app, a_collaboration(engine, form=form).links["School Zuid"][0]).read()
    assert f"Ongeveer {minutes} minuten" in page
    assert f"{count} korte zinnen" in page


@SQLITE
@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nl", ("Wie ziet wat", "Samen in de Regio", "30 dagen na de sluiting", "24 maanden na de laatste ronde", "lead@voorbeeld.test")),
        ("en", ("Who sees what", "Samen in de Regio", "30 days after closing", "24 months after the last round", "lead@voorbeeld.test")),
    ],
)
def test_the_first_page_says_what_happens_to_the_data_and_whom_to_ask(
    app: Flask, collaboration: Made, language: Language, sentences: tuple[str, ...]
) -> None:
    respondent = Respondent(app, collaboration.links["School Zuid"][0])
    respondent.client.get(f"/language/{language}")
    page = respondent.read()
    assert [sentence for sentence in sentences if sentence not in page] == []


@SQLITE
def test_the_deadline_is_told_in_local_time_with_its_weekday(app: Flask, engine: Engine) -> None:
    moment = datetime(2037, 7, 3, 15, 0, tzinfo=UTC)
    days = (moment - datetime.now(UTC)).total_seconds() / 86400
    link = a_collaboration(engine, days=days).links["School Zuid"][0]
    assert "Tot vrijdag 3 juli, 17.00\xa0uur" in Respondent(app, link).read()


@SQLITE
@pytest.mark.parametrize("visibility", ["open", "own", "closed"])
def test_a_comment_says_who_may_read_it_and_asks_for_no_names(app: Flask, engine: Engine, visibility: Visibility) -> None:
    page = Respondent(app, mixed(engine, visibility).links["School Zuid"][0]).read("part/RE")
    readers = "De organisator en alle partners lezen dit" if visibility == "open" else "Alleen de organisator leest dit"
    assert readers in page
    assert "als minstens vijf mensen hebben verstuurd. Noem geen namen." in page


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("Noor Jansen, noor@voorbeeld.test", "noor@voorbeeld.test"),
        ("noor@voorbeeld.test (06 12345678).", "noor@voorbeeld.test"),
        ("Bel 06 12345678", None),
        ("@voorbeeld", None),
    ],
)
def test_the_address_to_write_to_is_found_in_the_contact(contact: str, address: str | None) -> None:
    assert mail_address(contact) == address
