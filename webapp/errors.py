"""When something is not there, or does not work: said in the reader's language."""

from __future__ import annotations

import logging

from flask import Flask, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError

from archive.errors import GreffeError, IndexUnusable, NotFound
from webapp import moved
from webapp.api.problems import is_for_programs, problem

log = logging.getLogger(__name__)

# status: (what it is called, what it means and what to do)
SAID = {
    400: (_("Not understood"), _("This request can't be answered as it stands.")),
    401: (_("Not logged in"), _("Your session has ended: log in and try again.")),
    403: (
        _("Not allowed"),
        _("Your account does not allow this, or the page lay open for too long: open it again."),
    ),
    413: (_("Too large"), _("What was sent is larger than what is taken here.")),
    404: (
        _("Page not found"),
        _("Nothing in the archive has this address. It may have been mistyped or cut short."),
    ),
    410: (
        _("Document withdrawn"),
        _("This document was published here and has been withdrawn by the records office."),
    ),
    405: (_("Not possible"), _("This address can only be read.")),
    429: (
        _("Too many questions"),
        _("More was asked from your address than one may ask in a minute. Please wait a little."),
    ),
    500: (
        _("Something went wrong"),
        _("The fault is ours and has been noted. Nothing in the archive was changed."),
    ),
    503: (
        _("Unavailable for the moment"),
        _("The archive can't be reached just now. Nothing is lost: please try again in a minute."),
    ),
}
INDEX = (
    _("Search is resting"),
    _(
        "The search index can't be read at the moment. The records themselves are safe and "
        "can be browsed by meeting."
    ),
)
RETRY_S = "60"


def init_app(app: Flask) -> None:
    """Answer errors with a page, or with a problem in JSON for programs."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(IndexUnusable, _index)
    app.register_error_handler(GreffeError, _machine)
    app.register_error_handler(Exception, _unexpected)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    if isinstance(error, SecurityError):  # a host that is not ours: no page has an address there
        return Response(f"{error.code} {error.name}", error.code, mimetype="text/plain")
    if error.code is None or error.code < 400:
        return error
    answer = make_response(_page(error.code))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def _not_found(_error: NotFound) -> ResponseReturnValue:
    """404, unless a renamed body or one of its meetings once had this address."""
    now = moved.address_now()
    return redirect(now, 301) if now else _page(404)


def _index(error: IndexUnusable) -> ResponseReturnValue:
    log.error("%s", error, exc_info=error)
    return _page(503, INDEX)


def _machine(error: GreffeError) -> ResponseReturnValue:
    """The disk or the database; what it is stands in the log, not on a public page."""
    log.error("%s", error, exc_info=error)
    return _page(503)


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return _page(500)


def _page(status: int, said: tuple[LazyString, LazyString] | None = None) -> ResponseReturnValue:
    title, text = said or SAID.get(status) or SAID[500 if status >= 500 else 404]
    if is_for_programs():
        response = problem(status, str(title), str(text))
    else:
        response = make_response(
            render_template("error.html", status=status, title=title, text=text)
        )
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = RETRY_S
    return response
