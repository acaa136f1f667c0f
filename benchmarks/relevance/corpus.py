"""The records that are asked: papers of four countries and four recordings' words.

Each record once: of the transcripts of one meeting only the captions. Scans are left out, so that
the figures do not hang on the Tesseract of the day.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.model import PagePlace
from archive.settings import Settings
from archive.store import Catalogue
from benchmarks.corpus import RECORDS
from benchmarks.relevance.questions import Held
from ingest import inbox, watching

FOLDERS = {"en": "*", "fr": "*", "on": "*", "uk": "*", "captions": "*"}
LEFT_OUT = ("* transcript whisper*", "* captions.txt", "* meeting.json", "seattle-example.pdf")
ALSO = ("transcripts/rivergrove-2024-02-12-Transcript.md",
        "transcripts/rivergrove-2011-Ord-80-2011-Park-Hours.md")  # fmt: skip


def files() -> list[Path]:
    """The records, in one order everywhere."""
    found = [path for name, every in FOLDERS.items() for path in (RECORDS / name).glob(every)]
    kept = [path for path in found if not any(path.match(pattern) for pattern in LEFT_OUT)]
    return sorted(kept) + [RECORDS / name for name in ALSO]


@contextmanager
def home(given: Path | None) -> Iterator[Settings]:
    """A home that holds the records: one that is there already, or one made for this run."""
    if given and (given / "archive.db").exists():
        yield Settings(home=given, ocr=False)
        return
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=given or Path(folder), still_s=0.0, ocr=False)
        settings.make_home()
        for path in files():
            shutil.copyfile(path, settings.inbox / path.name)
        list(watching.bring_in(settings, list(inbox.waiting(settings.inbox))))
        yield settings


def passages(catalogue: Catalogue) -> list[Held]:
    """All that is held, as every system gets it."""
    return [
        Held(
            one.id,
            doc.filename,
            one.place.page if isinstance(one.place, PagePlace) else 0,
            one.text,
        )
        for doc in catalogue.all_documents()
        for one in catalogue.passages(doc.id)
    ]
