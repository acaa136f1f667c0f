"""The versions of a transcript: who changed what, read as what was taken out and put in; and any of
them brought back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from archive import changes, timecode
from archive.errors import NotFound
from archive.model import Cue, Passage, TimePlace
from archive.revising import Splice
from archive.store import Store, revisions
from archive.store.revise import Overtaken
from ingest import revising
from webapp import site
from webapp.desk import acts, doors, indexing
from webapp.desk.doors import pages
from webapp.desk.transcripts import words_of

MOST = 200  # changes of a version that are shown


@dataclass(frozen=True, slots=True)
class Shown:
    """One change: where it is, who speaks and when, before and after; and its words in runs."""

    second: float
    before: str
    after: str
    runs: tuple[changes.Run, ...]


@pages.get("/transcripts/<doc_id>/versions")
def versions(doc_id: str) -> ResponseReturnValue:
    doc = words_of(doc_id)
    return render_template(
        "desk/versions.html",
        doc=doc,
        versions=[
            (one, acts.said_act(f"transcript-{one.act}"))
            for one in revisions.versions(site.catalogue(), doc.id)
        ],
        now=revisions.version_now(site.catalogue(), doc.id),
    )


@pages.get("/transcripts/<doc_id>/versions/<int:n>")
def version(doc_id: str, n: int) -> ResponseReturnValue:
    """What one save changed."""
    doc = words_of(doc_id)
    known = {one.n: one for one in revisions.versions(site.catalogue(), doc.id)}
    if n not in known:
        abort(404)
    change = revisions.change(site.catalogue(), doc.id, n)
    called = revisions.names(site.catalogue(), doc.id)
    return render_template(
        "desk/version.html",
        doc=doc,
        version=known[n],
        said=acts.said_act(f"transcript-{known[n].act}"),
        shown=[_shown(one, called) for one in change.splices[:MOST]],
        more=len(change.splices) - MOST,
        namings=change.namings,
        now=revisions.version_now(site.catalogue(), doc.id),
    )


@pages.post("/transcripts/<doc_id>/restore/<int:n>")
def restore(doc_id: str, n: int) -> ResponseReturnValue:
    """Bring a version back; 0 is the transcript as it was received or heard."""
    doc = words_of(doc_id)
    with Store.open(site.here().settings.database) as store:
        base = revisions.version_now(store, doc.id)
        try:
            made = revising.restore(store, doc.id, n, who=doors.who(), base=base)
        except (NotFound, Overtaken):
            abort(404)
    if made != base:
        indexing.soon(site.here().settings)
    said = "same" if made == base else "transcript-restored"
    return redirect(url_for("desk.transcript", doc_id=doc.id, done=said))


def _shown(splice: Splice, called: Mapping[str, str]) -> Shown:
    words = [_words(one) for one in (splice.gone, splice.come)]
    found = changes.changes(*([one] for one in words))
    return Shown(
        (splice.gone or splice.come)[0].start_s,
        " · ".join(_told(splice.gone, called)),
        " · ".join(_told(splice.come, called)),
        tuple(run for stretch in found.stretches for run in stretch.runs),
    )


def _words(cues: tuple[Cue, ...]) -> Passage:
    return Passage("", "", " ".join(cue.text for cue in cues), TimePlace(0.0, 0.0), None)


def _told(cues: tuple[Cue, ...], called: Mapping[str, str]) -> Iterator[str]:
    """When the lines are said and by whom: of many, the first and the last."""
    for cue in cues if len(cues) <= 3 else (cues[0], cues[-1]):
        who = called.get(cue.speaker or "", cue.speaker or "")
        times = f"{timecode.exact(cue.start_s)}–{timecode.exact(cue.end_s)}"
        yield f"{times} {who}".strip()
