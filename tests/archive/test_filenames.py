from __future__ import annotations

import pytest

from archive.filenames import WORD, misleads, saved_as


@pytest.mark.parametrize(
    ("name", "media_type", "saved"),
    [
        ("PV.pdf", "application/pdf", "PV.pdf"),
        ("minutes_2024_02_29.pdf", WORD, "minutes_2024_02_29.docx"),
        ("séance.DOC", "text/html", "séance.html"),
        ("PV.doc", "application/rtf", "PV.doc"),
        ("page.pdf", "image/png", "page.png"),
        ("page.png", "image/jpeg", "page.jpg"),
        ("PV.2024", "application/pdf", "PV.2024"),
        ("PV", "application/pdf", "PV"),
        ("séance.aspx", "text/html", "séance.aspx"),
        ("séance.pdf", "video/mp4", "séance.mp4"),
        ("séance.mp3", "video/mp4", "séance.mp3"),
        ("budget.pdf", "application/octet-stream", "budget.pdf"),
    ],
)
def test_a_file_is_saved_under_an_ending_that_opens_it(
    name: str, media_type: str, saved: str
) -> None:
    assert saved_as(name, media_type) == saved
    assert misleads(name, media_type) is (name != saved)
