"""Charts of a published round: kept once made, told apart by everything that determines them, and sent under a safe name."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from samenwerking.configuration import Configuration
from samenwerking.method.vocabulary import View
from samenwerking.store.engine import writing
from samenwerking.web.cookies import named
from samenwerking.web.results.charts import file_name
from samenwerking.web.session import engine_of
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer
from tests.factories.rounds import publish, the_round
from tests.web.checked_client import CheckedClient
from tests.web.conftest import signed_in
from tests.web.published_rounds import TwoRounds, two_rounds

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
LEAD = View("lead")


@pytest.fixture(scope="module")
def two(app_of_module: Flask) -> TwoRounds:
    """Published rounds that tests only look at."""
    return two_rounds(engine_of(app_of_module))


@pytest.fixture
def client(app_of_module: Flask, two: TwoRounds) -> CheckedClient:
    return two.client(app_of_module, LEAD)


@pytest.fixture
def folder(app_of_module: Flask) -> Path:
    """Where the charts are kept; it is empty now."""
    configuration: Configuration = app_of_module.config["CONFIGURATION"]
    kept = configuration.instance / "charts"
    shutil.rmtree(kept, ignore_errors=True)
    return kept


def in_page(html: str) -> list[str]:
    """The addresses of the pictures in a page."""
    return [each.replace("&amp;", "&") for each in re.findall(r'(?:src|srcset)="(/[^"]*/charts/[^"]*)"', html)]


def test_every_picture_and_download_of_the_page_is_there(client: CheckedClient, two: TwoRounds) -> None:
    html = client.get(two.lead_address("results")).text
    pictures, downloads = in_page(html), re.findall(r'href="(/[^"]*/charts/[^"]*)"', html)
    assert len(pictures) == 8
    assert len(downloads) == 12
    starts = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG"}
    for where in [*pictures, *downloads]:
        reply = client.get(where)
        kind = where.partition("?")[0].rpartition(".")[2]
        assert reply.status_code == 200, where
        assert reply.data.startswith(starts[kind]), where
        attached = reply.headers.get("Content-Disposition", "")
        assert attached == ("" if where in pictures else f'attachment; filename="samen-in-de-regio-2-{where.rpartition("/")[2]}"')


def test_a_picture_in_the_page_has_its_size_and_says_what_it_shows(client: CheckedClient, two: TwoRounds) -> None:
    html = client.get(two.lead_address("results")).text
    for where, width, height, alt in re.findall(r'<img src="([^"]+charts[^"]+)" width="(\d+)" height="(\d+)" alt="([^"]+)"', html):
        root = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', client.get(where.replace("&amp;", "&")).text)
        assert root is not None
        assert [round(float(side) * 96 / 72) for side in root.groups()] == [int(width), int(height)]
        assert alt.startswith("Spinnendiagram, ronde 2")


def test_a_chart_is_another_for_another_layout_frame_language_round_and_viewer(
    app_of_module: Flask, client: CheckedClient, two: TwoRounds
) -> None:
    view = View("partner", "Gemeente Midden")
    replies = [
        client.get(two.lead_address("charts/radar-5.svg")),
        client.get(two.lead_address("charts/radar-5.svg?frame=no")),
        client.get(two.lead_address("charts/radar-5.svg?layout=phone")),
        client.get(two.lead_address("charts/radar-9.svg")),
        client.get(two.lead_address("charts/radar-5.svg", 1)),
        two.client(app_of_module, view).get(two.address(view, "charts/radar-5.svg")),
    ]
    client.get("/language/en")
    replies.append(client.get(two.lead_address("charts/radar-5.svg")))
    assert len({reply.headers["ETag"] for reply in replies}) == len({reply.data for reply in replies}) == 7


def test_a_browser_that_has_a_chart_is_told_so(app: Flask, engine: Engine) -> None:
    two = two_rounds(engine)
    client = two.client(app, LEAD)
    where = two.lead_address("charts/radar-20.pdf")
    first = client.get(where)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = client.get(where, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert client.get(where, headers={"If-None-Match": '"another"'}).data == first.data


def test_the_same_chart_is_read_from_the_kept_file(folder: Path, client: CheckedClient, two: TwoRounds) -> None:
    where = two.lead_address("charts/radar-5.png")
    first = client.get(where)
    (kept,) = folder.glob("*.png")
    assert kept.read_bytes() == first.data
    kept.write_bytes(first.data + b"as it was kept")
    assert client.get(where).data == first.data + b"as it was kept"
    kept.unlink()
    assert client.get(where).data == first.data


def test_a_chart_is_sent_where_it_cannot_be_kept(folder: Path, client: CheckedClient, two: TwoRounds) -> None:
    folder.write_text("in the way", "utf-8")
    assert client.get(two.lead_address("charts/radar-5.svg")).status_code == 200
    assert client.get(two.lead_address("results")).status_code == 200
    assert folder.read_text("utf-8") == "in the way"
    folder.unlink()


def test_no_half_file_is_left_behind(folder: Path, client: CheckedClient, two: TwoRounds) -> None:
    client.get(two.lead_address("results"))
    client.get(two.lead_address("charts/radar-5.pdf"))
    kept = list(folder.iterdir())
    assert {each.suffix for each in kept} == {".size", ".pdf"}
    assert all(each.read_bytes() for each in kept)


def test_a_picture_is_packed_only_for_a_browser_that_can_unpack_it(client: CheckedClient, two: TwoRounds) -> None:
    where = two.lead_address("charts/radar-5.svg?frame=no")
    packed = client.get(where, headers={"Accept-Encoding": "gzip, br"})
    plain = client.get(where, headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_many_charts_asked_for_at_once_are_all_sent(app_of_module: Flask, client: CheckedClient, two: TwoRounds) -> None:
    cookie = client.get_cookie(named("login", Configuration().base_url))
    assert cookie is not None

    def ask(where: str) -> int:
        browser = app_of_module.test_client()
        browser.set_cookie(named("login", Configuration().base_url), cookie.value)
        return browser.get(where).status_code

    html = client.get(two.lead_address("results")).text
    wanted = [two.lead_address("results"), *in_page(html), two.lead_address("charts/radar-5.pdf"), two.lead_address("charts/radar-20.png")]
    with ThreadPoolExecutor(8) as hands:
        assert set(hands.map(ask, wanted)) == {200}


@pytest.mark.parametrize("name", ["radar-6.svg", "radar-5.gif", "radar-5", "..%2fsecret.svg", "radar-5.svgz"])
def test_there_is_no_other_chart(client: CheckedClient, two: TwoRounds, name: str) -> None:
    assert client.get(two.lead_address(f"charts/{name}")).status_code == 404


@SQLITE
def test_before_publication_there_is_no_chart(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    for link in collaboration.every_link:
        answer(engine, link)
    assert lead.get(f"/collaborations/{collaboration.id}/rounds/1/charts/radar-5.svg").status_code == 404
    link = collaboration.every_link[0]
    lead.get(link.opening)
    assert lead.get(f"{link.promise}charts/radar-5.svg").status_code == 404


@SQLITE
def test_a_model_that_was_not_asked_has_no_chart(app: Flask, engine: Engine) -> None:
    made = a_collaboration(engine, questionnaires=("kaats-opheij",))
    for link in made.every_link:
        answer(engine, link)
    publish(engine, made.id)
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    base = f"/collaborations/{made.id}/rounds/1"
    assert len(in_page(signed_in(client, made.email).get(f"{base}/results").text)) == 4
    assert client.get(f"{base}/charts/radar-9.svg").status_code == 404


@SQLITE
def test_changing_what_determines_a_picture_changes_its_mark(app: Flask, engine: Engine) -> None:
    two = two_rounds(engine)
    client, where = two.client(app, LEAD), two.lead_address("charts/radar-5.svg")
    before = client.get(where).headers["ETag"]
    with writing(engine) as session:
        round_ = the_round(session, two.made.id, 2)
        round_.published_scores = {**(round_.published_scores or {}), "name": "2a"}
    assert client.get(where).headers["ETag"] != before


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Technieknetwerk Waddenrand", "technieknetwerk-waddenrand"),
        ('Één "regio"/..\\ 50% & meer\r\nX: y', "een-regio-50-meer-x-y"),
        ("שלום", "samenwerking"),
        ("x" * 200, "x" * 60),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_file_name_is_safe_everywhere(words: str, name: str) -> None:
    assert file_name(words) == name
    assert Path(name).name == name
