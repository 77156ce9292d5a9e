"""The files of a drawing: whole, reproducible, drawn without a warning, and without Matplotlib until one is asked for."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from samenwerking.charts.glyphs import shaped
from samenwerking.charts.radar import radar
from samenwerking.charts.style import Weight
from samenwerking.charts.typeface import FILES, drawable, runs, width
from tests.charts.results import one_partner, two_rounds

SVG = "{http://www.w3.org/2000/svg}"
ODD = {
    "dollar signs": "$x_1$ & Zn. $",
    "underscore first": "_interne_ werkgroep",
    "right to left": "جمعية التعاون الشمالي",
    "both ways": "Stichting שלום עליכם (Noord)",
    "emoji": "Samen 👩🏽‍🚒🎉 sterk ☺️",
    "no font has it": "区域合作 क्षेत्रीय",
    "markup": '<b>Mbo</b> & "Noord" #let x = 1 ]]>',
    "combining marks": "Ŕ̈ëgîo̧ñ g̃ Mbo",
    "vowel signs": "مُحَمَّد שָׁלוֹם Mbo",
    "control characters": "Mbo\x00\x07\u202eNoord",
    "two hundred characters": "Onderwijs" * 22 + "te",
    "private use": "Mbo \ue000\uf8ff Noord",
    "backslash": "C:\\new\\table\\usepackage{x}",
}


def test_the_file_for_the_web_has_letters_as_paths_and_says_what_it_is() -> None:
    drawing = radar(two_rounds())
    root = ElementTree.fromstring(drawing.svg())
    assert root.findall(f".//{SVG}text") == []
    assert root.findtext(f"{SVG}title") == drawing.title
    assert drawing.alt in drawing.svg().decode()


def test_the_file_for_documents_has_real_text() -> None:
    root = ElementTree.fromstring(radar(two_rounds()).text_svg())
    found = [element.text for element in root.iter(f"{SVG}text")]
    assert {"Proces", "Ambitie", "Belangen", "Relatie", "Organisatie", "3,1", "2,8"} <= set(found)


def test_each_glyph_stands_once_in_the_file_for_the_web_and_is_used_again() -> None:
    root = ElementTree.fromstring(radar(two_rounds(), detail=True).svg())
    outlines = {each.attrib["id"]: each.attrib["d"] for each in root.findall(f"{SVG}defs/{SVG}path")}
    used = [each.attrib["{http://www.w3.org/1999/xlink}href"].removeprefix("#") for each in root.iter(f"{SVG}use")]
    assert len(set(outlines.values())) == len(outlines) < len(used)
    assert set(used) == set(outlines)


@pytest.mark.parametrize("letters", ["path", "text"])
def test_a_policy_that_forbids_inline_styles_takes_nothing_from_a_file(letters: str) -> None:
    drawing = radar(two_rounds(), detail=True)
    root = ElementTree.fromstring(drawing.svg() if letters == "path" else drawing.text_svg())
    assert [each for each in root.iter() if "style" in each.attrib or each.tag == f"{SVG}style"] == []


def test_letters_that_were_drawn_before_are_not_shaped_again() -> None:
    radar(two_rounds(), detail=True).svg()
    before = shaped.cache_info().misses
    radar(two_rounds(), detail=True).svg()
    assert shaped.cache_info().misses == before


def test_a_drawing_is_as_wide_and_high_as_it_says() -> None:
    drawing = radar(two_rounds())
    root = ElementTree.fromstring(drawing.svg())
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(drawing.width_mm / 25.4 * 72, abs=0.01)
    assert float(root.attrib["height"].removesuffix("pt")) == pytest.approx(drawing.height_mm / 25.4 * 72, abs=0.01)
    image = Image.open(BytesIO(drawing.png()))
    assert image.size == pytest.approx((drawing.width_mm / 25.4 * 300, drawing.height_mm / 25.4 * 300), abs=1)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_equal_results_give_equal_files() -> None:
    one, other = radar(two_rounds(), detail=True), radar(two_rounds(), detail=True)
    assert (one.svg(), one.text_svg(), one.png(100)) == (other.svg(), other.text_svg(), other.png(100))
    assert one.svg() == one.svg()


def test_nothing_is_fetched_by_a_file() -> None:
    root = ElementTree.fromstring(radar(two_rounds(), detail=True).svg())
    links = [value for element in root.iter() for key, value in element.attrib.items() if key.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert root.findall(f".//{SVG}image") == []


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_every_accepted_name_is_drawn(odd: str) -> None:
    drawing = radar(two_rounds(odd), partner=odd)
    ElementTree.fromstring(drawing.svg())
    assert Image.open(BytesIO(drawing.png(60))).size[0] > 0
    assert "".join(drawable(odd).split())[:3] in "".join("".join(each.text.split()) for each in drawing.sheet.words)


@pytest.mark.parametrize("name", ["$x_1$ & Zn. $", "_interne_ werkgroep", "C:\\new\\table"])
def test_signs_that_mean_something_elsewhere_are_drawn_as_typed(name: str) -> None:
    root = ElementTree.fromstring(radar(two_rounds(name), partner=name).text_svg())
    assert any(name in (element.text or "") for element in root.iter(f"{SVG}text"))


def test_what_no_font_has_is_one_box_a_run() -> None:
    assert drawable("Regio 区域合作 Noord") == "Regio □ Noord"


def test_the_letters_around_a_borrowed_one_keep_their_own_font() -> None:
    assert runs("Partner: جمعية التعاون (Noord)") == (("Partner: ", "own"), ("جمعية التعاون", "fallback"), (" (Noord)", "own"))


def test_a_text_is_as_wide_as_its_parts_in_proportion_to_its_size() -> None:
    assert width("Vertrouwen", 19) == pytest.approx(2 * width("Vertrouwen", 9.5))
    assert width("Vertrouwen", 9.5, 600) > width("Vertrouwen", 9.5)


@pytest.mark.parametrize("weight", [400, 600])
def test_the_own_fonts_hold_dutch_and_the_signs_of_the_charts(weight: Weight) -> None:
    file = FILES["own"][weight]
    assert file.with_name("OFL.txt").is_file()
    for character in "áéíóúàèëïöüçñÁÉĲĳœ€–—…·±−×□'’“”%&":
        assert drawable(character, weight) == character
        assert runs(character, weight) == ((character, "own"),)


def test_drawing_needs_matplotlib_only_when_a_file_is_asked_for() -> None:
    program = (
        "import sys; import samenwerking.charts.radar, samenwerking.documents.chart; from tests.charts.results import two_rounds;"
        "drawing = samenwerking.charts.radar.radar(two_rounds()); assert drawing.alt and drawing.sentence and drawing.title;"
        "assert not {'matplotlib', 'typst', 'numpy'} & set(sys.modules), 'too early';"
        "drawing.svg(); assert 'matplotlib' in sys.modules; assert 'matplotlib.pyplot' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_charts_asked_for_at_the_same_time_do_not_disturb_each_other() -> None:
    alone = radar(two_rounds(), detail=True).svg()
    with ThreadPoolExecutor(8) as pool:
        drawn = list(
            pool.map(lambda number: radar(two_rounds(), detail=True).svg() if number % 2 else radar(two_rounds()).png(60), range(8))
        )
    assert [file for number, file in enumerate(drawn) if number % 2] == [alone] * 4


def test_a_partner_whose_name_draws_nothing_is_still_drawn() -> None:
    assert radar(two_rounds("\u200b", one_partner()), partner="\u200b").png(60)
