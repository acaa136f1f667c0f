"""What Tesseract's words become. Its own work is checked in test_pdf.py, where it is installed."""

import pytest

from ingest.paper import ocr

Found = dict[str, list[object]]


def found(*lines: tuple[int, int, str], conf: float = 95.0) -> Found:
    """What image_to_data gives for lines of (region, top, text), 10 pixels a letter, 20 high."""
    data: Found = {
        name: []
        for name in [
            "block_num",
            "par_num",
            "line_num",
            "left",
            "top",
            "width",
            "height",
            "conf",
            "text",
        ]
    }
    for number, (region, top, text) in enumerate(lines):
        left = 100
        for word in text.split():
            low = bool(ocr.HANGS.search(word))
            row = (region, 1, number, left, top, 10 * len(word), 20 if low else 16, conf, word)
            for name, value in zip(data, row, strict=True):
                data[name].append(value)
            left += 10 * len(word) + 10
    return data


def texts(data: Found) -> list[str]:
    return [block.text for block in ocr.blocks_in(data, 595, 842, 0.5, 0.5)]


def test_lines_are_gathered_into_paragraphs_with_boxes_in_points() -> None:
    data = found((1, 200, "The council adopted"), (1, 225, "the budget"), (2, 400, "Adjourned"))
    blocks = list(ocr.blocks_in(data, 595, 842, 0.5, 0.5))
    assert [block.text for block in blocks] == ["The council adopted\nthe budget", "Adjourned"]
    assert blocks[0].box.x0 == 50
    assert blocks[0].box.top == pytest.approx(100, abs=3)
    assert blocks[0].box.bottom == pytest.approx(122, abs=3)


def test_items_that_tesseract_takes_for_one_paragraph_are_parted() -> None:
    data = found(
        (1, 200, "01.19.01 Apologies"),
        (1, 225, "Apologies had been received from the clerk."),
        (1, 250, "01.19.02 Declarations of interest"),
    )
    assert texts(data)[-1] == "01.19.02 Declarations of interest"


def test_words_of_little_confidence_are_dropped() -> None:
    sure, doubtful = found((1, 200, "The council adopted")), found((1, 200, "~wx"), conf=29.0)
    data = {name: sure[name] + doubtful[name] for name in sure}
    assert texts(data) == ["The council adopted"]


def test_what_a_stain_is_read_as_is_not_text() -> None:
    assert texts(found((1, 200, "— | ~ .:"))) == []
    assert texts(found((1, 200, "il"), conf=40.0)) == []


def test_a_machine_without_tesseract_has_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    ocr.available.cache_clear()
    ocr.installed_languages.cache_clear()
    try:
        monkeypatch.setitem(__import__("sys").modules, "pytesseract", None)
        assert ocr.available() is False
    finally:
        ocr.available.cache_clear()
        ocr.installed_languages.cache_clear()
