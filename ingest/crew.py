"""Readers at work ahead of the one who files, on every core: each file in a child process, from its
bytes to all that it adds to the archive.

A ZIP is unpacked, and so are the files that a PDF carries, into a folder of the home that the next
start sweeps; what becomes of them there is the pipeline's to say.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from archive.model import Filing
from archive.originals import Kept
from archive.settings import Settings
from archive.withholding import Redaction
from ingest import compose, errors, readers, worker
from ingest.bundles.unpacking import Unpacked
from ingest.bundles.zip_members import STANDARD, is_bundle_file
from ingest.inbox import Arrival
from ingest.paper.disguises import holds
from ingest.readers import Composed
from ingest.sidecar import Sidecar, described_by
from ingest.sniff import HEAD, OLD_WORD, OLE, Sort, looks_like, sort_in_zip, sort_of
from ingest.wholeness import is_whole

DEEPEST = STANDARD.depth  # files that carry files that carry files
Note = Callable[[Arrival, int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Carried:
    """What was unpacked: the folder that its files lie in, and those that were refused."""

    folder: Path
    refused: tuple[Unpacked, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader gave: no filing for a ZIP, nothing carried for most files."""

    filing: Filing | None
    carried: Carried | None = None


class Crew:
    """The readers of one run. note(arrival, done, total) is called for each page, from a thread."""

    def __init__(self, settings: Settings, jobs: int, note: Note) -> None:
        self.unpacking = settings.unpacking
        self.rules = compose.rules_of(settings)
        self.ocr = settings.ocr
        self.note = note
        self.stop = threading.Event()
        limits = worker.Limits(settings.page_s, settings.memory_mb)
        self.readers = worker.Readers(limits, self.stop)
        self.pool = ThreadPoolExecutor(jobs)

    def read(
        self,
        arrival: Arrival,
        kept: Kept,
        stated: Sidecar | None,
        removed: Sequence[Redaction] = (),
    ) -> Future[Read]:
        """Start reading a kept original, without what is removed from it. The result raises
        errors.Unreadable under the name that the clerk gave the file."""
        now = dt.datetime.now(dt.UTC)
        known = compose.Known(arrival, kept, self.rules, stated, now, tuple(removed))
        return self.pool.submit(self._read, known)

    def close(self) -> None:
        """Let no reader go on, nor any begin."""
        self.stop.set()
        self.pool.shutdown(cancel_futures=True)
        self.readers.close()

    def _read(self, known: compose.Known) -> Read:
        arrival, kept = known.arrival, known.kept
        name = arrival.filename
        try:
            sort = self._sort(arrival, kept)
            if sort is Sort.BUNDLE:
                return Read(None, self._unpack(readers.unpack_zip, arrival, kept))
            composed = self._run(readers.compose_file, arrival, kept, sort, self.ocr, known)
        except errors.Unreadable as error:
            error.subject = name  # the child knew the original by its hash, which has no suffix
            if "suffix" in error.fields:
                error.fields["suffix"] = PurePath(name).suffix
            raise
        if not composed.carries:
            return Read(composed.filing)
        return self._with_attachments(composed, arrival, kept)

    def _sort(self, arrival: Arrival, kept: Kept) -> Sort:
        """How a file is read. Raises Unreadable where it is not whole or of no kind that is."""
        name = arrival.filename
        with kept.path.open("rb") as opened:
            head = opened.read(HEAD)
        sort = sort_of(head, name)
        if sort is Sort.BUNDLE and not is_bundle_file(kept.path, name):
            sort = sort_in_zip(kept.path)
        if sort is Sort.PDF and head.startswith(OLE) and holds(kept.path, OLD_WORD):
            sort = Sort.OFFICE
        if sort is Sort.EMPTY:
            raise errors.Empty(name)
        # At the terminal what can be read of half a file is read (docs/decisions/009).
        if arrival.in_inbox and not is_whole(kept.path):
            raise errors.CutShort(name)
        if sort is Sort.BUNDLE or sort in readers.READERS:
            return sort
        if described := described_by(name):
            raise errors.SidecarAlone(name, described=described)
        raise errors.Unsupported(name, found=looks_like(head, name))

    def _with_attachments(self, composed: Composed, arrival: Arrival, kept: Kept) -> Read:
        """The files that a PDF carries. Where they can't be had, it is itself still a record."""
        unread = compose.with_doubt(composed.filing, "attachments-unread")
        if arrival.depth >= DEEPEST:
            return Read(unread)
        try:
            carried = self._unpack(readers.unpack_pdf, arrival, kept)
        except errors.Unreadable:
            return Read(unread)
        return Read(unread if carried.refused else composed.filing, carried)

    def _unpack(
        self, task: Callable[..., tuple[Unpacked, ...]], arrival: Arrival, kept: Kept
    ) -> Carried:
        self.unpacking.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self.unpacking))
        found = self._run(task, arrival, kept, folder)
        return Carried(folder, tuple(one for one in found if one.error))

    def _run(self, task: Callable[..., T], arrival: Arrival, kept: Kept, *arguments: object) -> T:
        return self.readers.run(
            task,
            kept.path,
            *arguments,
            on_page=lambda done, total: self.note(arrival, done, total),
        )


def is_bundle_now(path: Path) -> bool:
    """Whether a file is a ZIP of files. What it is is told again, of the copy, by its reader."""
    if not path.is_file():  # a pipe would be read for ever
        return False
    try:
        with path.open("rb") as opened:
            sort = sort_of(opened.read(HEAD), path.name)
        return sort is Sort.BUNDLE and is_bundle_file(path, path.name)
    except Exception:  # whatever it is, its reader says so
        return False
