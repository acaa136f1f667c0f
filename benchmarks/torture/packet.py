"""The memory of the whole ingester on packets of 500 and 1,500 pages: under 700 MB, and flat."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import pypdfium2

from benchmarks.corpus import papers
from benchmarks.torture import homes
from benchmarks.torture.memory import Watch

MOST_MB = 700


def run() -> bool:
    """True if the large packet took less than 700 MB."""
    small, large = (_measured(pages) for pages in (500, 1500))
    return max(small, large) < MOST_MB


def _measured(pages: int) -> float:
    """Bring one packet in: the most that the ingester and its readers held at once, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        (top / "files").mkdir()
        _bind(top / "files" / "Packet 2026-05-12.pdf", pages)
        size = (top / "files" / "Packet 2026-05-12.pdf").stat().st_size
        settings = homes.make(top / "home", top / "files")
        began = time.monotonic()
        process = homes.start(settings.home, "ingest", "--json")
        with Watch(process.pid) as watch:
            _, err = process.communicate()
        seconds = time.monotonic() - began
        print(
            f"{pages} pages, {size / 1e6:.0f} MB: {seconds:.0f} s, {pages / seconds:.0f} pages/s, "
            f"{watch.peak_mb:.0f} MB at most (status {process.returncode}) {err.strip()[:200]}"
        )
        return watch.peak_mb


def _bind(path: Path, pages: int) -> None:
    """A packet of real pages, each as often as it takes."""
    chance = random.Random(1)
    sources = [pypdfium2.PdfDocument(pdf) for pdf in papers()[0]]
    packet = pypdfium2.PdfDocument.new()
    while len(packet) < pages:
        source = chance.choice(sources)
        take = min(len(source), 40, pages - len(packet))
        packet.import_pages(source, list(range(take)))
    packet.save(path)
