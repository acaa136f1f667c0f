"""Writing announcements: in French, in English or in both, with the days on which they stand."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from archive.announcement import Announcement
from archive.errors import NotFound
from archive.model import LANGS
from archive.store import Announcing, Store
from webapp import site
from webapp.desk import acts, doors
from webapp.desk.doors import pages
from webapp.desk.forms import is_day

LONGEST_TITLE, LONGEST_TEXT = 150, 10_000  # characters
Fields = Mapping[str, str]


@pages.get("/announcements")
def announcements() -> str:
    """All of them, and the form for a new one."""
    fields = {"starts": site.today().isoformat()}
    return _list(fields)


@pages.post("/announcements")
def announce() -> ResponseReturnValue:
    fields = typed()
    if troubles := troubles_of(fields):
        return _list(fields, troubles), 400
    with _announcing() as store:
        number = Announcing(store, doors.who()).write(made(0, fields))
    return redirect(url_for("desk.announcement", number=number, done="announced"))


@pages.get("/announcements/<int:number>")
def announcement(number: int) -> ResponseReturnValue:
    one = _known(number)
    return _page(one, fields_of(one))


@pages.post("/announcements/<int:number>")
def change_announcement(number: int) -> ResponseReturnValue:
    one, fields = _known(number), typed()
    if troubles := troubles_of(fields):
        return _page(one, fields, troubles), 400
    with _announcing() as store:
        Announcing(store, doors.who()).write(made(number, fields))
    return redirect(url_for("desk.announcement", number=number, done="saved"))


@pages.post("/announcements/<int:number>/withdraw")
def withdraw_announcement(number: int) -> ResponseReturnValue:
    return _show(number, is_withdrawn=True, done="announcement-withdrawn")


@pages.post("/announcements/<int:number>/bring-back")
def bring_back_announcement(number: int) -> ResponseReturnValue:
    return _show(number, is_withdrawn=False, done="announcement-back")


def typed() -> dict[str, str]:
    """The form as typed: titles and days on one line each."""
    given = {name: unicodedata.normalize("NFC", text) for name, text in request.form.items()}
    found = {name: " ".join(given.get(name, "").split()) for name in ("starts", "ends")}
    for lang in LANGS:
        found[f"title_{lang}"] = " ".join(given.get(f"title_{lang}", "").split())
        found[f"text_{lang}"] = given.get(f"text_{lang}", "").replace("\r\n", "\n").strip()
    return found


def troubles_of(fields: Fields) -> dict[str, str]:
    """By its field, what can't be taken and what can."""
    found: dict[str, str] = {}
    written = [lang for lang in LANGS if fields[f"title_{lang}"] or fields[f"text_{lang}"]]
    for lang in written or LANGS[:1]:
        if not fields[f"title_{lang}"]:
            found[f"title_{lang}"] = gettext("An announcement has a title in its language.")
        if not fields[f"text_{lang}"]:
            found[f"text_{lang}"] = gettext("An announcement has a text in its language.")
    for lang in LANGS:
        for name, most in (("title", LONGEST_TITLE), ("text", LONGEST_TEXT)):
            if len(fields[f"{name}_{lang}"]) > most:
                found[f"{name}_{lang}"] = gettext("At most %(n)s characters.", n=most)
    for name in ("starts", "ends"):
        if (fields[name] or name == "starts") and not is_day(fields[name]):
            found[name] = gettext("A date is written as year-month-day, such as 2024-04-24.")
    if not found and fields["ends"] and fields["ends"] < fields["starts"]:
        found["ends"] = gettext("The last day comes after the first.")
    return found


def made(number: int, fields: Fields) -> Announcement:
    """The announcement that a checked form holds."""
    return Announcement(
        number,
        {lang: fields[f"title_{lang}"] for lang in LANGS},
        {lang: fields[f"text_{lang}"] for lang in LANGS},
        dt.date.fromisoformat(fields["starts"]),
        dt.date.fromisoformat(fields["ends"]) if fields["ends"] else None,
        is_withdrawn=False,
        changed_at=dt.datetime.now(dt.UTC),
    )


def fields_of(one: Announcement) -> dict[str, str]:
    found = {"starts": one.starts.isoformat(), "ends": one.ends.isoformat() if one.ends else ""}
    for lang in LANGS:
        found |= {f"title_{lang}": one.titles[lang], f"text_{lang}": one.texts[lang]}
    return found


def _list(fields: Fields, troubles: Mapping[str, str] | None = None) -> str:
    return render_template(
        "desk/announcements.html", found=site.catalogue().announcements(), today=site.today(),
        fields=fields, troubles=troubles or {}, longest_title=LONGEST_TITLE,
    )  # fmt: skip


def _page(one: Announcement, fields: Fields, troubles: Mapping[str, str] | None = None) -> str:
    catalogue = site.catalogue()
    return render_template(
        "desk/announcement.html", one=one, fields=fields, troubles=troubles or {},
        longest_title=LONGEST_TITLE, today=site.today(),
        history=[(each, acts.said(each)) for each in catalogue.audit_of(f"announcement-{one.id}")],
        done=acts.DONE.get(request.args.get("done", "")),
    )  # fmt: skip


def _show(number: int, *, is_withdrawn: bool, done: str) -> ResponseReturnValue:
    _known(number)
    with _announcing() as store:
        Announcing(store, doors.who()).withdraw(number, is_withdrawn=is_withdrawn)
    return redirect(url_for("desk.announcement", number=number, done=done))


def _announcing() -> Store:
    return Store.open(site.here().settings.database)


def _known(number: int) -> Announcement:
    try:
        return site.catalogue().announcement(number)
    except NotFound:
        abort(404)
