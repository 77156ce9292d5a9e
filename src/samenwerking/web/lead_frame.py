"""The frame of every page of the lead organisation: its tabs, and the round that they are about."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from flask import render_template, url_for

from samenwerking.store.tables import Collaboration, Round

ROUND = "/collaborations/<int:collaboration_id>/rounds/<int:number>"
"""The address that every page about one round begins with."""
TabName = Literal["overview", "partners", "progress", "results", "actions"]


@dataclass(frozen=True)
class Tab:
    """One section of a collaboration; `current` where one is."""

    name: TabName
    address: str
    current: bool


def show(template: str, collaboration: Collaboration, here: TabName, round: Round | None = None, **values: Any) -> str:
    """Render a page of a collaboration, with a tab for each page that exists; the tabs keep to the round that is shown."""
    tabs = [Tab(name, address, name == here) for name, address in _addresses(collaboration, round).items()]
    address = None if round is None else partial(_address, round=round)
    return render_template(template, collaboration=collaboration, tabs=tabs, round=round, address=address, **values)


def _addresses(collaboration: Collaboration, chosen: Round | None) -> dict[TabName, str]:
    addresses: dict[TabName, str] = {
        "overview": url_for("workspace.overview", collaboration_id=collaboration.id),
        "partners": url_for("partners.every", collaboration_id=collaboration.id),
    }
    followed, published = _opened(collaboration, chosen), _published(collaboration, chosen)
    if followed is not None:
        addresses["progress"] = _address("following.progress", followed)
    if published is not None:
        addresses |= {"results": _address("results.of_round", published), "actions": _address("results.actions", published)}
    return addresses


def _address(endpoint: str, round: Round) -> str:
    return url_for(endpoint, collaboration_id=round.collaboration_id, number=round.number)


def _opened(collaboration: Collaboration, chosen: Round | None) -> Round | None:
    """The round that is shown, else the last one that was opened."""
    return chosen or next((each for each in reversed(collaboration.rounds) if each.opened_at is not None), None)


def _published(collaboration: Collaboration, chosen: Round | None) -> Round | None:
    """The round that is shown, else the last one before it that was published, else the last of all."""
    published = [each for each in collaboration.rounds if each.published_at is not None]
    earlier = [each for each in published if chosen is None or each.number <= chosen.number]
    return next(reversed(earlier or published), None)
