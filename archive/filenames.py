"""Names that say one type of file where the content is another. Pure."""

from __future__ import annotations

from pathlib import PurePath

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# By media type, the endings that are right for it; the first is the one that is given.
ENDINGS: dict[str, tuple[str, ...]] = {
    "application/pdf": (".pdf",),
    WORD: (".docx", ".docm", ".dotx"),
    "application/msword": (".doc", ".dot"),
    "application/vnd.oasis.opendocument.text": (".odt", ".ott"),
    "application/rtf": (".rtf", ".doc"),  # Word itself writes RTF under .doc
    "text/html": (".html", ".htm", ".xhtml", ".mht", ".mhtml"),
    "text/plain": (".txt",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "video/mp4": (".mp4", ".m4v", ".mov"),
    "audio/mp4": (".m4a", ".mp4"),
    "audio/mpeg": (".mp3",),
}
OF_PAPER = frozenset(
    ending
    for media_type, endings in ENDINGS.items()
    if not media_type.startswith(("video/", "audio/"))
    for ending in endings
)


def misleads(filename: str, media_type: str) -> bool:
    """Whether a name ends as that of another type of paper. An ending of no type misleads no one,
    and players of recordings go by the content."""
    ending = PurePath(filename).suffix.lower()
    return ending in OF_PAPER and media_type in ENDINGS and ending not in ENDINGS[media_type]


def saved_as(filename: str, media_type: str) -> str:
    """The name to save a file under: its own, with the right ending where that misleads."""
    if not misleads(filename, media_type):
        return filename
    return filename[: -len(PurePath(filename).suffix)] + ENDINGS[media_type][0]
