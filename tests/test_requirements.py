import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
SETS = ("server", "test")


def pinned(name: str) -> dict[str, Requirement]:
    text = (REPOSITORY / "requirements" / f"{name}.txt").read_text("utf-8")
    requirements = [Requirement(line.rstrip("\\")) for line in text.splitlines() if re.match(r"\w", line)]
    return {canonicalize_name(each.name): each for each in requirements}


def asked_for(name: str) -> Iterator[Requirement]:
    groups = PROJECT["dependency-groups"]
    extras = PROJECT["project"]["optional-dependencies"].values()
    lists = [PROJECT["project"]["dependencies"], *extras, groups["build"]]
    if name == "test":
        lists += [groups["check"], groups["test"]]
    return (Requirement(each) for one in lists for each in one)


@pytest.mark.parametrize("name", SETS)
def test_a_pinned_set_holds_all_that_the_project_asks_for(name: str) -> None:
    have = pinned(name)
    for wanted in asked_for(name):
        version = next(iter(have[canonicalize_name(wanted.name)].specifier)).version
        assert wanted.specifier.contains(version), f"{wanted} is asked for, {version} is pinned: run script/requirements"


@pytest.mark.parametrize("name", SETS)
def test_every_package_is_pinned_to_one_version_with_hashes(name: str) -> None:
    text = (REPOSITORY / "requirements" / f"{name}.txt").read_text("utf-8")
    blocks = re.split(r"\n(?=\w)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    assert blocks
    for block in blocks:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.+!]+ ", block), block
        assert "--hash=sha256:" in block


def test_tests_run_on_the_versions_that_are_served() -> None:
    tested = pinned("test")
    assert {name: str(each.specifier) for name, each in pinned("server").items()}.items() <= {
        name: str(each.specifier) for name, each in tested.items()
    }.items()


@pytest.mark.parametrize("name", SETS)
def test_a_pinned_set_names_no_place_to_download_from(name: str) -> None:
    text = (REPOSITORY / "requirements" / f"{name}.txt").read_text("utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host", text)


def test_the_checkers_from_npm_are_pinned_without_a_place_to_download_from() -> None:
    lock = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert package["integrity"].startswith("sha512-"), name
