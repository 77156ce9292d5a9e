"""The change between two rounds as one viewer may see it (method 7.7): panel, total, composition, counts and verdict."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenwerking.method.exact.change import Comparison, Moved, Panel
from samenwerking.method.shown.figures import Hidden
from samenwerking.method.shown.gate import Gate
from samenwerking.method.shown.result_types import Change, ChangeResult, PartnerChange
from samenwerking.method.vocabulary import Verdict

_HIDDEN = Hidden("composition")

PValues = tuple[Fraction, Fraction] | tuple[Hidden, Hidden] | tuple[None, None]
"""A p-value and the one that Holm's method corrects it to, hidden where exact figures are, None where there is none."""


@dataclass(frozen=True)
class ChangeSeen:
    """Makes the figures of a comparison behind the gates of its two rounds, which have the same viewer and visibility.

    `before_alone` is the gate of the earlier round as this viewer saw it at the time, under its own visibility.
    """

    comparison: Comparison
    before: Gate
    after: Gate
    before_alone: Gate

    def figures(self) -> ChangeResult:
        """Everything of the change that this viewer is shown."""
        compared, hidden = self.comparison, {**self.before.hidden, **self.after.hidden}
        return ChangeResult(
            before=compared.before.name,
            after=compared.after.name,
            dimensions={code: self._change(moved, self._p_values(code)) for code, moved in compared.dimensions.items()},
            indicators={code: self._change(moved) for code, moved in compared.indicators.items()},
            partners={name: hidden.get(name) or self._partner(name) for name in self.after.sent if name in self.before.sent},
            refused=compared.refused,
            panel_partners=tuple(name for name in self._panel_names if self.before.sent[name] and self.after.sent[name]),
        )

    @cached_property
    def _panel_names(self) -> tuple[str, ...]:
        """The partners of both rounds, outside both pools unless the view is the technical one."""
        return tuple(name for name in self.after.sent if name in self.before.outside and name in self.after.outside)

    @cached_property
    def _exact(self) -> bool:
        return self.before.shows_exact and self.after.shows_exact

    def _p_values(self, code: str) -> PValues:
        """Only computed where it is shown: it takes longer than all the rest."""
        if code not in self.comparison.tested:
            return None, None
        return self.comparison.p_values[code] if self._exact else (self._hidden_exact, self._hidden_exact)

    def _change(self, moved: Moved, p_values: PValues = (None, None)) -> Change:
        whole, panel = moved.panel(), moved.panel(self._panel_names)
        total = None if moved.total is None else self.after.number(moved.total)
        if whole.change is None:
            size = len(whole.differences) if self.after.technical else _HIDDEN
            return Change(None, total, None, size, None, None, None, "none")
        if panel.change is None:
            return self._verdict_alone(total, whole.verdict, p_values)
        if not self._shows_numbers(moved, panel):
            return self._verdict_alone(total, panel.verdict, p_values)
        return self._numbers(moved, panel, panel.change, p_values)

    def _shows_numbers(self, moved: Moved, panel: Panel) -> bool:
        """In a view without all partners, the others of the two rounds must be none, or enough not to be told apart."""
        others = len(moved.partners) - len(panel.differences)
        return self.after.shows_all_partners or others == 0 or others >= self.after.scores.settings.least_partners

    def _verdict_alone(self, total: Fraction | None, verdict: Verdict, p_values: PValues) -> Change:
        p, corrected = p_values
        return Change(_HIDDEN, total, _HIDDEN, _HIDDEN, _HIDDEN, _HIDDEN, _HIDDEN, verdict, p, corrected, _HIDDEN, _HIDDEN)

    @cached_property
    def _counts(self) -> bool:
        """Whether up, equal and down are shown: not if the viewer once saw the partners that it is not shown now.

        Equal then gives away the figures of partners that are no longer shown: they are what they were.
        """
        return self.after.shows_all_partners or not self.before_alone.shows_all_partners

    def _numbers(self, moved: Moved, panel: Panel, change: Fraction, p_values: PValues) -> Change:
        number = self.after.number
        up, equal, down = panel.directions if self._counts else (_HIDDEN, _HIDDEN, _HIDDEN)
        before, after = panel.means
        p, corrected = p_values
        return Change(
            panel=number(change),
            total=None if moved.total is None else number(moved.total),
            composition=None if moved.total is None else number(moved.total - change),
            partners=len(panel.differences),
            up=up,
            equal=equal,
            down=down,
            verdict=panel.verdict,
            p=p,
            p_holm=corrected,
            panel_before=number(before) if self._exact else self._hidden_exact,
            panel_after=number(after) if self._exact else self._hidden_exact,
        )

    @cached_property
    def _hidden_exact(self) -> Hidden:
        return Hidden(self.after.why_not_exact)

    def _partner(self, name: str) -> PartnerChange:
        compared, number = self.comparison, self.after.number
        return PartnerChange(
            dimensions={code: number(each.differences[name]) for code, each in compared.dimensions.items() if name in each.differences},
            indicators={code: number(each.differences[name]) for code, each in compared.indicators.items() if name in each.differences},
            other_respondents=bool(compared.others_answered(name)),
        )
