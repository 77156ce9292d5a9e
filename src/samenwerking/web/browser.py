"""What every reply tells the browser: where things may come from, and that personal pages are not kept."""

from flask import Flask, Response, current_app, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PUBLIC = frozenset(("static", "entry.start", "entry.privacy", "entry.accessibility"))
"""What a search engine may list; every other page is somebody's own."""


def prepare(app: Flask) -> None:
    """Add the headers to every reply of an application."""
    app.after_request(_add_headers)


def _add_headers(reply: Response) -> Response:
    reply.headers.update(HEADERS)
    if current_app.config["HTTPS"]:
        reply.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.endpoint not in PUBLIC:
        reply.headers["X-Robots-Tag"] = "noindex"
    if reply.status_code >= 400:
        reply.headers["Cache-Control"] = "no-store"
    elif request.endpoint == "static":
        # The address of a static file holds a digest of its content.
        reply.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    elif "Cache-Control" not in reply.headers:
        reply.headers["Cache-Control"] = "no-store"
    return reply
