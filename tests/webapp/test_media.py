"""Recordings and originals: whole, in part, once (RFC 9110, sections 13 and 14)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.originals import Originals
from webapp.media import Part, Stretch, wanted


def media_address(town: Any) -> str:
    return f"/recordings/{town.recording}/media"


@pytest.fixture
def whole(town: Any) -> bytes:
    names = Originals(town.settings.originals).all()
    path = next(path for name, path in names if name.startswith(town.recording))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", Part(0, 1)),
        ("bytes=0-99", Part(0, 100)),
        ("bytes=90-", Part(90, 100)),
        ("bytes=90-1000", Part(90, 100)),
        ("bytes=-10", Part(90, 100)),
        ("bytes=-1000", Part(0, 100)),
        ("Bytes= 5-6 ", Part(5, 7)),
        (None, None),
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=9-3", None),
        ("items=0-1", None),
        ("bytes=0-1,5-6", None),
        ("bytes=0-1, -1", None),
        ("bytes=+1-2", None),
        ("bytes=٣-٤", None),
    ],
)
def test_a_range_is_understood_or_the_whole_is_sent(header: str | None, part: Part | None) -> None:
    assert wanted(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999-"])
def test_a_range_beyond_the_end_is_refused(header: str) -> None:
    with pytest.raises(ValueError, match="bytes"):
        wanted(header, 100)


def test_any_range_of_an_empty_file_is_refused() -> None:
    with pytest.raises(ValueError, match="bytes"):
        wanted("bytes=0-", 0)


def test_a_recording_is_sent_whole(client: FlaskClient, town: Any, whole: bytes) -> None:
    answer = client.get(media_address(town))
    assert (answer.status_code, answer.data) == (200, whole)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Length"] == str(len(whole))
    assert answer.mimetype == "audio/wav"
    assert answer.headers["ETag"].strip('"').startswith(town.recording)


def test_a_part_is_sent_as_206_with_its_place(client: FlaskClient, town: Any, whole: bytes) -> None:
    answer = client.get(media_address(town), headers={"Range": "bytes=1000-1999"})
    assert (answer.status_code, answer.data) == (206, whole[1000:2000])
    assert answer.headers["Content-Range"] == f"bytes 1000-1999/{len(whole)}"
    assert answer.headers["Content-Length"] == "1000"


def test_the_end_is_sent_to_who_asks_for_the_end(
    client: FlaskClient, town: Any, whole: bytes
) -> None:
    answer = client.get(media_address(town), headers={"Range": "bytes=-7"})
    assert (answer.status_code, answer.data) == (206, whole[-7:])


def test_a_part_beyond_the_end_is_416_and_says_the_size(
    client: FlaskClient, town: Any, whole: bytes
) -> None:
    answer = client.get(media_address(town), headers={"Range": f"bytes={len(whole)}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(whole)}"


def test_several_parts_are_answered_by_the_whole(
    client: FlaskClient, town: Any, whole: bytes
) -> None:
    answer = client.get(media_address(town), headers={"Range": "bytes=0-1,5-9"})
    assert (answer.status_code, answer.data) == (200, whole)


def test_if_range_gives_the_part_of_the_same_file_only(
    client: FlaskClient, town: Any, whole: bytes
) -> None:
    etag = client.head(media_address(town)).headers["ETag"]
    asked = {"Range": "bytes=0-9"}
    for condition, status in (
        (etag, 206),
        ('"another"', 200),
        (f"W/{etag}", 200),
        ("Tue, 24 Nov 2026 08:00:00 GMT", 200),
    ):
        answer = client.get(media_address(town), headers=asked | {"If-Range": condition})
        assert answer.status_code == status, condition
        assert answer.data == (whole[:10] if status == 206 else whole)


def test_head_says_the_size_and_sends_nothing(client: FlaskClient, town: Any, whole: bytes) -> None:
    answer = client.head(media_address(town), headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(whole))


def test_a_file_already_had_is_not_sent_again(client: FlaskClient, town: Any) -> None:
    etag = client.head(media_address(town)).headers["ETag"]
    answer = client.get(media_address(town), headers={"If-None-Match": etag})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_original_is_saved_under_its_own_name(client: FlaskClient, town: Any) -> None:
    answer = client.get(f"/documents/{town.scan}/original")
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert "filename*=UTF-8''num%C3%A9ris%C3%A9%20%3C1%3E.pdf" in disposition


def test_a_file_that_is_gone_is_404(client: FlaskClient, town: Any, tmp_path: Path) -> None:
    from dataclasses import replace

    from webapp.app import create_app

    settings = town.settings
    moved = tmp_path / "home"
    moved.mkdir()
    (moved / "archive.db").write_bytes(settings.database.read_bytes())
    alone = create_app(replace(settings, home=moved)).test_client()
    assert client.get(media_address(town)).status_code == 200
    assert alone.get(media_address(town)).status_code == 404


def test_a_stretch_reads_like_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "letters"
    path.write_bytes(b"0123456789")
    with Stretch(path.open("rb"), Part(2, 6)) as stretch:
        assert stretch.read() == b"2345"
        assert stretch.read() == b""
        assert stretch.seek(0, 2) == 4
        assert stretch.seek(1) == 1
        assert stretch.read(2) == b"34"
        assert stretch.tell() == 3
        assert stretch.seek(-2, 1) == 1
        assert stretch.read(100) == b"345"
        assert stretch.whole.closed is False
    assert stretch.whole.closed


def test_the_server_sends_a_stretch_without_reading_it_first(
    app: Flask, town: Any, whole: bytes
) -> None:
    """Waitress hands its own file sender over: a slow listener then holds no thread."""
    buffers = pytest.importorskip("waitress.buffers")
    sent: dict[str, Any] = {}
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": media_address(town), "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "wsgi.url_scheme": "http", "HTTP_RANGE": "bytes=100-149",
        "wsgi.file_wrapper": buffers.ReadOnlyFileBasedBuffer,
    }  # fmt: skip

    def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
        sent.update(status=status, length=dict(headers)["Content-Length"])

    answer: Any = app.wsgi_app(environ, start)
    assert isinstance(answer, buffers.ReadOnlyFileBasedBuffer)
    assert answer.prepare(int(sent["length"])) == 50
    assert answer.get(1000) == whole[100:150]
    answer.close()
    assert sent["status"].startswith("206")


def test_a_condition_on_another_file_fails(client: FlaskClient, town: Any) -> None:
    etag = client.head(media_address(town)).headers["ETag"]
    for condition, status in ((etag, 200), ("*", 200), ('"another"', 412), (f"W/{etag}", 412)):
        answer = client.get(media_address(town), headers={"If-Match": condition})
        assert answer.status_code == status, condition


def test_files_are_asked_for_again_soon_so_that_what_is_withdrawn_is_gone(
    client: FlaskClient, town: Any
) -> None:
    for address in (media_address(town), f"/documents/{town.minutes}/original"):
        header = client.head(address).headers["Cache-Control"]
        assert int(header.partition("max-age=")[2].partition(",")[0]) <= 300
        assert "must-revalidate" in header and "immutable" not in header
