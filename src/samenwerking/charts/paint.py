"""Draws a sheet as a picture of dots with Matplotlib: one artist that hands paths and texts straight to the renderer.

No axes, legend or layout engine: these cost more than half of the time and move things. Imports Matplotlib; imported
only when a file is asked for.
"""

from io import BytesIO
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from samenwerking.charts.order import by_depth
from samenwerking.charts.sheet import Shape, Sheet, Words
from samenwerking.charts.style import PAPER, Stroke
from samenwerking.charts.typeface import properties

INCH = 25.4
SETTINGS: Any = {
    "savefig.bbox": None,
    "text.parse_math": False,
    "text.usetex": False,
    "text.hinting": "none",
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
    "agg.path.chunksize": 0,
}


class Painter(Artist):
    """The whole sheet as one artist."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def draw(self, renderer: RendererBase) -> None:
        """Draw depth by depth: shapes first, the texts of that depth over them."""
        scale = self.dots_per_inch(renderer) / INCH
        to_pixels = Affine2D().scale(scale, -scale).translate(0, self.sheet.height * scale)
        for each in by_depth(self.sheet):
            if isinstance(each, Words):
                self._write(renderer, each, scale)
            else:
                self._paint(renderer, each, to_pixels)

    @staticmethod
    def dots_per_inch(renderer: RendererBase) -> float:
        """How many of the renderer's units go in an inch."""
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


def _figure(sheet: Sheet, dpi: float) -> Figure:
    figure = Figure(figsize=(sheet.width / INCH, sheet.height / INCH), dpi=dpi, facecolor=PAPER, edgecolor="none")
    figure.add_artist(Painter(sheet))
    return figure


def png(sheet: Sheet, dpi: float, metadata: dict[str, str]) -> bytes:
    """The sheet as PNG."""
    written = BytesIO()
    with matplotlib.rc_context(SETTINGS):
        canvas = FigureCanvasAgg(_figure(sheet, dpi))
        canvas.print_figure(written, format="png", dpi=dpi, metadata={"Software": "samenwerking", **metadata})
        # Canvas and figure hold each other, and with them a picture of some tens of megabytes: it is let go now.
        del canvas.renderer
        canvas.figure.clear()
    return written.getvalue()
