"""Names as they can stand in a sentence or a picture: cleaned, and as a list."""

from collections.abc import Sequence

from samenwerking.isolates import isolated, side_by_side
from samenwerking.language import Language, text
from samenwerking.method.characters import is_space, is_unreadable
from samenwerking.method.names import as_seen

_NAMED = 3


def plain(name: str) -> str:
    """The name as a reader sees it, on one line, without what draws nothing, turns other text round or is no character."""
    return as_seen("".join(sign for sign in name if is_space(sign) or not is_unreadable(sign)))


def listed(names: Sequence[str], language: Language, most: int = _NAMED) -> str:
    """Names as a list in a sentence: "A, B en C", or "A, B, C en nog 4"; each turns nothing round but itself."""
    if len(names) == 1:
        return isolated(names[0])
    named, rest = list(names[:most]), len(names) - most
    last = text(language, "findings.others", count=rest) if rest > 0 else isolated(named.pop())
    return text(language, "findings.and", first=side_by_side(named), last=last)
