"""The title and the sentence of a radar, made from the same result as its lines."""

from collections.abc import Sequence
from fractions import Fraction

from samenwerking.charts.names import cut
from samenwerking.charts.radar.content import Content, Gap, Spoke
from samenwerking.findings.names import listed
from samenwerking.findings.rounds import questionnaire_name, round_name
from samenwerking.findings.standing_out import by_score
from samenwerking.isolates import balanced, isolated
from samenwerking.language import Language, change, text, texts
from samenwerking.method.shown.result_types import Change


def title(content: Content, language: Language) -> str:
    """What the radar is of, with the number of its spokes in words."""
    part = "indicators" if content.detail else "dimensions"
    known = content.questionnaire.id if content.questionnaire.id in ("kaats-opheij", "ansell-gash") else "other"
    words, count = texts(language, "charts.number"), len(content.spokes)
    name = questionnaire_name(content.questionnaire, language)
    number = str(count) if known == "other" or count >= len(words) else words[count]
    return text(language, f"charts.radar.title.{part}.{known}", count=number, name=name)


def sentence(content: Content, language: Language) -> str:
    """What the reader should see: highest, lowest, clear changes, and what is missing or hidden."""
    if content.latest.empty:
        return no_figures(content, language, "sentence")
    return " ".join([_extremes(content, language), *_changes(content, language), *gaps(content, language)])


def no_figures(content: Content, language: Language, part: str) -> str:
    """Why the round has no figure at all, as a `sentence` or for the `box` in the empty frame."""
    current, key = content.result.current, f"charts.radar.{part}"
    if current.partners_answered == 0:
        return text(language, f"{key}.no_answers", round=round_name(current, language, within=True))
    if current.partners_answered < content.needed:
        return text(language, f"{key}.few_partners", count=current.partners_answered, needed=content.needed)
    return text(language, f"{key}.few_answers")


def scored(content: Content, language: Language) -> dict[str, list[str]]:
    """Names by shown score, highest first."""
    pairs = zip(content.latest.values, content.spokes, strict=True)
    return by_score([(spoke.name, value) for value, spoke in pairs if isinstance(value, Fraction)], language)


def _extremes(content: Content, language: Language) -> str:
    scores = scored(content, language)
    high, low = next(iter(scores)), next(reversed(scores))
    highest, lowest = scores[high], scores[low]
    if high == low:
        key = "equal" if len(highest) > 1 else "single"
        return text(language, f"charts.radar.sentence.{key}", score=high, name=highest[0])
    names = {"highest": listed(highest, language), "lowest": listed(lowest, language)}
    return text(language, "charts.radar.sentence.extremes", count=len(highest), high=high, low=low, **names)


def _changes(content: Content, language: Language) -> list[str]:
    if content.result.since is None:
        return []
    changes = moved(content)
    if changes and all(each.panel is None for _, each in changes):
        return [text(language, "charts.radar.sentence.no_panel")]
    since = round_name(content.result.since.round, language, within=True)
    said: list[Change] = []
    sentences = []
    for verdict in ("higher", "lower"):
        clear = [(spoke, each) for spoke, each in changes if each.verdict == verdict]
        if clear:
            names = [_with_change(spoke, each, language) for spoke, each in clear]
            sentences.append(text(language, f"charts.radar.sentence.{verdict}", round=since, names=listed(names, language)))
            said += [each for _, each in clear]
    if changes and not said:
        return [text(language, "charts.radar.sentence.no_change", round=since)]
    return sentences + _compared(said, language)


def moved(content: Content) -> list[tuple[Spoke, Change]]:
    """The spokes that can be compared, largest panel change first."""
    result = content.result
    changes = {} if result.since is None else result.since.change.indicators if content.detail else result.since.change.dimensions
    pairs = [(spoke, changes[spoke.code]) for spoke in content.spokes if spoke.code in changes]
    return sorted(pairs, key=lambda pair: -abs(pair[1].panel) if isinstance(pair[1].panel, Fraction) else 0)


def _with_change(spoke: Spoke, each: Change, language: Language) -> str:
    name = isolated(spoke.name)
    return f"{name} ({change(each.panel, language)})" if isinstance(each.panel, Fraction) else name


def _compared(said: Sequence[Change], language: Language) -> list[str]:
    """The lines show all partners, the change only those of both rounds: say so where the two differ."""
    if all(_same_shown(each, language) for each in said):
        return []
    counts = {each.partners for each in said}
    count = counts.pop() if len(counts) == 1 else None
    if isinstance(count, int):
        return [text(language, "charts.radar.sentence.compared", count=count)]
    return [text(language, "charts.radar.sentence.compared_some")]


def _same_shown(each: Change, language: Language) -> bool:
    if not (isinstance(each.total, Fraction) and isinstance(each.panel, Fraction)):
        return False
    return change(each.total, language) == change(each.panel, language)


def short(name: str, length: int) -> str:
    """The name in at most `length` characters, cut in the middle."""
    return balanced(cut(name, lambda tried: len(balanced(tried)) <= length))


def gaps(content: Content, language: Language, most: int = 3, length: int = 2000) -> list[str]:
    """What has no data and what is hidden, each as a sentence with at most `most` names of at most `length` characters."""
    sentences = []
    for kind in ("missing", "hidden"):
        pairs = zip(content.latest.values, content.spokes, strict=True)
        names = [short(spoke.name, length) for value, spoke in pairs if isinstance(value, Gap) and value.kind == kind]
        if names:
            sentences.append(text(language, f"charts.radar.sentence.{kind}", names=listed(names, language, most)))
    return sentences
