"""Accounts of lead organisations: adding them, their passwords, and finding one by its password.

Passwords are kept as argon2id hashes. Whether an address is known shows neither in what is answered nor in how long it takes.
"""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from samenwerking.store import logins
from samenwerking.store.tables import Account

SHORTEST, LONGEST = 12, 200
FEWEST_DIFFERENT = 5
_ADDRESS = re.compile(r"[^\s@<>\",;:\\()\[\]]{1,64}@[^\s@<>\",;:\\()\[\]]+\.[^\s@<>\",;:\\()\[\]]{2,}")
_LONGEST_ADDRESS = 254
_READABLE = "abcdefghjkmnpqrstvwxyz23456789"
# 46 MiB and one pass, as the OWASP password storage cheat sheet has it: several people can sign in at once on a small server.
_hasher = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)


class RefusedError(ValueError):
    """An address or password that cannot be used; `reason` is the last part of its key in the catalogue."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def normal_address(address: str) -> str:
    """Write an e-mail address in the one way it is kept. Raises RefusedError if it is none."""
    plain = unicodedata.normalize("NFC", address).strip().lower()
    if len(plain) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(plain) or not plain.isprintable():
        raise RefusedError("address")
    return plain


def check_password(password: str, address: str) -> None:
    """Refuse a password that is easily guessed or does not fit. Raises RefusedError with what is wrong."""
    plain = unicodedata.normalize("NFC", password)
    if len(plain) < SHORTEST:
        raise RefusedError("short")
    if len(plain) > LONGEST:
        raise RefusedError("long")
    if len(set(plain.lower())) < FEWEST_DIFFERENT or plain.lower() in (address, address.partition("@")[0]):
        raise RefusedError("simple")


def new_password() -> str:
    """Make a password of 79 random bits that can be read out and typed: four groups of four."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))


def add_account(session: Session, address: str, name: str, password: str, moment: datetime) -> Account:
    """Add an account; the caller commits. Raises RefusedError, also if there is one with this address."""
    email = normal_address(address)
    check_password(password, email)
    if find_account(session, email) is not None:
        raise RefusedError("exists")
    account = Account(email=email, name=name.strip() or email, password_hash=_hash(password), created_at=moment)
    session.add(account)
    return account


def find_account(session: Session, address: str) -> Account | None:
    """The account with an address, disabled or not."""
    return session.scalar(select(Account).where(Account.email == normal_address(address)))


def every_account(session: Session) -> Sequence[Account]:
    """All accounts by address, disabled ones too."""
    return session.scalars(select(Account).order_by(Account.email)).all()


def account_with(session: Session, address: str, password: str) -> Account | None:
    """The account that this address and password open, or None; always with the work of one verification.

    It undoes what the session had not committed. The caller commits.
    """
    try:
        account = find_account(session, address)
    except RefusedError:
        account = None
    known = _dummy_hash() if account is None else account.password_hash
    # Nobody waits for this transaction while the password is verified, which is made to take long.
    session.rollback()
    fits = _fits(known, password)
    if account is None or account.disabled_at is not None or not fits:
        return None
    if _hasher.check_needs_rehash(account.password_hash):
        account.password_hash = _hash(password)
    return account


def opens(account: Account, password: str) -> bool:
    """Whether a password is that of an account which is not disabled."""
    return account.disabled_at is None and _fits(account.password_hash, password)


def set_password(session: Session, account: Account, password: str) -> None:
    """Give an account a new password and end all its sessions; the caller commits. Raises RefusedError."""
    check_password(password, account.email)
    account.password_hash = _hash(password)
    logins.end_all(session, account)


def enable(account: Account) -> None:
    """Let an account sign in again; the caller commits."""
    account.disabled_at = None


def disable(session: Session, account: Account, moment: datetime) -> None:
    """Close an account and end all its sessions; what it did stays. The caller commits."""
    account.disabled_at = account.disabled_at or moment
    logins.end_all(session, account)


def remove(session: Session, address: str) -> None:
    """Remove the account with an address, with its sessions and what it leads; the caller commits."""
    session.execute(delete(Account).where(Account.email == normal_address(address)))


def _hash(password: str) -> str:
    return _hasher.hash(unicodedata.normalize("NFC", password))


def _fits(known: str, password: str) -> bool:
    try:
        # A longer password than any that was accepted costs no more than the longest one.
        return _hasher.verify(known, unicodedata.normalize("NFC", password[: 2 * LONGEST]))
    except VerificationError:
        return False


@cache
def _dummy_hash() -> str:
    """A hash that no password opens, so that an unknown address costs what a known one does."""
    return _hash(secrets.token_hex(32))
