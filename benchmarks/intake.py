"""Pages a second from inbox to searchable, against plain pdfplumber text on the same pages."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from archive.store import Store
from benchmarks.corpus import papers
from benchmarks.torture import homes

COPIES = (
    3  # of each paper, each with a comment of its own: starting weighs little on a night's work
)
PEER_PAGES = 120  # pdfplumber reads 8 pages a second; more would only take longer


@dataclass(frozen=True, slots=True)
class Intake:
    """Rates in pages and passages a second of wall time; texts are those brought in."""

    source: str
    files: int
    pages: int
    passages: int
    seconds: float
    peer_pages: int
    peer_seconds: float
    texts: tuple[tuple[str, str], ...]

    @property
    def pages_a_second(self) -> float:
        return self.pages / self.seconds

    @property
    def peer_pages_a_second(self) -> float:
        return self.peer_pages / self.peer_seconds


def measure() -> Intake:
    """Bring every paper in through an inbox, as a clerk would; then let the peer read some."""
    pdfs, source = papers()
    with tempfile.TemporaryDirectory() as folder:
        drop = Path(folder) / "drop"
        drop.mkdir()
        for n, pdf in enumerate(pdfs * COPIES):
            (drop / f"{n:04} {pdf.name}").write_bytes(pdf.read_bytes() + b"%% %d\n" % n)
        settings = homes.make(Path(folder) / "home", drop)
        began = time.perf_counter()
        # As a process of its own: its readers begin with what it imports, and not with all this.
        homes.start(settings.home, "ingest").communicate()
        seconds = time.perf_counter() - began
        with Store.open(settings.database) as store:
            counts = store.counts()
            texts = tuple(
                (passage.text, passage.lang)
                for doc in store.all_documents()
                for passage in store.passages(doc.id)
                if passage.lang
            )
    peer_pages, peer_seconds = _plain_pdfplumber(pdfs)
    return Intake(
        source, len(pdfs) * COPIES, counts["pages"], counts["passages"], seconds,
        peer_pages, peer_seconds, texts,
    )  # fmt: skip


def _plain_pdfplumber(pdfs: list[Path]) -> tuple[int, float]:
    """pdfplumber's extract_text, one process, an even share of pages of each file in turn."""
    began, read = time.perf_counter(), 0
    for pdf in pdfs:
        with pdfplumber.open(pdf) as opened:
            for page in opened.pages[: max(1, PEER_PAGES // len(pdfs))]:
                page.extract_text()
                page.close()
                read += 1
    return read, time.perf_counter() - began
