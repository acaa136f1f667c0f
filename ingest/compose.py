"""From what was read and identified to what is filed. Pure; a reader's child process does it."""

from __future__ import annotations

import datetime as dt
import mimetypes
from dataclasses import dataclass, replace

from archive import links
from archive.filenames import misleads
from archive.model import (
    Document,
    Evidence,
    Filing,
    Identity,
    Lang,
    MadeBy,
    Media,
    Page,
    Passage,
)
from archive.originals import Kept
from archive.settings import Settings
from archive.withholding import Redaction
from ingest import passages, sidecar, year_books
from ingest.identity.identify import Rules, identify
from ingest.identity.language import detect
from ingest.inbox import Arrival
from ingest.paper import pdf
from ingest.reading import CaptionReading, MediaReading, PdfReading, Reading
from ingest.recordings import better, captions
from ingest.sidecar import Sidecar
from ingest.structure.guarded import understood
from ingest.structure.layout import layout_of

COUNCIL: dict[Lang, str] = {"fr": "Conseil municipal", "en": "Council"}


def rules_of(settings: Settings) -> Rules:
    """What the town has set that identification goes by."""
    return Rules(
        body_aliases=settings.body_aliases,
        default_body=settings.default_body or None,
        date_order=settings.date_order,
        lang=settings.lang,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file before it is read.

    stated is what its sidecar says, which wins over all that is guessed; removed is what is
    removed from it, and is not read.
    """

    arrival: Arrival
    kept: Kept
    rules: Rules
    stated: Sidecar | None
    received_at: dt.datetime
    removed: tuple[Redaction, ...] = ()


def compose(known: Known, reading: Reading) -> Filing:
    """All that a file adds to the archive, but for its ties to other documents."""
    arrival, rules, stated = known.arrival, known.rules, known.stated
    opening, media = _opening(reading)
    identity = identify(
        arrival.filename, folders=arrival.folders, opening=opening, closing=_closing(reading),
        rules=rules, media=media,
    )  # fmt: skip
    if isinstance(reading, CaptionReading):
        identity = with_spoken_language(identity, reading)
    if stated:
        identity = sidecar.apply(stated, identity)
    identity = with_council(identity, town=rules.lang or "fr")
    if arrival.carrier:
        identity = with_carrier(identity, *arrival.carrier)
    doc = _document(known, reading, identity)
    council = COUNCIL[identity.lang or rules.lang or "fr"]
    day_first = rules.date_order == "dmy"
    parts = year_books.parts_of(doc, reading, identity, day_first=day_first, council=council)
    doc = year_books.as_book(doc, parts)
    pages = reading.pages if isinstance(reading, PdfReading) else ()
    structure = None
    if pages:
        spans = [(one.first_page, one.last_page) for one in parts]
        structure = understood(arrival.filename, pages, kind=doc.kind, lang=doc.lang, parts=spans)
        if structure is None:
            doc = replace(doc, doubts=(*doc.doubts, "not-understood"))
    words = _passages(doc, reading, identity.lang)
    if not words:
        title = f"{identity.title}\n{arrival.filename}"
        timed = isinstance(reading, MediaReading)
        words = [passages.of_title(doc.id, title, timed=timed, lang=identity.lang)]
    return Filing(
        document=doc,
        identity=identity,
        pages=_pages(reading),
        parts=parts,
        passages=tuple(words),
        cues=reading.cues if isinstance(reading, CaptionReading) else (),
        made_by=_maker(arrival, reading),
        approximate=isinstance(reading, CaptionReading) and reading.approximate,
        structure=structure,
        layout=layout_of(pages),
        withheld=stated.withheld if stated else None,
    )


def with_spoken_language(identity: Identity, reading: CaptionReading) -> Identity:
    """A transcript's language is that of its words, which its name rarely tells."""
    spoken = " ".join(cue.text for cue in reading.cues[:200])
    lang = reading.lang or detect(spoken)
    if lang is None or lang == identity.lang:
        return identity
    others = tuple(
        replace(one, chosen=False) if one.field == "lang" else one for one in identity.evidence
    )
    found = Evidence("lang", lang, "captions", spoken[:80], 0.9)
    doubts = tuple(doubt for doubt in identity.doubts if doubt != "lang-unknown")
    return replace(identity, lang=lang, evidence=(*others, found), doubts=doubts)


def with_carrier(identity: Identity, carrier: str, name: str) -> Identity:
    """The file that a record lay in, as evidence: a PDF's document id, or the name of a ZIP."""
    found = Evidence("carrier", carrier, "folder", name, 1.0)
    return replace(identity, evidence=(*identity.evidence, found))


def with_council(identity: Identity, *, town: Lang) -> Identity:
    """A dated record that names no body is filed under the council, and says so to the clerk.

    Without a body it would have no meeting, and a resident could not find it by its date. What
    says no more than « Conseil » means that council too.
    """
    bare = identity.body is not None and identity.body.casefold() == "conseil"
    if not identity.date or (identity.body and not bare):
        return identity
    council = COUNCIL["fr" if bare else identity.lang or town]
    doubts = tuple(doubt for doubt in identity.doubts if doubt != "body-unknown")
    assumed = Evidence("body", council, "settings", "", 0.2)
    return replace(
        identity,
        body=council,
        evidence=(*identity.evidence, assumed),
        doubts=(*doubts, "body-assumed"),
    )


def _opening(reading: Reading) -> tuple[str, str]:
    """(the text that a file is identified by, the sort of file it is)."""
    if isinstance(reading, PdfReading):
        return pdf.opening(reading), "pdf"
    # What is said first is chatter: « advisory council, people didn't know… » names no body.
    return "", "captions" if isinstance(reading, CaptionReading) else "recording"


LAST_WORDS = 900  # characters in which minutes say that they were approved


def _closing(reading: Reading) -> tuple[str, int]:
    """(the last words of a paper, the number of their page)."""
    pages = reading.pages if isinstance(reading, PdfReading) else ()
    text = "\n\n".join(block.text for page in pages[-1:] for block in page.blocks)
    return text[-LAST_WORDS:], pages[-1].number if pages else 1


def _document(known: Known, reading: Reading, identity: Identity) -> Document:
    arrival, kept = known.arrival, known.kept
    doubts = list(identity.doubts)
    media, media_type, page_count = None, "application/pdf", None
    if isinstance(reading, MediaReading):
        media_type = reading.media_type
        media = Media(reading.duration_s, reading.has_video, media_type, state="queued")
        doubts += reading.doubts
    elif isinstance(reading, CaptionReading):
        media_type = mimetypes.guess_type(arrival.filename)[0] or "text/plain"
    else:
        media_type, page_count = reading.media_type, len(reading.pages)
        doubts += reading.doubts
    if misleads(arrival.filename, media_type):
        doubts.append("name-misleads")
    return Document(
        id=links.document_id(kept.sha256),
        sha256=kept.sha256,
        filename=arrival.filename,
        folder=arrival.folder,
        media_type=media_type,
        size=kept.size,
        kind=identity.kind,
        title=identity.title,
        body=identity.body,
        date=identity.date,
        lang=identity.lang,
        status=identity.status,
        meeting_id=_meeting_id(identity),
        page_count=page_count,
        media=media,
        doubts=tuple(dict.fromkeys(doubts)),
        received_at=known.received_at,
    )


def _meeting_id(identity: Identity) -> str | None:
    if not (identity.body and identity.date):
        return None
    return f"{links.slug(identity.body)}/{identity.date.isoformat()}"


def _passages(doc: Document, reading: Reading, lang: Lang | None) -> list[Passage]:
    def lang_of(text: str) -> Lang | None:
        return detect(text) or lang

    if isinstance(reading, PdfReading):
        return passages.of_pages(doc.id, reading.pages, lang_of)
    if isinstance(reading, CaptionReading):
        groups = captions.gather(reading.cues)
        return passages.of_cues(doc.id, groups, lambda text: reading.lang or lang_of(text))
    return []


def _maker(arrival: Arrival, reading: Reading) -> MadeBy | None:
    """Who wrote down what was said: the file's content tells, else its name."""
    if not isinstance(reading, CaptionReading):
        return None
    return reading.made_by or better.maker(arrival.filename, "")


def _pages(reading: Reading) -> tuple[Page, ...]:
    if not isinstance(reading, PdfReading):
        return ()
    return tuple(Page(p.number, p.width, p.height, p.reader, p.confidence) for p in reading.pages)


def with_doubt(filing: Filing, doubt: str) -> Filing:
    """The filing with one more doubt for the clerk."""
    doc = filing.document
    return replace(filing, document=replace(doc, doubts=(*doc.doubts, doubt)))


def with_ties(
    filing: Filing,
    *,
    superseded: tuple[tuple[str, str], ...],
    transcripts: tuple[tuple[str, str], ...],
) -> Filing:
    """The filing with what it replaces and speaks for."""
    return replace(filing, superseded=superseded, transcripts=transcripts)
