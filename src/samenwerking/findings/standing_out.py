"""What stands out in a gated result: the highest, the lowest, what moved, the core, and what could not be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenwerking.findings.names import listed
from samenwerking.findings.rows import Line, Lines, Part
from samenwerking.method.questionnaire import KAATS_OPHEIJ
from samenwerking.method.shown.figures import DimensionFigure, Figure, Hidden
from samenwerking.method.vocabulary import CORE

MODELS = (KAATS_OPHEIJ, "ansell-gash")
"""The questionnaires that are drawn as a radar."""


@dataclass(frozen=True)
class Standout:
    """A figure that stands out, with the names of what has it."""

    value: Fraction
    names: str


@dataclass(frozen=True)
class CoreFigure:
    """One of the core strip, with the indicators it is the mean of."""

    name: str
    figure: Figure
    made_of: tuple[Line, ...]


class Findings(Lines):
    """The results of a round for one viewer, named in one language."""

    @property
    def models(self) -> tuple[Part, ...]:
        """The questionnaires with a radar."""
        return tuple(part for part in self.parts if part.id in MODELS)

    @property
    def others(self) -> tuple[Part, ...]:
        """The questionnaires without one."""
        return tuple(part for part in self.parts if part.id not in MODELS)

    @property
    def has_total(self) -> bool:
        """Whether the dimensions that make the total were asked."""
        return any(part.id == KAATS_OPHEIJ for part in self.parts)

    @cached_property
    def main(self) -> tuple[Line, ...]:
        """The dimensions that the page opens with: those of the first model."""
        return next((part.lines for part in self.models), ())

    @property
    def strongest(self) -> Standout | None:
        """The highest of the main dimensions, None if they have no score or all the same."""
        scores = self._scores()
        return self._named(max(scores), scores) if len(scores) > 1 else None

    @property
    def weakest(self) -> Standout | None:
        """The lowest of the main dimensions, None if they have no score or all the same."""
        scores = self._scores()
        return self._named(min(scores), scores) if len(scores) > 1 else None

    @property
    def most_changed(self) -> Standout | None:
        """The main dimension whose panel moved furthest, None if none moved or no number may be shown."""
        panels: dict[Fraction, list[str]] = {}
        for line in self.main:
            if line.change and isinstance(line.change.panel, Fraction) and line.change.panel:
                panels.setdefault(line.change.panel, []).append(line.title)
        return self._named(max(panels, key=abs), panels) if panels else None

    @cached_property
    def core(self) -> tuple[CoreFigure, ...]:
        """Time, interdependence and trust, as far as they were asked."""
        lines = {line.code: line for part in self.parts for section in part.sections for line in section.indicators}
        return tuple(
            CoreFigure(name, figure, tuple(lines[code] for code in CORE[name] if code in lines))
            for name, figure in self.result.current.core.items()
        )

    @cached_property
    def invited(self) -> int | None:
        """How many people were invited, None where that is unknown of a partner."""
        numbers = [each.invited for each in self.result.current.response.values()]
        return None if None in numbers else sum(filter(None, numbers))

    @property
    def changes(self) -> tuple[Line, ...]:
        """The dimensions that can be compared with the previous round."""
        return tuple(line for part in self.parts for line in part.lines if line.change)

    @property
    def main_changes(self) -> tuple[Line, ...]:
        """The main dimensions among them."""
        return tuple(line for line in self.changes if line in self.main)

    @property
    def other_changes(self) -> tuple[Line, ...]:
        """The other dimensions among them."""
        return tuple(line for line in self.changes if line not in self.main)

    @property
    def composition_hidden(self) -> bool:
        """Whether a number of a change is hidden because of who joined or left."""
        return any(isinstance(line.change.panel, Hidden) for line in self.changes if line.change)

    @property
    def incomparable(self) -> Mapping[str, str]:
        """The names of the dimensions that cannot be compared, by the reason: other version or other form."""
        names: dict[str, list[str]] = {}
        for line in (line for part in self.parts for line in part.lines if line.code in self.refused):
            names.setdefault(self.refused[line.code], []).append(line.title)
        return {reason: listed(titles, self.language, len(titles)) for reason, titles in names.items()}

    @property
    def bounded(self) -> tuple[Line, ...]:
        """The dimensions that a partner is missing from, so that the score of all lies between bounds."""
        every = (line for part in self.parts for line in part.lines)
        return tuple(line for line in every if isinstance(line.whole, DimensionFigure) and line.whole.bounds)

    @property
    def other_respondents(self) -> str | None:
        """The partners for which other people answered than in the previous round, as far as this viewer is shown them."""
        partners = self.result.since.change.partners if self.result.since else {}
        names = [name for name, each in partners.items() if not isinstance(each, Hidden) and each.other_respondents]
        return listed(names, self.language, len(names)) if names else None

    def _scores(self) -> dict[Fraction, list[str]]:
        scores: dict[Fraction, list[str]] = {}
        for line in self.main:
            if line.figure.score is not None:
                scores.setdefault(line.figure.score, []).append(line.title)
        return scores

    def _named(self, value: Fraction, names: Mapping[Fraction, list[str]]) -> Standout:
        return Standout(value, listed(names[value], self.language))
