"""The pages of one viewer beside what the method says, and figures as a page is to write them."""

import json
import re
from fractions import Fraction

from flask import Flask

from samenwerking.language import change, decimal
from samenwerking.method.shown.figures import Figure, Hidden, PartnerFigure, PartnerFigures
from samenwerking.method.shown.result_types import Change, Result
from samenwerking.method.shown.score_document import as_document
from samenwerking.method.vocabulary import View
from samenwerking.web.session import engine_of
from tests.web.published_rounds import TwoRounds, expected
from tests.web.tables import tables

VERDICTS = {"higher": "▲ Duidelijk hoger", "lower": "▼ Duidelijk lager", "none": "Geen duidelijke verandering"}


class Seen:
    """The pages of one viewer beside what the method says."""

    def __init__(self, app: Flask, two: TwoRounds, view: View) -> None:
        self.view = view
        self.two = two
        self.client = two.client(app, view)
        self.result = expected(engine_of(app), two, view)
        self.html = self.read("results")
        self.tables = tables(self.html)

    def read(self, page: str) -> str:
        """The HTML of a page."""
        reply = self.client.get(self.two.address(self.view, page))
        assert reply.status_code == 200
        return reply.text

    @property
    def own(self) -> PartnerFigures | Hidden | None:
        """What the method shows of the viewer's own organisation."""
        return self.result.current.partners.get(self.view.partner or "")


def with_band(figure: Figure) -> str:
    assert figure.score is not None
    return decimal(figure.score, "nl") + (f" {figure.band}" if figure.band else "")


def own_figure(own: PartnerFigure | None, limit: str) -> str:
    if own is None or own.figure.score is None:
        return "geen cijfer"
    differs = own.gap is not None and abs(own.gap) >= Fraction(limit)
    return decimal(own.figure.score, "nl") + (f" ziet dit anders ({change(own.gap or 0, 'nl')})" if differs else "")


def moved(value: Fraction | Hidden | None) -> str:
    if isinstance(value, Hidden):
        return "niet getoond"
    return "te weinig partners in beide rondes" if value is None else change(value, "nl")


def own_of(seen: Seen, kind: str, code: str) -> PartnerFigure | None:
    found: PartnerFigure | None = getattr(seen.own, kind)[code] if isinstance(seen.own, PartnerFigures) else None
    return found


def score_before(figure: Figure) -> str:
    return "te weinig partners" if figure.score is None else decimal(figure.score, "nl")


def said_change(found: Change) -> str:
    return f"{moved(found.panel)}\n{VERDICTS[found.verdict]}"


def every_number(result: Result) -> set[Fraction]:
    """Every number of a result as it is shown, the chosen limits included: those of its documented JSON."""
    numbers = re.findall(r"-?\d+\.\d+", json.dumps(as_document(result)))
    return {Fraction(decimal(Fraction(each), "en").replace("−", "-")) for each in numbers}
