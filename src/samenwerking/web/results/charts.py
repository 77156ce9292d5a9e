"""The charts of a published round: what a page shows of them, and the files that are sent.

A published result never changes, so each file is made once and kept under a digest of everything that determines it.
"""

import gzip
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from flask import Response, abort, make_response, request

from samenwerking.charts.catalogue import CHARTS
from samenwerking.charts.drawing import Drawing
from samenwerking.charts.not_offered import NotOfferedError
from samenwerking.charts.style import Layout
from samenwerking.documents.chart import chart_pdf
from samenwerking.language import Language
from samenwerking.web.results.kept_files import kept_file
from samenwerking.web.results.published import Published
from samenwerking.web.session import database
from samenwerking.web.visitor import language

Suffix = Literal["svg", "pdf", "png"]
TYPES: Mapping[Suffix, str] = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}

CSS_PIXELS_PER_MM = 96 / 25.4


@dataclass(frozen=True)
class Picture:
    """One chart of a published round, in one language and layout; framed with title, sentence and footer for a loose file."""

    published: Published
    name: str
    language: Language
    layout: Layout
    framed: bool

    @property
    def drawing(self) -> Drawing:
        """The chart, not drawn yet. Raises NotOfferedError if the result does not have it."""
        partner = self.published.drawn_partner
        draw = CHARTS[self.name].draw
        return draw(self.published.result, partner=partner, language=self.language, layout=self.layout, framed=self.framed)

    @property
    def digest(self) -> str:
        """A mark of everything that determines the picture."""
        parts = (self.published.digest, self.name, self.language, self.layout, self.framed)
        return sha256(repr(parts).encode()).hexdigest()

    def size(self) -> tuple[int, int]:
        """Its width and height in CSS pixels."""
        width, height = kept_file(f"{self.digest}.size", self._measure).split()
        return int(width), int(height)

    def file(self, suffix: Suffix) -> bytes:
        """The file; SVG is compressed with gzip."""
        return kept_file(f"{self.digest}.{suffix}", lambda: self._draw(suffix))

    def _measure(self) -> bytes:
        drawing = self._free_drawing()
        sides = (drawing.width_mm, drawing.height_mm)
        return " ".join(str(round(side * CSS_PIXELS_PER_MM)) for side in sides).encode()

    def _draw(self, suffix: Suffix) -> bytes:
        drawing = self._free_drawing()
        match suffix:
            case "pdf":
                return chart_pdf(drawing, self.language)
            case "png":
                return drawing.png()
        return gzip.compress(drawing.svg(), mtime=0)

    def _free_drawing(self) -> Drawing:
        """The chart with everything read that it needs: laying out and drawing take turns, and no transaction waits for that."""
        drawing = self.drawing
        database().rollback()
        return drawing


def chart_reply(published: Published, name: str, suffix: Suffix, collaboration: str) -> Response:
    """Send a chart as the request asks for it: `layout=phone`, and `frame=no` for the picture in a page.

    `collaboration` names the file of a download. A browser that has the chart already is told so.
    """
    layout: Layout = "phone" if request.args.get("layout") == "phone" else "print"
    framed = request.args.get("frame") != "no"
    picture = Picture(published, name, language(), layout, framed)
    saved_as = f"{file_name(collaboration)}-{published.round.number}-{name}.{suffix}"
    known = picture.digest in request.if_none_match
    reply = make_response("", 304) if known else _file_reply(picture, suffix)
    if framed and not known:
        reply.headers["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    reply.set_etag(picture.digest)
    reply.headers["Cache-Control"] = "private, no-cache"
    reply.vary.update(("Cookie", "Accept-Encoding"))
    return reply


def _file_reply(picture: Picture, suffix: Suffix) -> Response:
    try:
        content = picture.file(suffix)
    except NotOfferedError:
        abort(404)
    packed = suffix == "svg" and request.accept_encodings.quality("gzip") > 0
    reply = make_response(gzip.decompress(content) if suffix == "svg" and not packed else content)
    reply.mimetype = TYPES[suffix]
    if packed:
        reply.headers["Content-Encoding"] = "gzip"
    return reply


def file_name(words: str) -> str:
    """Make a name that is safe as a file name everywhere: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "samenwerking"
