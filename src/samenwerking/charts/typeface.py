"""The type of the charts: which fonts, how wide a text is in them, and what they cannot draw.

Imports Matplotlib; only modules that are imported when a sheet is laid out may import this one.
"""

import logging
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath

from samenwerking.charts.names import BOX, clusters, one_box_a_run
from samenwerking.charts.style import POINT, REGULAR, Weight

FAMILIES = ("Samenwerking Sans", "DejaVu Sans")
FOLDER = Path(__file__).resolve().parent / "fonts"
FALLBACKS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FILES: dict[Weight, tuple[Path, Path]] = {
    400: (FOLDER / "SamenwerkingSans-Regular.ttf", FALLBACKS / "DejaVuSans.ttf"),
    600: (FOLDER / "SamenwerkingSans-Semibold.ttf", FALLBACKS / "DejaVuSans-Bold.ttf"),
}
_MEASURED_AT = 100.0


@cache
def _measurer() -> TextToPath:
    # DejaVu has 700 where 600 is asked; Matplotlib takes it and logs that it did.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for own, _ in FILES.values():
        fontManager.addfont(own)
    return TextToPath()


@cache
def properties(size: float, weight: Weight) -> FontProperties:
    """The font in Matplotlib's terms; `size` in pt."""
    _measurer()
    return FontProperties(family=list(FAMILIES), size=size, weight=weight)


@lru_cache(maxsize=20_000)
def _width(words: str, weight: Weight) -> float:
    width: float = _measurer().get_text_width_height_descent(words, properties(_MEASURED_AT, weight), ismath=False)[0]
    return width * POINT / _MEASURED_AT


def width(words: str, size: float, weight: Weight = REGULAR) -> float:
    """How wide a line of text is, in mm; `size` in pt."""
    return _width(words, weight) * size if words else 0.0


@cache
def _characters(weight: Weight) -> frozenset[int]:
    known = frozenset(code for file in FILES[weight] for code in FT2Font(str(file)).get_charmap())
    return frozenset(code for code in known if unicodedata.category(chr(code)) != "Co")


@lru_cache(maxsize=20_000)
def drawable(words: str, weight: Weight = REGULAR) -> str:
    """The text as the fonts can draw it: one □ for each run they cannot."""
    known = _characters(weight)
    drawn = (each if all(ord(character) in known for character in each) else BOX for each in clusters(words))
    return one_box_a_run(drawn)
