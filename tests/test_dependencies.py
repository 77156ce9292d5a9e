"""What pyproject.toml asks for is used: an operator installs, trusts and updates nothing for a feature that is not there."""

import ast
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
NOT_IMPORTED = {
    "psycopg": "SQLAlchemy loads it by the address of the database",
    "limits": "its part for Redis is loaded by the address of where visits are counted",
    "gunicorn": "a server that an operator may start instead",
    "fontpkg-source-sans-3": "script/fonts reads the files in it",
}
"""What is used without an import, and by what."""


def asked_for(lines: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def imported_by(files: Iterable[Path]) -> set[str]:
    """The packages that Python files import, by their names in a registry."""
    providers = packages_distributions()
    names = {name for file in files for name in _imports(file)}
    return {canonicalize_name(package) for name in names for package in providers.get(name, ())}


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).partition(".")[0]


def python_files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in (REPOSITORY / folder).rglob("*.py")]


def test_the_product_asks_only_for_what_it_imports() -> None:
    unused = asked_for(PROJECT["project"]["dependencies"]) - imported_by(python_files("src", "migrations"))
    assert not unused, "leave these out of pyproject.toml until something imports them, and run script/requirements"


@pytest.mark.parametrize("extra", PROJECT["project"]["optional-dependencies"])
def test_an_extra_holds_only_what_is_loaded(extra: str) -> None:
    wanted = asked_for(PROJECT["project"]["optional-dependencies"][extra])
    assert wanted
    assert not wanted - imported_by(python_files("src")) - set(NOT_IMPORTED)


def test_the_tests_ask_only_for_what_they_import_or_pytest_loads() -> None:
    plugins = {canonicalize_name(each.dist.name) for each in entry_points(group="pytest11") if each.dist is not None}
    used = imported_by([*python_files("tests", "bench"), REPOSITORY / "conftest.py", REPOSITORY / "script" / "fonts"])
    assert not asked_for(PROJECT["dependency-groups"]["test"]) - used - plugins - set(NOT_IMPORTED)
