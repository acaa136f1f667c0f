"""The way of a file, stage by stage.

    ready -> original kept -> known already? say so -> read in a child process -> identified
    -> filed in one transaction -> leaves the inbox -> indexed

What can't be read goes to rejected/. The store marks what is not indexed yet, so that whatever
is interrupted is taken up again at the next start. Reading runs ahead on every core; everything
that writes happens here, one file at a time, in the order of arrival.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from archive.errors import GreffeError
from archive.model import Document, Filing, Kind, Meeting
from archive.originals import Kept, Originals
from archive.settings import Settings
from archive.store import Store
from ingest import compose, errors, readers, relations, worker
from ingest.inbox import Arrival, Trace, trace
from ingest.indexing import Indexing
from ingest.rejecting import reject
from ingest.sniff import HEAD, Sort, looks_like, sort_of

log = logging.getLogger(__name__)

STAGES = ("kept", "read", "filed", "rejected", "released", "indexed")
Mark = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: added, replaced, duplicate or rejected; seconds since its taking."""

    path: Path
    outcome: str
    document: Document | None
    meeting: Meeting | None
    error: GreffeError | None
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose original is kept, and the reading of it that is under way."""

    arrival: Arrival
    began_s: float
    seen: Trace | None
    kept: Kept | None
    known: Document | None
    reading: Future[compose.Reading] | None
    error: errors.Unreadable | None = None


class Pipeline:
    """Brings files in. Holds the store and the index open; the caller holds the home's lock."""

    def __init__(
        self, settings: Settings, store: Store, *, jobs: int | None = None, mark: Mark | None = None
    ) -> None:
        self.settings = settings
        self.store = store
        self.originals = Originals(settings.originals)
        self.indexing = Indexing(settings, store)
        self.rules = compose.rules_of(settings)
        self.limits = worker.Limits(settings.page_s, settings.memory_mb)
        self.jobs = jobs or os.cpu_count() or 1
        self.mark: Mark = mark or (lambda stage: None)
        self._refused: set[str] = set()  # originals to let go once nothing reads them

    def heal(self) -> None:
        """Take up what an earlier run left: half copies, originals of files that were rejected,
        documents not yet indexed."""
        self.originals.sweep()
        for rejection in self.store.rejections():
            if not self.store.document_with(rejection.sha256):
                self.originals.discard(rejection.sha256)
        self.indexing.catch_up()

    def bring_in(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Bring files in, one outcome each, in order. The index is up to date at the end."""
        under_way: deque[Taken] = deque()
        self._refused.clear()
        with ThreadPoolExecutor(self.jobs) as readers_at_work:
            for arrival in arrivals:
                under_way.append(self._take(arrival, readers_at_work))
                if len(under_way) > self.jobs * 2:
                    yield self._finish(under_way.popleft())
            while under_way:
                yield self._finish(under_way.popleft())
        for sha256 in self._refused:
            self.originals.discard(sha256)
        self.indexing.catch_up()
        self.mark("indexed")

    def _take(self, arrival: Arrival, readers_at_work: ThreadPoolExecutor) -> Taken:
        """Keep the original and start reading it."""
        began_s = time.monotonic()
        seen = trace(arrival.path)
        try:
            kept = self.originals.keep(arrival.path)
        except OSError as cause:
            fault = cause.strerror or type(cause).__name__
            error = errors.Vanished(arrival.filename, fault=fault)
            return Taken(arrival, began_s, seen, None, None, None, error)
        self.mark("kept")
        known = self.store.document_with(kept.sha256)
        reading = None
        if not known:
            reading = readers_at_work.submit(_read, arrival, kept, self.settings.ocr, self.limits)
        return Taken(arrival, began_s, seen, kept, known, reading)

    def _finish(self, taken: Taken) -> Outcome:
        """Wait for the reading, file it or reject it, and let the file leave the inbox."""
        arrival, kept = taken.arrival, taken.kept
        if kept is None:
            return _outcome(taken, "rejected", error=taken.error)
        # Twins in one batch: the first has been filed meanwhile.
        known = taken.known or self.store.document_with(kept.sha256)
        if known:
            now = dt.datetime.now(dt.UTC)
            self.store.note_sighting(known.id, arrival.folder, arrival.filename, now)
            self._release(taken)
            return _outcome(taken, "duplicate", document=known, meeting=self._meeting(known))
        try:
            assert taken.reading is not None
            reading = taken.reading.result()
            self.mark("read")
        except errors.Unreadable as error:
            reject(
                self.store, self.settings.rejected, arrival, kept, error, lang=self.settings.lang
            )
            self._refused.add(kept.sha256)
            self.mark("rejected")
            self._release(taken)
            return _outcome(taken, "rejected", error=error)
        filing = self._with_ties(compose.compose(arrival, kept, reading, self.rules))
        self.store.file(filing)
        self.mark("filed")
        self._release(taken)
        self.indexing.note(len(filing.passages))
        replaces = any(newer == filing.document.id for _, newer in filing.superseded)
        document = self.store.document(filing.document.id)
        return _outcome(
            taken,
            "replaced" if replaces else "added",
            document=document,
            meeting=self._meeting(document),
        )

    def _with_ties(self, filing: Filing) -> Filing:
        """The filing with its ties to what the archive holds already."""
        doc = filing.document
        near = self.store.documents_of(doc.meeting_id) if doc.meeting_id else []
        beside = self.store.documents_in(doc.folder, kinds=(Kind.RECORDING, Kind.TRANSCRIPT))
        both = {one.id: one for one in (*near, *beside)}
        return compose.with_ties(
            filing,
            superseded=relations.superseded(doc, near),
            transcripts=relations.transcripts(doc, list(both.values())),
        )

    def _meeting(self, doc: Document) -> Meeting | None:
        return self.store.meeting(doc.meeting_id) if doc.meeting_id else None

    def _release(self, taken: Taken) -> None:
        """Let a file leave the inbox, unless it was changed since it was copied."""
        path = taken.arrival.path
        if taken.arrival.in_inbox and trace(path) == taken.seen:
            try:
                path.unlink(missing_ok=True)
            except OSError as cause:
                log.warning("%s stays in the inbox: %s", path.name, cause.strerror)
        self.mark("released")


def _read(arrival: Arrival, kept: Kept, ocr: bool, limits: worker.Limits) -> compose.Reading:
    """Read a kept original in a child process, by what its first bytes say it is.

    Raises errors.Unreadable under the name that the clerk gave the file.
    """
    with kept.path.open("rb") as opened:
        head = opened.read(HEAD)
    name = arrival.filename
    try:
        match sort_of(head, name):
            case Sort.EMPTY:
                raise errors.Empty(name)
            case Sort.PDF:
                return worker.run(readers.read_pdf, kept.path, ocr, limits=limits)
            case Sort.CAPTIONS:
                return worker.run(readers.read_captions, kept.path, limits=limits)
            case Sort.RECORDING:
                return worker.run(readers.probe_recording, kept.path, limits=limits)
            case Sort.WORD:
                raise errors.Word(name)
            case _:
                raise errors.Unsupported(name, found=looks_like(head, name))
    except errors.Unreadable as error:
        error.subject = name  # the child knew the original by its hash, which has no suffix
        if "suffix" in error.fields:
            error.fields["suffix"] = arrival.path.suffix
        raise


def _outcome(
    taken: Taken,
    outcome: str,
    *,
    document: Document | None = None,
    meeting: Meeting | None = None,
    error: GreffeError | None = None,
) -> Outcome:
    pages = (document.page_count or 0) if document else 0
    seconds = round(time.monotonic() - taken.began_s, 3)
    return Outcome(taken.arrival.path, outcome, document, meeting, error, pages, seconds)
