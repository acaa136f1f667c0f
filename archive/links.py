"""Every address of the site, made in one place: paths without host or language prefix.

/documents/<id>                      the document, first page
/documents/<id>/page/<n>#p<n>-<k>    the k-th passage of page n
/documents/<id>/changes/<older id>   what changed since an older version
/documents/<id>#t<ms>                a line of a transcript that has no recording
/recordings/<id>?t=<s>#t<ms>         a line of a recording
/meetings/<body-slug>/<date>         a meeting;  /bodies/<slug> a body
/cite/<passage>-<fingerprint>        the permanent address of a passage or a moment: it leads to
                                     these very words wherever they stand after another reading
"""

from __future__ import annotations

import re
import unicodedata
from math import ceil, floor

from archive.model import Passage, TimePlace

ID_LENGTH = 16
CITED = re.compile(r"([0-9a-f]{16})-(p\d{1,6}-\d{1,6}|t\d{1,9})(?:-([0-9a-f]{8}))?")


def document_id(sha256: str) -> str:
    """The document's id, from its content."""
    return sha256[:ID_LENGTH]


def page_passage_id(document: str, page: int, n: int) -> str:
    """Id of the n-th passage (from 1) of a page: stable as long as the page reads the same."""
    return f"{document}-p{page}-{n}"


def time_passage_id(document: str, start_s: float) -> str:
    """Id of the passage that starts at start_s, to the millisecond."""
    return f"{document}-t{round(start_s * 1000)}"


def anchor(passage_id: str) -> str:
    """The fragment of a passage: its id without the document's."""
    return passage_id[ID_LENGTH + 1 :]


def document_of(passage_id: str) -> str:
    """The document that a passage belongs to."""
    return passage_id[:ID_LENGTH]


def slug(name: str) -> str:
    """A name as it stands in an address: 'Comité d’urbanisme' -> 'comite-d-urbanisme'."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "Oe"))
    ascii_only = (
        plain.encode("ascii", "ignore").decode()
        if plain.isascii()
        else "".join(c for c in plain if not unicodedata.combining(c))
    )
    return re.sub(r"[\W_]+", "-", ascii_only.lower()).strip("-")[:80] or "x"


def document(doc: str) -> str:
    return f"/documents/{doc}"


def original(doc: str) -> str:
    return f"/documents/{doc}/original"


def page(doc: str, number: int) -> str:
    return f"/documents/{doc}/page/{number}"


def page_image(doc: str, number: int) -> str:
    return f"/documents/{doc}/page/{number}.png"


def changes(newer: str, older: str) -> str:
    """What changed from one version to a later one."""
    return f"/documents/{newer}/changes/{older}"


def recording(doc: str) -> str:
    return f"/recordings/{doc}"


def media(doc: str) -> str:
    return f"/recordings/{doc}/media"


def captions(doc: str) -> str:
    return f"/recordings/{doc}/captions.vtt"


def moment(doc: str, start_s: float) -> str:
    """A second of a recording. Floors, so that a link never starts late."""
    return f"/recordings/{doc}?t={floor(start_s)}#t{round(start_s * 1000)}"


def stretch(doc: str, start_s: float, end_s: float) -> str:
    """From one second of a recording to another. Outwards to whole seconds: nothing is cut off."""
    return f"/recordings/{doc}?t={floor(start_s)},{ceil(end_s)}#t{round(start_s * 1000)}"


def embed(doc: str) -> str:
    """The player alone, for a page of another site."""
    return f"/recordings/{doc}/embed"


def meeting(meeting_id: str) -> str:
    return f"/meetings/{meeting_id}"


def body(body_slug: str) -> str:
    return f"/bodies/{body_slug}"


def cite(passage_id: str, fingerprint: str = "") -> str:
    """The permanent address. Without a fingerprint, that of whatever stands there now."""
    return f"/cite/{passage_id}" + (f"-{fingerprint}" if fingerprint else "")


def cited_in(name: str) -> tuple[str, str] | None:
    """(passage id, fingerprint or '') of the last part of a permanent address; None if it is none.

    The id may be that of a moment that begins no passage.
    """
    found = CITED.fullmatch(name)
    return (f"{found[1]}-{found[2]}", found[3] or "") if found else None


def decision(doc: str, key: str) -> str:
    """A decision by the document that records it and its key there."""
    return f"/decisions/{doc}/{key}"


def member(body_slug: str, name: str) -> str:
    """A member of a body, by name."""
    return f"/bodies/{body_slug}/members/{slug(name)}"


def place(place_slug: str) -> str:
    """A street or a lot, and all that is said of it."""
    return f"/places/{place_slug}"


def matter(matter_slug: str) -> str:
    """A by-law, a resolution or a contract through its life: 'bylaw-2026-412'."""
    return f"/matters/{matter_slug}"


def announcement(number: int) -> str:
    """What the records office announced: it stays here when it is over."""
    return f"/announcements/{number}"


def passage(found: Passage, *, transcript_of: str | None = None) -> str:
    """Where a passage stands: its page, or its second if it belongs to a recording."""
    place = found.place
    if isinstance(place, TimePlace):
        if transcript_of:
            return moment(transcript_of, place.start_s)
        return f"{document(found.document_id)}#t{round(place.start_s * 1000)}"
    return f"{page(found.document_id, place.page)}#{anchor(found.id)}"
