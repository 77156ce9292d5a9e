"""Forms that come from another site are refused: each carries a token, and where the browser says from where it comes, that counts.

The check of Flask-WTF compares Referer with Host, which browsers leave out and proxies change. Origin and Sec-Fetch-Site are
compared with the configured address instead; where a browser sends neither, the token alone decides.
"""

import logging

from flask import Flask, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from pydantic import AnyHttpUrl, ValidationError
from werkzeug.exceptions import BadRequest

from samenwerking.web.address import authority
from samenwerking.web.cookies import form_cookie

SAFE = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))
log = logging.getLogger(__name__)


class AnotherSiteError(BadRequest):
    """A form that the browser says comes from another site, or from another address than the configured one."""


class NoCookieError(BadRequest):
    """A form whose token cannot be compared, since the browser kept no cookie of the page it stood on."""


def prepare(app: Flask, base: AnyHttpUrl) -> None:
    """Refuse forged forms in an application, before any view sees them."""
    app.config["WTF_CSRF_SSL_STRICT"] = False
    own = _origin(base)

    def refuse_other_sites() -> None:
        if request.method not in SAFE and not _is_own(own):
            log.warning(
                "form refused: another site (endpoint %s, Origin %a, Sec-Fetch-Site %a, configured %s)",
                request.endpoint, request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site"), base,
            )  # fmt: skip
            raise AnotherSiteError

    app.before_request(refuse_other_sites)
    CSRFProtect(app)


def explain(error: CSRFError) -> None:
    """Write why a token was refused into the log; raises NoCookieError where pressing the button again cannot help."""
    log.warning("form refused: %s (endpoint %s)", error.description, request.endpoint)
    if form_cookie() not in request.cookies:
        raise NoCookieError


def _is_own(own: tuple[str, str]) -> bool:
    """Whether nothing says that a form comes from another site. `null` says nothing: privacy settings send it."""
    site = request.headers.get("Sec-Fetch-Site", "").strip().lower()
    if site in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin", "").strip()
    if origin in ("", "null"):
        return site not in ("cross-site", "same-site")
    try:
        return site != "cross-site" and _origin(AnyHttpUrl(origin)) == own
    except ValidationError:
        return False


def _origin(address: AnyHttpUrl) -> tuple[str, str]:
    return address.scheme, authority(address)
