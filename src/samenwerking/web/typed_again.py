"""What was typed into a form that could not be handled: shown again in words, and ready to be sent once more."""

from flask import g, request
from werkzeug.exceptions import HTTPException

from samenwerking.web.answering.control_words import control_words
from samenwerking.web.answering.forms import CLEAR_CONTROL, CLEARED_CONTROL, TAKE_CONTROL
from samenwerking.web.typed_text import legible

SECRETS = frozenset(("password", "code"))
UNSEEN = frozenset(("csrf_token", "was", "reviewed", "to", "language", "empty", CLEAR_CONTROL, CLEARED_CONTROL))


def received() -> list[tuple[str, str]]:
    """Every field of the form that came in, also of one that was too large to read: then nothing."""
    try:
        return list(request.form.items(multi=True))
    except HTTPException:
        return []


def typed_in_words() -> list[tuple[str, str]]:
    """What a person typed or chose, by what it was asked for; never a password or a code."""
    hidden = SECRETS | UNSEEN
    typed = [(name, legible(value)) for name, value in received() if value and name not in hidden and not name.startswith(TAKE_CONTROL)]
    words = control_words(g.get("asked")) if typed else {}
    told: dict[str, list[str]] = {}
    for each in typed:
        asked, value = words.get(each) or (words.get((each[0], ""), each)[0], each[1])
        told.setdefault(asked, []).append(value)
    return [(asked, "\n".join(values)) for asked, values in told.items()]


def to_send_again() -> list[tuple[str, str]]:
    """The fields to send once more by one button, but for the token; empty where that would repeat a secret."""
    fields = [each for each in received() if each[0] != "csrf_token"] if request.method == "POST" else []
    return [] if SECRETS & {name for name, _ in fields} else fields
