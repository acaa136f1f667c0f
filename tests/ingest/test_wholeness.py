"""Half a file is known by what its form keeps at the end."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from archive.settings import Settings
from ingest import errors
from ingest.inbox import given, waiting
from ingest.wholeness import is_whole
from tests.drop import MINUTES, write_pdf
from tests.ingest.bundles.test_unpacking import zipped
from tests.ingest.test_pipeline import bring_in


def atom(name: bytes, size: int = 16) -> bytes:
    return struct.pack(">I4s", size, name).ljust(size, b"\1")


FILM = atom(b"ftyp", 24) + atom(b"mdat", 4000)


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        (b"%PDF-1.4\n1 0 obj\n", False),
        (b"%PDF-1.4\n1 0 obj\nstartxref\n9\n%%EOF\n", True),
        (FILM, False),
        (FILM + atom(b"moov", 400), True),
        (atom(b"ftyp", 24) + atom(b"moov", 400) + atom(b"mdat", 4000)[:1000], True),
        (FILM[:1000], False),
        (zipped({"a.pdf": b"%PDF-1.4"}), True),
        (zipped({"a.pdf": b"%PDF-1.4" * 400})[:40], False),
        (b"\0" * 5000, False),
        (b"\0" * 5000 + b"\xff\xfb", True),
        (b"", True),
        (b"hello", True),
    ],
)
def test_what_has_an_end_is_whole_once_it_is_there(
    tmp_path: Path, content: bytes, whole: bool
) -> None:
    path = tmp_path / "a"
    path.write_bytes(content)
    assert is_whole(path) is whole


def test_half_a_pdf_waits_in_the_inbox_then_is_rejected(settings: Settings, tmp_path: Path) -> None:
    whole = write_pdf(tmp_path / "a.pdf", MINUTES).read_bytes()
    half = settings.inbox / "a.pdf"
    half.write_bytes(whole[: len(whole) // 2])
    assert bring_in(settings, list(waiting(settings.inbox))) == {}
    assert half.exists()
    half.write_bytes(whole)  # the rest of the copy came
    assert bring_in(settings, list(waiting(settings.inbox)))["a.pdf"].outcome == "added"

    half.write_bytes(whole[: len(whole) // 2])
    impatient = Settings(home=settings.home, still_s=0.0, ocr=False, incomplete_s=0.0)
    (outcome,) = bring_in(impatient, list(waiting(settings.inbox))).values()
    assert isinstance(outcome.error, errors.CutShort)
    assert not half.exists()


def test_of_half_a_pdf_that_is_given_what_can_be_read_is_kept(
    settings: Settings, tmp_path: Path
) -> None:
    """Whoever names it at the terminal may have no better one."""
    path = write_pdf(tmp_path / "a.pdf", MINUTES)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"startxref")])
    (outcome,) = bring_in(settings, list(given([path]))).values()
    assert outcome.outcome == "added" and outcome.pages == 1
    assert outcome.document and "cut-short" in outcome.document.doubts
