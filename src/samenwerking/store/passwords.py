"""Passwords of accounts: what is too easy to guess, and how they are kept (argon2id).

Whether an address is known shows neither in what is answered nor in how long it takes.
"""

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from zxcvbn import zxcvbn

from samenwerking.store.refused import RefusedError

SHORTEST, LONGEST = 12, 200
LEAST_STRENGTH = 4
"""The highest of the strengths 0 to 4 of zxcvbn: at least 10^10 guesses."""
_LOOKED_AT = 72
"""Characters that the strength is judged by; more of them take long and make a password no weaker."""
_GUESSED_FIRST = (
    "samenwerking", "samenwerken", "samen", "regio", "wachtwoord", "welkom", "inloggen", "geheim", "gemeente", "provincie", "school",
    "onderwijs", "leerling", "docent", "bedrijf", "organisatie", "vragenlijst", "ronde", "partner", "beheer", "beheerder", "nederland",
    "holland", "lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
    "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "voetbal", "ajax", "feyenoord", "amsterdam", "rotterdam", "utrecht", "hallo", "qwerty", "azerty",
)  # fmt: skip
_READABLE = "abcdefghjkmnpqrstvwxyz23456789"
# 46 MiB and one pass, as the OWASP password storage cheat sheet has it: several people can sign in at once on a small server.
_hasher = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)


def check_password(password: str, address: str, *known: str) -> None:
    """Refuse a password that is easily guessed or does not fit; `known` are names that somebody would try.

    Raises RefusedError with what is wrong.
    """
    plain = unicodedata.normalize("NFC", password)
    if len(plain) < SHORTEST:
        raise RefusedError("short")
    if len(plain) > LONGEST:
        raise RefusedError("long")
    tried = [*_GUESSED_FIRST, address, *address.replace("@", ".").split("."), *(word for name in known for word in name.split())]
    if zxcvbn(plain[:_LOOKED_AT], user_inputs=tried)["score"] < LEAST_STRENGTH:
        raise RefusedError("simple")


def new_password() -> str:
    """Make a password of 79 random bits that can be read out and typed: four groups of four."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))


def hashed(password: str) -> str:
    """What the database keeps of a password."""
    return _hasher.hash(unicodedata.normalize("NFC", password))


def is_outdated(known: str) -> bool:
    """Whether a kept password was made with other choices than those of today."""
    return _hasher.check_needs_rehash(known)


def fits(known: str, password: str) -> bool:
    """Whether a password is the kept one; always with the work of one verification."""
    try:
        # A longer password than any that was accepted costs no more than the longest one.
        return _hasher.verify(known, unicodedata.normalize("NFC", password[: 2 * LONGEST]))
    except VerificationError:
        return False


@cache
def nobodys() -> str:
    """A hash that no password opens, so that an unknown address costs what a known one does."""
    return hashed(secrets.token_hex(32))
