"""Scans that were kept without text are read once Tesseract is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from archive.model import Page, PagePlace
from archive.settings import Settings
from archive.store import Store
from ingest import checklist, watching
from ingest.inbox import given
from ingest.paper import ocr
from ingest.paper.ocr import confidence_of
from tests.ingest.test_pipeline import picture

only_with_tesseract = pytest.mark.skipif(not ocr.available(), reason="Tesseract is not installed")
PAGE = Page(1, 612, 792, "ocr", 0.9)


def scan(settings: Settings) -> None:
    page = Image.new("L", (1700, 900), 255)
    font = ImageFont.load_default(60)
    ImageDraw.Draw(page).text((100, 100), "MINUTES of May 12, 2026", fill=0, font=font)
    ImageDraw.Draw(page).text((100, 250), "The bridge will be repaired.", fill=0, font=font)
    page.save(settings.home / "page.png", dpi=(200, 200))


@only_with_tesseract
def test_a_scan_is_read_once_tesseract_is_there(settings: Settings) -> None:
    scan(settings)
    (first,) = watching.bring_in(settings, given([settings.home / "page.png"]))
    assert first.document and {"no-text", "not-yet-read"} <= set(first.document.doubts)
    assert list(watching.bring_in(replace(settings, ocr=True), [])) == []
    with Store.open(settings.database) as store:
        doc = store.document(first.document.id)
        assert not {"no-text", "not-yet-read"} & set(doc.doubts)
        (page,) = store.pages(doc.id)
        assert page.reader == "ocr" and page.confidence and page.confidence > 0.75
        words = store.passages(doc.id)
        assert any("bridge will be repaired" in one.text for one in words)
        assert words[0].id == f"{doc.id}-p1-1" and isinstance(words[0].place, PagePlace)
    assert picture(settings)["findings"] == []


@only_with_tesseract
def test_a_watcher_reads_what_waited_and_ends(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(settings)
    list(watching.bring_in(settings, given([settings.home / "page.png"])))
    assert watching._read_scans(replace(settings, ocr=True)) is True
    assert watching._read_scans(replace(settings, ocr=True)) is False


def test_a_page_of_noise_has_little_confidence_and_is_listed(settings: Settings) -> None:
    data = {"text": ["", "Procès-verbal", "~|;"], "conf": [-1, 96.0, 4.0]}
    sure = confidence_of(data)
    assert sure is not None and 0.7 < sure < 0.96
    assert confidence_of({"text": ["", " "], "conf": [-1, 95]}) is None
    assert checklist.is_low(replace(PAGE, confidence=0.4)) and not checklist.is_low(PAGE)
