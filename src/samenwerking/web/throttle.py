"""How often something may be tried: codes and passwords, from a place and of an account.

A try is counted before it is looked at, so that many at one instant are not all let through, and given back when it was right:
a room full of people with the right code is no attack.
"""

import re
import time
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from flask import Flask, current_app, make_response, request
from limits import RateLimitItem, parse_many
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import HTTPException, TooManyRequests

View = Callable[..., Any]
Who = Callable[[], str]
_WITH_PORT = re.compile(r"^(?:\[([0-9A-Fa-f:.]+)[^\]]*\](?::\d*)?|(\d+\.\d+\.\d+\.\d+):\d*)$")
"""An address with its port, as some proxies write it."""
FAILED = (404, 422)
"""The replies that a wrong code or password gets."""
HOME = 64
"""The bits of an IPv6 address that one household or school has in common."""


def prepare(app: Flask, storage: str) -> None:
    """Let an application count tries, in its own memory or where several processes can."""
    app.extensions["tries"] = storage_from_string(storage)


def place() -> str:
    """Where a request comes from: an IPv4 address, or the network of an IPv6 one; what cannot be read is one place."""
    said = _WITH_PORT.sub(r"\1\2", (request.remote_addr or "").partition("%")[0])
    try:
        address: IPv4Address | IPv6Address = ip_address(said)
    except ValueError:
        return "an address that cannot be read"
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, HOME), strict=False))


def counted(limit: str, who: Who = place) -> Callable[[View], View]:
    """Hold a view to a limit such as "10 per 15 minutes", for each of those that `who` names. Too many are answered with 429."""
    items = parse_many(limit)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**arguments: Any) -> Any:
            mine = (view.__name__, who())
            claim(items, mine)
            try:
                reply = view(**arguments)
            except Exception as error:
                if isinstance(error, HTTPException) or not getattr(error, "counts_as_try", False):
                    give_back(items, mine)
                raise
            if make_response(reply).status_code not in FAILED:
                give_back(items, mine)
            return reply

        return guarded

    return decorate


def claim(items: list[RateLimitItem], mine: tuple[str, ...]) -> None:
    """Count one try. Raises TooManyRequests, with the seconds to wait."""
    limiter = FixedWindowRateLimiter(_storage())
    over = [item for item in items if not limiter.hit(item, *mine)]
    if over:
        until = max(limiter.get_window_stats(item, *mine).reset_time for item in over)
        raise TooManyRequests(retry_after=max(1, round(until - time.time())))


def give_back(items: list[RateLimitItem], mine: tuple[str, ...]) -> None:
    """Count one try less: it was right."""
    for item in items:
        _storage().incr(item.key_for(*mine), item.get_expiry(), amount=-1)


def _storage() -> Storage:
    storage: Storage = current_app.extensions["tries"]
    return storage
