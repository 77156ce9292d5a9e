"""From an empty server to a round that somebody answered, with nothing but its pages; once without JavaScript."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.applications import SECRET
from tests.browser.conftest import Visit
from tests.browser.served import Served
from tests.browser.whole_round import MOST_KEYS, answer_with_pointer

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


class Pointer:
    """Works a page by clicking; `look` is done with every page that comes."""

    def __init__(self, page: Page, look: Look) -> None:
        self.page = page
        self.look = look

    def press(self, label: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=label, exact=True).click()
        self.look(self.page)

    def follow(self, label: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=label, exact=True).first.click()
        self.look(self.page)

    def unfold(self, label: str) -> None:
        self.page.locator("summary", has_text=label).click()

    def fill(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=True).locator("visible=true").first.fill(value)

    def choose(self, value: str) -> None:
        self.page.locator(f"input[value={value}]").check()


class Keyboard(Pointer):
    """Works a page without ever touching a pointer: each control is reached by the Tab key."""

    def press(self, label: str) -> None:
        self._go(f"it.tagName === 'BUTTON' && it.innerText.trim() === '{label}'")
        self._enter()

    def follow(self, label: str) -> None:
        self._go(f"it.tagName === 'A' && it.innerText.trim().replace('‹ ', '') === '{label}'")
        self._enter()

    def unfold(self, label: str) -> None:
        self._go(f"it.tagName === 'SUMMARY' && it.innerText.trim() === '{label}'")
        self.page.keyboard.press("Enter")

    def fill(self, label: str, value: str) -> None:
        self._go(f"it.labels?.length && it.labels[0].innerText.trim() === '{label}'")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(value)

    def choose(self, value: str) -> None:
        self._go("it.name === 'form'")
        self.page.keyboard.press("ArrowDown")
        expect(self.page.locator(f"input[value={value}]")).to_be_checked()

    def _go(self, condition: str) -> None:
        for _ in range(MOST_KEYS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"() => {{ const it = document.activeElement; return {condition}; }}"):
                return
        raise AssertionError(f"the Tab key never reaches an element with {condition}")

    def _enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look(self.page)


def add_partner(hand: Pointer, name: str) -> None:
    hand.unfold("Voeg een partner toe")
    hand.fill("Naam van de partner", name)
    hand.press("Voeg deze partner toe")


def add_person(hand: Pointer, name: str, email: str) -> None:
    if not hand.page.locator("#person_name").is_visible():
        hand.unfold("Voeg een persoon toe")
    hand.fill("Naam", name)
    hand.fill("E-mailadres", email)
    hand.press("Voeg deze persoon toe")


def set_up(hand: Pointer, served: Served) -> list[str]:
    """Walk from the empty server to the list of links, and give the link of each person."""
    page = hand.page
    page.goto(served.address)
    hand.look(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze server is nog leeg")
    email, password = add_account(served)
    hand.fill("E-mailadres", email)
    hand.fill("Wachtwoord", password)
    hand.press("Log in")
    hand.follow("Nieuwe samenwerking")
    hand.fill("Naam van de samenwerking", "Samen aan de Kust")
    hand.fill("Naam van de organisator", "School Zuid")
    hand.press("Maak deze samenwerking")
    add_partner(hand, "School Zuid")
    hand.fill("Naam", "Anouk Voorbeeld")
    hand.press("Voeg deze persoon toe")
    expect(page.get_by_text("Vul een e-mailadres in.").last).to_be_visible()
    for name in ("Anouk", "Bram", "Chaima"):
        add_person(hand, f"{name} Voorbeeld", f"{name.lower()}@zuid.example")
    hand.follow("Partners")
    add_partner(hand, "Gemeente Midden")
    add_person(hand, "Olga Voorbeeld", "olga@midden.example")
    hand.follow("Partners")
    hand.follow("Plak een lijst")
    hand.fill("Uw lijst", LIST)
    hand.press("Controleer de lijst")
    hand.press("Bewaar de hele lijst")
    hand.follow("Overzicht")
    hand.press("Bereid ronde 1 voor")
    expect(page.get_by_text("Gemeente Midden heeft 1 van de 3 personen die nodig zijn.")).to_be_visible()
    hand.follow("Partners")
    hand.follow("Gemeente Midden")
    hand.press("Vraag één organisatieantwoord")
    hand.follow("Overzicht")
    hand.follow("Ga verder met voorbereiden")
    hand.choose("short")
    hand.press("Bewaar en ga verder naar openen")
    expect(page.get_by_text("De 36 vragen en hoe wij rekenen")).to_be_visible()
    hand.press("Open ronde 1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ronde 1 is open")
    lines = page.get_by_label("Alles om te kopiëren").input_value().splitlines()
    return [line.split("\t")[3] for line in lines]


PHONE = {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize("way", ["pointer", "keyboard", "no script"])
def test_from_an_empty_server_to_a_round_that_somebody_answered(fragile: Served, visit: Visit, axe: Look, way: str) -> None:
    options: dict[str, object] = PHONE if way == "no script" else {}
    look = axe if way == "pointer" else _no_look
    hand = (Keyboard if way == "keyboard" else Pointer)(visit(**options), look)
    links = set_up(hand, fragile)
    assert len(set(links)) == 7
    respondent = visit(**options)
    respondent.goto(links[-1])
    answer_with_pointer(respondent, lambda number: str(1 + number % 5), None)
    expect(respondent.get_by_role("heading", level=1)).to_have_text("Dank u wel, uw antwoorden zijn binnen")
    hand.follow("Ik heb ze bewaard, verder naar voortgang")
    partner = hand.page.get_by_role("heading", name="Havenbedrijf Eemsrand")
    expect(hand.page.get_by_role("listitem").filter(has=partner)).to_contain_text("1 van 3")
    hand.follow("Overzicht")
    hand.follow("Instellingen")


def _no_look(_page: Page) -> None:
    """Leave a page without looking at it."""
