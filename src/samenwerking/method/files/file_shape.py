"""Holds the values of a file against a pydantic type and names every difference as a problem of the project's own.

Pydantic's sentences are English and speak of types; here each of its kinds of error becomes a problem with the values that a
helpful sentence needs: what was found and what is expected.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from samenwerking.method.checklist import Condition
from samenwerking.method.files.file_errors import ErrorList
from samenwerking.method.files.yaml_events import Place
from samenwerking.method.files.yaml_file import YamlFile
from samenwerking.method.questionnaire import Words

Model = TypeVar("Model", bound=BaseModel)

# Pydantic's kinds of error that need no more than what was found.
_SIMPLE = {
    "string_type": "expected_text",
    "int_type": "expected_whole_number",
    "float_type": "expected_number",
    "bool_type": "expected_true_or_false",
    "tuple_type": "expected_list",
    "model_type": "expected_mapping",
    "string_too_short": "empty_text",
}

# The forms that a code, id or version must have, by what the form begins with.
_FORMS = {"^[A-Z]{1,3}": "form_code", "^[a-z]": "form_id", "^[0-9]+": "form_version", "^[A-Z][0-9]": "form_action"}


def in_shape(yaml: YamlFile, model: type[Model], errors: ErrorList) -> Model | None:
    """Read the values as a `model`; None, and every difference in `errors`, where they are not one."""
    try:
        return model.model_validate(yaml.data, strict=True)
    except ValidationError as refused:
        for detail in refused.errors(include_url=False):
            if not _follows_from_another(detail):
                place = detail["loc"]
                problem, values = _problem(detail, model)
                errors.add(yaml.file, yaml.line(place), problem, **values)
    return None


def _follows_from_another(detail: ErrorDetails) -> bool:
    """A list counts as too short when its parts are wrong, though the file holds enough of them."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, Mapping[str, object]]:
    kind, place, context = detail["type"], detail["loc"], detail.get("ctx", {})
    if kind in ("missing", "extra_forbidden"):
        return _key_problem(kind, place, model)
    key, found = _key(place), _written(detail["input"])
    if kind in _SIMPLE:
        empty = detail["input"] is None and kind == "string_type"
        return "empty_text" if empty else _SIMPLE[kind], {"key": key, "found": found}
    if kind == "string_pattern_mismatch":
        form = max((begin for begin in _FORMS if context["pattern"].startswith(begin)), key=len)
        return _FORMS[form], {"key": key, "found": found}
    if kind == "literal_error":
        return "expected_one_of", {"key": key, "found": found, "expected": ", ".join(re.findall("'([^']*)'", context["expected"]))}
    return _limit_problem(detail, model, key, found)


def _limit_problem(detail: ErrorDetails, model: type[BaseModel], key: str, found: str) -> tuple[str, Mapping[str, object]]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_too_long":
        return "text_too_long", {"key": key, "limit": context["max_length"]}
    if kind in ("too_short", "too_long"):
        return f"list_{kind}", {"key": key, "limit": context.get("min_length", context.get("max_length"))}
    if kind == "greater_than_equal":
        return "number_too_low", {"key": key, "found": found, "limit": context["ge"]}
    if kind == "less_than_equal":
        return "number_too_high", {"key": key, "found": found, "limit": context["le"]}
    if _model_at(model, detail["loc"]) is Condition:
        return "condition", {}
    return "not_accepted", {"key": key, "found": found, "reason": detail["msg"]}


def _key_problem(kind: str, place: Place, model: type[BaseModel]) -> tuple[str, Mapping[str, object]]:
    key, around = str(place[-1]), _model_at(model, place[:-1])
    if kind == "missing":
        return "missing_language" if around is Words else "missing_key", {"key": key, "part": _key(place[:-1])}
    return "unknown_key", {"key": key, "expected": ", ".join(around.model_fields)}


def _key(place: Place) -> str:
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel]:
    """The type of the part at a place, following the fields of the types around it."""
    for part in place:
        if isinstance(part, str):
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _written(value: object) -> str:
    """Write a value as the file has it, shortened."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, dict | tuple):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
