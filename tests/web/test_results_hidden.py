"""What a viewer is not shown is not on the pages, in the pictures or behind any address: not even as a difference."""

import re
from io import BytesIO

import pypdfium2
import pytest
from flask import Flask
from sqlalchemy import Engine, update

from samenwerking.method.vocabulary import View, Visibility
from samenwerking.store.engine import writing
from samenwerking.store.tables import Response
from samenwerking.web.session import engine_of
from tests.web.checked_client import CheckedClient
from tests.web.published_rounds import PARTNERS, Answers, TwoRounds, answers_of_people, two_rounds
from tests.web.tables import tables, words

EACH = "Totaal per partner, in volgorde van aansluiting"
DIMENSIONS = "Kwaliteit van de samenwerking: gemiddelde per onderdeel, 1 tot 5"
SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
Shared = dict[str, TwoRounds]
CHARTS = ("radar-5", "radar-20", "radar-9", "radar-22")


@pytest.fixture(scope="module")
def collaborations(app_of_module: Flask) -> Shared:
    """Published rounds that tests only look at, by their visibility."""
    engine, visibilities = engine_of(app_of_module), ("own", "closed")
    return {each: two_rounds(engine, each, email=f"{each}@voorbeeld.test") for each in visibilities}  # type: ignore[arg-type]  # two of the three


def page(client: CheckedClient, two: TwoRounds, view: View, name: str) -> str:
    """The HTML of a page, without what differs between two collaborations that are alike."""
    html = client.get(two.address(view, name)).text
    html = re.sub(r'value="[^"]+"|/static/[^"]+', "", html)
    return re.sub(r"/(answer|collaborations)/\w+/", r"/\1/", html)


def chart(client: CheckedClient, two: TwoRounds, view: View, name: str) -> bytes:
    """A chart as it is sent for a page."""
    reply = client.get(two.address(view, f"charts/{name}.svg?frame=no"))
    assert reply.status_code == 200
    return bytes(reply.data)


def exchanged(one: str, other: str) -> Answers:
    """People of two partners give each other's answers, in both rounds."""
    names = {one: other, other: one}

    def answers(partner: str, place: int, number: int, items: tuple[str, ...]) -> dict[str, str]:
        return answers_of_people(names.get(partner, partner), place, number, items)

    return answers


@SQLITE
@pytest.mark.parametrize(
    ("visibility", "view"),
    [("own", View("partner", "Gemeente Midden")), ("closed", View("lead")), ("closed", View("partner", "Bedrijf Noord"))],
)
def test_exchanging_the_answers_of_two_hidden_partners_changes_nothing_a_viewer_gets(
    app: Flask, engine: Engine, visibility: Visibility, view: View
) -> None:
    first = two_rounds(engine, visibility, email="een@voorbeeld.test")
    second = two_rounds(engine, visibility, email="twee@voorbeeld.test", answers=exchanged("School Zuid", "Stichting West"))
    clients = [(each.client(app, view), each) for each in (first, second)]
    for name in ("results", "actions"):
        assert page(*clients[0], view, name) == page(*clients[1], view, name)
    for name in CHARTS:
        assert chart(*clients[0], view, name) == chart(*clients[1], view, name)


@SQLITE
def test_the_answers_of_a_shown_partner_do_change_what_is_shown(app: Flask, engine: Engine) -> None:
    view = View("lead")
    first = two_rounds(engine, "own", email="een@voorbeeld.test")
    second = two_rounds(engine, "own", email="twee@voorbeeld.test", answers=exchanged("School Zuid", "Stichting West"))
    before, after = (page(each.client(app, view), each, view, "results") for each in (first, second))
    assert before != after


@pytest.mark.parametrize("visibility", ["own", "closed"])
def test_no_other_partner_is_named_to_a_partner(app_of_module: Flask, collaborations: Shared, visibility: Visibility) -> None:
    two, view = collaborations[visibility], View("partner", "Stichting West")
    client = two.client(app_of_module, view)
    others = [name for name in PARTNERS if name != view.partner]
    for name in ("results", "actions"):
        html = client.get(two.address(view, name)).text
        assert [each for each in others if each in html] == []
    for name in CHARTS:
        pdf = pypdfium2.PdfDocument(BytesIO(client.get(two.address(view, f"charts/{name}.pdf")).data))
        text = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
        assert [each for each in others if each in text] == []
        assert ("Stichting West" in text) == (visibility == "own")


@pytest.mark.parametrize("query", ["partner=Bedrijf+Noord", "view=technical", "view=lead", "viewer=lead&visibility=open", "round=1"])
def test_no_query_gives_a_viewer_another_chart(app_of_module: Flask, collaborations: Shared, query: str) -> None:
    two, view = collaborations["own"], View("partner", "Gemeente Midden")
    client = two.client(app_of_module, view)
    plain = client.get(two.address(view, "charts/radar-5.svg"))
    asked = client.get(two.address(view, f"charts/radar-5.svg?{query}"))
    assert (asked.status_code, asked.data, asked.headers["ETag"]) == (200, plain.data, plain.headers["ETag"])


def test_a_partner_gets_its_own_line_in_the_chart_and_no_other_partner_the_same(app_of_module: Flask, collaborations: Shared) -> None:
    two = collaborations["own"]
    seen = {}
    for name in ("Gemeente Midden", "Stichting West"):
        view = View("partner", name)
        seen[name] = chart(two.client(app_of_module, view), two, view, "radar-5")
    seen["lead"] = chart(two.client(app_of_module, View("lead")), two, View("lead"), "radar-5")
    assert len(set(seen.values())) == 3


def test_what_was_published_stays_when_answers_are_erased(app: Flask, engine: Engine) -> None:
    two, view = two_rounds(engine), View("partner", "Gemeente Midden")
    clients = {each: two.client(app, each) for each in (View("lead"), view)}
    before = {each: page(client, two, each, "results") + page(client, two, each, "actions") for each, client in clients.items()}
    with writing(engine) as session:
        session.execute(update(Response).values(sent={}, draft={}))
    for each, client in clients.items():
        assert page(client, two, each, "results") + page(client, two, each, "actions") == before[each]


def test_a_hidden_partner_says_why(app_of_module: Flask, collaborations: Shared) -> None:
    two = collaborations["own"]
    rows = {row[0]: row[2] for row in tables(two.client(app_of_module, View("lead")).get(two.lead_address("results")).text)[EACH][1:]}
    assert rows["Stil Water"] == "Verborgen: 2 van 3 mensen nodig bij deze partner."
    assert rows["Provincie Ver"] == "Verborgen, zodat niemand de score van een andere partner kan uitrekenen."


def test_people_of_a_partner_that_is_too_small_are_told_why_they_see_no_figure_of_it(app_of_module: Flask, collaborations: Shared) -> None:
    two, view = collaborations["own"], View("partner", "Stil Water")
    said = words(two.client(app_of_module, view).get(two.address(view, "results")).text)
    assert "Verborgen: 2 van 3 mensen nodig bij deze partner." in said


def test_who_answered_for_its_organisation_sees_its_own_figure_though_others_do_not(app_of_module: Flask, collaborations: Shared) -> None:
    two, view = collaborations["own"], View("partner", "Provincie Ver")
    html = two.client(app_of_module, view).get(two.address(view, "results")).text
    rows = tables(html)[DIMENSIONS]
    assert all(re.match(r"\d,\d", row[2]) for row in rows[1:])
