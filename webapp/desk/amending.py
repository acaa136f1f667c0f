"""What the rules understood of a document, to be set right: decisions, attendance and items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import amending
from archive.amending import Part
from archive.model import Box, Choice, Document, Outcome, PagePlace, Presence, Structure
from archive.store import Store
from archive.store.mending import AMENDING
from ingest import mending
from webapp import site
from webapp.desk import acts, doors, indexing, set_right
from webapp.desk.doors import pages
from webapp.desk.records import record

AT_LEAST = 12  # letters of a line that tell where a text stands


@pages.get("/documents/<doc_id>/understood")
def understood(doc_id: str) -> str:
    """All that was understood, what was corrected of it, and what was taken out."""
    doc = record(doc_id)
    structure = _structure(doc)
    return render_template(
        "desk/understood.html",
        doc=doc,
        found={part: amending.keyed(structure, part) for part in Part},
        part_names=acts.PARTS,
        history=[
            (one, acts.said(one), _named(one.became(), one.was()))
            for one in site.catalogue().audit_of(doc.id)
            if one.act in AMENDING
        ],
        done=acts.DONE.get(request.args.get("done", "")),
    )


@pages.get("/documents/<doc_id>/understood/<part>/<key>", endpoint="amending")
def one_to_amend(doc_id: str, part: str, key: str) -> ResponseReturnValue:
    doc, which = record(doc_id), _part(part)
    one = _one(doc, which, key)
    return _form(doc, which, key, set_right.shown(which, amending.as_value(one)))


@pages.get("/documents/<doc_id>/understood/<part>")
def adding(doc_id: str, part: str) -> ResponseReturnValue:
    """?page= of the paper, where it was missed."""
    doc, which = record(doc_id), _part(part)
    page = request.args.get("page", 1, type=int)
    return _form(doc, which, None, set_right.blank(which, page))


@pages.post("/documents/<doc_id>/understood/<part>/<key>")
def amend(doc_id: str, part: str, key: str) -> ResponseReturnValue:
    doc, which = record(doc_id), _part(part)
    return _save(doc, which, key, amending.as_value(_one(doc, which, key)))


@pages.post("/documents/<doc_id>/understood/<part>")
def add_missed(doc_id: str, part: str) -> ResponseReturnValue:
    return _save(record(doc_id), _part(part), None, None)


@pages.post("/documents/<doc_id>/understood/<part>/<key>/take-out")
def take_out(doc_id: str, part: str, key: str) -> ResponseReturnValue:
    """It is none: what the program found there is shown no more."""
    doc, which = record(doc_id), _part(part)
    _one(doc, which, key)
    return _kept(doc, which, key, None)


def _save(
    doc: Document, part: Part, key: str | None, stands: Mapping[str, Any] | None
) -> ResponseReturnValue:
    said = set_right.typed(part, request.form)
    if troubles := set_right.troubles(part, said, pages=doc.page_count or 1):
        return _form(doc, part, key, said, troubles), 400
    made = set_right.value(part, said)
    taken = set(amending.keyed(_structure(doc), part)) - {key or ""}
    words = "text" if part is Part.DECISION else "title" if part is Part.ITEM else "name"
    if stands and (stands.get("page"), stands[words]) == (made["page"], made[words]):
        made["box"] = stands["box"]
    else:
        made["box"] = _box(doc, made["page"], made[words])
    if part is Part.DECISION:
        moved = key is None or (stands and made["number"] and stands["number"] != made["number"])
        made["key"] = set_right.new_key(part, made, taken) if moved else key
    if stands and {**stands, **made} == dict(stands):
        return _done(doc, "same")
    return _kept(doc, part, key or set_right.new_key(part, made, taken), made)


def _kept(doc: Document, part: Part, key: str, made: dict[str, Any] | None) -> ResponseReturnValue:
    with Store.open(site.here().settings.database) as store:
        changed = mending.amend(store, doc.id, part, key, made, who=doors.who())
    if changed:
        indexing.soon(site.here().settings)
    return _done(doc, "corrected" if changed else "same")


def _done(doc: Document, said: str) -> ResponseReturnValue:
    return redirect(url_for("desk.understood", doc_id=doc.id, done=said))


def _form(
    doc: Document,
    part: Part,
    key: str | None,
    fields: Mapping[str, str],
    troubles: dict[str, str] | None = None,
) -> str:
    page = int(fields["page"]) if fields["page"].isdigit() else 1
    sheet = next((one for one in site.catalogue().pages(doc.id) if one.number == page), None)
    return render_template(
        "desk/amend.html",
        doc=doc,
        part=part,
        said=acts.PARTS[part],
        key=key,
        fields=fields,
        troubles=troubles or {},
        page=sheet,
        outcomes=list(Outcome),
        presences=list(Presence),
        choices=list(Choice),
        names=[one.name for one in _structure(doc).attendance],
    )


def _structure(doc: Document) -> Structure:
    return site.catalogue().structure(doc.id) or Structure()


def _part(name: str) -> Part:
    if name not in set(Part):
        abort(404)
    return Part(name)


def _one(doc: Document, part: Part, key: str) -> Any:
    found = amending.keyed(_structure(doc), part).get(key)
    if found is None:
        abort(404)
    return found


def _named(became: Mapping[str, Any], was: Mapping[str, Any]) -> str:
    """What an entry of the log is about: its number, name or title."""
    amendment = became["amendment"] or was["amendment"] or {}
    one = amendment.get("value") or amendment.get("was") or {}
    return str(one.get("number") or one.get("name") or one.get("title") or one.get("text") or "")


def _box(doc: Document, page: int, words: str) -> list[float] | None:
    """The box around the blocks of a page that share a line with some words."""
    sought = " ".join(words.split())
    boxes: list[Box] = [
        one.place.box
        for one in site.catalogue().passages(doc.id, page=page)
        if isinstance(one.place, PagePlace) and one.place.box and _shares(one.text, sought)
    ]
    if not boxes:
        return None
    return [
        min(box.x0 for box in boxes), min(box.top for box in boxes),
        max(box.x1 for box in boxes), max(box.bottom for box in boxes),
    ]  # fmt: skip


def _shares(text: str, sought: str) -> bool:
    if sought and sought in " ".join(text.split()):
        return True
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return any(len(line) >= AT_LEAST and line in sought for line in lines)
