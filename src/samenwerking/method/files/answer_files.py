"""Reads and writes what was answered as tidy tables: answers, and optionally who was invited and what is known of the rounds.

Whatever is wrong in any of the files is said at once, with file and line; nothing of a wrong file is used.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from samenwerking.method.answer_fields import MARK, PICK
from samenwerking.method.answers import Answers, Response, Round
from samenwerking.method.files import answer_rows, invited_file, rounds_file
from samenwerking.method.files.answer_rows import RoundRows, read_rows
from samenwerking.method.files.catalogue import Catalogue
from samenwerking.method.files.csv_cells import NameSpellings, marked
from samenwerking.method.files.csv_file import Row, write_tables
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.invited_file import read_invited
from samenwerking.method.files.questionnaire_file import shipped_catalogue
from samenwerking.method.files.rounds_file import RoundFacts, read_rounds
from samenwerking.method.files.rounds_of_files import RoundMaker

ANSWERS, PARTNERS, ROUNDS = "answers.csv", "partners.csv", "rounds.csv"


def read_answers(answers: Path, partners: Path | None = None, rounds: Path | None = None, catalogue: Catalogue | None = None) -> Answers:
    """Read the answers of a collaboration, with the partners and rounds files where there are any.

    `catalogue` defaults to the shipped questionnaires. Raises WrongFilesError with everything that is wrong in the files.
    """
    errors = ErrorList(answers, partners, rounds)
    catalogue = catalogue or shipped_catalogue()
    # A name is spelled as in the files of partners and rounds, where the one who organises wrote it.
    spellings = NameSpellings()
    invited = read_invited(partners, spellings, errors) if partners else None
    facts = read_rounds(rounds, catalogue, spellings, errors) if rounds else None
    rows = read_rows(answers, catalogue, spellings, errors)
    if not rows and not facts and not errors.found_in(answers):
        errors.add(answers, 1, "no_rows")
    names = _in_order(list(rows), list(facts or ()))
    _check_rounds(answers, rows, facts, errors)
    if invited:
        invited.check(names, errors)
    maker = RoundMaker(answers, invited, partners_in_order(rows), catalogue, errors)
    made = {name: maker.make(name, rows.get(name, RoundRows(1)), (facts or {}).get(name, RoundFacts(1))) for name in names}
    errors.raise_if_any()
    return Answers(made)


def partners_in_order(rows: Mapping[str, RoundRows]) -> tuple[str, ...]:
    """The partners in the order in which they first appear, over all rounds."""
    return tuple(dict.fromkeys(partner for each in rows.values() for partner in each.given))


def _in_order(answered: list[str], known: list[str]) -> tuple[str, ...]:
    """The rounds by their first rows; one that nobody answered stands after the round before it in the rounds file."""
    first: list[str] = []
    runs = {name: [name] for name in answered}
    run = first
    for name in known:
        if name in runs:
            run = runs[name]
        else:
            run.append(name)
    return (*first, *chain.from_iterable(runs.values()))


def _check_rounds(answers: Path, rows: Mapping[str, RoundRows], facts: Mapping[str, RoundFacts] | None, errors: ErrorList) -> None:
    expected = ", ".join(facts or ())
    for name, each in rows.items():
        if facts is not None and name not in facts:
            errors.add(answers, each.line, "round_without_facts", round=name, expected=expected)


def write_answers(answers: Answers, folder: Path) -> None:
    """Write `answers.csv`, `partners.csv` and `rounds.csv` into a folder, which is made where it is not there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    rounds = tuple(answers.rounds.values())
    tables = {PARTNERS: _partner_rows(rounds), ROUNDS: _round_rows(rounds), ANSWERS: _answer_rows(rounds)}
    write_tables({folder / name: rows for name, rows in tables.items()})


def _partner_rows(rounds: tuple[Round, ...]) -> Iterator[Row]:
    yield (*invited_file.COLUMNS, *invited_file.OPTIONAL_COLUMNS)
    for round_ in rounds:
        for each in round_.partners:
            invited = "" if each.invited is None else str(each.invited)
            yield marked(each.name), each.sector, each.voice, invited, marked(round_.name), "yes" if each.lead else ""


def _round_rows(rounds: tuple[Round, ...]) -> Iterator[Row]:
    yield rounds_file.COLUMNS
    for each in rounds:
        date = each.date.isoformat() if each.date else ""
        versions = " ".join(f"{id_}={version}" for id_, version in each.instrument.versions.items())
        yield marked(each.name), date, each.instrument.form, versions, " ".join(each.leading)


def _answer_rows(rounds: tuple[Round, ...]) -> Iterator[Row]:
    yield answer_rows.COLUMNS
    for each in rounds:
        given_by_someone = {code for responses in each.responses.values() for response in responses for code in response.values}
        blank = each.asked - given_by_someone
        for partner in each.partners:
            for response in each.responses.get(partner.name, ()):
                place = (marked(each.name), marked(partner.name), marked(response.respondent))
                yield from ((*place, code, value) for code, value in _given(response, each, blank))


def _given(response: Response, round_: Round, blank: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is written of a response: also the items that nobody gave a value, so that they stay asked."""
    blank_here = blank if response.values else round_.asked
    for code in round_.instrument.items:
        if code in response.values or code in blank_here:
            yield code, response.values.get(code, "")
    if round_.mark_asked:
        yield MARK, "" if response.mark is None else str(response.mark)
    yield from ((PICK + code, "1") for code in round_.instrument.pickable if code in response.picks)
