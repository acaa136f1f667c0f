"""News by e-mail: asking for them, confirming, and ending them.

/alerts                    the form; on other pages a small one leads here
/alerts/confirm/<token>    from the e-mail that asks; a button confirms, since programs open links
/alerts/stop/<token>       from every e-mail; a button ends it, and so does a mail program that
                           posts here by itself (RFC 8058): the token is the permission
"""

from __future__ import annotations

import datetime as dt

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from archive.correspondence import About, Subscription, Topic
from archive.store import Correspondence
from webapp import guards, site
from webapp.alerts import tokens, topics
from webapp.desk.visitor import refuse_foreign
from webapp.i18n import lang

pages = Blueprint("alerts", __name__, url_prefix="/alerts")


@pages.get("")
def alerts() -> ResponseReturnValue:
    """What one can be told of; ?about= and ?value= name one thing."""
    about = request.args.get("about", About.WEEK.value)
    topic = topics.known(site.catalogue(), about, request.args.get("value", ""))
    return _page(topic or Topic(About.WEEK))


@pages.post("")
def ask() -> ResponseReturnValue:
    """Note who asks for what, and have them asked to confirm."""
    refuse_foreign()
    if not site.here().settings.sends_mail:
        abort(404)
    form = request.form
    topic = topics.known(site.catalogue(), form.get("about", ""), form.get("value", ""))
    if topic is None:
        abort(404)
    if guards.is_machine(form):
        return redirect(url_for(".sent"), 303)
    if guards.is_too_much():
        abort(429)
    address = form.get("address", "").strip()
    if trouble := guards.address_trouble(address):
        return _page(topic, address, trouble), 400
    with _kept() as kept:
        kept.ask(address, lang(), topic, now=_now())
    return redirect(url_for(".sent"), 303)


@pages.get("/sent")
def sent() -> str:
    """Look into your mailbox. The same for everyone, whether they subscribed before or not."""
    return render_template("alert_said.html", title=_("Look into your mailbox"), said=_(
        "An e-mail with a link is on its way: nothing is sent before you confirm there. If nothing "
        "comes within a quarter of an hour, look among the unwanted e-mail. Whoever has confirmed "
        "before gets no second one."
    ))  # fmt: skip


@pages.get("/confirm/<token>")
def confirm(token: str) -> ResponseReturnValue:
    """Asks once more, with a button."""
    found = _known("confirm", token)
    if found is None:
        return _gone()
    return _private(render_template(
        "alert_button.html", title=_("Confirm: news by e-mail"), button=_("Confirm"),
        said=_("You will be told by e-mail of what is new"),
        topic=topics.name(site.catalogue(), found.topic), endpoint=".confirmed", token=token,
    ))  # fmt: skip


@pages.post("/confirm/<token>")
def confirmed(token: str) -> ResponseReturnValue:
    found = _known("confirm", token)
    if found is None:
        return _gone()
    with _kept() as kept:
        kept.confirm(found.id, seen=site.catalogue().last_event(), now=_now())
    return _private(render_template(
        "alert_said.html", title=_("Confirmed"), topic=topics.name(site.catalogue(), found.topic),
        path=topics.path(found.topic),
        said=_("You are told of what is new from now on. Every e-mail has a link that ends it."),
    ))  # fmt: skip


@pages.get("/stop/<token>")
def stop(token: str) -> ResponseReturnValue:
    """Asks with a button: a program that only opens links ends nothing."""
    found = _known("stop", token)
    if found is None:
        return _stopped()
    return _private(render_template(
        "alert_button.html", title=_("Receive no more e-mail"), button=_("End it and erase me"),
        said=_("No more e-mail will come to you about this"),
        topic=topics.name(site.catalogue(), found.topic), endpoint=".stopped", token=token,
    ))  # fmt: skip


@pages.post("/stop/<token>")
def stopped(token: str) -> ResponseReturnValue:
    """One click is enough, from here or from a mail program (RFC 8058). Twice is once."""
    if found := _known("stop", token):
        with _kept() as kept:
            kept.erase(found.id)
    return _stopped()


def _page(topic: Topic, address: str = "", trouble: str = "") -> str:
    return render_template(
        "alerts.html", topic=topic, name=topics.name(site.catalogue(), topic), address=address,
        trouble=trouble, path=topics.path(topic),
    )  # fmt: skip


def _stopped() -> ResponseReturnValue:
    said = _("Nothing more is sent for it, and your address is erased. Only the number of those "
             "who left is counted.")  # fmt: skip
    return _private(render_template("alert_said.html", title=_("It has ended"), said=said))


def _gone() -> ResponseReturnValue:
    said = _("Whoever does not confirm within three days is forgotten, and so is whoever "
             "unsubscribed. You can ask for news again.")  # fmt: skip
    page = render_template(
        "alert_said.html", title=_("This link leads nowhere any more"), said=said
    )
    return _private(page, 404)


def _private(page: str, status: int = 200) -> Response:
    """A page that belongs to one reader: kept by nobody, listed nowhere."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _known(purpose: tokens.Purpose, token: str) -> Subscription | None:
    """The subscription that a token is the permission for."""
    if not site.here().settings.correspondence.exists():
        return None
    with _kept() as kept:
        id_ = tokens.read(kept.key(), purpose, token)
        return kept.subscription(id_) if id_ else None


def _kept() -> Correspondence:
    return Correspondence.open(site.here().settings.correspondence)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
