"""What must hold in the file of the preconditions: every code and id once, every reference known, every placeholder filled."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from typing import get_args

from samenwerking.method.checklist import Condition, Preconditions
from samenwerking.method.files.catalogue import indicator_codes
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.questionnaire_rules import Codes, ReadQuestionnaire
from samenwerking.method.files.yaml_events import Place
from samenwerking.method.files.yaml_file import YamlFile
from samenwerking.method.questionnaire import Language, Questionnaire

# What a sentence may be filled with, by the trigger that it explains.
PLACEHOLDERS = {
    "laag": ("topic", "value"),
    "matig": ("topic", "value"),
    "verdeeld": ("topic", "lowest", "highest"),
    "verdeeld_zonder_bereik": ("topic",),
    "kloof": ("topic", "partner", "gap"),
    "kloof_zonder_naam": ("topic",),
    "daling": ("topic", "change"),
    "onbekend": ("topic", "count", "n"),
    "altijd": (),
}


@dataclass(frozen=True)
class ReadChecklist:
    """The preconditions with the file they were read from."""

    yaml: YamlFile
    checklist: Preconditions


def check_checklist(read: ReadChecklist, errors: ErrorList) -> None:
    """Hold the parts of the preconditions against each other."""
    _check_codes(read.yaml, read.checklist, errors)
    _check_references(read.yaml, read.checklist, errors)
    _check_placeholders(read.yaml, read.checklist, errors)


def check_evidence(read: ReadChecklist, indicators: frozenset[str], errors: ErrorList) -> None:
    """Hold the preconditions against the codes of the indicators there are."""
    for place, code in _evidence(read.checklist):
        if code not in indicators:
            errors.add(read.yaml.file, read.yaml.line(place), "unknown_evidence", code=code)


def check_lost_evidence(
    read: ReadQuestionnaire, before: Questionnaire | None, checklist: Preconditions, indicators: frozenset[str], errors: ErrorList
) -> None:
    """Hold a questionnaire that replaces another (None: it is new) against the preconditions: what these read must stay in it."""
    evidence = dict.fromkeys(code for _, code in _evidence(checklist))
    codes = indicator_codes([before] if before else [])
    if lost := [code for code in evidence if code in codes - indicators]:
        errors.add(read.yaml.file, read.yaml.line(("dimensions",)), "lost_evidence", expected=", ".join(lost))


def _check_codes(yaml: YamlFile, checklist: Preconditions, errors: ErrorList) -> None:
    codes, remarks, views = Codes(errors), Codes(errors), Codes(errors)
    for p, precondition in enumerate(checklist.preconditions):
        codes.add(yaml, ("preconditions", p, "code"), precondition.code)
        evidence = Codes(errors)
        for e, each in enumerate(precondition.evidence):
            evidence.add(yaml, ("preconditions", p, "evidence", e, "code"), each.code)
        for a, action in enumerate(precondition.actions):
            codes.add(yaml, ("preconditions", p, "actions", a, "id"), action.id)
    for r, remark in enumerate(checklist.remarks):
        remarks.add(yaml, ("remarks", r, "id"), remark.id)
    for v, view in enumerate(checklist.views):
        views.add(yaml, ("views", v, "id"), view.id)


def _evidence(checklist: Preconditions) -> Iterator[tuple[Place, str]]:
    for p, precondition in enumerate(checklist.preconditions):
        for e, each in enumerate(precondition.evidence):
            yield ("preconditions", p, "evidence", e, "code"), each.code
        for a, action in enumerate(precondition.actions):
            for t, trigger in enumerate(action.triggers):
                yield from _read_by(trigger, ("preconditions", p, "actions", a, "triggers", t))
    for r, remark in enumerate(checklist.remarks):
        yield from _read_by(remark.condition, ("remarks", r, "condition"))


def _read_by(condition: Condition, place: Place) -> Iterator[tuple[Place, str]]:
    if condition.evidence is not None:
        yield (*place, "evidence"), condition.evidence
    for name, parts in (("all", condition.all), ("any", condition.any)):
        for n, part in enumerate(parts or ()):
            yield from _read_by(part, (*place, name, n))


def _check_references(yaml: YamlFile, checklist: Preconditions, errors: ErrorList) -> None:
    views = {view.id for view in checklist.views}
    for r, remark in enumerate(checklist.remarks):
        if remark.shows_with is not None and remark.shows_with not in views:
            errors.add(yaml.file, yaml.line(("remarks", r, "shows_with")), "unknown_view", code=remark.shows_with)
        for n, action in enumerate(remark.adds_action):
            if action not in checklist.actions:
                errors.add(yaml.file, yaml.line(("remarks", r, "adds_action", n)), "unknown_action", code=action)


def _check_placeholders(yaml: YamlFile, checklist: Preconditions, errors: ErrorList) -> None:
    for trigger, allowed in PLACEHOLDERS.items():
        because = getattr(checklist.triggers, trigger).because
        for language in get_args(Language):
            if not _placeholders_are_known(because[language], allowed):
                place = ("triggers", trigger, "because", language)
                written = ", ".join(f"{{{name}}}" for name in allowed) or "-"
                errors.add(yaml.file, yaml.line(place), "placeholder", key=trigger, expected=written)


def _placeholders_are_known(sentence: str, allowed: tuple[str, ...]) -> bool:
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        return False
    return all(name is None or (name in allowed and not form and not turn) for _, name, form, turn in parts)
