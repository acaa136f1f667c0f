"""The site: one Flask application for one home. Everything is put together here."""

from __future__ import annotations

from flask import Flask

from archive.originals import Originals
from archive.search import Searcher
from archive.settings import Settings
from webapp import (
    deciding,
    delivery,
    errors,
    guards,
    i18n,
    limits,
    linked,
    logo,
    security,
    site,
    views,
)
from webapp.desk.rooms import desk
from webapp.opened import Opened
from webapp.pages import BLUEPRINTS
from webapp.visible import finalize


def create_app(settings: Settings) -> Flask:
    """The WSGI application that serves a home. Opens no file before the first request."""
    app = Flask("webapp", static_folder=None)  # delivery.py serves the few there are
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Flask's own provider has it
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.finalize = finalize
    app.config["TRUSTED_HOSTS"] = settings.hosts or None  # another Host is answered by 400
    # /meetings/ is /meetings. Two slashes are not corrected: Werkzeug would lead to the host that
    # the visitor's own header names.
    app.url_map.strict_slashes = app.url_map.merge_slashes = False
    originals, opened = Originals(settings.originals), Opened(settings.database)
    site.init_app(app, site.Site(settings, Searcher(settings), originals, opened))
    i18n.init_app(app, settings.lang)
    views.init_app(app)
    linked.init_app(app)
    deciding.init_app(app)
    logo.init_app(app)
    errors.init_app(app)
    limits.init_app(app)
    guards.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_blueprint(desk)
    # Flask runs these last to first: headers are set, then the page is tagged and packed.
    delivery.init_app(app)
    security.init_app(app)
    return app
