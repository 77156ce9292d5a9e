"""Accounts, and what they lead."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from samenwerking.store import accounts
from samenwerking.store.tables import Account, Membership

EMAIL = "lead@voorbeeld.test"
PASSWORD = "acht kleine zwanen"


def an_account(session: Session, email: str = EMAIL, name: str = "Noor Jansen") -> Account:
    """The account with an address, made if there is none; it signs in with PASSWORD."""
    account = accounts.find_account(session, email) or accounts.add_account(session, email, name, PASSWORD, datetime.now(UTC))
    session.flush()
    return account


def a_membership(session: Session, account: Account, collaboration_id: int) -> Membership:
    """Let an account lead a collaboration."""
    membership = Membership(account_id=account.id, collaboration_id=collaboration_id)
    session.add(membership)
    return membership
