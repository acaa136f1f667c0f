"""The file that the public gets of a document: as received, or what was made of it without what is
removed. Every public road to a file goes through here; the desk alone goes to the originals.

redacted/<document>-<digest><ending> is named by the set of redactions that it was made for, so that
one that was made for another set is never given.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from archive.errors import GreffeError
from archive.model import Document
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Catalogue
from archive.withholding import digest

ENDINGS = {
    "application/pdf": ".pdf", "text/plain": ".txt", "text/vtt": ".vtt", "video/mp4": ".mp4",
    "audio/mp4": ".m4a", "video/x-matroska": ".mkv", "video/webm": ".webm", "audio/webm": ".webm",
    "audio/mpeg": ".mp3", "audio/wav": ".wav", "audio/flac": ".flac", "audio/ogg": ".ogg",
    "video/ogg": ".ogv", "audio/aac": ".aac", "video/mpeg": ".ts", "audio/aiff": ".aiff",
}  # fmt: skip


class NotMadeYet(GreffeError):
    code = "redacted-not-made-yet"
    says = {
        "en": "The file of {subject} without what was removed from it is not made yet",
        "fr": "Le fichier de {subject} sans ce qui en a été retiré n'est pas encore prêt",
    }
    remedy = {"en": "Try again in a few minutes.", "fr": "Réessayez dans quelques minutes."}


@dataclass(frozen=True, slots=True)
class Given:
    """A file for the public. sha256 is its own, media_type by content; filename to save it as."""

    path: Path
    sha256: str
    size: int
    media_type: str
    filename: str
    is_redacted: bool = False


def given(settings: Settings, catalogue: Catalogue, doc: Document) -> Given:
    """What the public gets of a document. Raises NotMadeYet."""
    wanted = digest(catalogue.removals(doc.id))
    if not wanted:
        path = Originals(settings.originals).path(doc.sha256)
        return Given(path, doc.sha256, doc.size, doc.media_type, doc.filename)
    made = catalogue.redacted_file(doc.id)
    if made is None or made["digest"] != wanted:
        raise NotMadeYet(doc.filename)
    ending = ENDINGS[made["media_type"]]
    return Given(
        place(settings, doc.id, wanted, made["media_type"]),
        made["sha256"],
        made["size"],
        made["media_type"],
        f"{PurePath(doc.filename).stem}{ending}",
        is_redacted=True,
    )


def place(settings: Settings, doc_id: str, of: str, media_type: str) -> Path:
    """Where such a file lies, whether or not it is there."""
    return settings.redacted / f"{doc_id}-{of}{ENDINGS[media_type]}"
