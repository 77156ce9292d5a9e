"""Makes rounds of what the files hold, and holds the files against each other: partners, voices, forms and versions."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from samenwerking.method.answer_fields import MARK, PICK
from samenwerking.method.answers import Partner, Response, Round
from samenwerking.method.files.answer_rows import RoundRows
from samenwerking.method.files.catalogue import Catalogue
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.invited_file import InvitedFile
from samenwerking.method.files.rounds_file import RoundFacts
from samenwerking.method.questionnaire import Form, Instrument


class Sent(Mapping[str, tuple[Response, ...]]):
    """What each partner sent, nothing for most: rounds with many partners keep no more than what there is."""

    def __init__(self, partners: tuple[Partner, ...], sent: Mapping[str, tuple[Response, ...]]) -> None:
        self._partners, self._sent = partners, sent

    @cached_property
    def _names(self) -> dict[str, None]:
        return dict.fromkeys(each.name for each in self._partners)

    def __getitem__(self, name: str) -> tuple[Response, ...]:
        return self._sent[name] if name in self._sent or name not in self._names else ()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class RoundMaker:
    """Makes the rounds of one answers file; `order` is that of the partners where no partners file gives one."""

    def __init__(self, file: Path, invited: InvitedFile | None, order: tuple[str, ...], catalogue: Catalogue, errors: ErrorList) -> None:
        self._file, self._invited = file, invited
        self._order = {partner: place for place, partner in enumerate(order)}
        self._catalogue, self._errors = catalogue, errors
        self._owners = _owners(catalogue)
        whole = catalogue.instrument(catalogue.questionnaires, "short")
        self._outside_short = set(catalogue.instrument(catalogue.questionnaires, "full").items) - set(whole.items)

    def make(self, name: str, rows: RoundRows, facts: RoundFacts) -> Round:
        """Make one round; what does not fit together is added to the errors."""
        instrument = self._instrument(rows, facts)
        self._check_items(name, rows, instrument)
        partners = self._partners(name, rows)
        self._check_partners(name, rows)
        return Round(
            name=name,
            instrument=instrument,
            partners=partners,
            responses=Sent(partners, {partner: rows.responses(partner) for partner in rows.given}),
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
            return tuple(Partner(partner) for partner in sorted(rows.given, key=self._order.__getitem__))
        return self._invited.partners(name)

    def _check_partners(self, name: str, rows: RoundRows) -> None:
        for partner, respondents in rows.given.items() if self._invited else ():
            assert self._invited
            invited = self._invited.partner(name, partner)
            if invited is None:
                line = rows.line_of(partner)
                self._errors.add(self._file, line, "unknown_partner", partner=partner, round=name, other=str(self._invited.file))
            elif invited.voice == "organisation" and len(respondents) > 1:
                self._errors.add(self._file, rows.line_of(partner, 1), "two_organisation_answers", partner=partner, round=name)


def _owners(catalogue: Catalogue) -> dict[str, str]:
    """The questionnaire of each item and each indicator, by code."""
    owners: dict[str, str] = {}
    for questionnaire in catalogue.questionnaires.values():
        for indicator in questionnaire.indicators():
            owners.update(dict.fromkeys((indicator.code, *(item.code for item in indicator.items)), questionnaire.id))
    return owners
