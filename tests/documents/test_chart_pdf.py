"""The PDF of a chart: accessible, archivable, of its own size, with text that can be searched and lines that stay sharp."""

import unicodedata
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerking.charts.radar import Drawing, radar
from samenwerking.documents.chart import chart_pdf
from samenwerking.language import Language
from samenwerking.method.shown.result_types import Result
from samenwerking.method.vocabulary import View
from tests.charts.results import FIVE, round_result, two_rounds
from tests.charts.test_files import ODD
from tests.documents.searched import text_of
from tests.documents.validated import findings

ORDINARY = {
    "five": radar(two_rounds(), partner="Mbo Noordkust"),
    "twenty": radar(two_rounds(), detail=True),
    "phone": radar(two_rounds(), detail=True, layout="phone", language="en"),
    "bare": radar(two_rounds(), framed=False),
    "empty": radar(Result(View("lead"), round_result(dimensions=dict.fromkeys(FIVE, 2), answered=2))),
}
DRAWINGS = {**ORDINARY, **{f"name with {kind}": radar(two_rounds(name), partner=name) for kind, name in ODD.items()}}
every_drawing = pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)


@every_drawing
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_file_is_accessible_and_fit_for_an_archive(drawing: Drawing, profile: str) -> None:
    assert findings(chart_pdf(drawing, drawing.language), profile) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_labels_and_figures_can_be_text_of(language: Language) -> None:
    found = text_of(chart_pdf(radar(two_rounds(), detail=True, language=language), language)).split("\n")
    names = {"nl": ["Vertrouwen", "Hygiëne in afspraken"], "en": ["Trust", "Keeping to agreements"]}[language]
    figures = {"nl": ["4,4", "2,2"], "en": ["4.4", "2.2"]}[language]
    assert {*names, *figures} <= {part for line in found for part in (line, *line.split())}


def test_a_right_to_left_name_can_be_text_of() -> None:
    name = ODD["right to left"]
    assert name.split()[0] in text_of(chart_pdf(radar(two_rounds(name), partner=name), "nl"))


def composed(words: str) -> str:
    """Text in which accents stand in one order, without the spaces, which each reader of a PDF guesses from the gaps."""
    return unicodedata.normalize("NFC", "".join(words.split()))


@pytest.mark.parametrize("letter", ["a", "e", "o", "n", "W"])
@pytest.mark.parametrize("accents", ["\u0301\u0302\u0308\u0303\u0327\u0332", "\u030b\u0323", "\u0332"])
def test_a_letter_with_stacked_accents_can_be_searched_for(letter: str, accents: str) -> None:
    name = f"Sch{letter}{accents}l {letter}{accents} Noord"
    pdf = chart_pdf(radar(two_rounds(name), partner=name), "nl")
    assert composed(name) in composed(text_of(pdf))
    assert findings(pdf, "ua1") + findings(pdf, "2a") == []


@pytest.mark.parametrize(("name", "letters"), [("שָׁלוֹם Mbo", "שלום"), ("مُحَمَّد Mbo", "محمد")])
def test_a_word_with_vowel_signs_can_be_searched_for_by_its_letters(name: str, letters: str) -> None:
    found = text_of(chart_pdf(radar(two_rounds(name), partner=name), "nl"))
    assert letters in found
    assert sorted(set(name) - set(found)) == []


@pytest.mark.parametrize("name", ["ߒߞߏ Mbo", "ລາວ Mbo"])
def test_letters_that_are_drawn_as_outlines_can_be_searched_for(name: str) -> None:
    assert set(name) <= set(text_of(chart_pdf(radar(two_rounds(name), partner=name), "nl")))


@every_drawing
def test_the_page_is_exactly_as_large_as_the_chart(drawing: Drawing) -> None:
    with pikepdf.open(BytesIO(chart_pdf(drawing, drawing.language))) as pdf:
        assert len(pdf.pages) == 1
        box = [float(side) for side in pdf.pages[0].mediabox]
    assert box == pytest.approx([0, 0, drawing.width_mm / 25.4 * 72, drawing.height_mm / 25.4 * 72], abs=0.01)


@every_drawing
def test_lines_are_vectors_and_fonts_are_embedded(drawing: Drawing) -> None:
    with pikepdf.open(BytesIO(chart_pdf(drawing, drawing.language))) as pdf:
        objects = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
        images = [each for each in objects if each.get("/Subtype") == "/Image"]
        fonts = [each for each in objects if each.get("/Type") == "/FontDescriptor"]
        names = {str(font.FontName).partition("+")[2] for font in fonts}
        assert images == []
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert {"SamenwerkingSans-Regular", "SamenwerkingSans-Semibold"} <= names
        assert names <= {"SamenwerkingSans-Regular", "SamenwerkingSans-Semibold", "DejaVuSans", "DejaVuSans-Bold"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_says_its_title_its_language_and_what_the_picture_shows(language: Language) -> None:
    drawing = radar(two_rounds(), language=language)
    with pikepdf.open(BytesIO(chart_pdf(drawing, language))) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert [str(figure.get("/Alt")) for figure in figures] == [drawing.alt]
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo["/Title"]) == drawing.title


@every_drawing
def test_equal_drawings_give_equal_files(drawing: Drawing) -> None:
    assert chart_pdf(drawing, drawing.language) == chart_pdf(drawing, drawing.language)


def test_a_round_without_a_date_gives_equal_files_too() -> None:
    undated = radar(Result(View("lead"), round_result(when=None)))
    assert chart_pdf(undated, "nl") == chart_pdf(undated, "nl")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_no_name_stops_the_file(name: str) -> None:
    pdf = chart_pdf(radar(two_rounds(name), partner=name), "nl")
    assert findings(pdf, "ua1") + findings(pdf, "2a") == []
