"""What comes in pieces: a sidecar some time after its file, and the rest of a copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from archive import links
from archive.originals import Originals
from archive.store import Catalogue
from ingest import errors, sidecar
from ingest.inbox import Arrival, is_spoken, shown
from ingest.sidecar import Sidecar
from ingest.wholeness import age_s, is_whole


def described(arrival: Arrival, catalogue: Catalogue, originals: Originals) -> Arrival:
    """For a sidecar that comes alone, the document that was received before under the name that it
    describes, in the same folder; any other file as it is."""
    if not is_lone_sidecar(arrival):
        return arrival
    name = sidecar.described_by(arrival.filename)
    doc = catalogue.document_received_as(arrival.folder, name or "")
    if doc is None or not originals.path(doc.sha256).is_file():
        return arrival
    return replace(
        arrival,
        path=originals.path(doc.sha256),
        folders=folders_of(doc.folder),
        sidecar=arrival.path,
        named=doc.filename,
        told=arrival.path,
        from_archive=True,
    )


def folders_of(folder: str) -> tuple[str, ...]:
    """A folder on record as its parts."""
    return tuple(filter(None, folder.split("/")))


def is_lone_sidecar(arrival: Arrival) -> bool:
    """Whether a file has the name of a sidecar, and came without the file that it describes."""
    if arrival.sidecar or arrival.from_archive or not sidecar.described_by(arrival.filename):
        return False
    return not is_spoken(arrival.path)


def is_waited_for(arrival: Arrival, incomplete_s: float) -> bool:
    """Whether a file in the inbox is half of something whose other half may still come."""
    if not arrival.in_inbox or arrival.from_archive or age_s(arrival.path) >= incomplete_s:
        return False
    try:
        return is_lone_sidecar(arrival) or not is_whole(arrival.path)
    except OSError:
        return False


def stated(arrival: Arrival, catalogue: Catalogue) -> Sidecar | None:
    """What is stated of a file: by the sidecar beside it, or by the one that came with it before;
    and by a clerk, who has the last word.

    Raises SidecarWrong, or NotAllowed where the sidecar can't be read.
    """
    found = _by_sidecar(arrival, catalogue)
    if not arrival.from_archive:
        return found
    said = catalogue.set_by_clerk(links.document_id(arrival.path.name))
    return sidecar.with_clerk(found or Sidecar(), said) if said else found


def _by_sidecar(arrival: Arrival, catalogue: Catalogue) -> Sidecar | None:
    if arrival.sidecar is None:
        kept = kept_text(arrival.path, catalogue) if arrival.from_archive else None
        return sidecar.parsed(Path(kept[0]), kept[1]) if kept else None
    name = shown(arrival.sidecar.name)
    try:
        return replace(sidecar.read_sidecar(arrival.sidecar), name=name)
    except errors.SidecarWrong as wrong:
        wrong.subject = name
        raise
    except FileNotFoundError:
        return None
    except OSError as cause:
        raise errors.NotAllowed(name) from cause


def kept_text(original: Path, catalogue: Catalogue) -> tuple[str, str] | None:
    """(name, text) of the sidecar that the document of an original was filed with."""
    return sidecar.kept_text(catalogue.evidence(links.document_id(original.name)))
