"""Reads the partners file: who was invited to which round, as what."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class InvitedFile:
    """The invitations of a partners file, in its order."""

    file: Path
    invitations: tuple[Invitation, ...]

    def partners(self, round_name: str) -> tuple[Partner, ...]:
        """Exactly the partners that were invited to a round, in the order of the file."""
        return tuple(each.partner for each in self._of_round(round_name))

    def check(self, rounds: Collection[str], errors: ErrorList) -> None:
        """Hold the invitations against the rounds that there are, and against each other."""
        for each in self.invitations:
            if each.round is not None and each.round not in rounds:
                errors.add(self.file, each.line, "unknown_round", round=each.round, expected=", ".join(rounds))
        for round_name in rounds:
            self._check_round(round_name, errors)

    def _check_round(self, round_name: str, errors: ErrorList) -> None:
        seen: dict[str, int] = {}
        lead: Partner | None = None
        for each in self._of_round(round_name):
            name = each.partner.name
            if name in seen:
                errors.add(self.file, each.line, "duplicate_partner", partner=name, round=round_name, first=seen[name])
            elif each.partner.lead and lead:
                errors.add(self.file, each.line, "two_leads", partner=name, other=lead.name, round=round_name)
            lead = each.partner if each.partner.lead else lead
            seen.setdefault(name, each.line)

    def _of_round(self, round_name: str) -> Iterator[Invitation]:
        return (each for each in self.invitations if each.round in (None, round_name))


def read_invited(file: Path, spellings: NameSpellings, errors: ErrorList) -> InvitedFile | None:
    """Read a partners file; what is wrong is added to `errors`, and the result is then None."""
    cells = Cells(file, errors, spellings)
    rows = list(read_table(file, COLUMNS, OPTIONAL_COLUMNS, errors))
    invitations = [_invitation(line, row, cells) for line, row in rows]
    if not rows and not errors.found_in(file):
        errors.add(file, 1, "no_rows")
    return None if errors.found_in(file) else InvitedFile(file, tuple(each for each in invitations if each))


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
