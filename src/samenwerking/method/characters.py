"""Which characters are text that people can read: what draws nothing, what is blank, and what is no character at all."""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
"""Every way to write a line end: of all systems, of presentation programs (a vertical tab), of Unicode itself."""

JOINERS = "\u200c\u200d"
"""They draw nothing themselves, but some scripts and emoji look different with them."""

BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0\U00016fe4\U0001d159")
"""Letters and signs that leave a gap: a reader cannot tell whether a space or nothing stands there."""

_DRAWN_FORMATS = frozenset([*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)])
_UNDRAWN = frozenset(
    [0x034F, 0x17B4, 0x17B5, 0x2065, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)]
)


def is_unreadable(character: str) -> bool:
    """Tell whether this is no character to read: a control code, half a character (surrogate), or none at all."""
    code = ord(character)
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or unicodedata.category(character) in ("Cc", "Cs")


def is_space(character: str) -> bool:
    """Tell whether this is a space of any kind, a tab or a line end."""
    return character in "\t\n\v\f\r\x85" or unicodedata.category(character) in ("Zs", "Zl", "Zp")


def is_undrawn(character: str) -> bool:
    """Tell whether this draws nothing: soft hyphens, zero widths, marks of direction, selectors, tags; joiners too."""
    code = ord(character)
    return code in _UNDRAWN or (unicodedata.category(character) == "Cf" and code not in _DRAWN_FORMATS)


def shows_nothing(text: str) -> bool:
    """Tell whether a reader of this text sees nothing at all."""
    return all(character in BLANKS or is_space(character) or is_undrawn(character) for character in text)


def named(character: str) -> str:
    """A character by its number, which can be written where the character itself cannot: U+0007."""
    return f"U+{ord(character):04X}"
