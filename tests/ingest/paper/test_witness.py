"""A file that opens without an error and gives almost nothing never passes for read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import pdf, pdfium
from ingest.paper.sheet import Sheet
from ingest.paper.witness import Witness, are_apart

LINES = 30


def letters(page: pdf.PageReading) -> int:
    return sum(map(str.isalnum, "".join(block.text for block in page.blocks)))


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    """Three pages of plain text, their content unpacked, so that a test can break it."""
    path = tmp_path / "packet.pdf"
    canvas = Canvas(str(path), pageCompression=0, invariant=1)
    for page in range(3):
        for n in range(LINES):
            text = f"p{page} Item {n}: the council heard the clerk on roads."
            canvas.drawString(72, 760 - 16 * n, text)
        canvas.showPage()
    canvas.save()
    return path


def broken(path: Path, pattern: bytes, by: bytes) -> Path:
    whole = path.read_bytes()
    changed = re.sub(pattern, by, whole)
    assert changed != whole and len(changed) == len(whole)
    path.write_bytes(changed)
    return path


def test_readers_that_agree_raise_no_doubt(packet: Path) -> None:
    assert pdf.read_pdf(packet).doubts == ()


def test_pages_that_one_reader_does_not_see_are_read_by_the_other(packet: Path) -> None:
    """A page tree that says 1 of 3: pdfium believes it."""
    reading = pdf.read_pdf(broken(packet, rb"/Count 3", b"/Count 1"))
    assert reading.doubts == ("page-count-differs",)
    assert [page.reader for page in reading.pages] == ["pdfium", "pdfplumber", "pdfplumber"]
    assert len({letters(page) for page in reading.pages}) == 1


def test_a_stream_that_one_reader_cuts_short_is_read_by_the_other_and_marked(packet: Path) -> None:
    """A wrong length: pdfminer believes it, pdfium looks for the end."""
    whole = [letters(page) for page in pdf.read_pdf(packet).pages]
    reading = pdf.read_pdf(broken(packet, rb"/Length \d(\d\d\d)\b", rb"/Length 0\1"))
    assert reading.doubts == ("text-differs",)
    assert [letters(page) for page in reading.pages] == whole


@pytest.mark.parametrize("lost", [{1}, {0}, {2}, {0, 1, 2}])
def test_text_that_the_first_reader_loses_is_read_by_the_second_and_marked(
    packet: Path, monkeypatch: pytest.MonkeyPatch, lost: set[int]
) -> None:
    whole = [letters(page) for page in pdf.read_pdf(packet).pages]
    read_sheet = pdfium.read_sheet

    def half_blind(document: object, index: int) -> Sheet:
        sheet = read_sheet(document, index)  # type: ignore[arg-type]  # handed on as it came
        return replace(sheet, words=sheet.words[:20]) if index in lost else sheet

    monkeypatch.setattr(pdfium, "read_sheet", half_blind)
    reading = pdf.read_pdf(packet)
    assert reading.doubts == ("text-differs",)
    assert [letters(page) for page in reading.pages] == whole
    assert {n for n, page in enumerate(reading.pages) if page.reader == "pdfplumber"} == lost


def test_a_packet_of_nearly_blank_pages_does_not_hear_the_witness_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "blank.pdf"
    canvas = Canvas(str(path))
    for n in range(60):
        canvas.drawString(72, 72, str(n))
        canvas.showPage()
    canvas.save()
    asked: list[int] = []

    def noted(self: Witness, index: int, sheet: Sheet) -> bool:
        self.asked += 1
        asked.append(index)
        return True

    monkeypatch.setattr(Witness, "agrees", noted)
    pdf.read_pdf(path)
    assert 0 < len(asked) <= pdf.MOST_COUNTED < 60


def test_a_page_number_more_or_less_is_no_difference() -> None:
    assert not are_apart(0, 12) and not are_apart(2000, 2100)
    assert are_apart(0, 92) and are_apart(2000, 1500)


@pytest.mark.parametrize("text", ["Parenthèses (deux) et \\ barre", "Plain words of a page. " * 30])
def test_the_strings_of_a_page_speak_for_what_was_laid_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path))
    for n in range(0, len(text), 60):
        canvas.drawString(72, 700 - n / 3, text[n : n + 60])
    canvas.save()
    book = pdf.Book(path)
    sheet, _reader = pdf.sheet_of(book, 0)
    assert sheet is not None and book.witness.agrees(0, sheet)
    most_missing = replace(sheet, words=sheet.words[: len(sheet.words) // 3])
    assert book.witness.agrees(0, most_missing) == (len(text) < 100)
    book.close()
    assert not Witness(tmp_path / "nowhere.pdf").agrees(0, sheet), "says nothing, harms nothing"


def test_pages_are_counted_by_walking_to_them(packet: Path, tmp_path: Path) -> None:
    witness = Witness(packet)
    assert witness.count() == len(pdf.read_pdf(packet).pages)
    witness.close()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing\n%%EOF")
    witness = Witness(broken)
    assert witness.count() is None
    witness.close()
