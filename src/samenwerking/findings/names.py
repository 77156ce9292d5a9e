"""Names as they can stand in a sentence or a picture: cleaned, and as a list."""

import unicodedata
from collections.abc import Sequence

from samenwerking.isolates import isolated, side_by_side
from samenwerking.language import Language, text

_NAMED = 3
_KEPT = {"\u200d", "\u200c"}
_SELECTORS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


def plain(name: str) -> str:
    """The name as one line, without what draws nothing or turns other text round (controls, variation selectors)."""
    kept = (character for character in unicodedata.normalize("NFC", name) if character.isspace() or not _is_unseen(character))
    return " ".join("".join(kept).split())


def _is_unseen(character: str) -> bool:
    control = unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in _KEPT
    return control or ord(character) in _SELECTORS or ord(character) & 0xFFFE == 0xFFFE


def listed(names: Sequence[str], language: Language, most: int = _NAMED) -> str:
    """Names as a list in a sentence: "A, B en C", or "A, B, C en nog 4"; each turns nothing round but itself."""
    if len(names) == 1:
        return isolated(names[0])
    named, rest = list(names[:most]), len(names) - most
    last = text(language, "findings.others", count=rest) if rest > 0 else isolated(named.pop())
    return text(language, "findings.and", first=side_by_side(named), last=last)
