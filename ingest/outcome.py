"""What became of a file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.errors import GreffeError
from archive.model import Document, Meeting
from ingest.inbox import Arrival, shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: added, replaced, duplicate or rejected; seconds since its taking.

    path is as it was given, but for bytes that are no text: those are written out. members are the
    outcomes of the files in it, for a ZIP or a PDF with attachments. error says what was refused:
    of a file that was added, one of those in it that could not be unpacked.
    """

    path: Path
    outcome: str
    document: Document | None
    meeting: Meeting | None
    error: GreffeError | None
    pages: int
    seconds: float
    members: tuple[Outcome, ...] = ()

    @property
    def filename(self) -> str:
        """The name as people read it."""
        return shown(self.path.name)

    def all(self) -> Iterator[Outcome]:
        """This outcome, then those of the files in it, however deep."""
        yield self
        for one in self.members:
            yield from one.all()


def outcome_of(
    arrival: Arrival,
    began_s: float,
    outcome: str,
    *,
    document: Document | None = None,
    meeting: Meeting | None = None,
    error: GreffeError | None = None,
    members: Sequence[Outcome] = (),
) -> Outcome:
    """An outcome, from the monotonic second at which the file was taken. A ZIP has as many pages
    as its files that are new."""
    pages = (document.page_count or 0) if document else 0
    if document is None:
        pages = sum(one.pages for one in members if one.outcome in ("added", "replaced"))
    seconds = round(time.monotonic() - began_s, 3)
    path = Path(os.fsencode(arrival.told or arrival.path).decode("utf-8", "backslashreplace"))
    return Outcome(path, outcome, document, meeting, error, pages, seconds, tuple(members))


def of_bundle(members: Sequence[Outcome]) -> str:
    """What becomes of a ZIP: the best of what became of its files."""
    found = {one.outcome for one in members}
    return next((one for one in ("added", "replaced", "duplicate") if one in found), "rejected")
