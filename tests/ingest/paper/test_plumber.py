"""The second reader sees what the first one sees."""

from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import pdfium
from ingest.paper.layout import blocks_of
from ingest.paper.plumber import SecondReader


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    drawn = Canvas(str(path), pagesize=(400, 600), invariant=True)
    drawn.drawString(50, 550, "Le conseil adopte la motion.")
    drawn.grid([50, 150, 250], [400, 420, 440])
    for x0, y, cell in ((55, 426, "Pour"), (155, 426, "44"), (55, 406, "Contre"), (155, 406, "8")):
        drawn.drawString(x0, y, cell)
    drawn.save()
    return path


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (20.0, 100.0, 380.0, 580.0)])
def test_both_readers_give_the_same_blocks_in_the_same_places(
    page: Path, tmp_path: Path, rotation: int, crop: tuple[float, ...] | None
) -> None:
    document = pypdfium2.PdfDocument(page)
    first = document[0]
    first.set_rotation(rotation)
    if crop:
        first.set_cropbox(*crop)
    path = tmp_path / "turned.pdf"
    document.save(path)
    first.close()
    document.close()

    document = pdfium.open_pdf(path)
    one = pdfium.read_sheet(document, 0)
    document.close()
    reader = SecondReader(path)
    other = reader.sheet(0)
    reader.close()
    assert other is not None
    assert (one.width, one.height, one.turned) == (other.width, other.height, other.turned)
    ours, theirs = blocks_of(one), blocks_of(other)
    assert [block.text for block in ours] == [
        "Le conseil adopte la motion.",
        "Pour | 44",
        "Contre | 8",
    ]
    assert [block.text for block in theirs] == [block.text for block in ours]
    for a, b in zip(ours, theirs, strict=True):
        assert (a.box.x0, a.box.top) == pytest.approx((b.box.x0, b.box.top), abs=2)


def test_a_page_that_it_can_not_read_is_none(page: Path, tmp_path: Path) -> None:
    reader = SecondReader(page)
    assert reader.sheet(7) is None
    reader.close()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing\n%%EOF")
    reader = SecondReader(broken)
    assert reader.sheet(0) is None
    reader.close()
