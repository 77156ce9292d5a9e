"""From an empty server to a round that somebody answered, with nothing but its pages; once without JavaScript."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.served import SECRET, Served
from tests.browser.whole_round import answer_with_pointer

Look = Callable[[Page], None]
LIST = "\n".join(
    [
        "Partner\tSector\tNaam\tE-mail",
        "Havenbedrijf Eemsrand\tbedrijfsleven\tCarla Voorbeeld\tcarla@eemsrand.example",
        "Havenbedrijf Eemsrand\t\tDirk Voorbeeld\tdirk@eemsrand.example",
        "Havenbedrijf Eemsrand\t\tMila Voorbeeld\tmila@eemsrand.example",
    ]
)


def add_account(served: Served) -> tuple[str, str]:
    """Make the first account as the start page says, and read the password that is shown."""
    settings = {"SAMENWERKING_INSTANCE": str(served.folder), "SAMENWERKING_SECRET": SECRET, "LANG": "nl_NL.UTF-8"}
    command = [sys.executable, "-m", "samenwerking.cli", "account", "add", "anouk@voorbeeld.test", "--name", "Anouk Voorbeeld"]
    made = subprocess.run(
        command, env={**os.environ, **settings}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return "anouk@voorbeeld.test", made.stdout.rpartition("Wachtwoord: ")[2].split()[0]


def press(page: Page, label: str, look: Look) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    look(page)


def follow(page: Page, label: str, look: Look) -> None:
    page.get_by_role("link", name=label, exact=True).first.click()
    look(page)


def add_partner(page: Page, name: str, look: Look) -> None:
    page.get_by_text("Voeg een partner toe", exact=True).click()
    page.get_by_label("Naam van de partner").fill(name)
    press(page, "Voeg deze partner toe", look)


def add_person(page: Page, name: str, email: str, look: Look) -> None:
    if not page.locator("#person_name").is_visible():
        page.get_by_text("Voeg een persoon toe", exact=True).click()
    page.locator("#person_name").fill(name)
    page.locator("#person_email").fill(email)
    press(page, "Voeg deze persoon toe", look)


def set_up(page: Page, served: Served, look: Look) -> list[str]:
    """Walk from the empty server to the list of links, and give the link of each person."""
    page.goto(served.address)
    look(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze server is nog leeg")
    email, password = add_account(served)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(password)
    press(page, "Log in", look)
    follow(page, "Nieuwe samenwerking", look)
    page.get_by_label("Naam van de samenwerking").fill("Samen aan de Kust")
    page.get_by_label("Naam van de organisator").fill("School Zuid")
    press(page, "Maak deze samenwerking", look)
    add_partner(page, "School Zuid", look)
    for name in ("Anouk", "Bram", "Chaima"):
        add_person(page, f"{name} Voorbeeld", f"{name.lower()}@zuid.example", look)
    follow(page, "Partners", look)
    add_partner(page, "Gemeente Midden", look)
    add_person(page, "Olga Voorbeeld", "olga@midden.example", look)
    follow(page, "Partners", look)
    follow(page, "Plak een lijst", look)
    page.get_by_label("Uw lijst").fill(LIST)
    press(page, "Controleer de lijst", look)
    press(page, "Bewaar de hele lijst", look)
    follow(page, "Overzicht", look)
    press(page, "Bereid ronde 1 voor", look)
    expect(page.get_by_text("Gemeente Midden heeft 1 van de 3 personen die nodig zijn.")).to_be_visible()
    follow(page, "Partners", look)
    follow(page, "Gemeente Midden", look)
    press(page, "Vraag één organisatieantwoord", look)
    follow(page, "Overzicht", look)
    follow(page, "Ga verder met voorbereiden", look)
    page.get_by_text("Kort:").click()
    press(page, "Bewaar en ga verder naar openen", look)
    expect(page.get_by_text("De 36 vragen en hoe wij rekenen")).to_be_visible()
    press(page, "Open ronde 1", look)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ronde 1 is open")
    lines = page.get_by_label("Alles om te kopiëren").input_value().splitlines()
    return [line.split("\t")[3] for line in lines]


@pytest.mark.parametrize(
    "options", [{}, {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}}], ids=["script", "no script"]
)
def test_from_an_empty_server_to_a_round_that_somebody_answered(
    fragile: Served, visit: Visit, axe: Look, options: dict[str, object]
) -> None:
    look: Look = axe if not options else lambda _page: None
    page = visit(**options)
    links = set_up(page, fragile, look)
    assert len(set(links)) == 7
    respondent = visit(**options)
    respondent.goto(links[-1])
    answer_with_pointer(respondent, lambda number: str(1 + number % 5), None)
    expect(respondent.get_by_role("heading", level=1)).to_have_text("Dank u wel, uw antwoorden zijn binnen")
    follow(page, "Ik heb ze bewaard, verder naar voortgang", look)
    expect(page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Havenbedrijf Eemsrand"))).to_contain_text("1 van 3")
    follow(page, "Overzicht", look)
    follow(page, "Instellingen", look)
