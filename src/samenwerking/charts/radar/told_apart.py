"""Names that a radar cannot draw apart: it shows their codes instead, and says that it does.

Imports Matplotlib through `typeface`; imported when a drawing is asked for its sheet.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from samenwerking.charts.names import drawn_alike
from samenwerking.charts.radar.content import Content, Sector, Spoke
from samenwerking.charts.style import SEMIBOLD
from samenwerking.charts.typeface import drawable
from samenwerking.findings.names import listed, plain
from samenwerking.language import Language, text
from samenwerking.method.shown.result_types import Result

Named = TypeVar("Named", Spoke, Sector)


def told_apart(content: Content) -> Content:
    """The content as it is drawn: a code for each spoke or sector, and a number behind each round, that looks like another."""
    spokes, sectors = _coded(content.spokes), _coded(content.sectors)
    return replace(content, result=_numbered(content.result), spokes=spokes, sectors=sectors)


def explained(drawn: Content, language: Language) -> str | None:
    """What the drawn codes are; None if every name is drawn."""
    named: list[Sector | Spoke] = [*drawn.sectors, *drawn.spokes]
    codes = [each.code for each in named if each.name == each.code]
    return text(language, "charts.radar.coded_names", names=listed(codes, language, len(codes))) if codes else None


def _coded(named: Sequence[Named]) -> tuple[Named, ...]:
    alike = drawn_alike((each.name for each in named), _seen)
    return tuple(replace(each, name=each.code) if each.name in alike else each for each in named)


def _numbered(result: Result) -> Result:
    if result.since is None or not drawn_alike(map(plain, (result.since.round.name, result.current.name)), _seen):
        return result
    earlier, current = result.since.round, result.current
    since = replace(result.since, round=replace(earlier, name=f"{earlier.name} (1)"))
    return replace(result, current=replace(current, name=f"{current.name} (2)"), since=since)


def _seen(name: str) -> str:
    return drawable(name, SEMIBOLD)
