"""Taking out what is removed: papers are read anew without it, and the files are made that the
public gets instead of the originals.

From the act itself until it is read anew a paper is kept from the public (see
archive.store.withholding); spoken words are gone at once. Either way a file is given out only if it
was made for exactly what is removed now (archive.given). Whatever is interrupted here is taken up
again at the next start.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from archive import text_layer
from archive.errors import GreffeError
from archive.export.webvtt import webvtt
from archive.given import place
from archive.machine import MachineTrouble
from archive.model import Box, Document, Kind, Page, PagePlace
from archive.originals import Originals, flush_folder, sha256_of
from archive.settings import Settings
from archive.store import Catalogue, Store, Withholding
from archive.withholding import Removed, digest, regions, spans
from ingest import late, readers, worker
from ingest.inbox import Arrival
from ingest.paper import burning
from ingest.paper.burning import Leaf, Line
from ingest.pipeline import Pipeline
from ingest.recordings import silencing

log = logging.getLogger(__name__)
TEXT = "text/plain"
Progress = Callable[[int, int], None]


def waiting(settings: Settings, catalogue: Catalogue) -> list[Document]:
    """Documents of which what is removed and what was made do not agree, or whose file is gone."""
    named = catalogue.documents_named(catalogue.redacted_documents())
    return [doc for doc in named.values() if not _is_made(settings, catalogue, doc)]


def catch_up(settings: Settings, store: Store) -> int:
    """Do what waits; returns how many documents it was. The home's lock is the caller's.

    What can't be done is said in the log and stays out of sight.
    """
    done = 0
    for doc in waiting(settings, store):
        try:
            _do(settings, store, doc)
            done += 1
        except MachineTrouble:
            raise
        except GreffeError as error:
            log.error("%s: %s", doc.filename, error)
    return done


def _is_made(settings: Settings, catalogue: Catalogue, doc: Document) -> bool:
    wanted, made = digest(catalogue.removals(doc.id)), catalogue.redacted_file(doc.id)
    if not wanted or made is None or made["digest"] != wanted:
        return not wanted and made is None
    return place(settings, doc.id, wanted, made["media_type"]).is_file()


def _do(settings: Settings, store: Store, doc: Document) -> None:
    """Until what is made is of what is removed by then: the desk waits for nobody."""
    is_spoken = bool(doc.media or (doc.kind is Kind.TRANSCRIPT and store.cues(doc.id)))
    while True:
        wanted = digest(store.removals(doc.id))
        if not is_spoken:
            _read_anew(settings, store, doc)
        made = _make(settings, store, doc, wanted) if wanted else None
        if Withholding(store).made(doc.id, wanted, made):
            break
    for path in settings.redacted.glob(f"{doc.id}-*"):
        if not (made and path == place(settings, doc.id, wanted, str(made["media_type"]))):
            path.unlink(missing_ok=True)


def _read_anew(settings: Settings, store: Store, doc: Document) -> None:
    """Read a paper without what is removed. Raises what its reader raises."""
    original = Originals(settings.originals).path(doc.sha256)
    again = Arrival(original, late.folders_of(doc.folder), named=doc.filename, from_archive=True)
    for outcome in Pipeline(settings, store, jobs=1).bring_in([again]):
        if outcome.error:
            raise outcome.error


def _make(settings: Settings, store: Store, doc: Document, wanted: str) -> dict[str, object]:
    """Make the file and put it in its place, whole or not at all. Returns its row."""
    settings.redacted.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".coming-", dir=settings.redacted)
    os.close(handle)
    coming = Path(name)
    try:
        media_type = _write(settings, store, doc, coming)
        with coming.open("rb") as opened:
            os.fsync(opened.fileno())
        coming.chmod(0o444)
        row = {
            "digest": wanted,
            "sha256": sha256_of(coming),
            "size": coming.stat().st_size,
            "media_type": media_type,
        }
        coming.replace(place(settings, doc.id, wanted, media_type))
        flush_folder(settings.redacted)
    finally:
        coming.unlink(missing_ok=True)
    return row


def _write(settings: Settings, store: Store, doc: Document, out: Path) -> str:
    """Write the file; returns its media type."""
    original = Originals(settings.originals).path(doc.sha256)
    limits = worker.Limits(settings.page_s, settings.memory_mb)
    removed = store.removals(doc.id)
    if doc.media:
        media_type, _ending = worker.run(
            silencing.silence, original, str(out), spans(removed), limits=limits
        )
        return media_type
    if cues := store.cues(doc.id):
        out.write_text(webvtt(cues), encoding="utf-8")
        return "text/vtt"
    if doc.media_type in readers.PICTURES:
        leaves = leaves_of(store, doc, regions(removed))
        worker.run(rebuild, original, out, leaves, doc.media_type, limits=limits)
        return "application/pdf"
    words = "\n\n".join(one.text for one in store.passages(doc.id))
    out.write_text(f"{words}\n", encoding="utf-8")
    return TEXT


def rebuild(
    path: Path, out: Path, leaves: list[Leaf], media_type: str, *, on_page: Progress
) -> None:
    """In the child: the PDF of burnt pages."""
    burning.rebuild(path, out, leaves, media_type, on_page=on_page)


def leaves_of(catalogue: Catalogue, doc: Document, removed: Removed) -> list[Leaf]:
    """The pages of a paper with what is removed from each, and the lines that are left."""
    return [
        leaf_of(catalogue, doc, page, removed.get(page.number, ()))
        for page in catalogue.pages(doc.id)
    ]


def leaf_of(catalogue: Catalogue, doc: Document, page: Page, removed: Sequence[Box] = ()) -> Leaf:
    """One of them."""
    passages = [
        one
        for one in catalogue.passages(doc.id, page=page.number)
        if isinstance(one.place, PagePlace) and one.place.box
    ]
    lines = text_layer.over(passages, catalogue.layout_of_page(doc.id, page.number), set())
    left = tuple(_line(one) for passage in passages for one in lines[passage.id])
    return Leaf(page.number, page.width, page.height, tuple(removed), left)


def _line(line: text_layer.Line) -> Line:
    height = line.size / text_layer.SIZE
    top = line.y - text_layer.ASCENT * height
    return Line(line.text, Box(line.x, top, line.x + line.width, top + height))
