"""`samenwerking radar`: a chart in a whole new file, or one line that says why not."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from tests.terminal import Outcome, quickly

ITEMS = ["PR1b", "PR2a", "PR3", "PR4a", "AM1", "AM2", "AM3", "AM4", "BE1", "BE2b", "BE3", "BE4", "RE1", "RE2", "RE3", "RE4"]
ITEMS += ["OR1", "OR2", "OR3", "OR4"]

Radar = Callable[..., Outcome]


@pytest.fixture
def radar(tmp_path: Path) -> Radar:
    """Draws the answers of three partners in two rounds."""
    rows = [
        f"{round_name},{partner},r{person},{item},{1 + (number + person + int(round_name)) % 5}"
        for round_name in ("1", "2")
        for partner in ("School", "Haven", "Gemeente")
        for person in range(3)
        for number, item in enumerate(ITEMS)
    ]
    (tmp_path / "answers.csv").write_text("\n".join(["round,partner,respondent,item,value", *rows, ""]), "utf-8")

    def draw(*arguments: str, language: str = "en") -> Outcome:
        return quickly("radar", "answers.csv", *arguments, folder=tmp_path, language=language)

    return draw


def test_a_pdf_has_one_page_and_its_title_in_the_language_of_the_drawing(radar: Radar, tmp_path: Path) -> None:
    assert radar("-o", "radar.pdf", "--language", "en") == Outcome(0, "", [])
    with pikepdf.open(tmp_path / "radar.pdf") as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang).startswith("en")


def test_an_svg_is_well_formed_and_a_png_is_a_picture(radar: Radar, tmp_path: Path) -> None:
    assert radar("-o", "radar.svg").code == radar("-o", "radar.PNG").code == 0
    assert ElementTree.parse(tmp_path / "radar.svg").getroot().tag.endswith("svg")
    with Image.open(tmp_path / "radar.PNG") as picture:
        assert picture.width > 1000


def test_every_choice_makes_another_drawing_and_the_same_choice_the_same(radar: Radar, tmp_path: Path) -> None:
    others = ["--spokes 20", "--against 1", "--partner Haven", "--round 1", "--language en"]
    choices = [[], *(other.split() for other in others), ["--spokes", "5"]]
    drawn = []
    for number, choice in enumerate(choices):
        assert radar("-o", f"{number}.svg", *choice).complaints == []
        drawn.append((tmp_path / f"{number}.svg").read_bytes())
    assert len(set(drawn)) == len(choices) - 1
    assert drawn[0] == drawn[-1]


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["-o", "radar.gif"], 2, "radar.gif: there is no such kind of file. Choose a name that ends in one of: .pdf, .svg, .png."),
        (["-o", "radar"], 2, "radar: there is no such kind of file. Choose a name that ends in one of: .pdf, .svg, .png."),
        (["-o", "r.svg", "--spokes", "9"], 2, "The radar of kaats-opheij has 5 or 20 spokes. Choose one of these two."),
        (["-o", "r.svg", "--partner", "Port"], 1, "There is no partner 'Port'. Choose one of: School, Haven, Gemeente."),
        (["-o", "no/r.svg"], 1, "no/r.svg: this folder or file does not exist. Make the folder, or choose another."),
        (["-o", "folder.svg"], 1, "folder.svg: this is a folder. Name a file in it."),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(arguments: list[str], code: int, complaint: str, radar: Radar, tmp_path: Path) -> None:
    (tmp_path / "folder.svg").mkdir()
    assert radar(*arguments) == Outcome(code, "", [complaint])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["answers.csv", "folder.svg"]


def test_a_questionnaire_that_was_not_asked_is_said_and_the_older_file_stays(radar: Radar, tmp_path: Path) -> None:
    (tmp_path / "radar.svg").write_text("older", "utf-8")
    outcome = radar("-o", "radar.svg", "--questionnaire", "ansell-gash")
    complaint = "In round '2' ansell-gash has no answers. Choose for --questionnaire: kaats-opheij."
    assert outcome == Outcome(1, "", [complaint])
    assert (tmp_path / "radar.svg").read_text("utf-8") == "older"


def test_a_round_without_either_model_is_said_to_have_nothing_to_draw(radar: Radar, tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("round,partner,respondent,item,value\n1,School,r,NW2,3\n", "utf-8")
    outcome = radar("-o", "radar.svg", language="nl")
    assert outcome.code == 1
    assert outcome.complaints[0].startswith("In ronde '1' is er niets te tekenen")
