from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from ingest.bundles import attachments as carried
from ingest.bundles.attachments import attachments, unpack_attachments
from ingest.bundles.unpacking import Limits
from ingest.errors import Damaged, Empty
from tests.ingest.bundles.test_unpacking import zipped


def portfolio(path: Path, files: dict[str, bytes]) -> Path:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    for name, content in files.items():
        document.new_attachment(name).set_data(content)
    document.save(path)
    document.close()
    return path


def test_the_files_of_a_portfolio_are_unpacked(tmp_path: Path) -> None:
    path = portfolio(
        tmp_path / "lot.pdf", {"Annexe A – été.pdf": b"%PDF-1.4", "C:\\Bureau\\b.txt": b"mots"}
    )
    found = unpack_attachments(path, tmp_path / "out")
    assert [(one.name, one.error) for one in found] == [
        ("Annexe A – été.pdf", None),
        ("b.txt", None),
    ]
    assert (tmp_path / "out/Annexe A – été.pdf").read_bytes() == b"%PDF-1.4"
    assert (tmp_path / "out/b.txt").read_bytes() == b"mots"


def test_a_pdf_without_attachments_writes_nothing(tmp_path: Path) -> None:
    path = portfolio(tmp_path / "pv.pdf", {})
    assert unpack_attachments(path, tmp_path / "out") == ()
    assert not (tmp_path / "out").exists()


def test_names_that_lead_elsewhere_lie_in_the_folder(tmp_path: Path) -> None:
    path = portfolio(tmp_path / "lot.pdf", {"../../a.pdf": b"a", "/etc/b.pdf": b"b", "..": b"c"})
    found = unpack_attachments(path, tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["1.bin", "a.pdf", "b.pdf"]
    assert len(found) == 3


def test_a_zip_that_is_attached_is_unpacked_too(tmp_path: Path) -> None:
    path = portfolio(tmp_path / "lot.pdf", {"annexes.zip": zipped({"c.pdf": b"%PDF"})})
    (found,) = unpack_attachments(path, tmp_path / "out")
    assert (found.folders, found.name) == (("annexes",), "c.pdf")


def test_limits_hold_for_attachments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = portfolio(tmp_path / "lot.pdf", {"a.bin": b"a" * 2000, "b.bin": b"b"})
    too_large = unpack_attachments(path, tmp_path / "one", Limits(total_bytes=1000))
    assert [one.error and one.error.code for one in too_large] == ["bundle-too-large", None]
    monkeypatch.setattr(carried, "SMALL", 10)
    swollen = unpack_attachments(path, tmp_path / "two", Limits(ratio=0))
    assert [one.error and one.error.code for one in swollen] == ["swollen", None]


def test_files_pinned_to_a_page_are_unpacked(tmp_path: Path) -> None:
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R]>>endobj\n"
        b"4 0 obj<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 5 0 R>>endobj\n"
        b"5 0 obj<</Type/Filespec/F(plan.txt)/UF(plan.txt)/EF<</F 6 0 R>>>>endobj\n"
        b"6 0 obj<</Length 4>>stream\nmots\nendstream endobj\n"
        b"trailer<</Root 1 0 R/Size 7>>\n%%EOF\n"
    )
    path = tmp_path / "pv.pdf"
    path.write_bytes(content)
    (found,) = unpack_attachments(path, tmp_path / "out")
    assert found.path is not None
    assert (found.name, found.path.read_bytes()) == ("plan.txt", b"mots")


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"")
    with pytest.raises(Empty):
        list(attachments(path))
    path.write_bytes(b"not a PDF")
    with pytest.raises(Damaged):
        list(attachments(path))
