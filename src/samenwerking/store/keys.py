"""What opens something: tokens in links and cookies, and codes to type. The database keeps only their hashes."""

import hashlib
import re
import secrets
from string import ascii_letters, digits

TOKEN_ALPHABET = ascii_letters + digits
TOKEN_CHARACTERS = 32
_TOKEN = re.compile(r"[A-Za-z0-9_-]+")
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
# A code is short, so its hash is made slow to compute: a stolen database cannot be searched through quickly.
_CODE_SALT = b"samenwerking invitation code"


def new_token() -> str:
    """Make a token of 190 random bits for a link or a session: letters and digits alone, which no mail program cuts off."""
    return "".join(secrets.choice(TOKEN_ALPHABET) for _ in range(TOKEN_CHARACTERS))


def read_tokens(written: str) -> list[str]:
    """The tokens that a link may mean, the likeliest first: what stands behind a token in a mail is no part of it.

    Links of before this version may hold `-` and `_`, also at their end.
    """
    found = _TOKEN.search(written)
    if found is None:
        return []
    new = re.findall(f"[A-Za-z0-9]{{{TOKEN_CHARACTERS}}}", found[0])
    return list(dict.fromkeys((found[0], found[0].rstrip("-_"), found[0].strip("-_"), *new[:1])))


def token_hash(token: str) -> str:
    """What the database keeps of a token, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Make a code of eight letters and digits that cannot be mistaken for one another."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(8))


def code_hash(code: str) -> str:
    """What the database keeps of a code; spaces, hyphens and small letters make no difference."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return hashlib.scrypt(plain.encode(), salt=_CODE_SALT, n=2**12, r=8, p=1, dklen=32).hex()
