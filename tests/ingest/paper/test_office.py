"""What LibreOffice opens for us, and what it is kept from. Skipped where it is not installed."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import (
    CutShort,
    Damaged,
    Empty,
    Encrypted,
    NeedsLibreOffice,
    OfficeTooSlow,
    TooLarge,
    Unsupported,
)
from ingest.paper import office
from tests.real import RECORDS, only_with_records
from tests.word_files import write_open_document, write_word

only_with_office = pytest.mark.skipif(
    not office.available(), reason="LibreOffice is not installed on this machine"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = r"{\rtf1\ansi\ansicpg1252 Proc\'e8s-verbal\par Le budget est {\deleted rejet\'e9}adopt\'e9.}"
DELETED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>"
    "<text:p>rejeté</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)


def text_of(path: Path) -> str:
    reading = office.read_office(path)
    return "\n".join(block.text for page in reading.pages for block in page.blocks)


def rtf(tmp_path: Path, inside: str = RTF) -> Path:
    path = tmp_path / "minutes"
    path.write_text(inside, encoding="ascii")
    return path


@only_with_office
def test_a_file_is_read_by_its_bytes_with_boxes_on_pages_that_have_a_size(tmp_path: Path) -> None:
    path = write_open_document(tmp_path / "0f3a", "<text:p>Séance du 12 mai 2026</text:p>")
    reading = office.read_office(path)
    (page,) = reading.pages
    assert page.width > 500 and page.height > 700
    assert [block.text for block in page.blocks] == ["Séance du 12 mai 2026"]
    assert page.blocks[0].box is not None
    assert list(tmp_path.iterdir()) == [path]


@only_with_office
def test_what_tracked_changes_deleted_is_not_read(tmp_path: Path) -> None:
    change = '<text:change text:change-id="c1"/>'
    odt = write_open_document(
        tmp_path / "a.odt", f"<text:p>Le budget est {change}adopté.</text:p>", before=DELETED
    )
    assert text_of(odt) == "Le budget est adopté."
    assert text_of(rtf(tmp_path)).split("\n") == ["Procès-verbal", "Le budget est adopté."]


@only_with_office
def test_a_page_is_drawn(tmp_path: Path) -> None:
    path = write_open_document(tmp_path / "a.odt", "<text:p>Texte</text:p>")
    assert office.render(path, 1, width_px=240).startswith(b"\x89PNG")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """(an address on this machine, what has been asked of it)."""
    paths: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *told: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()
    thread.join()


@only_with_office
def test_nothing_that_a_file_links_is_fetched(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    body = (
        '<text:p>Before</text:p><text:section text:name="S"><text:section-source '
        f'xlink:href="{secret.as_uri()}" text:filter-name="Text"/><text:p>Old</text:p>'
        "</text:section><text:p><draw:frame><draw:image xlink:type='simple' "
        f"xlink:actuate='onLoad' xlink:href='{address}/a.png'/></draw:frame></text:p>"
        "<text:p>After</text:p>"
    )
    read = text_of(write_open_document(tmp_path / "a.odt", body))
    assert "Before" in read and "After" in read and "hunter2" not in read
    assert paths == []


@only_with_office
def test_a_conversion_is_given_up_at_its_limit(tmp_path: Path) -> None:
    with pytest.raises(OfficeTooSlow):
        office.read_office(rtf(tmp_path), limit_s=0.01)


@only_with_office
def test_who_waits_is_told_that_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "BEAT_S", 0.01)
    told: list[tuple[int, int]] = []
    path = rtf(tmp_path, r"{\rtf1\ansi Texte}")
    office.read_office(path, on_page=lambda *done: told.append(done))
    assert told[0] == (0, 1) and told[-1] == (1, 1)


@only_with_office
def test_what_libreoffice_cannot_open_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"))
    with pytest.raises(Damaged):
        office.read_office(path)


def test_without_libreoffice_the_clerk_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office.available() is False
    with pytest.raises(NeedsLibreOffice) as refused:
        office.read_office(rtf(tmp_path))
    assert ".rtf" in refused.value.sentence("fr") and "PDF" in refused.value.sentence("en")


def test_formats_are_told_by_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert office.format_of(rtf(tmp_path)) == ".rtf"
    assert office.format_of(write_open_document(path, "")) == ".odt"
    assert office.format_of(write_word(path, "")) == ".docx"
    for content, suffix in [
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"\xffWPC" + b"\0" * 40, ".wpd"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', ".xml"),
    ]:
        path.write_bytes(content)
        assert office.format_of(path) == suffix


def test_what_is_not_asked_of_libreoffice_is_refused_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a"
    locked = OLE + b"\0" * 504 + b"\xec\xa5" + b"\0" * 8 + b"\x00\x01" + b"\0" * 40
    for content, error in [
        (b"", Empty),
        (b"\0" * 500, CutShort),
        (b"PK\x03\x04 and no end", CutShort),
        (b"#!/bin/sh", Unsupported),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), Unsupported),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        (locked + "WordDocument".encode("utf-16-le"), Encrypted),
    ]:
        path.write_bytes(content)
        with pytest.raises(error):
            office.format_of(path)
    write_open_document(path, "", manifest="<manifest:encryption-data/>")
    with pytest.raises(Encrypted):
        office.format_of(path)


def test_a_zip_bomb_never_reaches_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "LARGEST_MB", 1)
    with pytest.raises(TooLarge):
        office.format_of(write_word(tmp_path / "a.docx", " " * 1_100_000))


@only_with_office
@only_with_records
def test_a_real_old_word_file_is_read_whole() -> None:
    reading = office.read_office(RECORDS / "fr" / "PV_CM_22_06_2009.doc")
    text = "\n".join(block.text for page in reading.pages for block in page.blocks)
    assert len(reading.pages) > 100 and len(text) > 300_000
    assert "lundi 22 juin 2009" in text
    assert "désignée Secrétaire de séance, recueille le procès-verbal" in text.replace("\n", " ")
