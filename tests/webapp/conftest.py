"""A small town's home, stocked by hand, so that the site is tested apart from the intake."""

from __future__ import annotations

import datetime as dt
import io
import math
import wave
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive import links
from archive.announcement import Announcement
from archive.model import (
    Box,
    Cue,
    Document,
    Filing,
    Identity,
    Kind,
    Lang,
    Media,
    Page,
    PagePlace,
    Passage,
    Status,
    TimePlace,
)
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Announcing, Store
from ingest.indexing import Indexing
from webapp.app import create_app

COUNCIL = "Conseil municipal"
BOARD = "Library Board"
DAY = dt.date(2014, 4, 24)
WIDTH, HEIGHT = 612.0, 792.0

MINUTES = [
    ["Procès-verbal de la séance ordinaire du conseil municipal, tenue le 24 avril 2014.",
     "Sont présents : Mme Tremblay, mairesse, et M. Gagnon, conseiller."],
    ["2014-04-118 Réfection du pont de la rivière aux Ormes\n"
     "Il est proposé par M. Gagnon, appuyé par Mme Roy, d'adjuger le contrat du pont.",
     "Adoptée à l'unanimité."],
    ["La séance est levée à 21 h 15."],
]  # fmt: skip
ENGLISH = [
    ["Minutes of the Library Board, March 1, 2010.",
     "Moved that the bridge loan <script>alert(1)</script> & the bookmobile be approved."],
]  # fmt: skip
CUES = (
    Cue(0.0, 2.0, "Bonsoir à tous.", "Mme Tremblay"),
    Cue(2.0, 4.5, "Nous ouvrons la séance.", "Mme Tremblay"),
    Cue(4.5, 7.0, "Le pont de la rivière sera refait cet été.", "M. Gagnon"),
    Cue(7.0, 9.0, "Merci. <b>On passe au vote.</b>", "Mme Tremblay"),
)


@dataclass(frozen=True, slots=True)
class Town:
    """The stocked home and the ids of what is in it."""

    settings: Settings
    minutes: str
    draft: str
    english: str
    scan: str
    undated: str
    recording: str
    captions: str
    queued: str
    lonely_captions: str
    withdrawn: str


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty home."""
    made = Settings(home=tmp_path / "home", town_name="Ville de Rivemont")
    made.make_home()
    return made


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A stocked home, made once: the site only reads it."""
    made = Settings(home=tmp_path_factory.mktemp("town"), town_name="Ville de Rivemont")
    made.make_home()
    return stock(made)


@pytest.fixture(scope="session")
def stocking() -> Any:
    """Stocks a home, for one that is made once."""
    return stock


@pytest.fixture
def stocked() -> Any:
    """Stocks a home: for a test that changes it."""
    return stock


@pytest.fixture
def app(town: Town) -> Flask:
    return create_app(town.settings)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as opened:
        yield opened


@pytest.fixture
def empty_client(settings: Settings) -> FlaskClient:
    """The site of a home in which nothing was ever received."""
    return create_app(settings).test_client()


def stock(settings: Settings) -> Town:
    """Fill a home with one record of each kind that the site shows apart."""
    store = Store.open(settings.database)
    desk = Desk(settings, store)
    minutes = desk.paper("pv 2014-04-24.pdf", MINUTES, status=Status.APPROVED)
    draft = desk.paper("projet pv 2014-04-24.pdf", MINUTES[:1], status=Status.DRAFT,
                       newer=minutes)  # fmt: skip
    agenda = desk.paper("ordre du jour.pdf", [["1. Ouverture", "2. Pont"]], kind=Kind.AGENDA)
    english = desk.paper(
        "board minutes.pdf", ENGLISH, body=BOARD, date=dt.date(2010, 3, 1), lang="en",
        status=Status.DRAFT,
    )  # fmt: skip
    scan = desk.paper("numérisé <1>.pdf", [[]], kind=Kind.BYLAW, title="Règlement 12")
    undated = desk.paper("avis.pdf", [["Avis public"]], kind=Kind.NOTICE, date=None)
    recording = desk.sound("séance.wav", seconds=10.0, state="queued")
    captions = desk.lines("séance.vtt", CUES, recording=recording)
    queued = desk.sound("attente.wav", seconds=2.0, state="queued", date=dt.date(2015, 6, 1))
    lonely = desk.lines("seule.srt", CUES[2:], date=dt.date(2015, 6, 1))
    withdrawn = desk.paper("retiré.pdf", [["Secret retiré"]], status=Status.WITHDRAWN)
    Announcing(store, "test").write(
        Announcement(
            0,
            {"fr": "Comptoir fermé", "en": "Counter closed"},
            {"fr": "Lundi.", "en": "Monday."},
            DAY,
            None,
            False,
            dt.datetime.now(dt.UTC),
        )
    )
    Indexing(settings, store).catch_up()
    store.close()
    assert agenda != minutes
    return Town(
        settings, minutes, draft, english, scan, undated, recording, captions, queued, lonely,
        withdrawn,
    )  # fmt: skip


class Desk:
    """Files records as the intake would, without reading anything."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings, self.store = settings, store
        self.scratch = settings.home / "scratch"
        self.scratch.mkdir()

    def paper(
        self,
        filename: str,
        pages: list[list[str]],
        *,
        kind: Kind = Kind.MINUTES,
        body: str = COUNCIL,
        date: dt.date | None = DAY,
        lang: Lang = "fr",
        status: Status | None = None,
        title: str = "",
        newer: str | None = None,
        reader: str = "pdfium",
        pageless: bool = False,
    ) -> str:
        """A PDF with these passages on its pages, or a file without pages. Returns its id."""
        width, height = (0.0, 0.0) if pageless else (WIDTH, HEIGHT)
        doc = self._document(
            filename, pdf_of(pages), "application/pdf", kind, body, date, lang, title
        )
        doc = replace(doc, page_count=len(pages), status=status)
        words = [
            Passage(
                links.page_passage_id(doc.id, n, k),
                doc.id,
                text,
                PagePlace(n, None if pageless else box(k)),
                lang,
            )
            for n, texts in enumerate(pages, 1)
            for k, text in enumerate(texts, 1)
        ]
        words = words or [Passage(f"{doc.id}-p1-0", doc.id, doc.title, PagePlace(1, None), lang)]
        self._file(
            doc,
            pages=tuple(
                Page(n, width, height, reader if texts else None)
                for n, texts in enumerate(pages, 1)
            ),
            passages=tuple(words),
            superseded=((doc.id, newer),) if newer else (),
        )
        return doc.id

    def sound(
        self, filename: str, *, seconds: float, state: str, date: dt.date | None = DAY
    ) -> str:
        """A WAV of some seconds, not heard yet. Returns its id."""
        doc = self._document(
            filename, wav_of(seconds), "audio/x-wav", Kind.RECORDING, COUNCIL, date, "fr", ""
        )
        doc = replace(doc, media=Media(seconds, False, doc.media_type, state))
        title = Passage(
            links.time_passage_id(doc.id, 0), doc.id, filename, TimePlace(0.0, 0.0), "fr"
        )
        self._file(doc, passages=(title,))
        return doc.id

    def lines(
        self,
        filename: str,
        cues: tuple[Cue, ...],
        *,
        recording: str | None = None,
        date: dt.date | None = DAY,
    ) -> str:
        """A caption file. Returns its id."""
        content = (filename + "".join(cue.text for cue in cues)).encode()
        doc = self._document(
            filename, content, "text/vtt", Kind.TRANSCRIPT, COUNCIL, date, "fr", ""
        )
        words = [
            Passage(
                links.time_passage_id(doc.id, cue.start_s),
                doc.id,
                cue.text,
                TimePlace(cue.start_s, cue.end_s, cue.speaker),
                "fr",
            )
            for cue in cues
        ]
        self._file(
            doc,
            passages=tuple(words),
            cues=cues,
            transcripts=((doc.id, recording),) if recording else (),
        )
        return doc.id

    def _document(
        self, filename: str, content: bytes, media_type: str, kind: Kind, body: str,
        date: dt.date | None, lang: Lang, title: str,
    ) -> Document:  # fmt: skip
        dropped = self.scratch / "dropped"
        dropped.write_bytes(content)
        kept = Originals(self.settings.originals).keep(dropped)
        return Document(
            id=links.document_id(kept.sha256), sha256=kept.sha256, filename=filename, folder="",
            media_type=media_type, size=kept.size, kind=kind, title=title or filename, body=body,
            date=date, lang=lang, status=None,
            meeting_id=f"{links.slug(body)}/{date.isoformat()}" if date else None,
            page_count=None, media=None, doubts=(),
            received_at=dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC),
        )  # fmt: skip

    def _file(
        self,
        doc: Document,
        *,
        pages: tuple[Page, ...] = (),
        passages: tuple[Passage, ...] = (),
        cues: tuple[Cue, ...] = (),
        superseded: tuple[tuple[str, str], ...] = (),
        transcripts: tuple[tuple[str, str], ...] = (),
    ) -> None:
        identity = Identity(doc.kind, doc.body, doc.date, doc.lang, doc.status, doc.title)
        self.store.file(Filing(doc, identity, pages, passages, cues, superseded, transcripts))


def box(k: int) -> Box:
    """Where the k-th passage of a page stands, from 1."""
    return Box(72.0, 72.0 + 90 * (k - 1), 540.0, 130.0 + 90 * (k - 1))


def pdf_of(pages: list[list[str]]) -> bytes:
    """A PDF with each text in its box. The same texts give the same bytes."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for texts in pages:
        for k, text in enumerate(texts, 1):
            for n, line in enumerate(text.split("\n")):
                drawn.drawString(box(k).x0, HEIGHT - box(k).top - 14 - 16 * n, line)
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def wav_of(seconds: float) -> bytes:
    """A soft tone, 8 kHz, one channel."""
    rate = 8000
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(
            bytes(128 + round(20 * math.sin(n / 4)) for n in range(round(rate * seconds)))
        )
    return out.getvalue()
