"""The pages with results in every state: not there yet, too few, first round, not comparable, parts that were not asked."""

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.vocabulary import View, Visibility
from samenwerking.store.engine import writing
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer, every_item
from tests.factories.rounds import close, open_round, publish, the_round
from tests.web.checked_client import CheckedClient
from tests.web.conftest import signed_in
from tests.web.published_rounds import expected, two_rounds
from tests.web.tables import tables, words

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)


def browser(app: Flask) -> CheckedClient:
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


def published(engine: Engine, made: Made, **others: str) -> None:
    """Everybody answers 4 but for `others`, and the round is published."""
    with Session(engine) as session:
        fields = every_item(the_round(session, made.id), **others)
    for link in made.every_link:
        answer(engine, link, fields)
    publish(engine, made.id)


def page(client: CheckedClient, made: Made, name: str = "results", number: int = 1) -> str:
    reply = client.get(f"/collaborations/{made.id}/rounds/{number}/{name}")
    assert reply.status_code == 200
    return reply.text


@SQLITE
@pytest.mark.parametrize("name", ["results", "actions"])
def test_before_publication_the_pages_say_when_results_come(app: Flask, engine: Engine, collaboration: Made, name: str) -> None:
    link, client = collaboration.every_link[0], browser(app)
    client.get(link.opening)
    assert "De uitkomsten zijn er nog niet. Zij komen in één keer" in words(client.get(f"{link.promise}{name}").text)
    close(engine, collaboration.id)
    assert "School Zuid zet de uitkomsten binnenkort klaar." in words(client.get(f"{link.promise}{name}").text)
    said = words(page(signed_in(browser(app), collaboration.email), collaboration, name))
    assert "Zij komen na de sluiting van de ronde." in said
    assert "Controleer en publiceer" in said


@SQLITE
def test_a_first_round_says_that_there_is_nothing_to_compare_it_with(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    published(engine, collaboration)
    html = page(lead, collaboration)
    assert "Dit is de eerste ronde." in html
    assert "Lage scores stijgen" not in html
    assert "Ronde 0" not in html


@SQLITE
def test_a_round_of_another_form_is_not_compared_and_says_why(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    published(engine, collaboration)
    links = open_round(engine, collaboration.id, form="short")
    with Session(engine) as session:
        fields = every_item(the_round(session, collaboration.id, 2), "3")
    for of_partner in links.values():
        for link in of_partner:
            answer(engine, link, fields)
    publish(engine, collaboration.id, 2)
    html = page(lead, collaboration, number=2)
    said = words(html)
    assert "want de ene keer was het de korte vragenlijst en de andere keer de volledige: Proces, Ambitie" in said
    rows = tables(html)["Kwaliteit van de samenwerking: gemiddelde per onderdeel, 1 tot 5"]
    assert [row[-1] for row in rows[1:]] == ["niet te vergelijken"] * 5
    assert "Meest veranderd" not in said


@SQLITE
@pytest.mark.parametrize(
    ("asked", "there", "absent"),
    [
        (("kaats-opheij",), "De onderdelen van de samenwerking", "Hoe het in elkaar grijpt"),
        (("ansell-gash",), "Hoe het in elkaar grijpt", "Niveau 4 van 5"),
        (("opgavegericht", "network"), "Opgavegericht werken", "De kern"),
        (("kaats-opheij", "ansell-gash", "network"), "Netwerkbenadering", "Opgavegericht werken"),
    ],
)
def test_only_what_was_asked_is_on_the_page(app: Flask, engine: Engine, asked: tuple[str, ...], there: str, absent: str) -> None:
    made = a_collaboration(engine, questionnaires=asked)
    published(engine, made)
    said = words(page(signed_in(browser(app), made.email), made))
    assert there in said
    assert absent not in said


@SQLITE
def test_a_round_that_too_few_partners_answered_has_no_figure_of_the_whole(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine, visibility="closed")
    for link in made.links["School Zuid"] + made.links["Bedrijf Noord"]:
        answer(engine, link)
    publish(engine, made.id)
    client = signed_in(browser(app), made.email)
    assert "2 partners gaven antwoord. Voor een cijfer van het geheel zijn er 3 nodig." in words(page(client, made))
    for name in ("results", "actions"):
        # The explanation names the limit, and that is all.
        assert "4,0" not in words(page(client, made, name)).replace("vanaf 4,0 is hoog", "")


@SQLITE
def test_below_sixty_per_cent_of_the_partners_nothing_is_called_low_or_high(app: Flask, engine: Engine) -> None:
    partners = {f"Partner {letter}": 3 for letter in "ABCDEF"}
    made = a_collaboration(engine, partners)
    for name in list(partners)[:3]:
        for link in made.links[name]:
            answer(engine, link)
    publish(engine, made.id)
    said = words(page(signed_in(browser(app), made.email), made))
    assert "Minder dan 60% van de partners gaf antwoord." in said
    assert "4,0 hoog" not in said
    assert "Er is geen niveau" in said
    assert "Totaal 4,0 3 partners" in said
    assert "Proces: zeker tussen 2,5 en 4,5." in said


@SQLITE
def test_every_proposed_action_says_why_who_by_when_and_when_it_is_done(app: Flask, engine: Engine) -> None:
    two = two_rounds(engine)
    result = expected(engine, two, View("lead"))
    html = two.client(app, View("lead")).get(two.lead_address("actions")).text
    said = words(html)
    places = []
    for proposed in result.current.actions:
        action = shipped_catalogue().preconditions.actions[proposed.id]
        card = html.partition(f'id="{proposed.id}"')[2].partition("</li>")[0]
        places.append(said.index(action.text.nl))
        shown = words(card)
        assert ("! Dringend" in shown) == (proposed.state == "urgent")
        assert action.owner.nl[1:] in shown
        assert action.done_when.nl in shown
        assert (action.term_label.nl[1:] if action.term_label else f"{action.term_weeks} weken") in shown
        assert card.count("<p>") == len(proposed.because) + bool(proposed.state == "urgent") * card.count("Dit is dringend")
    assert places == sorted(places), "the order of the table"
    assert f"Voorgesteld {len(result.current.actions)} acties" in said


@SQLITE
@pytest.mark.parametrize("visibility", ["open", "own", "closed"])
def test_a_partner_sees_the_same_actions_as_who_leads(app: Flask, engine: Engine, visibility: Visibility) -> None:
    two = two_rounds(engine, visibility)

    def cards(view: View) -> list[str]:
        html = two.client(app, view).get(two.address(view, "actions")).text
        return [part.partition("<dl")[0].partition("</h3>")[0] for part in html.split('class="card action')[1:]]

    assert cards(View("partner", "Gemeente Midden")) == cards(View("lead")) != []


@SQLITE
def test_a_remark_has_its_reason_its_figures_and_its_source_and_a_shared_viewpoint_once(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine)
    published(engine, made, RE3="2", SC1="4", SC2="2", SC4="2", CM1="5", ID2="2")
    said = words(page(signed_in(browser(app), made.email), made, "actions"))
    assert "Building" not in said
    assert "Vertrouwen opbouwen loont hier." in said
    assert "Partners geven 'Onderlinge afhankelijkheid' samen een 5,0." in said
    assert "Zoek een sterke leider onder de partners" in said
    assert said.count("Twee bronnen, twee adviezen.") == 1
    assert "Bron: Ansell & Gash (2008)." in said


@SQLITE
def test_leading_conditions_are_marked_and_make_a_middling_one_urgent(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine)
    with writing(engine) as session:
        the_round(session, made.id).leading = ["OR3"]
    published(engine, made, OR3="3")
    client = signed_in(browser(app), made.email)
    assert "Daadkracht gaat voor" in words(page(client, made))
    assert "Dit is dringend, want u koos samen dat dit onderwerp voorgaat." in words(page(client, made, "actions"))


@SQLITE
@pytest.mark.parametrize("name", ["results", "actions"])
def test_the_pages_are_there_in_english_with_decimal_points(app: Flask, engine: Engine, name: str) -> None:
    two, view = two_rounds(engine), View("partner", "Gemeente Midden")
    client = two.client(app, view)
    client.get("/language/en")
    html = client.get(two.address(view, name)).text
    assert '<html lang="en">' in html
    main = words(html.partition("<main")[2])
    assert "Gemeente Midden" in html
    assert not [word for word in ("Ronde", "partners van", "Onderdeel", "laag", "Waarom") if word in main]


@SQLITE
def test_the_page_of_a_respondent_leads_back_to_what_it_answered(app: Flask, engine: Engine, collaboration: Made) -> None:
    published(engine, collaboration)
    link, client = collaboration.every_link[0], browser(app)
    client.get(link.opening)
    html = client.get(f"{link.promise}results").text
    assert f'href="{link.promise}answers"' in html
    assert client.get(f"{link.promise}answers").status_code == 200
    assert client.get(link.promise).location == f"{link.promise}results"


@SQLITE
def test_other_people_answering_for_a_partner_is_said_where_the_partner_is_shown(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine)
    published(engine, made)
    links = open_round(engine, made.id)
    with writing(engine) as session:
        for participation in the_round(session, made.id, 2).participations:
            if participation.name == "Bedrijf Noord":
                for response in participation.responses:
                    response.respondent = f"new-{response.respondent}"
    with Session(engine) as session:
        fields = every_item(the_round(session, made.id, 2))
    for of_partner in links.values():
        for link in of_partner:
            answer(engine, link, fields)
    publish(engine, made.id, 2)
    sentence = "Hier vulden andere mensen in dan de vorige keer: Bedrijf Noord."
    assert sentence in words(page(signed_in(browser(app), made.email), made, number=2))
    link, client = links["School Zuid"][0], browser(app)
    client.get(link.opening)
    assert "Bedrijf Noord" not in client.get(f"{link.promise}results").text
