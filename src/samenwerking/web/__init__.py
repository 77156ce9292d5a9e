"""People: the web application, on Flask and SQLAlchemy."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from samenwerking.configuration import Configuration
from samenwerking.store.engine import make_engine
from samenwerking.web import browser, entry, failures, visitor
from samenwerking.web.results import views as results
from samenwerking.web.session import close_session
from samenwerking.web.survey import views as survey
from samenwerking.web.throttle import limiter
from samenwerking.web.workspace import collaborations, ending, following

BODY_BYTES = 1_000_000
FIELDS = 500


def create_app(configuration: Configuration | None = None) -> Flask:
    """Assemble the application from its parts; without a configuration it reads the environment."""
    configuration = configuration or Configuration()
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=configuration.signing_key(),
        HTTPS=configuration.https,
        CONFIGURATION=configuration,
        DEMONSTRATION=False,
        MAX_CONTENT_LENGTH=BODY_BYTES,
        MAX_FORM_PARTS=FIELDS,
        SESSION_COOKIE_NAME="__Host-form" if configuration.https else "form",
        SESSION_COOKIE_SECURE=configuration.https,
        SESSION_COOKIE_SAMESITE="Lax",
        # A form may stay open for a working day and longer; the session that its token belongs to ends with the browser.
        WTF_CSRF_TIME_LIMIT=None,
        RATELIMIT_STORAGE_URI=configuration.rate_limit_storage,
    )
    if configuration.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, configuration.proxies, configuration.proxies)  # type: ignore[method-assign]
    app.extensions["database"] = make_engine(configuration.database_address)
    app.teardown_appcontext(close_session)
    for part in (browser, failures, visitor):
        part.prepare(app)
    CSRFProtect(app)
    limiter.init_app(app)
    for module in (entry, survey, collaborations, following, ending, results):
        app.register_blueprint(module.blueprint)
    return app
