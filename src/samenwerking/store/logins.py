"""Sessions of accounts: begun by signing in, found by the token in a cookie, and ended. The caller commits."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, joinedload

from samenwerking.store.keys import new_token, token_hash
from samenwerking.store.tables import Account, Login

LOGIN_HOURS = 12


def account_of(session: Session, token: str, moment: datetime) -> Account | None:
    """The account that a token signs in, or None; a disabled account or an expired session is nobody."""
    fitting = select(Login).where(Login.token_hash == token_hash(token), Login.expires_at > moment)
    login = session.scalar(fitting.options(joinedload(Login.account)))
    return None if login is None or login.account.disabled_at is not None else login.account


def begin(session: Session, account: Account, moment: datetime) -> str:
    """Begin a session of an account, and give its token, this once."""
    token, until = new_token(), moment + timedelta(hours=LOGIN_HOURS)
    session.add(Login(token_hash=token_hash(token), account_id=account.id, created_at=moment, expires_at=until))
    return token


def end(session: Session, token: str, moment: datetime) -> None:
    """Forget the session that a token belongs to, and any that ran out."""
    session.execute(delete(Login).where(or_(Login.token_hash == token_hash(token), Login.expires_at <= moment)))


def end_all(session: Session, account: Account) -> None:
    """Sign an account out everywhere."""
    session.execute(delete(Login).where(Login.account_id == account.id))
