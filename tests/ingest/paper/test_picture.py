"""Scans that come as pictures. What Tesseract reads is checked where it is installed."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from archive.errors import NotFound
from ingest.errors import CutShort, Damaged, Empty, PictureTooLarge, Unreadable, Unsupported
from ingest.paper import ocr
from ingest.paper.picture import read_picture, render

only_with_tesseract = pytest.mark.skipif(
    not ocr.available(), reason="Tesseract is not installed on this machine"
)
ORIENTATION = 274  # the EXIF tag: 6 is « turn a quarter clockwise to see it upright »


def sheet(*lines: str, dpi: int = 100) -> Image.Image:
    """A letter-size page of lines in 14 points, one inch from the top and the left."""
    page = Image.new("L", (round(8.5 * dpi), 11 * dpi), 255)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=14 * dpi / 72)
    for n, line in enumerate(lines):
        pen.text((dpi, dpi + n * dpi // 3), line, fill=0, font=font)
    return page


def saved(tmp_path: Path, page: Image.Image, name: str, **how: object) -> Path:
    path = tmp_path / name
    page.save(path, **how)
    return path


def sizes(path: Path) -> list[tuple[int, int]]:
    reading = read_picture(path, ocr=False)
    return [(round(page.width), round(page.height)) for page in reading.pages]


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tiff"])
def test_a_page_s_size_comes_from_its_dots_per_inch(tmp_path: Path, name: str) -> None:
    assert sizes(saved(tmp_path, sheet(dpi=200), name, dpi=(200, 200))) == [(612, 792)]


def test_without_dots_per_inch_a_hundred_and_fifty_are_taken(tmp_path: Path) -> None:
    assert sizes(saved(tmp_path, sheet(dpi=150), "a.png")) == [(612, 792)]
    assert sizes(saved(tmp_path, sheet(dpi=150), "b.png", dpi=(72, 72))) == [(612, 792)]
    assert sizes(saved(tmp_path, sheet(dpi=150), "c.tiff", dpi=(0, 0))) == [(612, 792)]


def test_a_fax_has_twice_as_many_dots_across_as_down(tmp_path: Path) -> None:
    fax = Image.new("1", (1728, 1078), 1)
    path = saved(tmp_path, fax, "fax.tiff", dpi=(204, 98), compression="group4")
    assert sizes(path) == [(610, 792)]
    drawn = Image.open(io.BytesIO(render(path, 1, width_px=240)))
    assert drawn.size == (240, pytest.approx(312, abs=2))


def test_each_page_of_a_tiff_is_a_page_but_a_preview_is_none(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    preview = Image.new("L", (85, 110), 255)
    preview.encoderinfo = {"tiffinfo": {254: 1}}
    pages = [preview, sheet(dpi=100), sheet(dpi=200)]
    path = saved(
        tmp_path, sheet(dpi=100), "a.tiff", save_all=True, append_images=pages, dpi=(100, 100)
    )
    reading = read_picture(path, ocr=False, on_page=lambda *done: told.append(done))
    assert [round(page.width) for page in reading.pages] == [612, 612, 1224]
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_picture_taken_sideways_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    page = sheet(dpi=150).transpose(Image.Transpose.ROTATE_90)
    path = saved(tmp_path, page, "a.jpg", exif=exif, dpi=(150, 150))
    assert sizes(path) == [(612, 792)]
    drawn = Image.open(io.BytesIO(render(path, 1, width_px=850)))
    assert drawn.size == (850, 1100)


def test_what_is_transparent_is_white_paper(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.new("RGBA", (100, 100), (0, 0, 0, 0)), "a.png")
    drawn = Image.open(io.BytesIO(render(path, 1, width_px=50)))
    assert drawn.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_way_to_store_a_page_is_drawn(tmp_path: Path, mode: str) -> None:
    page = sheet("Minutes").convert("I").convert(mode) if mode == "I;16" else sheet().convert(mode)
    path = saved(tmp_path, page, "a.tiff")
    assert Image.open(io.BytesIO(render(path, 1, width_px=60))).size == (60, 78)
    assert read_picture(path, ocr=False).doubts == ("no-text", "not-yet-read")


def test_a_page_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    path = saved(tmp_path, sheet(), "a.png")
    for number in (0, 2):
        with pytest.raises(NotFound):
            render(path, number, width_px=100)


@only_with_tesseract
def test_the_text_is_read_with_boxes_in_points(tmp_path: Path) -> None:
    page = sheet("The council adopted the budget", "and adjourned.", dpi=200)
    path = saved(tmp_path, page, "a.png", dpi=(200, 200))
    reading = read_picture(path)
    (one,) = reading.pages
    assert reading.doubts == () and one.reader == "ocr"
    assert "The council adopted the budget" in one.blocks[0].text
    box = one.blocks[0].box
    assert box is not None
    assert (box.x0, box.top) == pytest.approx((72, 74), abs=6)


@only_with_tesseract
def test_a_page_without_words_is_told_beside_those_that_have_some(tmp_path: Path) -> None:
    words = sheet("The council adopted the budget", dpi=200)
    path = saved(
        tmp_path, words, "a.tiff", save_all=True, append_images=[sheet(dpi=200)], dpi=(200, 200)
    )
    reading = read_picture(path)
    assert [bool(page.blocks) for page in reading.pages] == [True, False]
    assert reading.doubts == ("some-pages-no-text",)


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is of a size, and holds none of it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        crc = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [9_600, 60_000])
def test_a_decompression_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, side: int) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(bomb(side, side))
    with pytest.raises(PictureTooLarge) as refused:
        read_picture(path)
    assert "90" in refused.value.sentence("fr")
    with pytest.raises(PictureTooLarge):
        render(path, 1, width_px=240)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_half_a_picture_is_told_as_such(tmp_path: Path, name: str) -> None:
    noise = Image.effect_noise((300, 300), 80)
    whole = saved(tmp_path, noise, name).read_bytes()
    half = tmp_path / "half"
    for length in (12, 200, len(whole) // 2, len(whole) - 80):
        half.write_bytes(whole[:length])
        with pytest.raises(CutShort):
            read_picture(half, ocr=False)
        with pytest.raises(CutShort):
            render(half, 1, width_px=100)


def test_a_damaged_page_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    noise = [Image.effect_noise((300, 300), 80) for _ in range(3)]
    path = saved(
        tmp_path, noise[0], "a.tiff", save_all=True, append_images=noise[1:], compression="tiff_lzw"
    )
    content = bytearray(path.read_bytes())
    with Image.open(path) as picture:
        picture.seek(1)
        start = picture.tag_v2[273][0]
    content[start : start + 400] = b"\xff" * 400
    path.write_bytes(content)
    reading = read_picture(path, ocr=False)
    assert [page.trouble for page in reading.pages] == [None, "page-unreadable", None]
    assert "some-pages-unreadable" in reading.doubts


def test_a_damaged_byte_gives_a_reading_or_a_reason(tmp_path: Path) -> None:
    hurt = tmp_path / "hurt"
    for name in ("a.png", "a.jpg", "a.tiff"):
        whole = saved(tmp_path, sheet("Minutes", dpi=50), name).read_bytes()
        for place in range(0, min(len(whole), 600), 7):
            hurt.write_bytes(whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :])
            try:
                assert read_picture(hurt, ocr=False).pages
            except Unreadable as error:
                assert error.sentence("fr")


def test_other_files_are_refused_for_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.touch()
    with pytest.raises(Empty):
        read_picture(path)
    path.write_bytes(b"\0" * 100)
    with pytest.raises(CutShort):
        read_picture(path)
    path.write_bytes(b"%PDF-1.7 and more")
    with pytest.raises(Unsupported):
        read_picture(path)
    Image.new("L", (9, 9)).save(path, format="GIF")
    with pytest.raises(Unsupported):
        read_picture(path)
    path.write_bytes(b"II*\0" + b"\xff" * 40)
    with pytest.raises(Damaged):
        read_picture(path)
