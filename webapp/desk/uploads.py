"""Bringing files into the inbox from a browser: many, large, over lines that break.

    POST  /desk/uploads          {"name", "size", "modified"} -> {"id", "offset", "chunk", "last"}
    PATCH /desk/uploads/<id>     the bytes at X-Offset, at most "chunk", with their SHA-256 in X-Sum
                                 -> {"offset"}; 409 with the offset that is expected where it is
                                 another, or where the bytes have another sum
    POST  /desk/uploads/<id>/finish -> {"name"}; 409 while a file of that name waits in the inbox
    POST  /desk/uploads/<id>/forget
    GET   /desk/uploads/<id>     -> {"offset"}

Asking for the same file again (name, size, time) gives the upload that was begun, and where it
stands; last is the SHA-256 of the last bytes that are there, at most a chunk, by which a browser
sees that its file is still the same. Without script a plain form does the same in one piece.
"""

from __future__ import annotations

import datetime as dt
import shutil

from flask import abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from webapp import site
from webapp.desk import acts, doors
from webapp.desk.doors import pages
from webapp.desk.receiving import Begun, Damaged, NameTaken, Receiving, safe_name

CHUNK = doors.LARGE["desk.add"]  # a line that breaks loses no more
LARGEST = 64 << 30  # bytes of a file
RESERVE = 500 << 20  # bytes that stay free on the disk
MOST_FINISHED = 1000  # that are remembered
_finished: dict[tuple[str, str], str] = {}  # (user, upload) -> name


@pages.get("/uploads")
def uploads() -> ResponseReturnValue:
    return render_template(
        "desk/uploads.html", chunk=CHUNK, sent=request.args.getlist("sent"),
        refused=request.args.getlist("refused"), unfinished=_receiving().unfinished(),
        day_of=lambda s: dt.datetime.fromtimestamp(s, dt.UTC).astimezone().date(),
    )  # fmt: skip


@pages.post("/uploads")
def begin() -> ResponseReturnValue:
    """Begin an upload, or find the one that was begun."""
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        abort(400)
    name, size, modified = asked.get("name"), asked.get("size"), asked.get("modified", 0)
    if not isinstance(name, str) or type(size) is not int or type(modified) is not int:
        abort(400)
    if (safe := safe_name(name)) is None:
        return _no(400, gettext("A file of this name is passed over. Give it another name."))
    if not 0 < size <= LARGEST:
        return _no(413, gettext("The file is empty or too large."))
    receiving = _receiving()
    found = receiving.begin(safe, size, modified)
    _finished.pop((doors.who(), found.id), None)
    if shutil.disk_usage(site.here().settings.home).free < size - found.offset + RESERVE:
        return _no(507, gettext("There is not enough room left on the disk. Tell whoever runs it."))
    last = receiving.last_sum(found, CHUNK)
    return jsonify(_told(found) | {"id": found.id, "chunk": CHUNK, "last": last})


@pages.get("/uploads/<upload>")
def standing(upload: str) -> ResponseReturnValue:
    return jsonify(_told(_found(upload)))


@pages.patch("/uploads/<upload>")
def add(upload: str) -> ResponseReturnValue:
    """Add bytes where the last ones ended."""
    begun = _found(upload)
    offset = request.headers.get("X-Offset", -1, type=int)
    if request.content_length is None:
        abort(411)
    told = offset, request.content_length, request.stream, request.headers.get("X-Sum", "")
    try:
        added = _receiving().add(begun, *told)
    except Damaged:
        return jsonify(_told(begun)), 409
    return jsonify(_told(added)), 200 if added.offset != begun.offset else 409


@pages.post("/uploads/<upload>/finish")
def finish(upload: str) -> ResponseReturnValue:
    """Let a whole file into the inbox. Asked twice, where the first answer was lost, it says the
    same."""
    if name := _finished.get((doors.who(), upload)):
        return jsonify(name=name)
    begun = _found(upload)
    if begun.offset != begun.size:
        return jsonify(_told(begun)), 409
    try:
        _receiving().finish(begun)
    except NameTaken:
        return _no(
            409, gettext("A file of this name waits in the inbox: try again once it is taken.")
        )
    acts.note("uploaded", begun.name, size=begun.size)
    if len(_finished) >= MOST_FINISHED:
        _finished.clear()
    _finished[doors.who(), upload] = begun.name
    return jsonify(name=begun.name)


@pages.post("/uploads/<upload>/forget")
def forget(upload: str) -> ResponseReturnValue:
    """Give an upload up: at the page's button, or where the file is another by now."""
    _receiving().forget(_found(upload))
    return redirect(url_for("desk.uploads"), 303)


@pages.post("/uploads/form")
def send() -> ResponseReturnValue:
    """The form without script: each file in one piece."""
    sent, refused = [], []
    for file in request.files.getlist("files"):
        name = safe_name(file.filename or "")
        if name is None:
            refused.append(file.filename or "?")
            continue
        try:
            size = _receiving().whole(name, file.stream)
        except NameTaken:
            refused.append(name)
            continue
        acts.note("uploaded", name, size=size)
        sent.append(name)
    return redirect(url_for("desk.uploads", sent=sent, refused=refused))


def _receiving() -> Receiving:
    return Receiving(site.here().settings, doors.who())


def _found(upload: str) -> Begun:
    """An upload of this user; 404 for any other."""
    found = _receiving().found(upload)
    if found is None:
        abort(404)
    return found


def _told(begun: Begun) -> dict[str, object]:
    return {"offset": begun.offset, "size": begun.size}


def _no(status: int, why: str) -> ResponseReturnValue:
    return jsonify(error=why), status
