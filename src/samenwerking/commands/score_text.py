"""A result as text to read in a terminal: the scores in a table, and what is proposed with the reason."""

from collections.abc import Iterable, Iterator

from samenwerking.commands.speech import language, say
from samenwerking.commands.text_table import Row, table, titled
from samenwerking.language import change, decimal, text
from samenwerking.method.checklist import Preconditions
from samenwerking.method.shown.figures import Because, Figure, Hidden, PartnerFigures, Responded, ShownAgreement
from samenwerking.method.shown.result_types import Change, Result, RoundResult

SYMBOLS = {"laag": "▼", "midden": "●", "hoog": "▲"}


def lines(result: Result, checklist: Preconditions) -> Iterator[str]:
    """Everything of the current round that a person looks for first, with the change where there is one."""
    current = result.current
    yield from _heading(current)
    yield from titled(say("text.scores"), table(_scores(result)))
    yield from titled(say("text.whole"), table(_whole(current)))
    yield from titled(say("text.partners"), table(_partner(name, each, current) for name, each in current.response.items()))
    titles = {each.code: each.title[language()] for each in checklist.preconditions}
    preconditions = ([code, titles[code], *_figure(each.figure)] for code, each in current.preconditions.items())
    yield from titled(say("text.preconditions"), table(preconditions))
    yield from titled(say("text.actions"), _actions(current, checklist))
    remarks = {remark.id: remark.text[language()] for remark in checklist.remarks}
    yield from titled(say("text.remarks"), (remarks[each.id] for each in current.remarks))
    if result.since:
        refused = (f"{code}: {say(f'text.refused.{reason}')}" for code, reason in result.since.change.refused.items())
        yield from titled(say("text.not_compared"), refused)
        yield from ("", text(language(), "results.changes.regression"))


def _heading(current: RoundResult) -> Iterator[str]:
    yield say("text.round", name=current.name) + (f" ({current.date.isoformat()})" if current.date else "")
    invited = len(current.response)
    yield say("text.response", answered=current.partners_answered, invited=invited, people=current.respondents)
    versions = ", ".join(f"{id_} {version}" for id_, version in current.instrument.versions.items())
    yield say(f"text.form.{current.form}", versions=versions)
    if not current.enough_answered:
        yield say("text.no_bands")


def _scores(result: Result) -> Iterator[Row]:
    """A row for each dimension that was asked, and below it one for each of its indicators."""
    current, changes = result.current, result.since.change if result.since else None
    for code, dimension in current.instrument.dimensions.items():
        if code in current.dimensions:
            seen = current.dimensions[code]
            moved = changes.dimensions.get(code) if changes else None
            yield [code, dimension.title[language()], *_figure(seen.figure), _divided(seen.divided), *_change(moved)]
        for indicator in dimension.indicators:
            if indicator.code in current.indicators:
                each = current.indicators[indicator.code]
                moved = changes.indicators.get(indicator.code) if changes else None
                title = f"  {indicator.title[language()]}"
                yield [f"  {indicator.code}", title, *_figure(each.figure), _agreed(each.agreed), *_change(moved)]


def _figure(figure: Figure) -> Row:
    """The score, and its band or the reason why there is none."""
    if figure.score is None:
        return ["–", say(f"text.reason.{figure.reason}")]
    return [decimal(figure.score, language()), f"{SYMBOLS[figure.band]} {_word(f'bands.{figure.band}')}" if figure.band else ""]


def _divided(divided: bool | None) -> str:
    return _word("bands.agreement.verdeeld") if divided else ""


def _agreed(agreed: ShownAgreement) -> str:
    return _word(f"bands.agreement.{agreed.said.replace(' ', '_')}") if agreed.said else ""


def _word(key: str) -> str:
    """A name of the method as every page has it."""
    return text(language(), f"{key}.name")


def _change(moved: Change | None) -> Row:
    if moved is None:
        return []
    panel = "" if moved.panel is None or isinstance(moved.panel, Hidden) else change(moved.panel, language())
    return [panel, say(f"text.verdict.{moved.verdict}")]


def _whole(current: RoundResult) -> Iterator[Row]:
    yield [say("text.total"), *_figure(current.total.figure)]
    if current.maturity:
        yield [say("text.maturity"), str(current.maturity.level), _word(f"maturity.levels.{current.maturity.level}")]
    for name, figure in current.core.items():
        yield [say(f"text.core.{name}"), *_figure(figure)]
    if current.mark:
        yield [say("text.mark"), *_figure(current.mark)]


def _partner(name: str, responded: Responded, current: RoundResult) -> Row:
    count = str(responded.answered) if responded.invited is None else f"{responded.answered}/{responded.invited}"
    seen = current.partners.get(name)
    if isinstance(seen, PartnerFigures):
        return [name, count, *_figure(seen.total.figure)]
    return [name, count, "–", say(f"text.hidden.{seen.reason}") if seen else ""]


def _actions(current: RoundResult, checklist: Preconditions) -> Iterator[str]:
    for each in current.actions:
        urgent = f"{say('text.urgent')}: " if each.state == "urgent" else ""
        yield f"{each.id}  {urgent}{checklist.actions[each.id].text[language()]}"
        yield f"      {_reasons(each.because, checklist)}"


def _reasons(reasons: Iterable[Because], checklist: Preconditions) -> str:
    return "; ".join(_reason(each, checklist) for each in reasons)


def _reason(because: Because, checklist: Preconditions) -> str:
    words = [because.evidence, getattr(checklist.triggers, because.trigger).label[language()], because.partner, _value(because)]
    return " ".join(word for word in words if word)


def _value(because: Because) -> str:
    if because.trigger == "verdeeld":
        ends = [because.lowest, because.highest]
        return "–".join(decimal(end, language()) for end in ends if end is not None)
    if because.trigger == "onbekend":
        return f"{because.count}/{because.people}" if because.people else ""
    if because.value is None:
        return ""
    return (change if because.trigger in ("kloof", "daling") else decimal)(because.value, language())
