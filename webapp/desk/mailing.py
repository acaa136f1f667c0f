"""How news by e-mail stand: how many subscribed, what went out, what may not have arrived."""

from __future__ import annotations

import datetime as dt

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive import lock
from archive.correspondence import Sending
from archive.store import Correspondence
from webapp import site
from webapp.desk import acts
from webapp.desk.doors import pages

DAY = dt.timedelta(days=1)
TOPICS: dict[str, LazyString] = {
    "search": _("Searches"),
    "body": _("Councils and committees"),
    "place": _("Streets and lots"),
    "member": _("Members"),
    "week": _("Letter of the week"),
    "confirm": _("Asking for confirmation"),
    "reply": _("Answer to a message"),
}
STATES: dict[str, LazyString] = {
    "refused": _("Refused by the mail server"),
    "unknown": _("Perhaps sent, perhaps not"),
}
ERASED: dict[str, LazyString] = {
    "stopped": _("Unsubscribed"),
    "unconfirmed": _("Never confirmed"),
    "undeliverable": _("No such mailbox"),
}


@pages.get("/mail")
def mail() -> ResponseReturnValue:
    settings = site.here().settings
    troubles: list[Sending] = []
    subscribed: dict[str, int] = {}
    erased: dict[str, int] = {}
    states: dict[str, int] = {}
    today = 0
    if settings.correspondence.exists():
        with Correspondence.open(settings.correspondence) as kept:
            troubles, subscribed = kept.troubles(), kept.subscribed()
            erased, states = kept.erased(), kept.by_state()
            today = kept.gone_since(dt.datetime.now(dt.UTC) - DAY)
    return render_template(
        "desk/mail.html", settings=settings.mail, troubles=troubles, subscribed=subscribed,
        erased=erased, waiting=states.get("waiting", 0), today=today, topics=TOPICS,
        states=STATES, why_erased=ERASED, is_sending=lock.is_sending(settings.home),
    )  # fmt: skip


@pages.post("/mail/<sending>/dismiss")
def dismiss(sending: str) -> ResponseReturnValue:
    """The clerk has seen what may not have arrived."""
    settings = site.here().settings
    if not settings.correspondence.exists():
        abort(404)
    with Correspondence.open(settings.correspondence) as kept:
        if not kept.dismiss(sending):
            abort(404)
    acts.note("mail-dismissed", f"mail-{sending}")
    return redirect(url_for("desk.mail"))
