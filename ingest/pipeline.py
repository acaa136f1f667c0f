"""The way of a file, stage by stage.

    ready -> original kept -> known already? say so -> read, identified and understood in a child
    process -> filed in one transaction -> leaves the inbox -> indexed

The files in a ZIP, or in a PDF, go the same way before it leaves the inbox itself: a power cut in
between finds it there again, and those that were filed are known. A sidecar goes with its file.

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
import shutil
import time
import traceback
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from archive import links
from archive.machine import trouble
from archive.model import Document, Filing, Kind, Meeting
from archive.originals import Kept, Originals, SourceTrouble, Why
from archive.settings import Settings
from archive.store import Store
from ingest import compose, errors, late, publishing, relations
from ingest.bundles.errors import EmptyBundle, MembersRefused
from ingest.bundles.unpacking import Unpacked
from ingest.crew import Carried, Crew, Note, Read, is_bundle_now
from ingest.inbox import Arrival, Trace, files_in, shown, trace
from ingest.indexing import Indexing
from ingest.outcome import Outcome, of_bundle, outcome_of
from ingest.paper import ocr
from ingest.recordings.settling import settle
from ingest.rejecting import forget_cleared, forgive, reject, sweep
from ingest.sidecar import Sidecar

log = logging.getLogger(__name__)

STAGES = ("kept", "read", "filed", "rejected", "released", "indexed")
AHEAD, AHEAD_BYTES = 40, 100_000_000  # files, and bytes of them, that are read before one is filed
NOT_READ = "not-yet-read"  # the doubt of a scan that waits for Tesseract
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
class Taken:
    """A file whose original is kept, and the reading of it that is under way (None: it is known).

    seen are the traces of what leaves the inbox. stated is what the sidecar says, wrong why it
    can't be believed.
    """

    arrival: Arrival
    began_s: float
    seen: dict[Path, Trace | None]
    kept: Kept
    reading: Future[Read] | None
    stated: Sidecar | None
    wrong: errors.SidecarWrong | None


class Pipeline:
    """Brings files in. Holds the store and the index open; the caller holds the home's lock."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        *,
        jobs: int | None = None,
        mark: Mark | None = None,
        note: Note | None = None,
    ) -> None:
        """mark(stage) is called at each of STAGES, note(arrival, done, total) for each page."""
        self.settings = settings
        self.store = store
        self.originals = Originals(settings.originals)
        self.passing = Originals(settings.unpacking / "kept")
        self.indexing = Indexing(settings, store)
        self.jobs = jobs or os.cpu_count() or 1
        self.mark: Mark = mark or (lambda stage: None)
        self.note: Note = note or (lambda arrival, done, total: None)
        self._refused: set[str] = set()  # originals to let go once nothing reads them

    def heal(self) -> None:
        """Take up what an earlier run left: half copies, originals of files that were rejected,
        documents not yet indexed, an index that can't be read."""
        self.originals.sweep()
        sweep(self.settings.rejected)
        shutil.rmtree(self.settings.unpacking, ignore_errors=True)
        forget_cleared(self.store, self.settings.rejected)
        for rejection in self.store.rejections():
            self._let_go(rejection.sha256)
        self.indexing.heal()

    def bring_in(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Bring files in, one outcome each, in order. The index is up to date at the end.

        A file that left the inbox meanwhile, or is still being written there, has no outcome.
        """
        self._refused.clear()
        crew = Crew(self.settings, self.jobs, self.note)
        try:
            yield from self._through(arrivals, crew)
        finally:  # also when we are interrupted: no reader is waited for
            crew.close()
        shutil.rmtree(self.settings.unpacking, ignore_errors=True)
        for sha256 in self._refused:
            self._let_go(sha256)
        self.indexing.catch_up()
        self.mark("indexed")

    def read_scans(self, most: int | None = None) -> int:
        """Read scans that were kept while Tesseract was missing, if it is there now; how many were.

        Their ids stay. most: no more than that many.
        """
        waiting = [
            Arrival(path, late.folders_of(doc.folder), named=doc.filename, from_archive=True)
            for doc in self.store.documents_doubted(NOT_READ)
            if (path := self.originals.path(doc.sha256)).is_file()
        ][:most]
        if not (waiting and self.settings.ocr and ocr.available()):
            return 0
        return sum(1 for _ in self.bring_in(waiting))

    def _through(self, arrivals: Iterable[Arrival], crew: Crew) -> Iterator[Outcome]:
        """Reading runs ahead of filing, so that no core waits for a long file to end; by so much
        as may wait in memory."""
        under_way: deque[Taken | Outcome] = deque()
        for arrival in arrivals:
            if taken := self._take(arrival, crew):
                under_way.append(taken)
            while under_way and (is_read(under_way[0]) or is_far_ahead(under_way)):
                yield self._finish(under_way.popleft(), crew)
        while under_way:
            yield self._finish(under_way.popleft(), crew)

    def _take(self, given: Arrival, crew: Crew) -> Taken | Outcome | None:
        """Keep the original and start reading it."""
        began_s = time.monotonic()
        arrival = late.described(given, self.store, self.originals)
        if late.is_waited_for(arrival, self.settings.incomplete_s):
            return None
        seen = {path: trace(path) for path in given.leaving}
        stated, wrong = None, None
        try:
            stated = late.stated(arrival, self.store)
        except errors.NotAllowed as denied:
            return outcome_of(arrival, began_s, "rejected", error=denied)
        except errors.SidecarWrong as error:
            arrival, wrong = given, error
        try:
            kept = self._keep(arrival)
        except SourceTrouble as cause:
            if arrival.in_inbox and cause.why in LATER:
                return None
            fault = SAID[cause.why](arrival.filename, fault=cause.fault)
            return outcome_of(arrival, began_s, "rejected", error=fault)
        self.mark("kept")
        taken = Taken(arrival, began_s, seen, kept, None, stated, wrong)
        if wrong or not self._says_more(self.store.document_with(kept.sha256), taken):
            return taken
        removed = self.store.redactions(links.document_id(kept.sha256))
        return replace(taken, reading=crew.read(arrival, kept, stated, removed))

    def _keep(self, arrival: Arrival) -> Kept:
        """Copy a file to where it is safe: a ZIP for as long as it is unpacked."""
        if arrival.from_archive:
            return Kept(arrival.path.name, arrival.path.stat().st_size, arrival.path)
        place = self.passing if is_bundle_now(arrival.path) else self.originals
        return place.keep(arrival.path, follow_links=not arrival.in_inbox)

    def _says_more(self, known: Document | None, taken: Taken) -> bool:
        """Whether a file tells something that the archive does not hold yet."""
        if known is None:
            return True
        if taken.arrival.sidecar is None:
            return taken.arrival.from_archive
        before = late.kept_text(taken.kept.path, self.store)
        return taken.stated is not None and (before is None or taken.stated.text != before[1])

    def _finish(self, taken: Taken | Outcome, crew: Crew) -> Outcome:
        """Wait for the reading, file it or reject it, and let the file leave the inbox."""
        if isinstance(taken, Outcome):
            return taken
        if taken.wrong:
            return self._reject(taken, taken.wrong)
        arrival, began_s = taken.arrival, taken.began_s
        # Twins in one batch: the first has been filed meanwhile.
        known = self.store.document_with(taken.kept.sha256)
        if known and not (taken.reading and self._says_more(known, taken)):
            settle(self.store, known)  # the power may have failed between its filing and this
            now = dt.datetime.now(dt.UTC)
            self.store.note_sighting(known.id, arrival.folder, arrival.filename, now)
            self._release(taken)
            return outcome_of(
                arrival, began_s, "duplicate", document=known, meeting=self._of(known)
            )
        try:
            read = self._result(taken)
            self.mark("read")
            members = list(self._members(taken, read.carried, crew))
            if read.filing is None:
                return self._finish_bundle(taken, read.carried, members)
            document, word = self._file(taken, read.filing, known)
        except errors.Unreadable as error:
            return self._reject(taken, error)
        self._release(taken)
        return outcome_of(
            arrival,
            began_s,
            word,
            document=document,
            meeting=self._of(document),
            members=members,
        )

    def _result(self, taken: Taken) -> Read:
        """What the reader gave. Raises errors.Unreadable."""
        assert taken.reading is not None
        with self._blaming(taken):
            read = taken.reading.result()
        if (read.filing is None) is not taken.kept.path.is_relative_to(self.passing.folder):
            raise errors.StillWritten(taken.arrival.filename)  # between our looking and copying
        return read

    def _members(self, taken: Taken, carried: Carried | None, crew: Crew) -> Iterator[Outcome]:
        """Bring in the files that a file carries, as those of a folder named after it."""
        if carried is None:
            return
        arrival, is_zip = taken.arrival, taken.kept.path.is_relative_to(self.passing.folder)
        folders = (*arrival.folders, PurePath(arrival.filename).stem)
        told = arrival.told or arrival.path
        name = arrival.filename
        carrier = (name if is_zip else links.document_id(taken.kept.sha256), name)
        found = (
            replace(
                one,
                told=told / one.path.relative_to(carried.folder),
                # What is said of a ZIP is said of each file in it that has nothing of its own.
                sidecar=one.sidecar or (arrival.sidecar if is_zip else None),
                carrier=carrier,
                depth=arrival.depth + 1,
            )
            for one in files_in(carried.folder, folders)
        )
        yield from self._through(found, crew)
        for one in carried.refused:
            refused = replace(arrival, told=told.joinpath(*one.folders, one.name))
            yield outcome_of(refused, taken.began_s, "rejected", error=one.error)
        shutil.rmtree(carried.folder, ignore_errors=True)

    def _finish_bundle(
        self, taken: Taken, carried: Carried | None, members: Sequence[Outcome]
    ) -> Outcome:
        """A ZIP leaves the inbox: to rejected/ where a file of it could not be had otherwise."""
        arrival, word = taken.arrival, of_bundle(members)
        error: errors.Unreadable | None = None
        refused = carried is not None and bool(carried.refused)
        if carried and refused:
            error = MembersRefused(arrival.filename, count=len(carried.refused))
            self._put_aside(taken, error, carried.refused)
        elif word == "rejected":
            error = EmptyBundle(arrival.filename)
        self._release(taken, put_aside=refused)
        return outcome_of(arrival, taken.began_s, word, error=error, members=members)

    def _reject(self, taken: Taken, error: errors.Unreadable) -> Outcome:
        """Put a file among the rejected. A scan that Tesseract fails on is a record already."""
        if taken.arrival.from_archive and taken.arrival.sidecar is None:
            self.store.settle(links.document_id(taken.kept.sha256), NOT_READ)
            return outcome_of(taken.arrival, taken.began_s, "rejected", error=error)
        self._put_aside(taken, error)
        self._release(taken, put_aside=True)
        return outcome_of(taken.arrival, taken.began_s, "rejected", error=error)

    def _put_aside(
        self, taken: Taken, error: errors.Unreadable, members: Sequence[Unpacked] = ()
    ) -> None:
        folder, lang = self.settings.rejected, self.settings.lang
        reject(self.store, folder, taken.arrival, taken.kept, error, lang=lang, members=members)
        self._refused.add(taken.kept.sha256)
        self.mark("rejected")

    def _file(self, taken: Taken, filing: Filing, known: Document | None) -> tuple[Document, str]:
        """File what was read: (the document, added or replaced).

        Raises errors.Unreadable for a fault of the file or of ours over it.
        """
        with self._blaming(taken):
            if known:
                self._file_anew(filing, known)
            else:
                by_rule = publishing.by_rule(filing.document.folder, self.settings)
                filing = replace(filing, withheld=filing.withheld or by_rule)
                filing = self._with_ties(filing)
                self.store.file(filing)
        settle(self.store, self.store.document(filing.document.id))
        self.mark("filed")
        self.indexing.note(len(filing.passages))
        replaces = known or any(newer == filing.document.id for _, newer in filing.superseded)
        return self.store.document(filing.document.id), "replaced" if replaces else "added"

    def _file_anew(self, filing: Filing, before: Document) -> None:
        """File a known document as it is now, and let those that it leaves find their ties."""
        self.store.untie(before.id)
        self.store.refile(self._with_ties(filing))
        left = self.store.documents_of(before.meeting_id) if before.meeting_id else []
        self.store.tie([pair for one in left for pair in relations.superseded(one, left)])

    @contextmanager
    def _blaming(self, taken: Taken) -> Iterator[None]:
        """One file of which we make nothing must not stop the others: a fault of ours over it is
        its ReaderFault. A fault of the machine stays what it is."""
        try:
            yield
        except errors.Unreadable:
            raise
        except Exception as fault:
            if trouble(fault, self.settings.database):
                raise
            log.error("%s\n%s", taken.arrival.filename, traceback.format_exc())
            name = type(fault).__name__
            raise errors.ReaderFault(taken.arrival.filename, fault=name) from fault

    def _with_ties(self, filing: Filing) -> Filing:
        """The filing with its ties to what the archive holds already."""
        doc = filing.document
        if doc.meeting_id:  # it may have been joined to another
            doc = replace(doc, meeting_id=self.store.filed_under(doc.meeting_id, doc.id))
        near = self.store.documents_of(doc.meeting_id) if doc.meeting_id else []
        beside = self.store.documents_in(doc.folder, kinds=(Kind.RECORDING, Kind.TRANSCRIPT))
        both = {one.id: one for one in (*near, *beside) if one.id != doc.id}
        return compose.with_ties(
            filing,
            superseded=relations.superseded(doc, [one for one in near if one.id != doc.id]),
            transcripts=relations.transcripts(doc, list(both.values())),
        )

    def _of(self, doc: Document) -> Meeting | None:
        """The meeting of a document; of a year-book, the first."""
        if doc.meeting_id:
            return self.store.meeting(doc.meeting_id)
        return next((part.meeting for part in self.store.parts(doc.id) if part.meeting), None)

    def _let_go(self, sha256: str) -> None:
        """Remove the original of a rejected file, unless the same bytes are also a record: a name
        decides what a file without a signature is."""
        if not self.store.document_with(sha256):
            self.originals.discard(sha256)

    def _release(self, taken: Taken, *, put_aside: bool = False) -> None:
        """Let a file leave the inbox, unless it was changed since it was copied."""
        if not put_aside:
            forgive(self.store, self.settings.rejected, taken.arrival, taken.kept.sha256)
        for path, seen in taken.seen.items():
            if seen is None or trace(path) != seen:
                continue
            try:
                path.unlink(missing_ok=True)
            except OSError as cause:
                log.warning("%s stays in the inbox: %s", shown(path.name), cause.strerror)
        self.mark("released")


def is_read(one: Taken | Outcome) -> bool:
    """Whether no reading of it is waited for."""
    return isinstance(one, Outcome) or one.reading is None or one.reading.done()


def is_far_ahead(under_way: Collection[Taken | Outcome]) -> bool:
    """Whether so much has been read, or is being read, that filing has to catch up."""
    size = sum(one.kept.size for one in under_way if isinstance(one, Taken) and one.reading)
    return len(under_way) > AHEAD or size > AHEAD_BYTES
