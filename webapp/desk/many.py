"""One act on many documents of the list: asked for once more before it is done, undone at once."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.errors import NotFound
from archive.model import Document, Kind
from archive.store import Store, lots
from archive.store.standing import Value
from ingest import mending
from webapp import site
from webapp.desk import doors, forms, indexing
from webapp.desk.doors import pages
from webapp.desk.records import LONGEST_REASON, is_shown

FIELDS = ("kind", "body", "date", "status", "lang")
UNDONE = "annulation / undo"  # the reason kept where a withdrawal is undone


@pages.post("/documents/many")
def many() -> ResponseReturnValue:
    """The first time a page that lists what is meant; with sure=1 the act."""
    chosen = _chosen()
    if not chosen:
        return redirect(url_for("desk.documents", done="none-chosen"))
    if "withdraw" in request.form:
        if not doors.may("desk.withdraw"):
            abort(403)
        return _withdraw(chosen)
    values, troubles = _values()
    if not values or troubles or "sure" not in request.form:
        return _ask(chosen, "set", values, troubles)
    with Store.open(site.here().settings.database) as store:
        n = mending.mend_many(store, [doc.id for doc in chosen], values, who=doors.who())
    indexing.soon(site.here().settings)
    return redirect(url_for("desk.documents", done="many" if n else "same"))


@pages.post("/documents/many/undo/<int:n>")
def undo_many(n: int) -> ResponseReturnValue:
    try:
        entry = site.catalogue().audit_entry(n)
        withdrew = entry and entry.became().get("set", {}).get("status") == "withdrawn"
        if withdrew and not doors.may("desk.bring_back"):
            abort(403)
        with Store.open(site.here().settings.database) as store:
            _done, left = mending.undo_many(store, n, who=doors.who(), reason=UNDONE)
    except NotFound:
        abort(404)
    indexing.soon(site.here().settings)
    return redirect(url_for("desk.documents", done="many-left" if left else "many-undone"))


def _withdraw(chosen: list[Document]) -> ResponseReturnValue:
    reason = " ".join(request.form.get("reason", "").split())[:LONGEST_REASON]
    if "sure" not in request.form or not reason:
        return _ask(chosen, "withdraw", {}, {})
    with Store.open(site.here().settings.database) as store:
        n = lots.withdraw(store, [doc.id for doc in chosen], reason, who=doors.who())
    indexing.soon(site.here().settings)
    return redirect(url_for("desk.documents", done="many" if n else "same"))


def _chosen() -> list[Document]:
    found = site.catalogue().documents_named(dict.fromkeys(request.form.getlist("doc")))
    return sorted((doc for doc in found.values() if is_shown(doc)), key=lambda doc: doc.filename)


def _values() -> tuple[dict[str, Value], dict[str, str]]:
    """What is set of all: the fields that were filled in. And what can't be taken."""
    typed = forms.typed(request.form)
    filled = {name: typed[name] for name in FIELDS if typed[name]}
    whole = {"kind": Kind.OTHER.value, "title": "x", "body": None, "date": None, "lang": None,
             "status": None}  # fmt: skip
    return filled, forms.troubles({**whole, **filled})


def _ask(
    chosen: list[Document], act: str, values: dict[str, Value], troubles: dict[str, str]
) -> ResponseReturnValue:
    page = render_template(
        "desk/many.html", chosen=chosen, act=act, values=values, troubles=troubles,
        kinds=list(Kind), statuses=forms.STATUSES,
        bodies=[one.body.name for one in site.catalogue().bodies()],
    )  # fmt: skip
    return page, 400 if troubles else 200
