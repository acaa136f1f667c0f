"""A file that can't be read goes to rejected/<date>-<name>/ with reason.txt beside it.

The bytes come from the originals, where they lie whole and flushed, before the file leaves the
inbox: at every instant it lies in at least one place.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

from archive.errors import sentence
from archive.model import LANGS, Lang
from archive.originals import Kept, sha256_of
from archive.store import Store
from ingest.errors import Unreadable
from ingest.inbox import Arrival

LONGEST_NAME = 200  # bytes; with the date before it, under every file system's 255


def reject(
    store: Store, folder: Path, arrival: Arrival, kept: Kept, error: Unreadable, *, lang: Lang
) -> None:
    """Put a kept file among the rejected and record why. Doing it again changes nothing."""
    earlier = store.rejection_of(arrival.filename, kept.sha256)
    if earlier and (folder / earlier.place / "reason.txt").exists():
        return
    now = dt.datetime.now(dt.UTC)
    place = _free_place(folder, f"{now.date().isoformat()}-{_name(arrival)}", arrival, kept)
    target = folder / place
    target.mkdir(parents=True, exist_ok=True)
    _copy_whole(kept.path, target / _name(arrival))
    write_whole(target / "reason.txt", reason_text(error, lang))
    store.reject(
        place=place,
        filename=arrival.filename,
        sha256=kept.sha256,
        code=error.code,
        fields={"subject": error.subject, **error.fields},
        rejected_at=now,
    )


def reason_text(error: Unreadable, lang: Lang) -> str:
    """The sentence in the town's language first, then in the other."""
    order = sorted(LANGS, key=lambda one: one != lang)
    said = [sentence(error.code, one, error.subject, error.fields) for one in order]
    return "\n\n".join(said) + "\n"


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that it is there whole or not at all, also after a power cut."""
    coming = path.with_name(f".{path.name}.coming")
    with coming.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    coming.replace(path)


def _copy_whole(source: Path, target: Path) -> None:
    """A copy that is there whole or not at all."""
    coming = target.with_name(".coming")
    with source.open("rb") as given, coming.open("wb") as out:
        shutil.copyfileobj(given, out)
        out.flush()
        os.fsync(out.fileno())
    coming.replace(target)


def _name(arrival: Arrival) -> str:
    """The file's own name as a folder may bear it: no separators, not too long."""
    raw = os.fsencode(arrival.path.name.replace("/", "-"))
    if len(raw) > LONGEST_NAME:
        suffix = os.fsencode(arrival.path.suffix)[:20]
        raw = raw[: LONGEST_NAME - len(suffix)] + suffix
    return os.fsdecode(raw)


def _free_place(folder: Path, wanted: str, arrival: Arrival, kept: Kept) -> str:
    """wanted, or wanted with the hash's head where another file already has that name.

    A place left by an interrupted rejection of the same bytes is taken up again.
    """
    there = folder / wanted / _name(arrival)
    if not there.exists() or sha256_of(there) == kept.sha256:
        return wanted
    return f"{wanted}-{kept.sha256[:8]}"
