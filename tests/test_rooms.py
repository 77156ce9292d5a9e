"""Data travels one way, room by room and inside the method; and each room knows only the frameworks it is there for."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "samenwerking"
BEFORE: dict[str, set[str]] = {
    "method": set(),
    "findings": {"method"},
    "charts": {"method", "findings"},
    "documents": {"method", "findings", "charts"},
    "store": {"method"},
    "demonstration": {"method", "store"},
    "web": {"method", "findings", "charts", "documents", "store"},
    "commands": {"method", "findings", "charts", "documents", "store", "demonstration"},
    "cli": {"commands"},
}
"""Every room with the rooms that it may import from."""
BESIDE = {
    "shipped": {"method", "store"},
    "language": {"findings", "charts", "documents", "web", "commands"},
    "moments": {"store", "demonstration", "web", "commands"},
    "isolates": {"language", "findings", "charts", "web", "commands"},
    "configuration": {"demonstration", "web", "commands"},
}
"""Modules beside the rooms, and the rooms that may import them."""
EXCEPTIONS = {
    ("commands.serve", "web"): "the one command that is the web application",
    ("cli", "method"): "the errors of files are told in one place",
}
FOREIGN = {
    "method": {"flask", "flask_wtf", "sqlalchemy", "matplotlib", "typst", "wtforms", "werkzeug"},
    "findings": {"flask", "flask_wtf", "sqlalchemy", "matplotlib", "typst", "wtforms", "werkzeug"},
    "store": {"flask", "flask_wtf", "matplotlib", "typst", "wtforms", "werkzeug"},
    "charts": {"flask", "sqlalchemy", "typst", "wtforms", "werkzeug"},
    "documents": {"flask", "sqlalchemy", "matplotlib", "wtforms", "werkzeug"},
    "demonstration": {"flask", "wtforms", "werkzeug"},
}
"""The frameworks that a room knows nothing of."""
AUDIENCES = ("answering", "survey", "workspace", "results")
MAY_NAME_EXACT = {"store.rounds", "commands.chosen_result"}
FROZEN = {"method.exact.scores.RoundScores", "method.exact.scores.score_round"}
"""What publication freezes: the only part of the exact figures that is known outside the method."""

FILES = {".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): file for file in SOURCE.rglob("*.py")}


def imports(module: str) -> set[str]:
    """Every module and name that a module imports, also inside functions; those of the product without its name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(FILES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name.removeprefix("samenwerking.") for name in found}


def own(module: str) -> set[str]:
    return {name for name in imports(module) if name in FILES and name != module}


def room_of(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("module", FILES)
def test_a_room_imports_only_rooms_before_it(module: str) -> None:
    room = room_of(module)
    allowed = {room, *BEFORE.get(room, ()), *(name for name, rooms in BESIDE.items() if room in rooms)}
    allowed |= {name for (who, name) in EXCEPTIONS if who == module}
    assert {room_of(name) for name in own(module)} <= allowed


@pytest.mark.parametrize("module", [name for name in FILES if room_of(name) in FOREIGN])
def test_a_room_knows_only_the_frameworks_it_is_there_for(module: str) -> None:
    assert not {room_of(name).lower() for name in imports(module)} & FOREIGN[room_of(module)]


@pytest.mark.parametrize("module", [name for name in FILES if room_of(name) not in ("store", "method", "findings", "charts", "documents")])
def test_outside_the_store_nobody_asks_the_database_anything(module: str) -> None:
    """There one opens a session, hands it to a deed of the store, and answers what keeps the database away."""
    named = {name for name in imports(module) if name.startswith("sqlalchemy.") and not name.startswith("sqlalchemy.exc")}
    assert named <= {"sqlalchemy.URL", "sqlalchemy.make_url", "sqlalchemy.Engine", "sqlalchemy.orm", "sqlalchemy.orm.Session"}


@pytest.mark.parametrize("room", ["store", "findings", "method"])
def test_importing_a_room_without_flask_brings_in_no_flask(room: str) -> None:
    modules = sorted(name for name in FILES if room_of(name) == room)
    code = "import importlib, sys\n" + "\n".join(f"importlib.import_module('samenwerking.{name}')" for name in modules)
    ended = subprocess.run([sys.executable, "-c", f"{code}\nprint('flask' in sys.modules)"], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"


@pytest.mark.parametrize("module", [name for name in FILES if name.startswith("method.exact")])
def test_exact_figures_know_nothing_of_what_may_be_shown(module: str) -> None:
    assert not [name for name in own(module) if name.startswith(("method.shown", "method.files"))]


@pytest.mark.parametrize("module", [name for name in FILES if room_of(name) != "method"])
def test_outside_the_method_only_what_is_frozen_of_the_exact_figures_is_known(module: str) -> None:
    named = {name for name in imports(module) if name.startswith("method.exact") and name not in FILES}
    assert not named or (module in MAY_NAME_EXACT and named <= FROZEN)


def test_inside_the_method_nothing_goes_round() -> None:
    graph = {name: {each for each in own(name) if each.startswith("method.")} for name in FILES if name.startswith("method.")}
    assert list(TopologicalSorter(graph).static_order())


def test_blueprint_modules_never_import_each_other() -> None:
    blueprints = {name for name in FILES if name.startswith("web.") and "Blueprint(" in FILES[name].read_text("utf-8")}
    assert not {name: own(name) & blueprints for name in blueprints if own(name) & blueprints}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_folder_of_one_audience_needs_none_of_another(audience: str) -> None:
    """What two audiences need is beside their folders, or in answering, which the respondent's pages stand on."""
    others = tuple(f"web.{each}" for each in AUDIENCES if each not in (audience, "answering"))
    found = {name: own(name) for name in FILES if name.startswith(f"web.{audience}")}
    assert found
    assert not {name: each for name, modules in found.items() for each in modules if each.startswith(others)}


@pytest.mark.parametrize("module", [name for name in FILES if name.startswith("web.answering")])
def test_answering_knows_no_request(module: str) -> None:
    """What came in is read at the door, by who has the request; on paper there is none of a respondent."""
    assert not {name for name in imports(module) if name.startswith("flask") or name == "web.session"}


RULES = re.compile(r"\b(least_persons|least_partners|pool_size|band_response|least_for_\w+|gap_indicator|gap_dimension|trigger_\w+)\b")


@pytest.mark.parametrize("module", [name for name in FILES if room_of(name) in ("web", "store", "commands", "charts", "documents")])
def test_no_rule_of_the_method_is_told_again_outside_it(module: str) -> None:
    """A page asks the result; it never computes again whether something may be shown or is pointed out."""
    assert not RULES.findall(FILES[module].read_text("utf-8"))
