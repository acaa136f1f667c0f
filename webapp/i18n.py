"""French and English: which one a page is in, and the words for it.

A first folder /fr or /en in the address decides and stays in every link, because it is moved
from PATH_INFO to SCRIPT_NAME before Flask looks at the address. Without it the browser's
Accept-Language decides, then the town's language. No cookie is needed.

The words are gettext catalogues. The .po files are what is written and kept; a compiled .mo is
used where there is one that is not older, else the .po is read, so that a checkout needs no
build step and never shows half a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask, Response, request
from flask_babel import Babel, Domain
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from archive.model import LANGS, Lang
from webapp import site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LANG_KEY, ROOT_KEY, CHOSEN_KEY = "greffe.lang", "greffe.root", "greffe.chosen"
TRANSLATIONS = Path(__file__).parent / "translations"
# What is said in the reader's language; pictures, sound and files as received are not.
SPOKEN = frozenset(
    {
        "text/html", "application/json", "application/problem+json", "application/atom+xml",
        "text/calendar", "application/pdf", "application/x-research-info-systems",
        "application/x-bibtex", "application/vnd.citationstyles.csl+json",
    }
)  # fmt: skip
PATH_SAFE = "/:@!$&'()*+,;=~"


class LanguagePrefix:
    """WSGI middleware: /fr/search is /search in French."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        root = environ.get("SCRIPT_NAME", "")
        environ[ROOT_KEY] = root
        if found := re.match(r"/(fr|en)(?=/|$)", environ.get("PATH_INFO", "")):
            environ[LANG_KEY] = found[1]
            environ["SCRIPT_NAME"] = root + found[0]
            environ["PATH_INFO"] = environ["PATH_INFO"][found.end() :] or "/"
        return self.application(environ, start_response)


class Catalogues(Domain):  # type: ignore[misc]  # flask_babel has no types
    """The translations of one language, from its .mo or, failing that, its .po."""

    def get_translations(self) -> Translations:
        """The words of this request's language."""
        return load(lang())


@cache
def load(language: Lang) -> Translations:
    """The catalogue of a language, read once. Raises FileNotFoundError if it is not there."""
    po = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    mo = po.with_suffix(".mo")
    if mo.exists() and (not po.exists() or mo.stat().st_mtime >= po.stat().st_mtime):
        with mo.open("rb") as compiled:
            return Translations(compiled)
    packed = BytesIO()
    with po.open("rb") as written:
        write_mo(packed, read_po(written, locale=language))
    packed.seek(0)
    return Translations(packed)


def init_app(app: Flask, town: Lang) -> None:
    """Put the languages in place. Raises FileNotFoundError if a catalogue is missing."""
    babel = Babel(app, default_locale=town, locale_selector=lang)
    babel.domain_instance = Catalogues()
    for language in LANGS:
        load(language)
    app.jinja_env.globals["_"] = said
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]  # Flask's own way
    app.after_request(_vary)
    app.add_template_filter(local)
    app.add_template_filter(shared)
    app.context_processor(lambda: {"lang": lang(), "langs": LANGS, "in_language": in_language})


@pass_eval_context
def said(template: EvalContext, message: str, /, **values: object) -> str:
    """For templates: a sentence in the reader's language, as the gettext of Jinja's extension gives
    it: in a page as markup, so that values are escaped, in a letter's plain text as it is. A page
    has two hundred of them, so they are looked up once a process."""
    found = _said(message, lang(), bool(template.autoescape))
    return found % values if values or "%" in found else found


@lru_cache(maxsize=10_000)
def _said(message: str, language: Lang, is_markup: bool) -> str:
    found = str(load(language).ugettext(message))
    return Markup(found) if is_markup else found  # ours, not a visitor's


def lang() -> Lang:
    """The language of this request."""
    environ = request.environ
    if CHOSEN_KEY not in environ:
        environ[CHOSEN_KEY] = environ.get(LANG_KEY) or _preferred()
    return cast(Lang, environ[CHOSEN_KEY])


def _preferred() -> Lang:
    """What the browser asks for, else the town's."""
    for tag, quality in request.accept_languages:  # best first
        primary = tag.partition("-")[0].lower()  # fr-CA is French
        if quality > 0 and primary in LANGS:
            return primary
    return site.here().settings.lang


def is_named() -> bool:
    """Whether the address itself names the language."""
    return LANG_KEY in request.environ


def local(address: str) -> str:
    """An address of archive.links as a link of this page: the language stays."""
    return request.script_root + address


def shared(address: str) -> str:
    """An address that is the same in every language: pictures, sound, files, permanent links."""
    return cast(str, request.environ.get(ROOT_KEY, "")) + address


def in_language(language: str) -> str:
    """The address of this same page in a language."""
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    return shared(f"/{language}") + quote(request.path, safe=PATH_SAFE) + query


def _vary(response: Response) -> Response:
    said = response.mimetype in SPOKEN and not response.direct_passthrough
    if said and not is_named():
        response.vary.add("Accept-Language")
    return response
