"""A file that can't be read goes to rejected/<date>-<name>/ with reason.txt beside it.

The bytes come from the originals, where they lie whole and flushed, before the file leaves the
inbox: at every instant it lies in at least one place. The folder is made beside its place and
moved there whole; it is on record before that, so that an interrupted rejection is done again.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from itertools import chain, count
from pathlib import Path, PurePath

from archive.errors import sentence
from archive.model import LANGS, Lang
from archive.originals import Kept, flush_folder, sha256_of
from archive.store import Store
from ingest.errors import Unreadable
from ingest.inbox import Arrival

LONGEST_NAME = 200  # bytes; with the date before it, under every file system's 255
REASON = "reason.txt"
COMING = ".coming"


def reject(
    store: Store, folder: Path, arrival: Arrival, kept: Kept, error: Unreadable, *, lang: Lang
) -> None:
    """Put a kept file among the rejected and record why. Doing it again changes nothing."""
    name = name_among_rejected(arrival.filename)
    earlier = store.rejection_of(arrival.filename, kept.sha256)
    if earlier and _is_whole(folder / earlier.place, name, kept):
        return
    now = dt.datetime.now(dt.UTC)
    day = now.astimezone().date()  # the clerk's own, not Greenwich's
    place = _free_place(folder, f"{day.isoformat()}-{name}", kept)
    store.reject(
        place=place,
        filename=arrival.filename,
        sha256=kept.sha256,
        code=error.code,
        fields={"subject": error.subject, **error.fields},
        rejected_at=now,
    )
    coming = folder / COMING
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(parents=True)
    _copy_flushed(kept.path, coming / name)
    write_whole(coming / REASON, reason_text(error, lang))
    flush_folder(coming)
    coming.rename(folder / place)
    flush_folder(folder)


def sweep(folder: Path) -> None:
    """Remove what an interrupted rejection left behind. Only while no other ingester runs."""
    shutil.rmtree(folder / COMING, ignore_errors=True)


def reason_text(error: Unreadable, lang: Lang) -> str:
    """The sentence in the town's language first, then in the other."""
    order = sorted(LANGS, key=lambda one: one != lang)
    said = [sentence(error.code, one, error.subject, error.fields) for one in order]
    return "\n\n".join(said) + "\n"


def name_among_rejected(filename: str) -> str:
    """The name under which a rejected file lies: not too long, and not that of the reason."""
    raw = filename.encode()
    if len(raw) > LONGEST_NAME:
        suffix = PurePath(filename).suffix.encode()[:20].decode("utf-8", "ignore").encode()
        raw = raw[: LONGEST_NAME - len(suffix)].decode("utf-8", "ignore").encode() + suffix
    name = raw.decode()
    return f"dropped-{name}" if name.casefold() == REASON else name


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that it is there whole or not at all, also after a power cut."""
    coming = path.with_name(f".{path.name}.coming")
    with coming.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    coming.replace(path)


def _copy_flushed(source: Path, target: Path) -> None:
    with source.open("rb") as given, target.open("wb") as out:
        shutil.copyfileobj(given, out)
        out.flush()
        os.fsync(out.fileno())


def _is_whole(place: Path, name: str, kept: Kept) -> bool:
    """True if a rejected file lies there with its reason: the clerk may have tidied it away."""
    try:
        return (place / REASON).is_file() and sha256_of(place / name) == kept.sha256
    except OSError:
        return False


def _free_place(folder: Path, wanted: str, kept: Kept) -> str:
    """wanted, or with the hash's head and a number where a folder of that name is there already:
    whatever it holds, a clerk may have put something into it."""
    places = [wanted, f"{wanted}-{kept.sha256[:8]}"]
    numbered = (f"{places[1]}-{n}" for n in count(2))
    return next(one for one in chain(places, numbered) if not (folder / one).exists())
