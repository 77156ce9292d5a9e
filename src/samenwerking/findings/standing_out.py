"""What stands out in a result: the highest, the lowest, what moved most, the core, and what is uncertain."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenwerking.findings.names import listed
from samenwerking.findings.rows import Row, Rows
from samenwerking.language import Language, change, decimal, text
from samenwerking.method.shown.figures import DimensionFigure, Figure
from samenwerking.method.vocabulary import CORE


@dataclass(frozen=True)
class Standout:
    """A figure that stands out as it is shown, with the names of what has it."""

    shown: str
    names: str


@dataclass(frozen=True)
class CoreFigure:
    """One of the core strip, with the indicators it is the mean of."""

    name: str
    figure: Figure
    made_of: tuple[Row, ...]


def by_score(scores: Iterable[tuple[str, Fraction]], language: Language) -> dict[str, list[str]]:
    """Names by shown score, highest first: words and printed figures never disagree."""
    names: dict[str, list[str]] = {}
    for name, score in sorted(scores, key=lambda pair: -pair[1]):
        names.setdefault(decimal(score, language), []).append(name)
    return names


@dataclass(frozen=True)
class StandingOut:
    """What stands out among the rows of a result."""

    rows: Rows

    @property
    def strongest(self) -> Standout | None:
        """The highest of the main dimensions, None if they have no score or all the same."""
        return self._named(next(iter(self._scores))) if len(self._scores) > 1 else None

    @property
    def weakest(self) -> Standout | None:
        """The lowest of the main dimensions, None if they have no score or all the same."""
        return self._named(next(reversed(self._scores))) if len(self._scores) > 1 else None

    @property
    def most_changed(self) -> Standout | None:
        """The main dimension whose panel moved furthest, None if none moved or no number may be shown."""
        panels: dict[Fraction, list[str]] = {}
        for row in self.rows.main:
            if row.change and isinstance(row.change.panel, Fraction) and row.change.panel:
                panels.setdefault(row.change.panel, []).append(row.title)
        if not panels:
            return None
        furthest = max(panels, key=abs)
        return Standout(change(furthest, self.rows.language), listed(panels[furthest], self.rows.language))

    @cached_property
    def core(self) -> tuple[CoreFigure, ...]:
        """Time, interdependence and trust, as far as they were asked."""
        rows = {row.code: row for row in self.rows.indicators}
        return tuple(
            CoreFigure(text(self.rows.language, f"findings.core.{name}"), figure, tuple(rows[code] for code in CORE[name] if code in rows))
            for name, figure in self.rows.result.current.core.items()
        )

    @property
    def bounded(self) -> tuple[Row, ...]:
        """The dimensions that a partner is missing from, so that the score of all lies between bounds."""
        return tuple(row for row in self.rows.dimensions if isinstance(row.whole, DimensionFigure) and row.whole.bounds)

    @cached_property
    def _scores(self) -> dict[str, list[str]]:
        scores = ((row.title, row.figure.score) for row in self.rows.main)
        return by_score([(title, score) for title, score in scores if score is not None], self.rows.language)

    def _named(self, shown: str) -> Standout:
        return Standout(shown, listed(self._scores[shown], self.rows.language))
