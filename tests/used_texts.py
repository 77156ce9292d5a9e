"""Which texts of the catalogue the code and the templates ask for, read from their syntax."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, nodes

import samenwerking
from samenwerking.language import LANGUAGES

SOURCE = Path(samenwerking.__file__).parent
ASKING = {"text": "", "texts": "", "t": "", "ts": "", "say": "command_line."}
"""The functions that look a text up by its key, with what they put before it."""
ANYTHING = r"[^.]+"


@dataclass(frozen=True)
class Wanted:
    """A key, or the pattern of several, where something stands in the middle that is only known as it runs."""

    place: str
    pattern: str
    asked: bool

    @cached_property
    def _form(self) -> re.Pattern[str]:
        # A key may be the beginning of another, to which the rest is put elsewhere. The words of the command line and of file
        # errors are asked for without the room they stand in.
        alone = rf"(command_line|file_errors)\.{self.pattern}"
        return re.compile(rf"{alone}|{self.pattern}(\..*)?" if r"\." in self.pattern else alone)

    def fits(self, key: str) -> bool:
        """Whether this asks for the key, or may do so."""
        return not self.pattern.startswith(ANYTHING) and self._form.fullmatch(key) is not None


def wanted() -> list[Wanted]:
    """Everything in the product that may be a key; `asked` where it is surely looked up."""
    found = [each for file in sorted(SOURCE.rglob("*.py")) for each in _in_code(file)]
    found += [each for file in sorted(SOURCE.rglob("*.html")) for each in _in_template(file)]
    # The same word stands in many places; one of them is enough to know that it is used.
    return list({(each.pattern, each.asked): each for each in found}.values())


def _in_code(file: Path) -> Iterator[Wanted]:
    tree = ast.parse(file.read_text("utf-8"))
    asked = {id(string): pattern for call in ast.walk(tree) if isinstance(call, ast.Call) for string, pattern in _asked_by(call)}
    for node in ast.walk(tree):
        for string, pattern in _strings(node, deep=False):
            yield Wanted(f"{file.name}:{string.lineno}", asked.get(id(string), pattern), asked=id(string) in asked)


def _asked_by(call: ast.Call) -> Iterator[tuple[ast.Constant | ast.JoinedStr, str]]:
    """The keys that a call looks up; the language may stand before the key."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for argument in call.args[:2] if name in ASKING else ():
        for string, pattern in _strings(argument):
            if _is_whole(pattern, ASKING[name]):
                yield string, re.escape(ASKING[name]) + pattern


def _is_whole(pattern: str, prefix: str) -> bool:
    """Whether a pattern is a key or begins with its room: no language, and not something only known as it runs."""
    if pattern in LANGUAGES or pattern.startswith(ANYTHING):
        return False
    return ANYTHING not in pattern or r"\." in pattern or bool(prefix)


def _strings(node: ast.AST, *, deep: bool = True) -> Iterator[tuple[ast.Constant | ast.JoinedStr, str]]:
    """The strings in an expression, as patterns; `deep` looks into choices as well."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node, re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANYTHING for part in node.values)
        yield node, "".join(parts)
    elif deep and isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def _in_template(file: Path) -> Iterator[Wanted]:
    tree = Environment(autoescape=True).parse(file.read_text("utf-8"))
    asked = [(call, call.args[0]) for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in ASKING and call.args]
    for call, key in asked:
        for pattern in _template_strings(key):
            yield Wanted(f"{file.name}:{call.lineno}", pattern, asked=_is_whole(pattern, ""))
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str):
            yield Wanted(f"{file.name}:{constant.lineno}", re.escape(constant.value), asked=False)


def _template_strings(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield re.escape(str(node.value))
    elif isinstance(node, nodes.Concat):
        yield "".join(re.escape(str(part.value)) if isinstance(part, nodes.Const) else ANYTHING for part in node.nodes)
    elif isinstance(node, nodes.CondExpr):
        yield from _template_strings(node.expr1)
        if node.expr2 is not None:
            yield from _template_strings(node.expr2)
