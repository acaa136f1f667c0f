"""What changed between two versions of a document, to be read from top to bottom."""

from __future__ import annotations

from functools import lru_cache

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from archive import links
from archive.changes import changes
from archive.model import Passage
from webapp import site
from webapp.i18n import local

pages = Blueprint("changes", __name__, url_prefix="/documents")
MOST_SHOWN = 400  # stretches; a browser of a library's old machine shows them still
MOST_UNFOLDED = 2_000  # words of an unchanged stretch; a longer one is read on its pages
TITLE = "p1-0"  # the passage that stands for a document without words
compared = lru_cache(maxsize=8)(changes)  # long versions take a second


@pages.get("/<newer_id>/changes")
def latest(newer_id: str) -> ResponseReturnValue:
    """Leads to what changed since the version that was replaced last. 404 where none was."""
    newer = site.document_or_error(newer_id)
    older = site.public(site.catalogue().replaced_by(newer.id))
    if not older:
        abort(404)
    return redirect(local(links.changes(newer.id, older[0].id)))


@pages.get("/<newer_id>/changes/<older_id>")
def between(newer_id: str, older_id: str) -> str:
    """The newer version, with what was added and removed. 410 where either was withdrawn."""
    newer, older = site.document_or_error(newer_id), site.document_or_error(older_id)
    if older.superseded_by != newer.id:
        abort(404)
    before, after = _words(older.id), _words(newer.id)
    found = compared(before, after) if before and after else None
    return render_template(
        "changes.html",
        newer=newer,
        older=older,
        meeting=site.catalogue().meeting(newer.meeting_id) if newer.meeting_id else None,
        changes=found,
        stretches=found.stretches[:MOST_SHOWN] if found else (),
        most_unfolded=MOST_UNFOLDED,
    )


def _words(doc_id: str) -> tuple[Passage, ...]:
    """What a version says; nothing where no words could be read in it."""
    return tuple(one for one in site.catalogue().passages(doc_id) if links.anchor(one.id) != TITLE)
