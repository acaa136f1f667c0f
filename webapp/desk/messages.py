"""What readers wrote: read, answered, closed, or erased where it is spam."""

from __future__ import annotations

import datetime as dt

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import lazy_pgettext as pgettext

from archive.correspondence import Message, Stage
from archive.errors import NotFound
from archive.store import Correspondence
from webapp import site
from webapp.desk import acts
from webapp.desk.doors import pages
from webapp.pages.contact import meant_by

LONGEST = 10_000  # characters of an answer
SORTS: dict[str, LazyString] = {
    "mistake": pgettext("message", "Mistake"), "question": pgettext("message", "Question"),
}  # fmt: skip
STAGES: dict[str, LazyString] = {
    "new": pgettext("message", "New"),
    "answered": pgettext("message", "Answered"),
    "closed": pgettext("message", "Closed"),
}


@pages.get("/messages")
def messages() -> ResponseReturnValue:
    """Those of a stage: new ones unless another is asked for."""
    asked = request.args.get("stage", Stage.NEW.value)
    stage = Stage(asked) if asked in set(Stage) else Stage.NEW
    found, counts = [], {}
    if site.here().settings.correspondence.exists():
        with _kept() as kept:
            found, counts = kept.messages(stage), kept.by_stage()
    return render_template(
        "desk/messages.html", found=found, counts=counts, stage=stage, stages=STAGES,
        sorts=SORTS,
    )  # fmt: skip


@pages.get("/messages/<int:number>")
def message(number: int) -> ResponseReturnValue:
    one = _known(number)
    name, quote = meant_by(one.about)
    return render_template(
        "desk/message.html", one=one, stages=STAGES, sorts=SORTS, longest=LONGEST,
        name=name, quote=quote, done=acts.DONE.get(request.args.get("done", "")),
    )  # fmt: skip


@pages.post("/messages/<int:number>/answer")
def answer_message(number: int) -> ResponseReturnValue:
    """Answer once. Without an address, or without e-mail, the answer is only kept."""
    one = _known(number)
    text = request.form.get("text", "").replace("\r\n", "\n").strip()[:LONGEST]
    if not text or one.answer:
        return _done(number, "no-answer")
    with _kept() as kept:
        mailed = kept.answer(number, text, mail=site.here().settings.sends_mail, now=_now())
    acts.note("message-answered", _subject(number), by_mail=mailed)
    return _done(number, "answer-waits" if mailed else "answer-kept")


@pages.post("/messages/<int:number>/stage")
def put_message(number: int) -> ResponseReturnValue:
    """Close a message, or open it again."""
    asked = request.form.get("stage", "")
    if asked not in (Stage.NEW, Stage.CLOSED):
        abort(400)
    _known(number)
    with _kept() as kept:
        changed = kept.put(number, Stage(asked), now=_now())
    if changed:
        act = "message-closed" if asked == Stage.CLOSED else "message-opened"
        acts.note(act, _subject(number))
    return _done(number, "saved")


@pages.post("/messages/<int:number>/erase")
def erase_message(number: int) -> ResponseReturnValue:
    """Forget a message wholly. That it was there stays in the log, not what it said."""
    _known(number)
    with _kept() as kept:
        kept.erase_message(number)
    acts.note("message-erased", _subject(number))
    return redirect(url_for("desk.messages"))


def _known(number: int) -> Message:
    if not site.here().settings.correspondence.exists():
        abort(404)
    try:
        with _kept() as kept:
            return kept.message(number)
    except NotFound:
        abort(404)


def _done(number: int, said: str) -> ResponseReturnValue:
    return redirect(url_for("desk.message", number=number, done=said))


def _subject(number: int) -> str:
    return f"message-{number}"


def _kept() -> Correspondence:
    return Correspondence.open(site.here().settings.correspondence)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
