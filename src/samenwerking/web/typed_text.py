"""Text that people type, brought into one form before it is kept."""

import unicodedata

COMMENT_CHARACTERS = 2000
"""The most that fits in one comment, counted after it was brought into form."""


class RefusedCharacterError(ValueError):
    """The text holds something that is no character to read: a control code, half a character, or none at all."""


def normalised(text: str) -> str:
    """Bring text into composed form (NFC), with plain line ends and without white space around it.

    Raises RefusedCharacterError for control, surrogate and non-characters; ordinary punctuation is never refused.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if any(_refused(character) for character in lines):
        raise RefusedCharacterError
    return unicodedata.normalize("NFC", lines).strip()


def legible(text: str) -> str:
    """Text to show again as it was typed; what cannot be shown stands as a replacement character."""
    return "".join("\ufffd" if character not in "\r\t" and _refused(character) else character for character in text)


def _refused(character: str) -> bool:
    code = ord(character)
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return True
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cs")
