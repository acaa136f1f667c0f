"""Files as received, sent whole or in part (RFC 9110, section 14), never whole in memory."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast
from urllib.parse import quote

from flask import Response, abort, request
from werkzeug.http import quote_etag, unquote_etag
from werkzeug.wsgi import wrap_file

from archive.filenames import saved_as
from archive.given import Given
from webapp.security import FILE_POLICY

# The only types that are ever said. A file of another kind is bytes to keep, not to open.
PLAYED = {
    one: one
    for one in (
        "audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg", "audio/wav", "audio/webm",
        "audio/flac", "audio/aiff", "video/mp4", "video/webm", "video/ogg", "video/quicktime",
        "video/x-matroska", "video/mpeg", "video/x-msvideo",
    )
} | {
    "audio/x-wav": "audio/wav",
    "audio/vnd.wave": "audio/wav",
    "audio/mp3": "audio/mpeg",
    "audio/x-m4a": "audio/mp4",
    "audio/m4a": "audio/mp4",
    "audio/x-flac": "audio/flac",
    "audio/x-aiff": "audio/aiff",
    "application/ogg": "audio/ogg",
    "video/x-m4v": "video/mp4",
}  # fmt: skip
SAVED = PLAYED | {"application/pdf": "application/pdf", "text/vtt": "text/vtt"}
UNKNOWN = "application/octet-stream"
# Kept for five minutes, then asked for again (mostly a 304): what is withdrawn is soon gone.
KEPT = "public, max-age=300, must-revalidate"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file in bytes, stop exclusive."""

    start: int
    stop: int


def wanted(header: str | None, size: int) -> Part | None:
    """The stretch that a Range header asks for; None where the whole file answers it.

    Several ranges, another unit and nonsense are answered by the whole file, as the RFC allows.
    Raises ValueError where the range lies outside the file (416).
    """
    found = re.fullmatch(r"bytes=\s*([0-9]{0,18})-([0-9]{0,18})\s*", header or "", re.IGNORECASE)
    if not found or not (found[1] or found[2]):
        return None
    first, last = found.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size or start >= stop:
        raise ValueError(header)
    return Part(start, stop)


class Stretch(io.RawIOBase):
    """A part of a file that reads like a file of its own.

    So the server's own file sender, which takes no thread while a slow visitor reads, can send
    it: waitress does that for anything it can seek in.
    """

    def __init__(self, whole: BinaryIO, part: Part) -> None:
        self.whole, self.part = whole, part
        whole.seek(part.start)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.whole.tell() - self.part.start

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {
            io.SEEK_SET: self.part.start,
            io.SEEK_CUR: self.whole.tell(),
            io.SEEK_END: self.part.stop,
        }[whence]
        self.whole.seek(max(self.part.start, origin + offset))
        return self.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        left = max(0, self.part.stop - self.whole.tell())
        return self.whole.read(left if size is None or size < 0 else min(size, left))

    def close(self) -> None:
        self.whole.close()
        super().close()


def play(given: Given) -> Response:
    """A recording for a player."""
    response = _send(given, PLAYED.get(given.media_type, UNKNOWN))
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def download(given: Given) -> Response:
    """A file to be saved under its own name, with an ending that opens it."""
    response = _send(given, SAVED.get(given.media_type, UNKNOWN))
    name = saved_as(given.filename, given.media_type)
    response.headers["Content-Disposition"] = disposition(name)
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def disposition(filename: str) -> str:
    """Save under this name (RFC 6266): in plain letters for old programs, and exactly."""
    folded = unicodedata.normalize("NFKD", filename).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", folded)
    exact = quote(filename.encode("utf-8", "replace"), safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}"


def _send(given: Given, media_type: str) -> Response:
    """200, 206, 304, 412 or 416, with the file's SHA-256 as its ETag. 404 if the file is gone."""
    try:
        size = given.path.stat().st_size
    except OSError:
        abort(404)
    etag = given.sha256
    headers = {
        "ETag": quote_etag(etag),
        "Accept-Ranges": "bytes",
        "Cache-Control": KEPT,
    }
    if request.if_match and not request.if_match.contains(etag):
        return Response(status=412, headers=headers)
    if request.if_none_match.contains_weak(etag):
        return Response(status=304, headers=headers)
    status, part = 200, Part(0, size)
    if _range_counts(etag):
        try:
            asked = wanted(request.headers.get("Range"), size)
        except ValueError:
            return Response(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
        if asked:
            status, part = 206, asked
            headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    response = Response(
        () if request.method == "HEAD" else _body(given.path, part),
        status=status,
        headers=headers,
        mimetype=media_type,
        direct_passthrough=True,
    )
    response.content_length = part.stop - part.start
    return response


def _range_counts(etag: str) -> bool:
    """Whether to look at Range at all: for GET only, and where If-Range names this very file.

    A date in If-Range never does, since no Last-Modified is sent.
    """
    condition = request.headers.get("If-Range")
    return request.method == "GET" and (
        condition is None or unquote_etag(condition) == (etag, False)
    )


def _body(path: Path, part: Part) -> Iterable[bytes]:
    return wrap_file(request.environ, cast(IO[bytes], Stretch(path.open("rb"), part)))
