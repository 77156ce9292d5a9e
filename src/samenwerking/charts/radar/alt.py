"""The alt text of a radar: for who does not see it, made from the same result as its lines."""

from fractions import Fraction

from samenwerking.charts.names import cut
from samenwerking.charts.radar.content import Content
from samenwerking.charts.radar.words import gaps, moved, no_figures, scored, short
from samenwerking.findings.names import listed
from samenwerking.findings.rounds import month, partners, round_name
from samenwerking.isolates import balanced
from samenwerking.language import Language, change, text

ALT_LENGTH = 250
_NAME_LENGTHS = (80, 40, 24, 12)


def alt(content: Content, language: Language) -> str:
    """The text for who does not see the picture: at most 250 characters; the values stand in the table beside it."""
    for length in _NAME_LENGTHS:
        whole = " ".join(_alt_parts(content, language, length))
        if len(whole) <= ALT_LENGTH:
            return whole
    return balanced(cut(whole, lambda tried: len(balanced(tried)) <= ALT_LENGTH))


def _alt_parts(content: Content, language: Language, length: int) -> list[str]:
    current, key = content.result.current, "charts.radar.alt"
    named = short(round_name(current, language, within=True), length)
    moment = f"{named} ({month(current, language)})" if current.date else named
    parts = [text(language, f"{key}.start", round=moment, partners=partners(current, language))]
    if content.latest.empty:
        return [*parts, no_figures(content, language, "sentence")]
    scores = scored(content, language)
    most = 2 if length > _NAME_LENGTHS[-1] else 1
    ends = {next(iter(scores)): "highest", next(reversed(scores)): "lowest"} if len(scores) > 1 else dict.fromkeys(scores, "highest")
    for score, word in ends.items():
        names = listed([short(name, length) for name in scores[score]], language, most)
        parts.append(text(language, f"{key}.{word}", names=names, score=score))
    for spoke, each in moved(content)[:1]:
        if isinstance(each.panel, Fraction):
            parts.append(text(language, f"{key}.change", name=short(spoke.name, length), change=change(each.panel, language)))
    return [*parts, *gaps(content, language, most, length)]
