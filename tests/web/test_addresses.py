"""Every address of the application stands in a list: people keep links for months, so removing one is a decision."""

from pathlib import Path

from flask import Flask

ADDRESSES = Path(__file__).with_name("addresses.txt")


def test_every_address_stands_in_the_list_with_its_method_and_its_audience(app: Flask) -> None:
    found = []
    for rule in app.url_map.iter_rules():
        audience = "everyone" if rule.endpoint == "static" else getattr(app.view_functions[rule.endpoint], "audience", "nobody")
        found += [(rule.rule, method, audience) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}]
    listed = [line.split(maxsplit=2) for line in ADDRESSES.read_text("utf-8").splitlines()]
    assert sorted((address, method, audience) for method, audience, address in listed) == sorted(found)


def test_the_list_is_in_order(app: Flask) -> None:
    lines = [line.split(maxsplit=2) for line in ADDRESSES.read_text("utf-8").splitlines()]
    assert lines == sorted(lines, key=lambda line: (line[2], line[0]))
