"""People: the web application, on Flask and SQLAlchemy."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from samenwerking.configuration import Configuration
from samenwerking.store.engine import make_engine
from samenwerking.web import address, browser, entry, failures, forgery, throttle, visitor
from samenwerking.web.cookies import named
from samenwerking.web.results import views as results
from samenwerking.web.session import close_session
from samenwerking.web.survey import views as survey
from samenwerking.web.workspace import collaborations, ending, following, opening, partner_list, partners, persons, preparing, settings

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
        SESSION_COOKIE_NAME=named("form", configuration.base_url),
        SESSION_COOKIE_SECURE=configuration.https,
        SESSION_COOKIE_SAMESITE="Lax",
        # A form may stay open for a working day and longer; the session that its token belongs to ends with the browser.
        WTF_CSRF_TIME_LIMIT=None,
    )
    if configuration.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, configuration.proxies, x_proto=0)  # type: ignore[method-assign]
    address.prepare(app, configuration.base_url)
    app.extensions["database"] = make_engine(configuration.database_address)
    app.teardown_appcontext(close_session)
    for part in (browser, failures, visitor):
        part.prepare(app)
    forgery.prepare(app, configuration.base_url)
    throttle.prepare(app, configuration.rate_limit_storage)
    leading = (collaborations, settings, partners, persons, partner_list, preparing, opening, following, ending)
    for module in (entry, survey, *leading, results):
        app.register_blueprint(module.blueprint)
    return app
