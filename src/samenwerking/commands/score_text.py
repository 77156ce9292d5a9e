"""A result as text to read in a terminal: what the findings say of it, in tables."""

from collections.abc import Iterable, Iterator

from samenwerking.commands.speech import language, say
from samenwerking.commands.text_table import Row as Cells
from samenwerking.commands.text_table import table, titled
from samenwerking.findings.changes import regression, verdict
from samenwerking.findings.partners import PartnerRow, partner_rows
from samenwerking.findings.reasons import brief
from samenwerking.findings.rows import Row, Rows
from samenwerking.findings.standing_out import StandingOut
from samenwerking.language import change, decimal, text
from samenwerking.method.checklist import Preconditions
from samenwerking.method.shown.figures import DimensionFigure, Figure, Hidden, ProposedAction
from samenwerking.method.shown.result_types import Change, Result, RoundResult

SYMBOLS = {"laag": "▼", "midden": "●", "hoog": "▲"}


def lines(result: Result, checklist: Preconditions) -> Iterator[str]:
    """Everything of the current round that a person looks for first, with the change where there is one."""
    current, rows = result.current, Rows(result, language())
    yield from _heading(current)
    yield from titled(say("text.scores"), table(_scores(rows)))
    yield from titled(say("text.whole"), table(_whole(rows)))
    yield from titled(say("text.partners"), table(_partner(each, current) for each in partner_rows(result, language())))
    titles = {each.code: each.title[language()] for each in checklist.preconditions}
    preconditions = ([code, titles[code], *_figure(each.figure)] for code, each in current.preconditions.items())
    yield from titled(say("text.preconditions"), table(preconditions))
    yield from titled(say("text.actions"), _actions(current.actions, checklist))
    remarks = {remark.id: remark.text[language()] for remark in checklist.remarks}
    yield from titled(say("text.remarks"), (remarks[each.id] for each in current.remarks))
    if result.since:
        refused = (f"{code}: {say(f'text.refused.{reason}')}" for code, reason in result.since.change.refused.items())
        yield from titled(say("text.not_compared"), refused)
        yield from ("", regression(language()))


def _heading(current: RoundResult) -> Iterator[str]:
    name = text(language(), "findings.round", name=current.name)
    yield name + (f" ({current.date.isoformat()})" if current.date else "")
    invited = len(current.response)
    yield say("text.response", answered=current.partners_answered, invited=invited, people=current.respondents)
    versions = ", ".join(f"{id_} {version}" for id_, version in current.instrument.versions.items())
    yield say(f"text.form.{current.form}", versions=versions)
    if not current.enough_answered:
        yield say("text.no_bands")


def _scores(rows: Rows) -> Iterator[Cells]:
    """A row for each dimension that was asked, and below it one for each of its indicators."""
    for questionnaire in rows.questionnaires:
        for section in questionnaire.sections:
            yield _row(section.row, _divided(section.row))
            yield from (_row(each, each.agreement or "", "  ") for each in section.indicators)


def _row(row: Row, agreement: str, indent: str = "") -> Cells:
    return [indent + row.code, indent + row.title, *_figure(row.figure), agreement, *_change(row.change)]


def _figure(figure: Figure) -> Cells:
    """The score, and its band or the reason why there is none."""
    if figure.score is None:
        return ["–", say(f"text.reason.{figure.reason}")]
    return [decimal(figure.score, language()), f"{SYMBOLS[figure.band]} {_word(f'bands.{figure.band}')}" if figure.band else ""]


def _divided(row: Row) -> str:
    return _word("bands.agreement.verdeeld") if isinstance(row.whole, DimensionFigure) and row.whole.divided else ""


def _word(key: str) -> str:
    """A name of the method as every page has it."""
    return text(language(), f"{key}.name")


def _change(moved: Change | None) -> Cells:
    if moved is None:
        return []
    panel = "" if moved.panel is None or isinstance(moved.panel, Hidden) else change(moved.panel, language())
    return [panel, verdict(moved, language())]


def _whole(rows: Rows) -> Iterator[Cells]:
    current = rows.result.current
    yield [text(language(), "findings.total"), *_figure(current.total.figure)]
    if current.maturity:
        yield [say("text.maturity"), str(current.maturity.level), _word(f"maturity.levels.{current.maturity.level}")]
    for each in StandingOut(rows).core:
        yield [each.name, *_figure(each.figure)]
    if current.mark:
        yield [text(language(), "findings.mark"), *_figure(current.mark)]


def _partner(row: PartnerRow, current: RoundResult) -> Cells:
    count = str(row.response.answered) if row.response.invited is None else f"{row.response.answered}/{row.response.invited}"
    if row.figures:
        return [row.name, count, *_figure(row.figures.total.figure)]
    hidden = current.partners[row.name]
    return [row.name, count, "–", say(f"text.hidden.{hidden.reason}") if isinstance(hidden, Hidden) else ""]


def _actions(proposed: Iterable[ProposedAction], checklist: Preconditions) -> Iterator[str]:
    for each in proposed:
        urgent = f"{say('text.urgent')}: " if each.state == "urgent" else ""
        yield f"{each.id}  {urgent}{checklist.actions[each.id].text[language()]}"
        yield f"      {'; '.join(brief(because, checklist.triggers, language()) for because in each.because)}"
