"""Writing to the records office: a mistake on a page, or a question.

/contact?about=<address on the site>    a mistake found there
/contact                                a question
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from archive import links, snippets
from archive.citation import plain
from archive.correspondence import Sort
from archive.store import Correspondence
from webapp import guards, site
from webapp.desk.visitor import refuse_foreign
from webapp.i18n import lang, shared

pages = Blueprint("contact", __name__, url_prefix="/contact")
LONGEST, SHORTEST = 4000, 10  # characters of a message
ABOUT = re.compile(r"/(?!/)[A-Za-z0-9/_.,~%?=&#:+-]{1,300}")
QUOTED = 300  # characters of what the message is about
LANGUAGE = re.compile(r"^/(?:fr|en)(?=/)")


@dataclass(frozen=True, slots=True)
class Written:
    """What a form holds, and by its field what can't be taken."""

    about: str
    text: str = ""
    address: str = ""
    troubles: tuple[tuple[str, str], ...] = ()


@pages.get("")
def contact() -> str:
    return _page(Written(about_of(request.args.get("about", ""))))


@pages.post("")
def write() -> ResponseReturnValue:
    """Keep a message for the records office, who sees it at the desk."""
    refuse_foreign()
    if guards.is_machine(request.form):
        return redirect(url_for(".thanks"), 303)
    if guards.is_too_much():
        abort(429)
    written = _checked()
    if written.troubles:
        return _page(written), 400
    with Correspondence.open(site.here().settings.correspondence) as kept:
        kept.receive(
            Sort.MISTAKE if written.about else Sort.QUESTION, written.text, about=written.about,
            lang=lang(), address=written.address or None, now=dt.datetime.now(dt.UTC),
        )  # fmt: skip
    return redirect(url_for(".thanks"), 303)


@pages.get("/thanks")
def thanks() -> str:
    return render_template("contact_thanks.html")


def about_of(address: str) -> str:
    """The address of a page of this site, without its language; empty for any other."""
    path = address.removeprefix(shared("")) if shared("") else address
    path = LANGUAGE.sub("", path)
    if not ABOUT.fullmatch(path):
        return ""
    routes = current_app.url_map.bind("localhost")
    try:
        endpoint, _values = routes.match(re.split(r"[?#]", path)[0], "GET")
    except HTTPException:
        return ""
    return "" if endpoint.startswith("desk.") else path


def meant_by(about: str) -> tuple[str, str]:
    """(its name, the beginning of its words) of what an address leads to. The address itself and
    no words where it is no passage, or none that anyone may see."""
    cited = links.cited_in(about.removeprefix("/cite/")) if about.startswith("/cite/") else None
    found = site.catalogue().passages_named([cited[0]]).get(cited[0]) if cited else None
    if found is None:
        return about, ""
    doc = site.catalogue().cited([found])[found.id]
    if not site.public([doc]):
        return about, ""
    return plain(found, doc, lang()), snippets.beginning_of(found.text, QUOTED)


def _checked() -> Written:
    form = request.form
    text = form.get("text", "").replace("\r\n", "\n").strip()
    address = form.get("address", "").strip()
    troubles = []
    if not SHORTEST <= len(text) <= LONGEST:
        troubles.append(("text", _("Write %(least)s to %(most)s characters.", least=SHORTEST,
                                   most=LONGEST)))  # fmt: skip
    elif guards.links_in(text) > guards.LINKS:
        troubles.append(("text", _("Write at most %(n)s links.", n=guards.LINKS)))
    if address and (trouble := guards.address_trouble(address)):
        troubles.append(("address", trouble))
    if not troubles and not guards.is_fresh(form):
        troubles.append(("", _("This form lay open for too long, or was sent at once. What you "
                               "wrote is still here: send it again in a moment.")))  # fmt: skip
    return Written(about_of(form.get("about", "")), text, address, tuple(troubles))


def _page(written: Written) -> str:
    name, quote = meant_by(written.about)
    return render_template(
        "contact.html", written=written, troubles=dict(written.troubles), longest=LONGEST,
        name=name, quote=quote,
    )  # fmt: skip
