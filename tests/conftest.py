"""Homes to test on: an empty one, and one with two meetings filed by hand."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import links
from archive.model import (
    Box,
    Cue,
    Document,
    Filing,
    Identity,
    Kind,
    Media,
    Page,
    PagePlace,
    Passage,
    Status,
    TimePlace,
)
from archive.settings import Settings
from archive.store import Store

pytest_plugins = ["tests.drop", "tests.mail_server"]

NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
Make = Callable[..., Filing]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an empty home; files need not be still."""
    made = Settings(home=tmp_path / "home", still_s=0.0, ocr=False)
    made.make_home()
    return made


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with Store.open(settings.database) as opened:
        yield opened


@pytest.fixture
def filing() -> Make:
    """Makes the filing of a paper document, a passage a text, or of a recording's captions."""
    return make_filing


def make_filing(
    name: str,
    *texts: str,
    kind: Kind = Kind.MINUTES,
    body: str | None = "Conseil municipal",
    date: dt.date | None = dt.date(2014, 4, 24),
    lang: str | None = "fr",
    status: Status | None = None,
    media: Media | None = None,
    cues: tuple[Cue, ...] = (),
    title: str = "",
) -> Filing:
    sha256 = hashlib.sha256((name + "".join(texts)).encode()).hexdigest()
    doc_id = links.document_id(sha256)
    title = title or name
    doc = Document(
        id=doc_id,
        sha256=sha256,
        filename=name,
        folder="",
        media_type=media.media_type if media else "application/pdf",
        size=1,
        kind=kind,
        title=title,
        body=body,
        date=date,
        lang=lang,  # type: ignore[arg-type]  # a test's own short word for it
        status=status,
        meeting_id=f"{links.slug(body)}/{date}" if body and date else None,
        page_count=None if media else len(texts),
        media=media,
        doubts=(),
        received_at=NOON,
    )
    paper = tuple(
        Passage(
            links.page_passage_id(doc_id, n, 1),
            doc_id,
            text,
            PagePlace(n, Box(72, 72, 540, 120)),
            doc.lang,
        )
        for n, text in enumerate(texts, start=1)
    )
    spoken: tuple[Passage, ...] = ()
    if cues:
        words = " ".join(cue.text for cue in cues)
        place = TimePlace(cues[0].start_s, cues[-1].end_s, cues[0].speaker)
        spoken = (
            Passage(links.time_passage_id(doc_id, place.start_s), doc_id, words, place, doc.lang),
        )
    identity = Identity(kind, body, date, doc.lang, status, title)
    pages = () if media else tuple(Page(n, 612, 792, "pdfium") for n in range(1, len(texts) + 1))
    return Filing(doc, identity, pages=pages, passages=spoken or paper, cues=cues)
