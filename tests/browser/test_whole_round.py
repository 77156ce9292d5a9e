"""A whole round in a real browser: three partners answer through their links, the lead closes and publishes, and takes the PDF.

The figures that the PDF has to print are computed here, from what was entered and the formulas alone.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe, Visit
from tests.browser.served import Served
from tests.browser.whole_round import answer_with_keyboard, answer_with_pointer
from tests.documents.searched import text_of
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import Made, a_collaboration
from tests.factories.responses import answer
from tests.factories.rounds import Link

PARTNERS = {"School Zuid": 3, "Bedrijf Noord": 1, "Gemeente Midden": 1}
ORGANISATIONS = ("Bedrijf Noord", "Gemeente Midden")
FIVE = {"PR": "Proces", "AM": "Ambitie", "BE": "Belangen", "RE": "Relatie", "OR": "Organisatie"}
TWO_ITEMS = ("PR1", "PR2", "PR4", "BE2")
LEAST_INDICATORS = 3


def entered(place: int, number: int) -> str:
    """What the respondent in this place answers to question `number`: different for each, and not always a score."""
    if (number + 4 * place) % 11 == 0:
        return "dont_know"
    return str(1 + (number * number + 2 * place + number // 7) % 5)


@pytest.fixture
def collaboration(served: Served) -> Made:
    return a_collaboration(served.engine, PARTNERS, name="De hele ronde", email="ronde@voorbeeld.test", organisations=ORGANISATIONS)


def scores_of(answers: Mapping[str, list[dict[str, str]]]) -> dict[str, str]:
    """The five figures as they are printed: item, indicator, partner, dimension, each partner counting once."""
    printed = {}
    for dimension in FIVE:
        of_partners = []
        for respondents in answers.values():
            indicators = [mean([one for each in respondents if (one := indicator(each, f"{dimension}{n}"))]) for n in range(1, 5)]
            scored = [each for each in indicators if each is not None]
            if len(scored) >= LEAST_INDICATORS:
                of_partners.append(sum(scored, Fraction()) / len(scored))
        assert len(of_partners) == len(PARTNERS)
        printed[dimension] = rounded(sum(of_partners, Fraction()) / len(of_partners))
    return printed


def indicator(fields: Mapping[str, str], code: str) -> Fraction | None:
    items = (f"{code}a", f"{code}b") if code in TWO_ITEMS else (code,)
    return mean([Fraction(int(fields[item])) for item in items if fields[item].isdecimal()])


def mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction()) / len(values) if values else None


def rounded(value: Fraction) -> str:
    tenths = (value * 10 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10},{tenths % 10}"


def enter(link: Link, served: Served, page: Page, place: int, axe: Axe | None, *, keyboard: bool = False) -> dict[str, str]:
    page.goto(served.address + link.opening)
    answering = answer_with_keyboard if keyboard else answer_with_pointer
    given = answering(page, lambda number: entered(place, number), axe)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel, uw antwoorden zijn binnen")
    return given


def test_three_partners_answer_a_whole_round_and_the_lead_takes_the_pdf(
    served: Served, collaboration: Made, visit: Visit, axe: Axe, tmp_path: Path
) -> None:
    school, company, municipality = (collaboration.links[name] for name in PARTNERS)
    answers = {
        "School Zuid": [enter(school[0], served, visit(), 0, axe, keyboard=True)],
        "Bedrijf Noord": [enter(company[0], served, visit(viewport={"width": 320, "height": 640}), 1, axe)],
        "Gemeente Midden": [enter(municipality[0], served, visit(java_script_enabled=False), 2, None)],
    }
    codes = list(answers["School Zuid"][0])
    for place, link in enumerate(school[1:], start=3):
        answers["School Zuid"].append({code: entered(place, number) for number, code in enumerate(codes, start=1)})
        answer(served.engine, link, answers["School Zuid"][-1])

    page = visit()
    lead_to_results(page, served, collaboration, axe)
    pdf = downloaded(page, tmp_path)
    expected = scores_of(answers)
    check_page(page, expected)
    check_pdf(pdf, expected)
    for link in (school[0], municipality[0]):
        respondent = visit()
        respondent.goto(f"{served.address}{link.opening}")
        respondent.goto(f"{served.address}{link.promise}results")
        check_page(respondent, expected)
        axe(respondent)


def lead_to_results(page: Page, served: Served, collaboration: Made, axe: Axe) -> None:
    """Sign in, close the round and publish it, each by its button."""
    page.goto(served.address)
    axe(page)
    page.get_by_label("E-mailadres").fill(collaboration.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    axe(page)
    page.get_by_role("link", name="De hele ronde").click()
    axe(page)
    page.get_by_role("navigation", name="Samenwerking").get_by_role("link", name="Voortgang").click()
    axe(page)
    for way, button in (("Sluit de ronde nu", "Sluit ronde 1 nu"), ("Controleer en publiceer", "Publiceer")):
        page.get_by_role("link", name=way).click()
        axe(page)
        page.get_by_role("button", name=button).click()
        axe(page)
    page.get_by_role("navigation", name="Samenwerking").get_by_role("link", name="Acties").click()
    axe(page)
    page.get_by_role("navigation", name="Samenwerking").get_by_role("link", name="Resultaten").click()
    axe(page)


def check_page(page: Page, expected: Mapping[str, str]) -> None:
    """The radar is there with its words, and the table beside it has every figure."""
    picture = page.locator("img[src*='radar-5']")
    expect(picture).to_have_attribute("alt", re.compile(r"\S.{20,}"))
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    for dimension, figure in expected.items():
        name = page.get_by_role("rowheader", name=FIVE[dimension], exact=True)
        expect(page.get_by_role("row").filter(has=name).first).to_contain_text(figure)


def downloaded(page: Page, folder: Path) -> bytes:
    """The PDF of the radar, taken through the menu under it."""
    page.get_by_text("Download van het spinnendiagram van de onderdelen").first.click()
    with page.expect_download() as waiting:
        page.locator("a[href*='radar-5.pdf']").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.suffix == ".pdf"
    return file.read_bytes()


def check_pdf(pdf: bytes, expected: Mapping[str, str]) -> None:
    """Labels and figures are text, fonts are in the file, lines are lines."""
    words = text_of(pdf)
    for dimension, figure in expected.items():
        assert FIVE[dimension] in words
        assert figure in words
    assert "Ronde 1" in words
    with pikepdf.open(BytesIO(pdf)) as file:
        objects = [each for each in file.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
        fonts = [each for each in objects if each.get("/Type") == "/FontDescriptor"]
        operators = {str(step.operator) for page in file.pages for step in pikepdf.parse_content_stream(page)}
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert [each for each in objects if each.get("/Subtype") == "/Image"] == []
        assert {"l", "S"} <= operators
