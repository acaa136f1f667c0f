"""The way of a file, stage by stage.

    ready -> original kept -> known already? say so -> read in a child process -> identified
    -> filed in one transaction -> leaves the inbox -> indexed

What can't be read goes to rejected/. The store marks what is not indexed yet, so that whatever
is interrupted is taken up again at the next start. Reading runs ahead on every core; everything
that writes happens here, one file at a time, in the order of arrival.

A fault of a file, or of ours over one file, rejects that file and no other. A fault of the machine
(a full disk) stops the run with the files where they lie.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath

from archive.errors import GreffeError
from archive.machine import trouble
from archive.model import Document, Filing, Kind, Meeting
from archive.originals import Kept, Originals, SourceTrouble, Why
from archive.settings import Settings
from archive.store import Store
from ingest import compose, errors, readers, relations, worker
from ingest.inbox import Arrival, Trace, shown, trace
from ingest.indexing import Indexing
from ingest.reading import Reading
from ingest.recordings.settling import settle
from ingest.rejecting import reject, sweep
from ingest.sniff import HEAD, Sort, looks_like, sort_of

log = logging.getLogger(__name__)

STAGES = ("kept", "read", "filed", "rejected", "released", "indexed")
Mark = Callable[[str], None]
SAID: dict[Why, type[errors.Unreadable]] = {
    "gone": errors.NotThere,
    "denied": errors.NotAllowed,
    "not a file": errors.NotAFile,
    "changing": errors.StillWritten,
    "unreadable": errors.Vanished,
}
LATER: tuple[Why, ...] = ("gone", "changing")  # in the inbox: taken by another, or still arriving


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: added, replaced, duplicate or rejected; seconds since its taking.

    path is as it was given, but for bytes that are no text: those are written out.
    """

    path: Path
    outcome: str
    document: Document | None
    meeting: Meeting | None
    error: GreffeError | None
    pages: int
    seconds: float

    @property
    def filename(self) -> str:
        """The name as people read it."""
        return shown(self.path.name)


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose original is kept, and the reading of it that is under way."""

    arrival: Arrival
    began_s: float
    seen: Trace | None
    kept: Kept
    reading: Future[Reading] | None


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
        documents not yet indexed, an index that can't be read."""
        self.originals.sweep()
        sweep(self.settings.rejected)
        for rejection in self.store.rejections():
            self._let_go(rejection.sha256)
        self.indexing.heal()

    def bring_in(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Bring files in, one outcome each, in order. The index is up to date at the end.

        A file that left the inbox meanwhile, or is still being written there, has no outcome.
        """
        under_way: deque[Taken | Outcome] = deque()
        self._refused.clear()
        stop = threading.Event()
        readers_at_work = ThreadPoolExecutor(self.jobs)
        try:
            for arrival in arrivals:
                if taken := self._take(arrival, readers_at_work, stop):
                    under_way.append(taken)
                if len(under_way) > self.jobs * 2:
                    yield self._finish(under_way.popleft())
            while under_way:
                yield self._finish(under_way.popleft())
        finally:  # also when we are interrupted: no reader is waited for
            stop.set()
            readers_at_work.shutdown(cancel_futures=True)
        for sha256 in self._refused:
            self._let_go(sha256)
        self.indexing.catch_up()
        self.mark("indexed")

    def _take(
        self, arrival: Arrival, readers_at_work: ThreadPoolExecutor, stop: threading.Event
    ) -> Taken | Outcome | None:
        """Keep the original and start reading it."""
        began_s = time.monotonic()
        seen = trace(arrival.path)
        try:
            kept = self.originals.keep(arrival.path, follow_links=not arrival.in_inbox)
        except SourceTrouble as cause:
            if arrival.in_inbox and cause.why in LATER:
                return None
            error = SAID[cause.why](arrival.filename, fault=cause.fault)
            return _outcome(arrival, began_s, "rejected", error=error)
        self.mark("kept")
        reading = None
        if not self.store.document_with(kept.sha256):
            reading = readers_at_work.submit(
                _read, arrival, kept, self.settings.ocr, self.limits, stop
            )
        return Taken(arrival, began_s, seen, kept, reading)

    def _finish(self, taken: Taken | Outcome) -> Outcome:
        """Wait for the reading, file it or reject it, and let the file leave the inbox."""
        if isinstance(taken, Outcome):
            return taken
        arrival, kept, began_s = taken.arrival, taken.kept, taken.began_s
        # Twins in one batch: the first has been filed meanwhile.
        if known := self.store.document_with(kept.sha256):
            now = dt.datetime.now(dt.UTC)
            self.store.note_sighting(known.id, arrival.folder, arrival.filename, now)
            self._release(taken)
            return _outcome(arrival, began_s, "duplicate", document=known, meeting=self._of(known))
        try:
            document, replaces = self._file(taken)
        except errors.Unreadable as error:
            reject(
                self.store, self.settings.rejected, arrival, kept, error, lang=self.settings.lang
            )
            self._refused.add(kept.sha256)
            self.mark("rejected")
            self._release(taken)
            return _outcome(arrival, began_s, "rejected", error=error)
        self._release(taken)
        word = "replaced" if replaces else "added"
        return _outcome(arrival, began_s, word, document=document, meeting=self._of(document))

    def _file(self, taken: Taken) -> tuple[Document, bool]:
        """File what was read: (the document, whether it replaces another).

        Raises errors.Unreadable for a fault of the file or of ours over it.
        """
        assert taken.reading is not None
        try:
            reading = taken.reading.result()
            self.mark("read")
            filing = self._with_ties(
                compose.compose(taken.arrival, taken.kept, reading, self.rules)
            )
            self.store.file(filing)
        except errors.Unreadable:
            raise
        except Exception as fault:  # one file of which we make nothing must not stop the others
            if trouble(fault, self.settings.database):
                raise
            log.error("%s\n%s", taken.arrival.filename, traceback.format_exc())
            name = type(fault).__name__
            raise errors.ReaderFault(taken.arrival.filename, fault=name) from fault
        settle(self.store, filing.document)
        self.mark("filed")
        self.indexing.note(len(filing.passages))
        replaces = any(newer == filing.document.id for _, newer in filing.superseded)
        return self.store.document(filing.document.id), replaces

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

    def _of(self, doc: Document) -> Meeting | None:
        return self.store.meeting(doc.meeting_id) if doc.meeting_id else None

    def _let_go(self, sha256: str) -> None:
        """Remove the original of a rejected file, unless the same bytes are also a record: a name
        decides what a file without a signature is."""
        if not self.store.document_with(sha256):
            self.originals.discard(sha256)

    def _release(self, taken: Taken) -> None:
        """Let a file leave the inbox, unless it was changed since it was copied."""
        path = taken.arrival.path
        if taken.arrival.in_inbox and trace(path) == taken.seen:
            try:
                path.unlink(missing_ok=True)
            except OSError as cause:
                log.warning("%s stays in the inbox: %s", taken.arrival.filename, cause.strerror)
        self.mark("released")


def _read(
    arrival: Arrival, kept: Kept, ocr: bool, limits: worker.Limits, stop: threading.Event
) -> Reading:
    """Read a kept original in a child process, by what its first bytes say it is.

    Raises errors.Unreadable under the name that the clerk gave the file.
    """
    with kept.path.open("rb") as opened:
        head = opened.read(HEAD)
    name = arrival.filename
    try:
        sort = sort_of(head, name)
        if sort is Sort.EMPTY:
            raise errors.Empty(name)
        if sort not in readers.READERS:
            raise errors.Unsupported(name, found=looks_like(head, name))
        return worker.run(readers.READERS[sort], kept.path, ocr, limits=limits, stop=stop)
    except errors.Unreadable as error:
        error.subject = name  # the child knew the original by its hash, which has no suffix
        if "suffix" in error.fields:
            error.fields["suffix"] = PurePath(name).suffix
        raise


def _outcome(
    arrival: Arrival,
    began_s: float,
    outcome: str,
    *,
    document: Document | None = None,
    meeting: Meeting | None = None,
    error: GreffeError | None = None,
) -> Outcome:
    pages = (document.page_count or 0) if document else 0
    seconds = round(time.monotonic() - began_s, 3)
    path = Path(os.fsencode(arrival.path).decode("utf-8", "backslashreplace"))
    return Outcome(path, outcome, document, meeting, error, pages, seconds)
