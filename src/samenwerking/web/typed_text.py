"""Text that people type, brought into one form before it is kept."""

import unicodedata

from samenwerking.method.characters import LINE_ENDS, is_unreadable, named, shows_nothing

COMMENT_CHARACTERS = 2000
"""The most that fits in one comment, counted after it was brought into form."""

REPLACEMENT = "\ufffd"
_SHOWN_AROUND = 15


class RefusedCharacterError(ValueError):
    """The text holds something that is no character to read: a control code, half a character, or none at all.

    `code` names the first one by its number; `line` and `place` count from 1; `around` is what stands beside it, with a
    replacement character in its place.
    """

    def __init__(self, text: str, index: int) -> None:
        begin, end = text.rfind("\n", 0, index) + 1, (text + "\n").index("\n", index)
        self.code = named(text[index])
        self.line, self.place = text.count("\n", 0, index) + 1, index - begin + 1
        self.around = legible(text[max(begin, index - _SHOWN_AROUND) : min(end, index + 1 + _SHOWN_AROUND)])
        super().__init__(f"{self.code} at {self.line}:{self.place}")


def normalised(text: str) -> str:
    """Bring text into composed form (NFC), with plain line ends and without white space around it; what nobody sees is empty.

    Raises RefusedCharacterError for control, surrogate and non-characters; ordinary punctuation is never refused.
    """
    lines = LINE_ENDS.sub("\n", text).replace("\t", " ")
    for index, character in enumerate(lines):
        if character != "\n" and is_unreadable(character):
            raise RefusedCharacterError(lines, index)
    return "" if shows_nothing(lines) else unicodedata.normalize("NFC", lines).strip()


def legible(text: str) -> str:
    """Text to show again as it was typed; what cannot be shown stands as a replacement character."""
    lines = LINE_ENDS.sub(lambda end: end[0] if end[0] in ("\r\n", "\r", "\n") else "\n", text)
    return "".join(REPLACEMENT if character not in "\r\n\t" and is_unreadable(character) else character for character in lines)
