"""Words as they stood and as they stand, beside each other, for the page of a citation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from archive import links, quoting
from archive.changes import Run, changes
from archive.cited import Version
from archive.model import Document, Passage


@dataclass(frozen=True, slots=True)
class Both:
    """The words of before and of now, in runs: what was kept, what was removed or added."""

    before: tuple[Run, ...]
    now: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Another version of what is cited. both is None where it says the same, or where nothing
    like it stands in it (gone)."""

    document: Document
    address: str
    both: Both | None
    gone: bool


def compared(before: Passage, now: Passage) -> Both:
    """Word by word."""
    runs = [run for stretch in changes([before], [now]).stretches for run in stretch.runs]
    return Both(
        tuple(run for run in runs if run.kind != "added"),
        tuple(run for run in runs if run.kind != "removed"),
    )


def once(before: str, now: Passage) -> Both:
    """What stood at an address once, and what stands there now."""
    return compared(replace(now, text=before), now)


def beside(passage: Passage, version: Version) -> Shown:
    """How another version stands beside the passage cited: the older first."""
    other = version.passage
    if other is None:
        return Shown(version.document, links.document(version.document.id), None, gone=True)
    address = links.cite(other.id, quoting.fingerprint(other.text))
    same = quoting.settled(other.text) == quoting.settled(passage.text)
    return Shown(version.document, address, None if same else compared(passage, other), gone=False)
