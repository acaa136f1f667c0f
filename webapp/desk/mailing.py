"""How news by e-mail stand: how many subscribed, what went out, what may not have arrived."""

from __future__ import annotations

import datetime as dt

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from archive import lock
from archive.correspondence import Sending
from archive.store import Correspondence
from webapp import site
from webapp.desk import acts
from webapp.desk.doors import pages

DAY = dt.timedelta(days=1)


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
        erased=erased, waiting=states.get("waiting", 0), today=today, topics=acts.TOPICS,
        states=acts.STATES, why_erased=acts.ERASED, is_sending=lock.is_sending(settings.home),
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
