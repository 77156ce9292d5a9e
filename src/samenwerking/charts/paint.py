"""Draws a sheet with Matplotlib: one artist that hands paths and texts straight to the renderer.

No axes, legend or layout engine: these cost more than half of the time and move things. Imports Matplotlib; imported
only when a file is asked for.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from samenwerking.charts.shapes import Outline
from samenwerking.charts.sheet import Shape, Sheet, Words
from samenwerking.charts.style import PAPER, Stroke
from samenwerking.charts.typeface import only_as_outline, outline, properties

INCH = 25.4
SETTINGS: Any = {
    "savefig.bbox": None,
    "svg.hashsalt": "samenwerking",
    "svg.image_inline": True,
    "text.parse_math": False,
    "text.usetex": False,
    "text.hinting": "none",
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
    "agg.path.chunksize": 0,
}


class Painter(Artist):
    """The whole sheet as one artist; `as_text` if the letters are for Typst, which cannot set all of them."""

    def __init__(self, sheet: Sheet, as_text: bool) -> None:
        super().__init__()
        self.sheet = sheet
        self.as_text = as_text

    def draw(self, renderer: RendererBase) -> None:
        """Draw depth by depth: shapes first, the texts of that depth over them."""
        scale = self.dots_per_inch(renderer) / INCH
        to_pixels = Affine2D().scale(scale, -scale).translate(0, self.sheet.height * scale)
        for each in _by_depth(self.sheet):
            if isinstance(each, Words) and self.as_text and only_as_outline(each.text):
                self._outline(renderer, each, scale)
            elif isinstance(each, Words):
                self._write(renderer, each, scale)
            else:
                self._paint(renderer, each, to_pixels)

    @staticmethod
    def dots_per_inch(renderer: RendererBase) -> float:
        """How many of the renderer's units go in an inch: 72 in a vector file."""
        dots: Any = renderer.points_to_pixels(72)
        return float(dots)

    def _paint(self, renderer: RendererBase, shape: Shape, to_pixels: Affine2D) -> None:
        context = renderer.new_gc()
        _set_stroke(context, shape.stroke)
        path = Path(shape.outline.points, shape.outline.codes)
        path.should_simplify = False
        fill = None if shape.fill is None else matplotlib.colors.to_rgba(shape.fill)
        renderer.draw_path(context, path, to_pixels, fill)
        context.restore()

    def _write(self, renderer: RendererBase, words: Words, scale: float) -> None:
        context = renderer.new_gc()
        context.set_foreground(words.colour)
        # Texts, unlike paths, are placed in the renderer's own direction of y.
        y = words.y if renderer.flipy() else self.sheet.height - words.y
        font = properties(words.size, words.weight, words.face)
        renderer.draw_text(context, words.x * scale, y * scale, words.text, font, -words.angle, ismath=False)
        context.restore()

    def _outline(self, renderer: RendererBase, words: Words, scale: float) -> None:
        place = Affine2D().scale(scale * INCH / 72).rotate_deg(-words.angle)
        place.translate(words.x * scale, (self.sheet.height - words.y) * scale)
        context = renderer.new_gc()
        context.set_linewidth(0)
        letters = outline(words.text, words.size, words.weight, words.face)
        renderer.draw_path(context, letters, place, matplotlib.colors.to_rgba(words.colour))
        context.restore()


def _by_depth(sheet: Sheet) -> Iterator[Shape | Words]:
    shapes = sorted(sheet.shapes, key=lambda shape: shape.depth)
    everything: list[Shape | Words] = [*_merged(shapes), *sheet.words]
    yield from sorted(everything, key=lambda each: each.depth)


def _merged(shapes: list[Shape]) -> Iterator[Shape]:
    """What looks alike at one depth becomes one path: far fewer calls, and smaller files."""
    alike: dict[tuple[int, str | None, Stroke | None], list[Outline]] = {}
    for shape in shapes:
        alike.setdefault((shape.depth, shape.fill, shape.stroke), []).append(shape.outline)
    for (depth, fill, stroke), outlines in alike.items():
        points = tuple(point for outline in outlines for point in outline.points)
        codes = tuple(code for outline in outlines for code in outline.codes)
        yield Shape(Outline(points, codes), depth, fill, stroke)


def _set_stroke(context: GraphicsContextBase, stroke: Stroke | None) -> None:
    if stroke is None:
        context.set_linewidth(0)
        return
    context.set_foreground(stroke.colour)
    context.set_linewidth(stroke.width)
    context.set_joinstyle("round")
    context.set_capstyle("butt")
    if stroke.dashes:
        context.set_dashes(0, list(stroke.dashes))


def _figure(sheet: Sheet, dpi: float, as_text: bool = False) -> Figure:
    figure = Figure(figsize=(sheet.width / INCH, sheet.height / INCH), dpi=dpi, facecolor=PAPER, edgecolor="none")
    figure.add_artist(Painter(sheet, as_text))
    return figure


def svg(sheet: Sheet, letters: Literal["path", "none"], metadata: dict[str, Any]) -> bytes:
    """The sheet as SVG, its letters as paths or (`none`) as text."""
    written = BytesIO()
    with matplotlib.rc_context({**SETTINGS, "svg.fonttype": letters}):
        canvas = FigureCanvasSVG(_figure(sheet, 72, as_text=letters == "none"))
        canvas.print_figure(written, format="svg", dpi=72, metadata={"Date": None, **metadata})
    return written.getvalue()


def png(sheet: Sheet, dpi: float, metadata: dict[str, str]) -> bytes:
    """The sheet as PNG."""
    written = BytesIO()
    with matplotlib.rc_context(SETTINGS):
        canvas = FigureCanvasAgg(_figure(sheet, dpi))
        canvas.print_figure(written, format="png", dpi=dpi, metadata={"Software": "samenwerking", **metadata})
    return written.getvalue()
