"""Every figure on the pages with results is the one that the method gives this viewer, and nothing else is there."""

import re
from fractions import Fraction

import pytest
from flask import Flask

from samenwerking.charts.radar import radar
from samenwerking.language import decimal
from samenwerking.method.shown.figures import Hidden, IndicatorFigure, PartnerFigures
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View, Visibility
from samenwerking.web.session import engine_of
from tests.web.published_rounds import TwoRounds, expected, two_rounds
from tests.web.tables import words
from tests.web.written_figures import VERDICTS, Seen, every_number, moved, own_figure, own_of, said_change, score_before, with_band

VISIBILITIES: tuple[Visibility, ...] = ("open", "own", "closed")
VIEWS = (View("lead"), View("partner", "Gemeente Midden"), View("partner", "Stil Water"), View("partner", "Provincie Ver"))
AGREEMENT = {"eensgezind": "eensgezind", "enige spreiding": "enige spreiding", "verdeeld": "verdeeld"}


@pytest.fixture(scope="module")
def collaborations(app_of_module: Flask) -> dict[Visibility, TwoRounds]:
    engine = engine_of(app_of_module)
    return {each: two_rounds(engine, each, email=f"{each}@voorbeeld.test") for each in VISIBILITIES}


@pytest.fixture(scope="module", params=[(visibility, view) for visibility in VISIBILITIES for view in VIEWS], ids=str)
def seen(request: pytest.FixtureRequest, app_of_module: Flask, collaborations: dict[Visibility, TwoRounds]) -> Seen:
    visibility, view = request.param
    return Seen(app_of_module, collaborations[visibility], view)


@pytest.mark.parametrize("place", [0, 1])
def test_the_dimensions_stand_beside_the_radar_with_the_figures_of_the_method(seen: Seen, place: int) -> None:
    assert seen.result.since is not None
    part = seen.result.current.instrument.asked[place]
    shown = {row[0]: row[1:] for row in seen.tables[f"{part.title.nl}: gemiddelde per onderdeel, 1 tot 5"][1:]}
    assert list(shown) == [each.title.nl for each in part.dimensions]
    for dimension in part.dimensions:
        whole, cells = seen.result.current.dimensions[dimension.code], shown[dimension.title.nl]
        assert cells[0].split("\n")[0] == with_band(whole.figure)
        assert cells[0].split("\n")[1].startswith(f"{whole.partners} partners")
        assert ("verdeeld" in cells[0], "grensgeval" in cells[0]) == (bool(whole.divided), bool(whole.borderline))
        if seen.own is not None:
            assert cells.pop(1) == own_figure(own_of(seen, "dimensions", dimension.code), "0.7")
        assert cells[1] == score_before(seen.result.since.round.dimensions[dimension.code].figure)


def test_each_radar_stands_with_its_sentence(seen: Seen) -> None:
    for questionnaire in ("kaats-opheij", "ansell-gash"):
        for detail in (False, True):
            assert radar(seen.result, questionnaire=questionnaire, detail=detail).sentence in words(seen.html)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_indicator_has_its_figures_in_a_table(seen: Seen, place: int) -> None:
    assert seen.result.since is not None
    part = seen.result.current.instrument.asked[place]
    rows = [row for row in seen.tables[f"{part.title.nl}: gemiddelde per onderwerp, 1 tot 5"][1:] if len(row) > 1]
    indicators = list(part.indicators())
    assert [row[0].removesuffix(" gaat voor") for row in rows] == [each.title.nl for each in indicators]
    for (name, *cells), indicator in zip(rows, indicators, strict=True):
        whole = seen.result.current.indicators[indicator.code]
        assert name.endswith(" gaat voor") == (indicator.code in ("RE3", "OR3"))
        assert cells[0].split("\n")[0] == with_band(whole.figure)
        if seen.own is not None:
            assert cells.pop(1) == own_figure(own_of(seen, "indicators", indicator.code), "1")
        assert cells[1] == score_before(seen.result.since.round.indicators[indicator.code].figure)
        assert cells[2] == said_change(seen.result.since.change.indicators[indicator.code])
        assert_agreement(cells[3], whole)
        assert_answers(cells[4], whole)


def assert_agreement(cell: str, whole: IndicatorFigure) -> None:
    agreed = whole.agreed
    assert agreed.words is not None
    name = "verschil" if agreed.words == "verdeeld" and not agreed.divided else AGREEMENT[agreed.words]
    assert cell.split("\n")[0] == name
    if isinstance(agreed.lowest, Fraction) and isinstance(agreed.highest, Fraction):
        assert f"van {decimal(agreed.lowest, 'nl')} tot {decimal(agreed.highest, 'nl')}" in cell
    else:
        assert "laagste en hoogste niet getoond" in cell
    assert ("verdeeld" in cell) == bool(agreed.divided or name == "verdeeld")


def assert_answers(cell: str, whole: IndicatorFigure) -> None:
    people = "aantal mensen niet getoond" if isinstance(whole.respondents, Hidden) else f"{whole.respondents} mensen"
    assert cell.split("\n")[0] == f"{whole.partners} partners, {people}"
    for number, said in ((whole.dont_know, "keer weet ik niet"), (whole.not_applicable, "keer niet van toepassing")):
        assert (said in cell) == (isinstance(number, int) and number > 0)
        assert not isinstance(number, int) or number == 0 or f"{number} {said}" in cell


def test_the_whole_stands_at_a_glance(seen: Seen) -> None:
    said, current = words(seen.html), seen.result.current
    assert current.total.figure.score is not None
    assert current.maturity is not None
    assert current.mark is not None
    assert current.mark.score is not None
    assert f"Totaal {decimal(current.total.figure.score, 'nl')}" in said
    assert f"Niveau {current.maturity.level} van 5: {current.maturity.name}" in said
    assert f"Rapportcijfer {decimal(current.mark.score, 'nl')} van 10" in said
    scores = {code: figure.figure.score for code, figure in current.dimensions.items() if code in ("PR", "AM", "BE", "RE", "OR")}
    known = [score for score in scores.values() if score is not None]
    assert f"Sterkst {decimal(max(known), 'nl')}" in said
    assert f"Zwakst {decimal(min(known), 'nl')}" in said
    invited = sum(each.invited or 0 for each in current.response.values())
    assert f"{current.partners_answered} van 7 partners · {current.respondents} van {invited} mensen" in said


def test_the_core_strip_says_what_it_is_made_of(seen: Seen) -> None:
    said, current = words(seen.html).replace("( ", "("), seen.result.current
    for name, title in {"time": "Tijd", "interdependence": "Onderlinge afhankelijkheid", "trust": "Vertrouwen"}.items():
        assert f"{title} {with_band(current.core[name])}" in said  # type: ignore[index]  # the names of the method
    for code in ("R1", "R2", "CM1", "RE3", "TB1"):
        whole = current.indicators[code]
        assert whole.figure.score is not None
        title = current.instrument.indicators[code].title.nl
        assert f"{title}: {decimal(whole.figure.score, 'nl')} ({whole.partners} partners, {whole.respondents} mensen" in said


def test_what_changed_is_said_in_numbers_only_where_it_may_be(seen: Seen) -> None:
    assert seen.result.since is not None
    first = "Van ronde 1 naar ronde 2, bij de partners die beide keren meededen"
    rows = seen.tables[first][1:] + seen.tables["Ook van de andere onderdelen"][1:]
    titles = {each.title.nl: code for code, each in seen.result.current.instrument.dimensions.items()}
    assert [titles[row[0]] for row in rows] == list(seen.result.since.change.dimensions)
    for title, panel, verdict, directions, total, composition in rows:
        found = seen.result.since.change.dimensions[titles[title]]
        assert (panel, total, composition) == (moved(found.panel), moved(found.total), moved(found.composition))
        assert verdict == VERDICTS[found.verdict]
        counts = (found.up, found.equal, found.down)
        assert (directions == "niet getoond") == isinstance(found.up, Hidden)
        if not isinstance(found.up, Hidden):
            assert directions == "{} omhoog, {} gelijk, {} omlaag".format(*counts)
    assert "Lage scores stijgen vaak vanzelf een beetje" in seen.html


def test_partners_are_shown_to_whom_they_were_promised_to_be(seen: Seen) -> None:
    visible = {"open": True, "own": seen.view.partner is None, "closed": False}[seen.result.current.visibility]
    caption = "Totaal per partner, in volgorde van aansluiting"
    assert (caption in seen.tables) == visible
    if not visible:
        assert ("alleen het totaal ziet" in seen.html) == (seen.result.current.visibility == "closed")
        return
    rows = seen.tables[caption][1:]
    assert [row[0].removesuffix(" (uw organisatie)") for row in rows] == list(seen.result.current.partners)
    for row, (name, figures) in zip(rows, seen.result.current.partners.items(), strict=True):
        if isinstance(figures, PartnerFigures) and figures.total.figure.score is not None:
            assert row[3] == decimal(figures.total.figure.score, "nl")
        else:
            assert row[3] == "niet getoond", name
            assert row[2].startswith("Verborgen"), name
    assert seen.two.made.id


def test_the_partners_by_dimension_have_the_figures_of_the_method_or_a_reason(seen: Seen) -> None:
    for part in seen.result.current.instrument.asked[:2]:
        for row in seen.tables.get(f"{part.title.nl}: elke partner per onderdeel", [])[1:]:
            figures = seen.result.current.partners[row[0]]
            if isinstance(figures, Hidden):
                assert row[1].startswith("Verborgen")
                continue
            for cell, dimension in zip(row[1:], part.dimensions, strict=True):
                found = figures.dimensions[dimension.code]
                said = own_figure(found, "0.7")
                assert " ".join(cell.split()) == ("te weinig antwoorden" if said == "geen cijfer" else said)


def test_the_preconditions_have_their_scores(seen: Seen) -> None:
    for row in seen.tables["Score per voorwaarde, 1 tot 5"][1:]:
        code = {
            "Tijd": "P1",
            "Gesprek, visie en leren": "P2",
            "Vertrouwen en contact": "P3",
            "Voortrekker": "P4",
            "Van plan naar praktijk": "P5",
        }[row[0]]
        assert row[1] == with_band(seen.result.current.preconditions[code].figure)
        proposed = sum(each.id.startswith(code) for each in seen.result.current.actions)
        assert row[-1].startswith(f"{proposed} voorgesteld" if proposed else "geen")
        if isinstance(seen.own, PartnerFigures):
            own = seen.own.preconditions[code].figure.score
            assert row[2] == ("geen cijfer" if own is None else decimal(own, "nl"))


def test_no_other_number_stands_on_the_page(seen: Seen) -> None:
    """What has a decimal comma is a figure: each must be one of those that this viewer was given, or a chosen limit."""
    # The page names one limit from below: low is up to 2.9.
    given = every_number(seen.result) | {Fraction("2.9")}
    for page in ("results", "actions"):
        for sign, whole, tenths in re.findall(r"([+−±]?)(\d+),(\d+)", words(seen.read(page))):
            value = Fraction(f"{whole}.{tenths}") * (-1 if sign == "−" else 1)
            assert value in given, f"{sign}{whole},{tenths} on the page {page}"


def test_the_result_has_hidden_and_shown_partners_to_test_with(collaborations: dict[Visibility, TwoRounds], app_of_module: Flask) -> None:
    result: Result = expected(engine_of(app_of_module), collaborations["own"], View("lead"))
    assert {name for name, each in result.current.partners.items() if isinstance(each, Hidden)} == set(result.current.pool)
    assert len(result.current.pool) == 3
    assert any(isinstance(each.panel, Fraction) for each in result.since.change.dimensions.values()) if result.since else False
