"""The content decides what a file is."""

from __future__ import annotations

import pytest

from ingest.sniff import OLD_WORD, Sort, looks_like, sort_of


def zip_head(name: str) -> bytes:
    """The first bytes of a ZIP whose first entry has that name."""
    return b"PK\x03\x04".ljust(30, b".") + name.encode()


@pytest.mark.parametrize(
    ("head", "name", "sort"),
    [
        (b"", "PV.pdf", Sort.EMPTY),
        (b"%PDF-1.7\n", "PV.pdf", Sort.PDF),
        (b"junk\r\n%PDF-1.4", "PV", Sort.PDF),
        (zip_head("word/document.xml"), "PV.pdf", Sort.WORD),
        (zip_head("[Content_Types].xml") + b"word/document.xml", "PV", Sort.WORD),
        (zip_head("xl/workbook.xml"), "budget.pdf", Sort.PDF),
        (zip_head("xl/workbook.xml"), "budget.xlsx", Sort.OTHER),
        (b"\x89PNG\r\n", "page.pdf", Sort.PICTURE),
        (b"<html><body>", "séance.doc", Sort.HTML),
        (b"{\\rtf1\\ansi", "PV.doc", Sort.OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + OLD_WORD, "PV.pdf", Sort.OFFICE),
        (b"\x00\x00\x00\x18ftypmp42", "séance.pdf", Sort.RECORDING),
        (b"%PDF-1.7\n", "PV.docx", Sort.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "PV.doc", Sort.OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "budget.xls", Sort.OTHER),
        (b"{\\rtf1\\ansi", "PV.rtf", Sort.OFFICE),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "PV", Sort.OFFICE),
        (zip_head("a.pdf") + b"%PDF-1.4", "stored.zip", Sort.BUNDLE),
        (zip_head("photo.jpg"), "photos.zip", Sort.BUNDLE),
        (b"\x89PNG\r\n", "page.pdf.png", Sort.PICTURE),
        (b"II*\x00", "scan.tif", Sort.PICTURE),
        (b"<!DOCTYPE html><html>", "seance.aspx", Sort.HTML),
        (b"# Minutes\n", "minutes.md", Sort.TEXT),
        (
            b"[00:00:05] **Mayor:** Good evening.\n[00:00:09] **Clerk:** Here.\n",
            "t.md",
            Sort.CAPTIONS,
        ),
        (b"\xef\xbb\xbfWEBVTT\n", "sous-titres.txt", Sort.CAPTIONS),
        (b"1\n00:00:01,000 --> 00:00:02,000\n", "a.SRT", Sort.CAPTIONS),
        (b"\x00\x00\x00\x18ftypmp42", "séance", Sort.RECORDING),
        (b"RIFF....WAVEfmt ", "x.bin", Sort.RECORDING),
        (b"RIFF....WEBPVP8 ", "x.webp", Sort.OTHER),
        (b"ID3\x04", "x", Sort.RECORDING),
        (b"\x00\x00", "x.mp3", Sort.RECORDING),
        (b"hello", "notes.txt", Sort.TEXT),
        (b"hello", "notes.xyz", Sort.OTHER),
    ],
)
def test_a_file_is_sorted_by_its_first_bytes(head: bytes, name: str, sort: Sort) -> None:
    assert sort_of(head, name) is sort


@pytest.mark.parametrize(
    ("head", "name", "said"),
    [
        (b"\x89PNG\r\n", "x", "PNG"),
        (b"  <!DOCTYPE html>", "x.aspx", "HTML"),
        (b"abc", "x.xyz", ".xyz"),
    ],
)
def test_a_refused_file_is_named_by_what_it_looks_like(head: bytes, name: str, said: str) -> None:
    assert looks_like(head, name) == said
