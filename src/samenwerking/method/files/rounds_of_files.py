"""Makes rounds of what the files hold, and holds the files against each other: partners, voices, forms and versions."""

from collections.abc import Iterable
from pathlib import Path

from samenwerking.method.answer_fields import MARK, PICK
from samenwerking.method.answers import Partner, Round
from samenwerking.method.files.answer_rows import RoundRows
from samenwerking.method.files.catalogue import Catalogue
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.invited_file import InvitedFile
from samenwerking.method.files.rounds_file import RoundFacts
from samenwerking.method.questionnaire import Form, Instrument


class RoundMaker:
    """Makes the rounds of one answers file; `order` is that of the partners where no partners file gives one."""

    def __init__(self, file: Path, invited: InvitedFile | None, order: tuple[str, ...], catalogue: Catalogue, errors: ErrorList) -> None:
        self._file, self._invited, self._order = file, invited, order
        self._catalogue, self._errors = catalogue, errors
        self._owners = _owners(catalogue)
        whole = catalogue.instrument(catalogue.questionnaires, "short")
        self._outside_short = set(catalogue.instrument(catalogue.questionnaires, "full").items) - set(whole.items)

    def make(self, name: str, rows: RoundRows, facts: RoundFacts) -> Round:
        """Make one round; what does not fit together is added to the errors."""
        instrument = self._instrument(rows, facts)
        self._check_items(name, rows, instrument)
        partners = self._partners(name, rows)
        return Round(
            name=name,
            instrument=instrument,
            partners=partners,
            responses={partner.name: rows.responses(partner.name) for partner in partners},
            asked=frozenset(rows.items()),
            date=facts.date,
            leading=facts.leading,
            mark_asked=MARK in rows.asked,
        )

    def _instrument(self, rows: RoundRows, facts: RoundFacts) -> Instrument:
        """What was asked, as the rounds file says it or as the rows show it."""
        form: Form = facts.form or ("full" if self._outside_short & set(rows.asked) else "short")
        codes = (code.removeprefix(PICK) for code in (*rows.asked, *facts.leading) if code != MARK)
        ids: Iterable[str] = facts.versions or {self._owners[code] for code in codes}
        return self._catalogue.instrument(set(ids) & set(self._catalogue.questionnaires), form, facts.versions)

    def _check_items(self, name: str, rows: RoundRows, instrument: Instrument) -> None:
        for code, line in rows.asked.items():
            owner = self._owners.get(code.removeprefix(PICK))
            if owner is not None and owner not in instrument.versions:
                versions = " ".join(f"{id_}={version}" for id_, version in instrument.versions.items())
                self._errors.add(self._file, line, "item_outside_versions", item=code, round=name, expected=versions)
            elif code in self._outside_short and instrument.form == "short":
                self._errors.add(self._file, line, "item_outside_form", item=code, round=name)

    def _partners(self, name: str, rows: RoundRows) -> tuple[Partner, ...]:
        if self._invited is None:
            return tuple(Partner(partner) for partner in self._order if partner in rows.given)
        partners = {partner.name: partner for partner in self._invited.partners(name)}
        for partner, respondents in rows.given.items():
            if partner not in partners:
                line = rows.line_of(partner)
                self._errors.add(self._file, line, "unknown_partner", partner=partner, round=name, other=str(self._invited.file))
            elif partners[partner].voice == "organisation" and len(respondents) > 1:
                self._errors.add(self._file, rows.line_of(partner, 1), "two_organisation_answers", partner=partner, round=name)
        return tuple(partners.values())


def _owners(catalogue: Catalogue) -> dict[str, str]:
    """The questionnaire of each item and each indicator, by code."""
    owners: dict[str, str] = {}
    for questionnaire in catalogue.questionnaires.values():
        for indicator in questionnaire.indicators():
            owners.update(dict.fromkeys((indicator.code, *(item.code for item in indicator.items)), questionnaire.id))
    return owners
