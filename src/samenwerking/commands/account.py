"""`samenwerking account`: add, list, disable and reset the accounts of lead organisations."""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from samenwerking.commands.running_copy import existing_copy
from samenwerking.commands.speech import InputError, say, visible
from samenwerking.commands.text_table import table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from samenwerking.store.tables import Account


def add_arguments(commands: Any) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser("account", help=say("account.help"), description=say("account.description"), allow_abbrev=False)
    deeds = parser.add_subparsers(metavar=say("account.deed"), required=True)
    for deed, does in (("add", _add), ("disable", _disable), ("reset", _reset)):
        of_one = deeds.add_parser(deed, help=say(f"account.{deed}.help"), description=say(f"account.{deed}.help"), allow_abbrev=False)
        of_one.add_argument("email", metavar="EMAIL", help=say("account.email"))
        of_one.set_defaults(run=does)
        if deed == "add":
            of_one.add_argument("--name", default="", help=say("account.add.name"))
            of_one.add_argument("--leads", metavar="COLLABORATION", action="append", default=[], help=say("account.add.leads"))
    listing = deeds.add_parser("list", help=say("account.list.help"), description=say("account.list.help"), allow_abbrev=False)
    listing.set_defaults(run=_list)


@contextmanager
def _session() -> "Iterator[Session]":
    """A session on the database of this copy, committed at the end; a refusal becomes a sentence."""
    from samenwerking.store.engine import writing
    from samenwerking.store.refused import RefusedError

    _, engine = existing_copy()
    try:
        with writing(engine) as session:
            yield session
    except RefusedError as error:
        raise InputError(_refused(error.reason)) from None
    finally:
        engine.dispose()


def _add(arguments: argparse.Namespace) -> int:
    from samenwerking.store import accounts, collaborations
    from samenwerking.store.addresses import normal_address
    from samenwerking.store.refused import RefusedError

    name = _name(arguments.name)
    with _session() as session:
        address = normal_address(arguments.email)
        if accounts.find_account(session, address) is not None:
            raise RefusedError("exists")
        led = [_collaboration(session, name) for name in arguments.leads]
    password, told = _new_password(address)
    with _session() as session:
        account = accounts.add_account(session, address, name, password, datetime.now(UTC))
        collaborations.let_lead(session, account, led)
    print(say("account.added", email=address))
    _tell(told)
    return 0


def _name(written: str) -> str:
    """The name as it is kept; empty where none was given. Raises InputError for one that cannot be a name."""
    from samenwerking.method.names import LONGEST_NAME, RefusedNameError, accepted, as_seen

    try:
        return accepted(written) if as_seen(written) else ""
    except RefusedNameError as error:
        raise InputError(say(f"account.name.{error.reason}", name=visible(written), limit=LONGEST_NAME)) from None


def _collaboration(session: "Session", name: str) -> int:
    """The number of the collaboration with this name. Raises InputError that names those there are."""
    from samenwerking.store.collaborations import UnknownCollaborationError, collaboration_named

    try:
        return collaboration_named(session, name).id
    except UnknownCollaborationError as error:
        names = ", ".join(error.names) or say("account.none")
        raise InputError(say("account.no_collaboration", name=visible(name), names=visible(names))) from None


def _disable(arguments: argparse.Namespace) -> int:
    from samenwerking.store import accounts

    with _session() as session:
        account = _account(session, arguments.email)
        accounts.disable(session, account, datetime.now(UTC))
        print(say("account.disabled", email=account.email))
    return 0


def _reset(arguments: argparse.Namespace) -> int:
    from samenwerking.store import accounts

    with _session() as session:
        address = _account(session, arguments.email).email
    password, told = _new_password(address)
    with _session() as session:
        account = _account(session, address)
        accounts.set_password(session, account, password)
        accounts.enable(account)
    print(say("account.changed", email=address))
    _tell(told)
    return 0


def _account(session: "Session", address: str) -> "Account":
    from samenwerking.store.accounts import find_account

    account = find_account(session, address)
    if account is None:
        raise InputError(say("account.unknown", email=visible(address)))
    return account


def _list(_arguments: argparse.Namespace) -> int:
    from samenwerking.store import accounts, collaborations

    with _session() as session:
        led = collaborations.names_by_account(session)
        rows = [
            (each.email, each.name, say("account.closed" if each.disabled_at else "account.open"), ", ".join(led.get(each.id, [])))
            for each in accounts.every_account(session)
        ]
    print(*(table([tuple(map(visible, row)) for row in rows]) if rows else [say("account.empty")]), sep="\n")
    return 0


def _new_password(address: str, ask: Callable[[str], str] = getpass.getpass) -> tuple[str, str | None]:
    """A password that was typed twice, or where nobody types a new one, which is also given to be told."""
    from samenwerking.store.passwords import check_password, new_password
    from samenwerking.store.refused import RefusedError

    if not sys.stdin.isatty():
        made = new_password()
        return made, made
    password = ask(say("account.password"))
    try:
        check_password(password, address)
    except RefusedError as error:
        raise InputError(_refused(error.reason)) from None
    if ask(say("account.again")) != password:
        raise InputError(say("account.differs"))
    return password, None


def _refused(reason: str) -> str:
    from samenwerking.store.passwords import LONGEST, SHORTEST

    return say(f"account.refused.{reason}", shortest=SHORTEST, longest=LONGEST)


def _tell(password: str | None) -> None:
    if password is not None:
        print(say("account.made", password=password))
