"""Sets documents with Typst: only the project's own fonts, nothing fetched, tagged and kept for the long term.

Imports Typst; imported only when a document is asked for.
"""

from datetime import UTC, date, datetime
from functools import cache
from threading import Lock

import typst

from samenwerking.charts.typeface import FALLBACKS, FOLDER

_ONE_AT_A_TIME = Lock()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER), str(FALLBACKS)])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def pdf(source: str, values: dict[str, str], moment: date) -> bytes:
    """Set a document dated `moment`; the source reads `values` from `sys.inputs`, so that no text is taken for markup.

    The file is PDF/A-2a, for archives, and PDF/UA-1, for who reads with something else than eyes. Equal input gives equal
    bytes. Raises typst.TypstError for a source that cannot be set.
    """
    midnight = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    with _ONE_AT_A_TIME:
        made = _compiler().compile(source.encode(), format="pdf", sys_inputs=values, pdf_standards=["a-2a", "ua-1"], timestamp=midnight)
    assert isinstance(made, bytes)
    return made
