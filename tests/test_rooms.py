"""Data travels one way: method <- charts <- documents <- web <- commands, and inside method from what is asked to what leaves."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "samenwerking"
ROOMS = ["method", "charts", "documents", "web", "commands", "cli"]
SHARED = {"shipped": ROOMS, "language": ROOMS[1:]}
"""Modules beside the rooms, and the rooms that may import them."""

STEPS = [{"questionnaire", "answers", "settings"}, {"scoring"}, {"agreement", "change"}, {"preconditions"}, {"disclosure"}, {"result"}]
FOREIGN_TO_METHOD = {"flask", "sqlalchemy", "matplotlib", "typst", "wtforms"}

FILES = {".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): file for file in SOURCE.rglob("*.py")}


def imports(module: str) -> set[str]:
    """Every module that a module names in its imports, also inside functions; those of the product without its name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(FILES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name.removeprefix("samenwerking.") for name in found}


def own(module: str) -> set[str]:
    return {name for name in imports(module) if name in FILES and name != module}


@pytest.mark.parametrize("module", FILES)
def test_a_room_imports_only_rooms_before_it(module: str) -> None:
    room = module.split(".")[0]
    if room in ROOMS:
        allowed = {*ROOMS[: ROOMS.index(room) + 1], *(name for name, rooms in SHARED.items() if room in rooms)}
        assert {name.split(".")[0] for name in own(module)} <= allowed
    else:
        assert not {name.split(".")[0] for name in own(module)} & set(ROOMS)


@pytest.mark.parametrize("module", [name for name in FILES if name.startswith("method.")])
def test_the_method_knows_no_framework(module: str) -> None:
    assert not {name.split(".")[0].lower() for name in imports(module)} & FOREIGN_TO_METHOD


def test_inside_the_method_nothing_goes_round_and_every_step_reads_only_earlier_ones() -> None:
    graph = {name: {each for each in own(name) if each.startswith("method.")} for name in FILES if name.startswith("method.")}
    behind: dict[str, set[str]] = {}
    for name in TopologicalSorter(graph).static_order():
        behind[name] = graph[name].union(*(behind[each] for each in graph[name]))
    for number, step in enumerate(STEPS):
        later = {f"method.{each}" for each in set().union(*STEPS[number + 1 :])}
        assert not [name for name in step if behind[f"method.{name}"] & later]


def test_blueprint_modules_never_import_each_other() -> None:
    blueprints = {name for name in FILES if name.startswith("web.") and "Blueprint(" in FILES[name].read_text("utf-8")}
    assert not {name: own(name) & blueprints for name in blueprints if own(name) & blueprints}


@pytest.mark.parametrize("audience", ["survey", "workspace", "results"])
def test_a_folder_of_one_audience_needs_none_of_another(audience: str) -> None:
    """What two audiences need is beside their folders."""
    others = tuple(f"web.{each}" for each in ("survey", "workspace", "results", "demonstration") if each != audience)
    found = {name: own(name) for name in FILES if name.startswith(f"web.{audience}")}
    assert found
    assert not {name: each for name, modules in found.items() for each in modules if each.startswith(others)}
