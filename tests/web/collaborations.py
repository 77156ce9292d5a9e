"""The names by which the factories were known before they stood in tests/factories."""

from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import PARTNERS, Made, a_collaboration
from tests.factories.responses import answer, every_item
from tests.factories.rounds import BOTH, Link, close, open_round, publish, the_round

__all__ = [
    "BOTH",
    "PARTNERS",
    "PASSWORD",
    "Link",
    "Made",
    "a_collaboration",
    "answer",
    "close",
    "every_item",
    "open_round",
    "publish",
    "the_round",
]
