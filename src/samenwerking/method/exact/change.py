"""What moved between two rounds: only between the same items, and first of all at the partners that were in both."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenwerking.method.decimals import mean, rounded
from samenwerking.method.exact.over_partners import OverPartners
from samenwerking.method.exact.scores import RoundScores
from samenwerking.method.exact.sign_flip import holm, sign_flip
from samenwerking.method.exact.whole import Whole
from samenwerking.method.settings import Settings
from samenwerking.method.vocabulary import Refusal, Verdict
from samenwerking.method.wording import changed_words


@dataclass(frozen=True)
class Moved:
    """One figure in two rounds, ungated; `threshold` is the panel change that is called clear."""

    before: OverPartners
    after: OverPartners
    threshold: Fraction
    settings: Settings

    @cached_property
    def differences(self) -> dict[str, Fraction]:
        """The difference x_p2 - x_p1 of every partner with the figure in both rounds, in the later round's order."""
        before, after = self.before.values, self.after.values
        return {name: value - before[name] for name, value in after.items() if name in before}

    @cached_property
    def partners(self) -> set[str]:
        """Every partner with the figure in either round."""
        return set(self.before.values) | set(self.after.values)

    @property
    def total(self) -> Fraction | None:
        """The change of the score itself, whoever it is of."""
        if self.before.score is None or self.after.score is None:
            return None
        return self.after.score - self.before.score

    def panel(self, names: Collection[str] | None = None) -> "Panel":
        """The panel of all partners, or of those among `names`."""
        kept = {name: each for name, each in self.differences.items() if names is None or name in names}
        return Panel(kept, self)


@dataclass(frozen=True)
class Panel:
    """The partners whose difference is looked at; without enough of them there is no change and no verdict."""

    differences: Mapping[str, Fraction]
    of: Moved

    @cached_property
    def change(self) -> Fraction | None:
        """The mean difference, None if the panel is too small."""
        return mean(self.differences.values()) if len(self.differences) >= self.of.settings.least_partners else None

    @cached_property
    def directions(self) -> tuple[int, int, int]:
        """How many partners went up, stayed equal and went down, on the exact differences."""
        up = sum(each > 0 for each in self.differences.values())
        down = sum(each < 0 for each in self.differences.values())
        return up, len(self.differences) - up - down, down

    @property
    def means(self) -> tuple[Fraction, Fraction]:
        """The panel's mean in the earlier and in the later round; there must be a partner in it."""
        before, after = self.of.before.values, self.of.after.values
        return mean([before[name] for name in self.differences]), mean([after[name] for name in self.differences])

    @property
    def verdict(self) -> Verdict:
        """Whether the change is clear: far enough on the shown decimal, and most of the panel moves that way."""
        if self.change is None:
            return "none"
        up, _, down = self.directions
        most = self.of.settings.change_majority * len(self.differences)
        if rounded(self.change) >= self.of.threshold and up >= most:
            return "higher"
        return "lower" if rounded(self.change) <= -self.of.threshold and down >= most else "none"


@dataclass(frozen=True)
class Comparison:
    """Two rounds compared, ungated: what moved by code, and what may not be compared and why."""

    before: RoundScores
    after: RoundScores
    dimensions: Mapping[str, Moved]
    indicators: Mapping[str, Moved]
    refused: Mapping[str, Refusal]

    @cached_property
    def tested(self) -> tuple[str, ...]:
        """The dimensions of the total whose panel is neither too small nor too large for the sign-flip test."""
        sizes = range(self.after.settings.sign_flip_least, self.after.settings.sign_flip_most + 1)
        panels = {code: self.dimensions[code].differences for code in self.after.instrument.total_dimensions if code in self.dimensions}
        return tuple(code for code, each in panels.items() if len(each) in sizes)

    @cached_property
    def p_values(self) -> Mapping[str, tuple[Fraction, Fraction]]:
        """The p-value and Holm's p-value of every dimension that is tested."""
        found = {code: sign_flip(list(self.dimensions[code].differences.values())) for code in self.tested}
        corrected = holm(found)
        return {code: (found[code], corrected[code]) for code in found}

    def others_answered(self, name: str) -> bool | None:
        """Tell whether other people answered for a partner: nobody of the first round is among those of the second.

        None if nobody of the partner sent in one of the rounds.
        """
        before, after = (
            {key for each in scores.partners if each.name == name for key in each.respondents} for scores in (self.before, self.after)
        )
        return before.isdisjoint(after) if before and after else None


def compare(before: Whole, after: Whole) -> Comparison:
    """Compare a round with an earlier one under the settings of the later."""
    refused, settings = _refused(before.scores, after.scores), after.scores.settings
    return Comparison(
        before.scores,
        after.scores,
        _moved(before.dimensions, after.dimensions, refused, settings.change_dimension, settings),
        _moved(before.indicators, after.indicators, refused, settings.change_indicator, settings),
        refused,
    )


def _moved(
    before: Mapping[str, OverPartners], after: Mapping[str, OverPartners], refused: Collection[str], threshold: Fraction, settings: Settings
) -> dict[str, Moved]:
    """Every figure of both rounds that can be compared, in the later round's order."""
    both = [code for code in after if code in before and code not in refused]
    return {code: Moved(before[code], after[code], threshold, settings) for code in both}


def _refused(before: RoundScores, after: RoundScores) -> dict[str, Refusal]:
    """Why something that was asked cannot be compared: another version or form of its questionnaire, other words, or other items."""
    refused = dict(_of_changed_questionnaires(before, after))
    earlier, later = _items(before), _items(after)
    for code in _of_changed_words(before, after):
        refused.setdefault(code, "wording")
    indicators = after.instrument.indicators
    answered_for = {item.code: code for code, each in indicators.items() for item in each.items}
    for code in [code for code in later if code in earlier and code not in refused]:
        # A reused answer can be compared no further than the question that it was given to.
        reused = (refused.get(answered_for.get(item.same_as, "")) for item in indicators[code].items if item.same_as is not None)
        reason: Refusal | None = next(filter(None, reused), None) or ("items" if earlier[code] != later[code] else None)
        if reason is not None:
            refused[code] = reason
    for code in [code for code in after.dimensions if code in before.dimensions and code not in refused]:
        parts = [each.code for each in after.instrument.dimensions[code].indicators]
        reasons = [refused[part] for part in parts if part in refused]
        if reasons or any((part in earlier) != (part in later) for part in parts):
            refused[code] = reasons[0] if reasons else "items"
    return refused


def _of_changed_questionnaires(before: RoundScores, after: RoundScores) -> Iterator[tuple[str, Refusal]]:
    """Everything asked in either round of a questionnaire that both have, if its version or the form differs."""
    earlier, later = before.instrument, after.instrument
    asked = {*before.dimensions, *before.indicators, *after.dimensions, *after.indicators}
    for questionnaire in later.questionnaires:
        version = earlier.versions.get(questionnaire.id)
        if version is None or (version == questionnaire.version and earlier.form == later.form):
            continue
        reason: Refusal = "form" if version == questionnaire.version else "version"
        codes = [code for each in questionnaire.dimensions for code in (each.code, *(part.code for part in each.indicators))]
        yield from ((code, reason) for code in codes if code in asked)


def _of_changed_words(before: RoundScores, after: RoundScores) -> Iterator[str]:
    """The indicators that were asked in other words after all, though their questionnaire has the same version."""
    earlier = {each.id: each for each in before.instrument.questionnaires}
    asked = {*before.asked, *after.asked}
    for questionnaire in after.instrument.questionnaires:
        changed = asked & changed_words(earlier.get(questionnaire.id, questionnaire), questionnaire)
        yield from (each.code for each in questionnaire.indicators() if not changed.isdisjoint(item.code for item in each.items))


def _items(scores: RoundScores) -> dict[str, list[str]]:
    """The items whose answers make each indicator that was asked."""
    asked, indicators = set(scores.asked), scores.instrument.indicators
    return {code: [item for each in indicators[code].items if (item := each.same_as or each.code) in asked] for code in scores.indicators}
