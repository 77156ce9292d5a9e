"""A chart as a PDF of exactly its own size: vector lines, text that can be searched, and read aloud by its alt text."""

from datetime import date

from samenwerking.charts.drawing import Drawing
from samenwerking.language import Language

_UNDATED = date(1970, 1, 1)
"""An archive asks for a date; a round may lack one, and the moment of drawing would make every file another."""

_SOURCE = """
#set document(title: sys.inputs.title, description: sys.inputs.sentence)
#set text(lang: sys.inputs.language, font: ("Samenwerking Sans", "DejaVu Sans"))
#set page(width: float(sys.inputs.width) * 1mm, height: float(sys.inputs.height) * 1mm, margin: 0mm)
#image(bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.alt, width: 100%, height: 100%)
"""


def chart_pdf(drawing: Drawing, language: Language) -> bytes:
    """Set a chart on a page of its own size, as PDF/UA-1 and PDF/A-2a; equal drawings give equal bytes."""
    from samenwerking.documents.typeset import pdf

    values = {
        "title": drawing.title,
        "sentence": drawing.sentence,
        "alt": drawing.alt,
        "language": language,
        "width": repr(drawing.width_mm),
        "height": repr(drawing.height_mm),
        "svg": drawing.text_svg().decode(),
    }
    return pdf(_SOURCE, values, drawing.date or _UNDATED)
