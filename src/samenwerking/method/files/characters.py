"""Which characters are text that people can read."""

import unicodedata


def is_unreadable(character: str) -> bool:
    """Tell whether this is no character to read: a control code, half a character (surrogate), or none at all."""
    code = ord(character)
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or unicodedata.category(character) in ("Cc", "Cs")
