"""The title, sentence, alt text and legend of a radar, made from the same result as its lines."""

from collections.abc import Sequence
from fractions import Fraction

from samenwerking.charts.names import cut, plain
from samenwerking.charts.radar.content import Content, Gap, Series, Spoke, partner_hidden, refused
from samenwerking.charts.wording import dated, footer, listed, month, partners, questionnaire_name, response, round_name
from samenwerking.language import Language, change, decimal, text, texts
from samenwerking.method.figures import Change

ALT_LENGTH = 250
_NAME_LENGTHS = (80, 40, 24, 12)


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
    return " ".join([_extremes(content, language), *_changes(content, language), *_gaps(content, language)])


def no_figures(content: Content, language: Language, part: str) -> str:
    """Why the round has no figure at all, as a `sentence` or for the `box` in the empty frame."""
    current, key = content.result.current, f"charts.radar.{part}"
    if current.partners_answered == 0:
        return text(language, f"{key}.no_answers", round=round_name(current, language, within=True))
    if current.partners_answered < content.needed:
        return text(language, f"{key}.few_partners", count=current.partners_answered, needed=content.needed)
    return text(language, f"{key}.few_answers")


def _scored(content: Content, language: Language) -> dict[str, list[str]]:
    """Names by shown score, highest first: words and printed figures never disagree."""
    scores: dict[str, list[str]] = {}
    pairs = [(value, spoke) for value, spoke in zip(content.latest.values, content.spokes, strict=True) if isinstance(value, Fraction)]
    for value, spoke in sorted(pairs, key=lambda pair: -pair[0]):
        scores.setdefault(decimal(value, language), []).append(spoke.name)
    return scores


def _extremes(content: Content, language: Language) -> str:
    scores = _scored(content, language)
    high, low = next(iter(scores)), next(reversed(scores))
    highest, lowest = scores[high], scores[low]
    if high == low:
        key = "equal" if len(highest) > 1 else "single"
        return text(language, f"charts.radar.sentence.{key}", score=high, name=highest[0])
    names = {"highest": listed(highest, language), "lowest": listed(lowest, language)}
    return text(language, "charts.radar.sentence.extremes", count=len(highest), high=high, low=low, **names)


def _changes(content: Content, language: Language) -> list[str]:
    if content.result.change is None or content.result.previous is None:
        return []
    moved = _moved(content)
    since = round_name(content.result.previous, language, within=True)
    said: list[Change] = []
    sentences = []
    for verdict in ("higher", "lower"):
        clear = [(spoke, each) for spoke, each in moved if each.verdict == verdict]
        if clear:
            names = [_with_change(spoke, each, language) for spoke, each in clear]
            sentences.append(text(language, f"charts.radar.sentence.{verdict}", round=since, names=listed(names, language)))
            said += [each for _, each in clear]
    if moved and not said:
        return [text(language, "charts.radar.sentence.no_change", round=since)]
    return sentences + _compared(said, language)


def _moved(content: Content) -> list[tuple[Spoke, Change]]:
    """The spokes that can be compared, largest panel change first."""
    result = content.result
    changes = {} if result.change is None else result.change.indicators if content.detail else result.change.dimensions
    pairs = [(spoke, changes[spoke.code]) for spoke in content.spokes if spoke.code in changes]
    return sorted(pairs, key=lambda pair: -abs(pair[1].panel) if isinstance(pair[1].panel, Fraction) else 0)


def _with_change(spoke: Spoke, each: Change, language: Language) -> str:
    return f"{spoke.name} ({change(each.panel, language)})" if isinstance(each.panel, Fraction) else spoke.name


def _compared(said: Sequence[Change], language: Language) -> list[str]:
    """The lines show all partners, the change only those of both rounds: say so where the two differ."""
    if all(isinstance(each.total, Fraction) and each.total == each.panel for each in said):
        return []
    counts = {each.partners for each in said}
    count = counts.pop() if len(counts) == 1 else None
    if isinstance(count, int):
        return [text(language, "charts.radar.sentence.compared", count=count)]
    return [text(language, "charts.radar.sentence.compared_some")]


def _gaps(content: Content, language: Language, most: int = 3, length: int = 2000) -> list[str]:
    sentences = []
    for kind in ("missing", "hidden"):
        pairs = zip(content.latest.values, content.spokes, strict=True)
        names = [_short(spoke.name, length) for value, spoke in pairs if isinstance(value, Gap) and value.kind == kind]
        if names:
            sentences.append(text(language, f"charts.radar.sentence.{kind}", names=listed(names, language, most)))
    return sentences


def alt(content: Content, language: Language) -> str:
    """The text for who does not see the picture: at most 250 characters; the values stand in the table beside it."""
    for length in _NAME_LENGTHS:
        whole = " ".join(_alt_parts(content, language, length))
        if len(whole) <= ALT_LENGTH:
            return whole
    return cut(whole, lambda tried: len(tried) <= ALT_LENGTH)


def _short(name: str, length: int) -> str:
    return cut(name, lambda tried: len(tried) <= length)


def _alt_parts(content: Content, language: Language, length: int) -> list[str]:
    current, key = content.result.current, "charts.radar.alt"
    named = _short(round_name(current, language, within=True), length)
    moment = f"{named} ({month(current, language)})" if current.date else named
    parts = [text(language, f"{key}.start", round=moment, partners=partners(current, language))]
    if content.latest.empty:
        return [*parts, no_figures(content, language, "sentence")]
    scores = _scored(content, language)
    most = 2 if length > _NAME_LENGTHS[-1] else 1
    for word, score in (("highest", next(iter(scores))), ("lowest", next(reversed(scores)))):
        names = listed([_short(name, length) for name in scores[score]], language, most)
        parts.append(text(language, f"{key}.{word}", names=names, score=score))
    for spoke, each in _moved(content)[:1]:
        if isinstance(each.panel, Fraction):
            parts.append(text(language, f"{key}.change", name=_short(spoke.name, length), change=change(each.panel, language)))
    return [*parts, *_gaps(content, language, most, length)]


def line_name(content: Content, series: Series, language: Language) -> str:
    """What the legend says of a line: the round and its response, or the partner; and why it is absent where it is."""
    words = _line(content, series, language)
    names = [spoke.name for value, spoke in zip(series.values, content.spokes, strict=True) if value == Gap("apart")]
    if series.empty and series is not content.latest:
        return text(language, "charts.radar.legend.reason", line=words, reason=_absent(content, series, language))
    return text(language, "charts.radar.legend.partly", line=words, names=listed(names, language)) if names else words


def _line(content: Content, series: Series, language: Language) -> str:
    result = content.result
    if series.kind == "partner":
        return partner_name(content, language)
    figures = result.previous if series.kind == "previous" and result.previous is not None else result.current
    return f"{dated(figures, language)} ({response(figures, language)})"


def partner_name(content: Content, language: Language) -> str:
    """The partner whose line is drawn; its name comes last, so that a right-to-left one turns nothing round."""
    own = content.result.view.viewer == "partner" and content.result.view.partner == content.partner
    within = round_name(content.result.current, language, within=True)
    key = f"charts.radar.legend.{'own' if own else 'partner'}"
    return text(language, key, round=within, name=plain(content.partner or ""))


def _absent(content: Content, series: Series, language: Language) -> str:
    kinds = {value.kind for value in series.values if isinstance(value, Gap)}
    if kinds == {"apart"}:
        reasons = refused(content.result, content.questionnaire)
        return text(language, f"charts.radar.legend.{next(reasons[spoke.code] for spoke in content.spokes)}")
    return text(language, "charts.hidden" if "hidden" in kinds else "charts.missing")


def hidden_partner(content: Content, language: Language) -> str | None:
    """The legend's line for a partner that this viewer is not shown, with the reason; None if there is none."""
    hidden = partner_hidden(content)
    if hidden is None:
        return None
    reason = text(language, f"charts.hidden_{'view' if hidden.reason == 'view' else 'pool'}")
    return text(language, "charts.radar.legend.reason", line=partner_name(content, language), reason=reason)


def foot(content: Content, language: Language) -> str:
    """The footer, with the remark that belongs to every comparison (method section 5)."""
    compared = content.result.change is not None and any(series.kind == "previous" for series in content.drawn)
    remark = [text(language, "charts.footer.regression")] if compared else []
    return " · ".join([footer(content.result, content.questionnaire, language), *remark])
