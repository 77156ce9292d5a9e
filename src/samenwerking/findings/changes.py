"""What changed since the previous round, what cannot be compared with it, and what a comparison has to be read with."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenwerking.findings.names import listed
from samenwerking.findings.rows import Row, Rows
from samenwerking.language import Language, text
from samenwerking.method.shown.figures import Hidden
from samenwerking.method.shown.result_types import Change


def verdict(moved: Change, language: Language) -> str:
    """What the method says of a change: clearly higher, clearly lower, or no clear change."""
    return text(language, f"findings.verdict.{moved.verdict}")


def regression(language: Language) -> str:
    """The remark that belongs to every comparison (method section 5)."""
    return text(language, "findings.regression.long")


@dataclass(frozen=True)
class Changes:
    """The changes among the rows of a result."""

    rows: Rows

    @property
    def every(self) -> tuple[Row, ...]:
        """The dimensions that can be compared with the previous round."""
        return tuple(row for row in self.rows.dimensions if row.change)

    @property
    def main(self) -> tuple[Row, ...]:
        """The main dimensions among them."""
        return tuple(row for row in self.every if row in self.rows.main)

    @property
    def others(self) -> tuple[Row, ...]:
        """The other dimensions among them."""
        return tuple(row for row in self.every if row not in self.rows.main)

    @property
    def composition_hidden(self) -> bool:
        """Whether a number of a change is hidden because of who joined or left."""
        return any(isinstance(row.change.panel, Hidden) for row in self.every if row.change)

    @property
    def incomparable(self) -> Mapping[str, str]:
        """The names of the dimensions that cannot be compared, by the reason: other version, form or questions."""
        names: dict[str, list[str]] = {}
        for row in (row for row in self.rows.dimensions if row.code in self.rows.refused):
            names.setdefault(self.rows.refused[row.code], []).append(row.title)
        return {reason: listed(titles, self.rows.language, len(titles)) for reason, titles in names.items()}

    @property
    def other_respondents(self) -> str | None:
        """The partners for which other people answered than in the previous round, as far as this viewer is shown them."""
        since = self.rows.result.since
        partners = since.change.partners if since else {}
        names = [name for name, each in partners.items() if not isinstance(each, Hidden) and each.other_respondents]
        return listed(names, self.rows.language, len(names)) if names else None
