"""E-mail addresses: what is one, and the one way in which it is kept and compared."""

import unicodedata

import email_validator
from email_validator import EmailNotValidError, validate_email

from samenwerking.store.refused import RefusedError

LONGEST = 254
# Inside an organisation people do have addresses that nobody outside can reach.
email_validator.SPECIAL_USE_DOMAIN_NAMES[:] = [
    name for name in email_validator.SPECIAL_USE_DOMAIN_NAMES if name not in ("local", "test", "localhost")
]


def normal_address(typed: str) -> str:
    """Write an e-mail address in the one way it is kept. Raises RefusedError if it is none."""
    try:
        found = validate_email(_plain(typed), check_deliverability=False)
    except EmailNotValidError:
        raise RefusedError("address") from None
    if len(found.normalized) > LONGEST or "." not in found.domain or not found.normalized.isprintable():
        raise RefusedError("address")
    return found.normalized.lower()


def compared_address(typed: str) -> str:
    """The same for every spelling of an address, also of one that is none."""
    try:
        return normal_address(typed)
    except RefusedError:
        return _plain(typed).casefold()


def _plain(typed: str) -> str:
    """Without what nobody sees: spaces around it, and characters without a shape."""
    return "".join(each for each in unicodedata.normalize("NFKC", typed) if unicodedata.category(each) != "Cf").strip()
