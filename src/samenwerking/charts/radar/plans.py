"""How big a radar is tried, and with what kind of labels: names with values, or codes with a list under the circle."""

from dataclasses import dataclass, replace

from samenwerking.charts.radar.content import Content
from samenwerking.charts.style import PHONE_WIDTH, Layout

FEW = 8
"""As many spokes as have room for names on a phone."""
MANY = 12
"""More spokes than this need the widest sheet."""


@dataclass(frozen=True)
class Plan:
    """One try: lengths in mm, type in pt.

    The ring of five has `radius`, and less by 1 down to `least` until every label fits; labels touch a circle `offset`
    wider and break at `room`. `movable` labels may leave their spoke; `coded` ones are codes, explained in a list.
    """

    radius: float
    least: float
    size: float
    room: float
    offset: float
    scale: float
    coded: bool = False
    movable: bool = False


PHONE_NAMES = Plan(radius=29, least=20, size=9.5, room=26, offset=3.5, scale=0.9)
PHONE_NAMES_OF_THREE = replace(PHONE_NAMES, radius=27)
PHONE_CODES = Plan(radius=31, least=20, size=9, room=20, offset=3, scale=0.8, coded=True, movable=True)
PRINT_NAMES = Plan(radius=40, least=28, size=9.5, room=34, offset=4, scale=1.0)
PRINT_GROUPS = Plan(radius=42, least=34, size=9.5, room=30, offset=8, scale=0.8, movable=True)
PRINT_MANY = Plan(radius=47, least=36, size=8.5, room=33, offset=4, scale=0.8, movable=True)
PRINT_CODES = Plan(radius=47, least=30, size=8.5, room=20, offset=4, scale=0.8, coded=True, movable=True)
ROUND_A_BAND = 8.0
"""The offset of labels that lie outside a band with the names of sectors."""


def width_mm(content: Content, layout: Layout) -> float:
    """The width of the sheet."""
    if layout == "phone":
        return PHONE_WIDTH
    if _is_many(content):
        return 180.0
    return 150.0 if content.sectors else 130.0


def plans(content: Content, layout: Layout) -> tuple[Plan, ...]:
    """What is tried in turn until every label fits; codes always do, up to the most spokes a radar may have."""
    chosen = _on_phone(content) if layout == "phone" else _in_print(content)
    return tuple(replace(plan, offset=ROUND_A_BAND) for plan in chosen) if content.sectors else chosen


def _on_phone(content: Content) -> tuple[Plan, ...]:
    if content.sectors or len(content.spokes) > FEW:
        return (PHONE_CODES,)
    return PHONE_NAMES_OF_THREE if len(content.drawn) > 2 else PHONE_NAMES, PHONE_CODES


def _in_print(content: Content) -> tuple[Plan, ...]:
    if _is_many(content):
        return PRINT_MANY, PRINT_CODES
    return PRINT_GROUPS if content.sectors else PRINT_NAMES, PRINT_CODES


def _is_many(content: Content) -> bool:
    return content.detail or len(content.spokes) > MANY
