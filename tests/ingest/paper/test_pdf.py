"""What read_pdf promises of a file, whole or broken."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from archive.errors import NotFound
from ingest.errors import (
    CutShort,
    Damaged,
    Empty,
    Encrypted,
    NotAPdf,
    WordNamedPdf,
)
from ingest.paper import ocr, pdf
from ingest.paper.witness import Witness
from ingest.reading import PageReading, PdfReading
from ingest.reading import text_of as reading_text

A4 = (595, 842)


def text_of(reading: PdfReading) -> str:
    return "\n".join(map(reading_text, reading.pages))


def canvas(path: Path, **options: object) -> Canvas:
    page = Canvas(str(path), pagesize=A4, invariant=True, **options)
    page.setFont("Helvetica", 12)
    return page


def write_lines(page: Canvas, lines: list[str], *, top: float = 780, left: float = 70) -> None:
    page.setFont("Helvetica", 12)
    for n, line in enumerate(lines):
        page.drawString(left, top - 14 * n, line)


def write_scan(page: Canvas) -> None:
    """A picture over the whole page, as a scanner makes."""
    picture = io.BytesIO()
    Image.new("L", (60, 85), 220).save(picture, format="PNG")
    picture.seek(0)
    from reportlab.lib.utils import ImageReader

    page.drawImage(ImageReader(picture), 0, 0, *A4)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Minutes of three pages."""
    path = tmp_path / "minutes.pdf"
    page = canvas(path)
    for n in (1, 2, 3):
        write_lines(page, [f"Page {n} of the minutes.", "The motion was carried."])
        page.showPage()
    page.save()
    return path


def test_each_page_is_read_with_its_number_and_size(minutes: Path) -> None:
    reading = pdf.read_pdf(minutes)
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert {(page.width, page.height, page.reader) for page in reading.pages} == {
        (595.0, 842.0, "pdfium")
    }
    assert "Page 3 of the minutes." in reading.pages[2].blocks[0].text
    assert reading.doubts == ()


def test_a_box_lies_where_the_text_is_seen(minutes: Path) -> None:
    box = pdf.read_pdf(minutes).pages[0].blocks[0].box
    assert box.x0 == pytest.approx(70, abs=2)
    assert box.top == pytest.approx(842 - 780 - 11, abs=4)
    assert box.bottom == pytest.approx(842 - 766 + 3, abs=4)


def test_every_page_is_a_heartbeat(minutes: Path) -> None:
    beats: list[tuple[int, int]] = []
    pdf.read_pdf(minutes, on_page=lambda done, total: beats.append((done, total)))
    assert beats == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (20.0, 100.0, 580.0, 830.0)])
def test_boxes_match_the_page_as_rendered_turned_and_cropped(
    minutes: Path, tmp_path: Path, rotation: int, crop: tuple[float, ...] | None
) -> None:
    document = pypdfium2.PdfDocument(minutes)
    page = document[0]
    page.set_rotation(rotation)
    if crop:
        page.set_cropbox(*crop)
    turned = tmp_path / "turned.pdf"
    document.save(turned)
    page.close()
    document.close()

    read = pdf.read_pdf(turned).pages[0]
    drawn = pdf.render_page(turned, 1, width_px=round(read.width))
    ink = Image.open(io.BytesIO(drawn)).convert("L").point(lambda level: 255 * (level < 128))
    seen = ink.getbbox()
    assert seen is not None
    box = read.blocks[0].box
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(seen, abs=5)


def test_junk_before_the_header_is_still_a_pdf(minutes: Path, tmp_path: Path) -> None:
    junk = tmp_path / "mailed.pdf"
    junk.write_bytes(b"\r\nContent-Type: application/pdf\r\n\r\n" + minutes.read_bytes())
    assert len(pdf.read_pdf(junk).pages) == 3


def test_a_file_of_no_bytes_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.touch()
    with pytest.raises(Empty):
        pdf.read_pdf(path)


def test_a_word_document_named_pdf_is_told_from_a_damaged_pdf(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    with zipfile.ZipFile(path, "w") as folder:
        folder.writestr("[Content_Types].xml", "<Types/>")
        folder.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(WordNamedPdf) as refused:
        pdf.read_pdf(path)
    assert ".pdf" in refused.value.sentence("fr")

    old = tmp_path / "old.pdf"
    old.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
    )
    with pytest.raises(WordNamedPdf):
        pdf.read_pdf(old)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"<!DOCTYPE html><html><title>404</title>", "HTML"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG"),
        (b"%!PS-Adobe-3.0\n%%Pages: 1\n", "PostScript"),
        (b"Bonjour, voici le compte rendu.\n", "TXT"),
        (bytes(range(1, 200)), "BIN"),
    ],
)
def test_what_is_not_a_pdf_is_named(tmp_path: Path, head: bytes, found: str) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(head)
    with pytest.raises(NotAPdf) as refused:
        pdf.read_pdf(path)
    assert refused.value.fields["found"] == found


def test_half_a_copy_is_cut_short_and_not_damaged(minutes: Path, tmp_path: Path) -> None:
    whole = minutes.read_bytes()
    half = tmp_path / "half.pdf"
    half.write_bytes(whole[: len(whole) // 4])
    with pytest.raises(CutShort):
        pdf.read_pdf(half)


def test_a_copy_whose_room_was_set_aside_and_not_filled_is_cut_short(
    minutes: Path, tmp_path: Path
) -> None:
    whole = minutes.read_bytes()
    path = tmp_path / "preallocated.pdf"
    path.write_bytes(whole[: len(whole) // 4].ljust(len(whole), b"\0"))
    with pytest.raises(CutShort):
        pdf.read_pdf(path)
    path.write_bytes(bytes(len(whole)))
    with pytest.raises(CutShort):
        pdf.read_pdf(path)


def test_a_whole_file_that_no_reader_opens_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing of use\nstartxref\n0\n%%EOF\n")
    with pytest.raises(Damaged):
        pdf.read_pdf(path)


def test_a_password_is_asked_of_the_author(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    page = canvas(path, encrypt=StandardEncryption("secret", "owner"))
    write_lines(page, ["In camera."])
    page.save()
    with pytest.raises(Encrypted):
        pdf.read_pdf(path)
    with pytest.raises(Encrypted):
        pdf.render_page(path, 1, width_px=200)


def test_a_file_locked_against_copying_only_is_read(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    page = canvas(path, encrypt=StandardEncryption("", "owner", canCopy=0))
    write_lines(page, ["The minutes are public."])
    page.save()
    assert text_of(pdf.read_pdf(path)) == "The minutes are public."


def test_a_page_that_fails_is_marked_and_the_others_are_read(minutes: Path, tmp_path: Path) -> None:
    kids = re.search(rb"/Kids \[ (\d+) 0 R (\d+) 0 R", minutes.read_bytes())
    assert kids
    lost = kids[0].replace(kids[2] + b" 0 R", b"999 0 R")  # an object that the file does not have
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(minutes.read_bytes().replace(kids[0], lost))

    reading = pdf.read_pdf(broken)
    assert [page.trouble for page in reading.pages] == [None, "page-unreadable", None]
    assert reading.pages[1].blocks == ()
    assert "Page 3" in reading.pages[2].blocks[0].text
    assert "some-pages-unreadable" in reading.doubts


def test_cells_written_in_one_piece_are_not_one_word(tmp_path: Path) -> None:
    path = tmp_path / "cells.pdf"
    page = canvas(path)
    # As a spreadsheet's export writes « F » and « 1 000 € »: by the distance of letters (Tc).
    page._code.append("BT /F1 1 Tf 9 0 0 9 70 700 Tm 2.6 Tc (F1) Tj 0 Tc 3.6 0 Td (000) Tj ET")
    page.save()
    assert text_of(pdf.read_pdf(path)).split()[0] == "F"


def test_the_number_of_an_item_is_not_one_word_with_its_text(tmp_path: Path) -> None:
    path = tmp_path / "items.pdf"
    page = canvas(path)
    # As a word processor leaves it where the text after the tab overlaps the tab's own space.
    page.drawString(70, 700, "10.")
    page.drawString(70 + page.stringWidth("10.", "Helvetica", 12) + 1.2, 700, "By-law 2023-06")
    page.save()
    assert text_of(pdf.read_pdf(path)) == "10. By-law 2023-06"


def test_heads_and_page_numbers_are_not_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    page = canvas(path)
    for n, item in enumerate(["roads", "water", "parks"], 1):
        page.drawString(70, 815, f"Town Council – May 12, 2026 – Page {n} of 3")
        write_lines(page, [f"The report on {item} was received."])
        page.drawString(290, 30, str(n))
        page.showPage()
    page.save()
    pages = [[block.text for block in page.blocks] for page in pdf.read_pdf(path).pages]
    assert pages[0][0] == "Town Council – May 12, 2026"
    assert pages[1:] == [[f"The report on {item} was received."] for item in ("water", "parks")]


def test_what_was_typed_into_a_form_is_read_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    page = canvas(path)
    write_lines(page, ["Date/Time:", "Location:"])
    page.acroForm.textfield(value="June 6, 530pm", x=150, y=776, width=200, height=14, fontSize=10)
    page.acroForm.textfield(value="Town Hall", x=150, y=762, width=200, height=14, fontSize=10)
    page.save()
    lines = text_of(pdf.read_pdf(path)).splitlines()
    assert lines == ["Date/Time: June 6, 530pm", "Location: Town Hall"]


def test_a_field_without_appearance_still_gives_its_value(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    page = canvas(path)
    write_lines(page, ["Moved by:"])
    page.acroForm.textfield(value="Councillor Butler", x=150, y=776, width=200, height=14)
    page.save()
    path.write_bytes(path.read_bytes().replace(b"/AP ", b"/XX "))
    assert "Councillor Butler" in text_of(pdf.read_pdf(path))


def test_a_scan_is_told_by_a_doubt_where_it_can_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    page = canvas(path)
    write_scan(page)
    page.save()
    reading = pdf.read_pdf(path, ocr=False)
    assert reading.doubts == ("no-text", "not-yet-read")
    assert reading.pages[0].reader is None


def test_letters_drawn_as_curves_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "outlined.pdf"
    page = canvas(path)
    for n in range(400):
        page.circle(40 + n % 40 * 12, 60 + n // 40 * 30, 4)
    page.save()
    assert pdf.read_pdf(path, ocr=False).doubts == ("no-text", "not-yet-read")


def test_a_stamp_over_a_scan_is_kept_but_is_not_the_text_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "stamped.pdf"
    page = canvas(path)
    write_scan(page)
    write_lines(page, ["Envoyé en préfecture le 12/02/2024"], left=400)
    page.save()
    reading = pdf.read_pdf(path, ocr=False)
    assert reading.doubts == ("no-text", "only-stamp", "not-yet-read")
    assert "12/02/2024" in reading.pages[0].blocks[0].text


def test_one_scanned_page_among_others_is_a_doubt_and_an_empty_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    page = canvas(path)
    write_lines(page, ["The council met at seven."])
    page.showPage()
    page.showPage()
    page.save()
    assert pdf.read_pdf(path, ocr=False).doubts == ()

    page = canvas(path)
    write_lines(page, ["The council met at seven."])
    page.showPage()
    write_scan(page)
    page.save()
    assert pdf.read_pdf(path, ocr=False).doubts == ("some-pages-no-text", "not-yet-read")


def test_a_long_file_is_opened_anew_on_the_way(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pdf.read_pdf(minutes)
    opened: list[Path] = []
    open_first = pdf.open_first

    def counted(path: Path) -> pypdfium2.PdfDocument | None:
        opened.append(path)
        return open_first(path)

    monkeypatch.setattr(pdf, "open_first", counted)
    monkeypatch.setattr(pdf, "PAGES_OPEN", 1)
    assert pdf.read_pdf(minutes) == whole
    assert len(opened) == 3


def test_two_readers_that_count_differently_are_a_doubt(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Witness, "count", lambda witness: 1)
    reading = pdf.read_pdf(minutes)
    assert len(reading.pages) == 3
    assert reading.doubts == ("page-count-differs",)


def test_the_second_reader_reads_a_page_whose_letters_have_no_meaning(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.paper import pdfium

    read_sheet = pdfium.read_sheet

    def garbled(document: pypdfium2.PdfDocument, index: int) -> object:
        from dataclasses import replace

        sheet = read_sheet(document, index)
        words = tuple(replace(word, text="\ufffd" * len(word.text)) for word in sheet.words)
        return replace(sheet, words=words) if index == 1 else sheet

    monkeypatch.setattr(pdfium, "read_sheet", garbled)
    reading = pdf.read_pdf(minutes)
    assert [page.reader for page in reading.pages] == ["pdfium", "pdfplumber", "pdfium"]
    assert reading.pages[1].blocks[0].text.startswith("Page 2 of the minutes.")


def test_a_file_that_only_the_second_reader_opens_is_read(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "open_first", lambda path: None)
    reading = pdf.read_pdf(minutes)
    assert [page.reader for page in reading.pages] == ["pdfplumber"] * 3
    assert "Page 3 of the minutes." in text_of(reading)


@pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")
def test_a_scan_is_read_by_ocr_and_its_stamp_is_kept(tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    page = canvas(letter)
    page.setFont("Helvetica", 18)
    page.drawString(70, 700, "The council adopted the budget")
    page.save()
    picture = tmp_path / "letter.png"
    picture.write_bytes(pdf.render_page(letter, 1, width_px=1400))

    path = tmp_path / "scan.pdf"
    page = canvas(path)
    page.drawImage(str(picture), 0, 0, *A4)
    write_lines(page, ["Reçu en préfecture"], top=820, left=430)
    page.save()
    reading = pdf.read_pdf(path)
    assert [page.reader for page in reading.pages] == ["ocr"]
    assert reading.doubts == ()
    blocks = reading.pages[0].blocks
    assert blocks[0].text == "The council adopted the budget"
    assert blocks[0].box.x0 == pytest.approx(70, abs=4)
    assert blocks[0].box.bottom == pytest.approx(842 - 700, abs=8)
    assert [block.text for block in blocks].count("Reçu en préfecture") == 1


def test_a_page_is_drawn_at_the_width_that_is_asked(minutes: Path) -> None:
    picture = Image.open(io.BytesIO(pdf.render_page(minutes, 2, width_px=240)))
    assert picture.format == "PNG"
    assert picture.size == pytest.approx((240, 340), abs=1)


def test_a_page_that_does_not_exist_is_not_found(minutes: Path) -> None:
    for number in (0, 4):
        with pytest.raises(NotFound):
            pdf.render_page(minutes, number, width_px=240)


def reading_of(*texts: str) -> PdfReading:
    from archive.model import Box
    from ingest.reading import Block

    box = Box(0, 0, 1, 1)
    return PdfReading(
        tuple(
            PageReading(n, 1, 1, (Block(text, box),) if text else (), None)
            for n, text in enumerate(texts, 1)
        )
    )


def test_the_opening_is_the_first_page_and_the_second_where_the_first_is_a_cover() -> None:
    assert pdf.opening(reading_of("a" * 300, "b")) == "a" * 300
    assert pdf.opening(reading_of("Procès-verbal", "Séance du 7 juin 2010")) == (
        "Procès-verbal\nSéance du 7 juin 2010"
    )
    assert pdf.opening(reading_of("", "Agenda")) == "Agenda"
    assert pdf.opening(reading_of()) == ""
