"""Accounts of lead organisations: adding them, giving a new password, closing them, and finding one by its password."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from samenwerking.store import logins
from samenwerking.store.addresses import normal_address
from samenwerking.store.passwords import check_password, fits, hashed, is_outdated, nobodys
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Account


def add_account(session: Session, address: str, name: str, password: str, moment: datetime) -> Account:
    """Add an account; the caller commits. Raises RefusedError, also if there is one with this address."""
    email = normal_address(address)
    check_password(password, email, name)
    if find_account(session, email) is not None:
        raise RefusedError("exists")
    account = Account(email=email, name=name.strip() or email, password_hash=hashed(password), created_at=moment)
    session.add(account)
    return account


def find_account(session: Session, address: str) -> Account | None:
    """The account with an address, disabled or not."""
    return session.scalar(select(Account).where(Account.email == normal_address(address)))


def is_any(session: Session) -> bool:
    """Whether there is an account at all, disabled or not."""
    return session.scalar(select(Account.id).limit(1)) is not None


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
    known = nobodys() if account is None else account.password_hash
    # Nobody waits for this transaction while the password is verified, which is made to take long.
    session.rollback()
    right = fits(known, password)
    if account is None or account.disabled_at is not None or not right:
        return None
    if is_outdated(account.password_hash):
        account.password_hash = hashed(password)
    return account


def opens(account: Account, password: str) -> bool:
    """Whether a password is that of an account which is not disabled."""
    return account.disabled_at is None and fits(account.password_hash, password)


def set_password(session: Session, account: Account, password: str) -> None:
    """Give an account a new password and end all its sessions; the caller commits. Raises RefusedError."""
    check_password(password, account.email, account.name)
    account.password_hash = hashed(password)
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
