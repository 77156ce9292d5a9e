"""Text that people type, brought into one form before it is kept."""

import unicodedata

from samenwerking.method.characters import is_unreadable

COMMENT_CHARACTERS = 2000
"""The most that fits in one comment, counted after it was brought into form."""


class RefusedCharacterError(ValueError):
    """The text holds something that is no character to read: a control code, half a character, or none at all."""


def normalised(text: str) -> str:
    """Bring text into composed form (NFC), with plain line ends and without white space around it.

    Raises RefusedCharacterError for control, surrogate and non-characters; ordinary punctuation is never refused.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if any(character != "\n" and is_unreadable(character) for character in lines):
        raise RefusedCharacterError
    return unicodedata.normalize("NFC", lines).strip()


def legible(text: str) -> str:
    """Text to show again as it was typed; what cannot be shown stands as a replacement character."""
    return "".join("\ufffd" if character not in "\r\n\t" and is_unreadable(character) else character for character in text)
