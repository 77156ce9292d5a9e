"""What the operator sets: every value comes from an environment variable that begins with SAMENWERKING_.

A wrong value stops the start with a sentence that names the variable.
"""

import os
import secrets
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from limits.errors import ConfigurationError
from limits.storage import storage_from_string
from pydantic import AfterValidator, AnyHttpUrl, Field, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url

SHORTEST_SECRET = 32


class NoKeyError(ValueError):
    """The file of the secret holds no key; its only argument is the path."""


def _known_timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ValueError("no time zone has this name; one that has is Europe/Amsterdam") from None
    return name


def _known_storage(address: str) -> str:
    try:
        storage_from_string(address)
    except (ConfigurationError, ValueError) as error:
        raise ValueError(str(error)) from None
    return address


def _whole_site(address: AnyHttpUrl) -> AnyHttpUrl:
    """A copy has a host (and a port) of its own: its cookies and its addresses begin at the root."""
    more = (address.query, address.fragment, address.username, address.password)
    if address.path not in (None, "/") or any(each is not None for each in more) or not address.port or ".." in (address.host or ""):
        raise ValueError("an address without a path, such as https://samenwerking.example")
    return address


class Configuration(BaseSettings):
    """The settings of one running copy; without any of them it keeps everything in the folder `instance`."""

    model_config = SettingsConfigDict(env_prefix="SAMENWERKING_", frozen=True, extra="ignore")

    instance: Path = Path("instance")
    """Folder of the database file and the secret, made if it is missing."""
    database: str = ""
    """SQLAlchemy address of the database; empty: SQLite in the instance folder."""
    secret: Annotated[str, StringConstraints(min_length=SHORTEST_SECRET)] | None = None
    """Key of the signatures, at least 32 characters; absent: one is made and kept in the instance folder."""
    base_url: Annotated[AnyHttpUrl, AfterValidator(_whole_site)] = AnyHttpUrl("http://127.0.0.1:8000")
    """The address under which people reach this copy; links in mails and on paper begin with it."""
    operator: str = ""
    """Who runs this copy, as the privacy texts name it; empty: they speak of whoever runs it."""
    timezone: Annotated[str, AfterValidator(_known_timezone)] = "Europe/Amsterdam"
    """Time zone in which deadlines are entered and shown."""
    proxies: Annotated[int, Field(ge=0, le=5)] = 0
    """How many trusted proxies stand in front; only then their headers are believed."""
    rate_limit_storage: Annotated[str, AfterValidator(_known_storage)] = "memory://"
    """Where attempts are counted; with several processes an address of Redis."""

    @property
    def database_address(self) -> URL:
        """The SQLAlchemy address that is really used. Raises sqlalchemy.exc.ArgumentError if the configured one is none."""
        if self.database:
            return make_url(self.database)
        # Put together, not written: a path may hold `?` and `%`.
        return URL.create("sqlite+pysqlite", database=str(self.instance.resolve() / "samenwerking.sqlite3"))

    @property
    def database_file(self) -> Path | None:
        """The file of the database, whole; None where it is a server, or kept in memory."""
        address = self.database_address
        named = address.database if address.get_backend_name() == "sqlite" else None
        return None if named in (None, "", ":memory:") else Path(str(named)).resolve()

    @property
    def place(self) -> str:
        """Which copy this is, to tell people: the file of its database, or the address of its server without a password."""
        return str(self.database_file or self.database_address.render_as_string(hide_password=True))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which moments are dates."""
        return ZoneInfo(self.timezone)

    @property
    def https(self) -> bool:
        """Whether people reach this copy over https, so that cookies can be bound to it."""
        return self.base_url.scheme == "https"

    def signing_key(self) -> str:
        """The configured secret, or the one kept in the instance folder, made once and readable by its owner only.

        Raises NoKeyError if the file holds less than a key.
        """
        if self.secret is not None:
            return self.secret
        path = self.instance / "secret"
        if not path.exists():
            self.instance.mkdir(parents=True, exist_ok=True)
            _write_once(path, secrets.token_hex(32))
        kept = path.read_text("ascii", errors="replace").strip()
        if len(kept) < SHORTEST_SECRET:
            raise NoKeyError(path)
        return kept


def _write_once(path: Path, content: str) -> None:
    """Two processes may start together: the first to link its complete file wins, the other reads it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
