"""Clips of recordings for the site, cut in a child process: what is cut came from outside."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from archive.settings import Settings
from ingest import worker
from ingest.recordings import clip
from ingest.worker import Progress


def opened_clip(
    settings: Settings, recording: Path, start_s: float, end_s: float
) -> tuple[BinaryIO, str]:
    """(the clip, open for reading and already without a name, its ending such as '.mp4').

    Raises ValueError on a range that is none or lasts more than an hour, ingest.errors where the
    recording can't be read, OSError where there is no room.
    """
    if not 0 <= start_s < end_s or end_s - start_s > clip.LONGEST_S:
        raise ValueError(f"{start_s} {end_s}")
    settings.cache.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="clip-", dir=settings.cache)
    os.close(handle)
    try:
        ending: str = worker.run(
            cut,
            recording,
            name,
            start_s,
            end_s,
            limits=worker.Limits(settings.page_s, settings.memory_mb),
        )
        return Path(name).open("rb"), ending
    finally:
        Path(name).unlink(missing_ok=True)


def cut(path: Path, name: str, start_s: float, end_s: float, *, on_page: Progress) -> str:
    """In the child: cut, and say the ending that the clip has."""
    clip.cut(path, start_s, end_s, Path(name))
    return clip.ending(path)
