"""The sheet that a clerk signs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from archive import cited, extract
from archive.model import Filing, Status
from archive.store import Store
from archive.styles import Sheet

Make = Callable[..., Filing]
TEXT = "2014-04-118 Réfection\nIl est résolu « d’œuvrer » à #strong[l'été] $x$ @lui *ceci* \\ <a>"


def sheet_of(store: Store, made: Filing) -> Sheet:
    store.file(made)
    found = cited.find(store, made.passages[0].id)
    return Sheet(found, "Ville de Val", f"https://val.example{found.address}", "fr")


def text_of(pdf: bytes) -> str:
    opened = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def test_the_sheet_holds_all_that_a_certified_extract_does(store: Store, filing: Make) -> None:
    sheet = sheet_of(store, filing("PV.pdf", TEXT))
    text = " ".join(text_of(extract.pdf(sheet)).split())
    for said in (
        "Ville de Val", "Conseil municipal", "tenue le 24 avril 2014", "2014-04-118",
        "Extrait certifié conforme", "Greffière ou greffier", sheet.doc.sha256, sheet.address,
        "« d’œuvrer »", "#strong[l'été] $x$ @lui *ceci* \\ <a>",
    ):  # fmt: skip
        assert said in text, said


def test_a_draft_says_so_on_its_sheet(store: Store, filing: Make) -> None:
    sheet = sheet_of(store, filing("PV.pdf", TEXT, status=Status.DRAFT))
    assert "n’a pas été adopté" in " ".join(text_of(extract.pdf(sheet)).split())


def test_the_sheet_is_tagged_titled_in_its_language_and_brings_its_fonts(
    store: Store, filing: Make, tmp_path: Path
) -> None:
    made = tmp_path / "x.pdf"
    made.write_bytes(extract.pdf(sheet_of(store, filing("PV.pdf", TEXT))))
    with made.open("rb") as opened:
        catalog = PDFDocument(PDFParser(opened)).catalog
        assert resolve1(catalog["MarkInfo"])["Marked"] is True
        assert "StructTreeRoot" in catalog
        assert resolve1(catalog["Lang"]).startswith(b"fr")
        metadata = resolve1(catalog["Metadata"]).get_data()
    assert b"pdfuaid:part" in metadata
    content = made.read_bytes()
    assert b"FontFile" in content and b"/Helvetica" not in content


def test_the_same_excerpt_gives_the_same_bytes(store: Store, filing: Make) -> None:
    sheet = sheet_of(store, filing("PV.pdf", TEXT))
    assert extract.pdf(sheet) == extract.pdf(sheet)


@pytest.mark.parametrize("length", [1, 600])
def test_a_long_text_runs_over_as_many_pages_as_it_needs(
    store: Store, filing: Make, length: int
) -> None:
    sheet = sheet_of(store, filing("PV.pdf", "\n".join([TEXT] * length)))
    text = text_of(extract.pdf(sheet))
    assert text.count("Réfection") == length and "Greffière" in text
