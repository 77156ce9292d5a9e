"""Reads the partners file: who was invited to which round, as what."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import merge
from pathlib import Path
from typing import cast

from samenwerking.method.answers import SECTORS, Partner, Sector, Voice
from samenwerking.method.files.csv_cells import Cells, NameSpellings
from samenwerking.method.files.csv_file import Row, read_table
from samenwerking.method.files.file_errors import ErrorList

COLUMNS = ("partner", "sector", "voice", "invited")
OPTIONAL_COLUMNS = ("round", "lead")
VOICES: tuple[Voice, ...] = ("persons", "organisation")


@dataclass(frozen=True)
class Invitation:
    """One row: a partner as it was invited to a round (None: to every round), and the line of the row."""

    line: int
    round: str | None
    partner: Partner


class InvitedFile:
    """The invitations of a partners file, in its order. Those to every round are kept once, however many rounds there are."""

    def __init__(self, file: Path, invitations: Iterable[Invitation]) -> None:
        self.file = file
        self._of_round: defaultdict[str | None, list[Invitation]] = defaultdict(list)
        self._named: dict[tuple[str | None, str], Invitation] = {}
        for each in invitations:
            self._of_round[each.round].append(each)
            self._named.setdefault((each.round, each.partner.name), each)
        self._everywhere = tuple(each.partner for each in self._of_round[None])

    def partners(self, round_name: str) -> tuple[Partner, ...]:
        """Exactly the partners that were invited to a round, in the order of the file."""
        own = self._of_round.get(round_name)
        if own is None:
            return self._everywhere
        return tuple(each.partner for each in merge(self._of_round[None], own, key=lambda each: each.line))

    def partner(self, round_name: str, name: str) -> Partner | None:
        """The partner of this name as it was invited to a round, None if it was not."""
        found = self._named.get((round_name, name)) or self._named.get((None, name))
        return found.partner if found else None

    def check(self, rounds: Collection[str], errors: ErrorList) -> None:
        """Hold the invitations against the rounds that there are, and against each other."""
        known, expected = set(rounds), ", ".join(rounds)
        for name, own in self._of_round.items():
            if name is not None and name not in known:
                for each in own:
                    errors.add(self.file, each.line, "unknown_round", round=name, expected=expected)
        # What is wrong among those who were invited to every round is said of the first round alone.
        self._check(self._of_round[None], next(iter(rounds), ""), errors)
        for name in rounds:
            if name in self._of_round:
                self._check(self._of_round[name], name, errors, self._of_round[None])

    def _check(self, invitations: list[Invitation], round_name: str, errors: ErrorList, others: Iterable[Invitation] = ()) -> None:
        lead = next((each for each in others if each.partner.lead), None)
        seen: dict[str, int] = {}
        for each in invitations:
            name = each.partner.name
            elsewhere = self._named.get((None, name)) if each.round is not None else None
            if first := seen.get(name) or (elsewhere and elsewhere.line):
                errors.add(self.file, each.line, "duplicate_partner", partner=name, round=round_name, first=first)
            elif each.partner.lead and lead:
                errors.add(self.file, each.line, "two_leads", partner=name, other=lead.partner.name, round=round_name)
            lead = each if each.partner.lead else lead
            seen.setdefault(name, each.line)


def read_invited(file: Path, spellings: NameSpellings, errors: ErrorList) -> InvitedFile | None:
    """Read a partners file; what is wrong is added to `errors`, and the result is then None."""
    cells = Cells(file, errors, spellings)
    rows = list(read_table(file, COLUMNS, OPTIONAL_COLUMNS, errors))
    invitations = [_invitation(line, row, cells) for line, row in rows]
    if not rows and not errors.found_in(file):
        errors.add(file, 1, "no_rows")
    return None if errors.found_in(file) else InvitedFile(file, (each for each in invitations if each))


def _invitation(line: int, row: Row, cells: Cells) -> Invitation | None:
    name = cells.name(line, "partner", row[0])
    sector = cells.choice(line, "sector", row[1], SECTORS)
    voice = cells.choice(line, "voice", row[2], VOICES)
    invited = cells.people(line, "invited", row[3])
    round_name = cells.name(line, "round", row[4]) if row[4].strip() else None
    lead = cells.choice(line, "lead", row[5], ("yes", "no", ""))
    if name is None or sector is None or voice is None:
        return None
    return Invitation(line, round_name, Partner(name, cast("Sector", sector), cast("Voice", voice), invited, lead == "yes"))
