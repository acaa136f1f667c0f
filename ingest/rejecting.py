"""A file that can't be read goes to rejected/<date>-<name>/ with reason.txt beside it.

The bytes come from the originals, where they lie whole and flushed, before the file leaves the
inbox: at every instant it lies in at least one place. The folder is made beside its place and
moved there whole; it is on record before that, so that an interrupted rejection is done again.
"""

from __future__ import annotations

import datetime as dt
import filecmp
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain, count
from pathlib import Path, PurePath

from archive.errors import GreffeError
from archive.model import LANGS, Lang
from archive.originals import Kept, flush_folder, sha256_of
from archive.store import Catalogue, Rejection, Store
from ingest.bundles.unpacking import Unpacked
from ingest.errors import Unreadable
from ingest.inbox import Arrival
from ingest.sidecar import SUFFIXES

LONGEST_NAME = 200  # bytes; with the date before it, under every file system's 255
REASON = "reason.txt"
COMING = ".coming"


def reject(
    store: Store,
    folder: Path,
    arrival: Arrival,
    kept: Kept,
    error: Unreadable,
    *,
    lang: Lang,
    members: Sequence[Unpacked] = (),
) -> None:
    """Put a kept file among the rejected, its sidecar with it, and record why.

    members are the files of a ZIP that could not be unpacked: each has its own reason, and the ZIP
    lies there for them all. Doing it again changes nothing but a reason that is another now.
    """
    name = name_among_rejected(arrival.filename)
    earlier = store.rejection_of(arrival.filename, kept.sha256)
    if earlier and not _is_whole(folder / earlier.place, name, kept, arrival.sidecar):
        earlier = None
    if earlier and earlier.code == error.code:
        return
    now = dt.datetime.now(dt.UTC)
    day = now.astimezone().date()  # the clerk's own, not Greenwich's
    wanted = f"{day.isoformat()}-{name}"
    place = earlier.place if earlier else _free_place(folder, wanted, kept)
    whole = Rejection(
        place=place,
        filename=arrival.filename,
        sha256=kept.sha256,
        code=error.code,
        fields=_fields(error),
        rejected_at=now.isoformat(timespec="seconds"),
        folder=arrival.folder,
    )
    store.reject([whole, *(_within(whole, n, one) for n, one in enumerate(members, start=1))])
    reason = reason_text([error, *(one.error for one in members if one.error)], lang)
    if earlier:
        write_whole(folder / place / REASON, reason)
        return
    coming = folder / COMING
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(parents=True)
    _copy_flushed(kept.path, coming / name)
    if arrival.sidecar:
        _copy_flushed(arrival.sidecar, coming / sidecar_among_rejected(name, arrival.sidecar))
    write_whole(coming / REASON, reason)
    flush_folder(coming)
    coming.rename(folder / place)
    flush_folder(folder)


def _within(whole: Rejection, n: int, one: Unpacked) -> Rejection:
    """The record of a file that could not be unpacked, under that of its ZIP."""
    assert one.error is not None
    filename = "/".join((whole.filename, *one.folders, one.name))
    place, code, fields = f"{whole.place}/{n}", one.error.code, _fields(one.error)
    return replace(whole, place=place, filename=filename, code=code, fields=fields)


def _fields(error: Unreadable) -> str:
    return json.dumps({"subject": error.subject, **error.fields})


def waiting_again(catalogue: Catalogue, folder: Path) -> Iterator[tuple[str, Arrival]]:
    """(place, the file as it was dropped) of each rejected file that still lies in its place."""
    for earlier in catalogue.rejections():
        name = name_among_rejected(earlier.filename)
        path = folder / earlier.place / name
        if path.is_file():
            ends = (path.with_name(f"{name}{end}") for end in SUFFIXES)
            sidecar = next((one for one in ends if one.is_file()), None)
            folders = tuple(filter(None, earlier.folder.split("/")))
            yield earlier.place, Arrival(path, folders, sidecar=sidecar, named=earlier.filename)


def forgive(store: Store, folder: Path, arrival: Arrival, sha256: str) -> None:
    """Clear the rejections of bytes that became a record: their copies, then what is on record.

    Where a sidecar lies beside a copy and none came along now, all of it is left: what the sidecar
    says is nowhere else. What a clerk put there himself is left as well.
    """
    for earlier in store.rejections_with(sha256):
        place, name = folder / earlier.place, name_among_rejected(earlier.filename)
        beside = [one for end in SUFFIXES if (one := place / f"{name}{end}").exists()]
        if beside and not arrival.sidecar:
            continue
        for path in (place / name, *beside, place / REASON):
            path.unlink(missing_ok=True)
        with suppress(OSError):
            place.rmdir()
        store.forget_rejection(earlier.place)


def forget_cleared(store: Store, folder: Path) -> None:
    """Forget the rejections that the clerk has dealt with by throwing their folders away."""
    for one in store.rejections():
        if not (folder / one.place.partition("/")[0]).exists():
            store.forget_rejection(one.place)


def sweep(folder: Path) -> None:
    """Remove what an interrupted rejection left behind. Only while no other ingester runs."""
    shutil.rmtree(folder / COMING, ignore_errors=True)


def reason_text(errors: Sequence[GreffeError], lang: Lang) -> str:
    """The sentences in the town's language first, then in the other; a paragraph a language."""
    order = sorted(LANGS, key=lambda one: one != lang)
    said = ["\n".join(error.sentence(one) for error in errors) for one in order]
    return "\n\n".join(said) + "\n"


def name_among_rejected(filename: str) -> str:
    """The name under which a rejected file lies: not too long, and not that of the reason."""
    raw = filename.encode()
    if len(raw) > LONGEST_NAME:
        suffix = PurePath(filename).suffix.encode()[:20].decode("utf-8", "ignore").encode()
        raw = raw[: LONGEST_NAME - len(suffix)].decode("utf-8", "ignore").encode() + suffix
    name = raw.decode()
    return f"dropped-{name}" if name.casefold() == REASON else name


def sidecar_among_rejected(name: str, sidecar: Path) -> str:
    """The name of a sidecar beside a rejected file of that name."""
    return f"{name}{sidecar.suffix.lower()}"


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


def _is_whole(place: Path, name: str, kept: Kept, sidecar: Path | None) -> bool:
    """True if a rejected file lies there with its sidecar and its reason: the clerk may have tidied
    it away."""
    try:
        if sidecar and not filecmp.cmp(
            sidecar, place / sidecar_among_rejected(name, sidecar), shallow=False
        ):
            return False
        return (place / REASON).is_file() and sha256_of(place / name) == kept.sha256
    except OSError:
        return False


def _free_place(folder: Path, wanted: str, kept: Kept) -> str:
    """wanted, or with the hash's head and a number where a folder of that name is there already:
    whatever it holds, a clerk may have put something into it."""
    places = [wanted, f"{wanted}-{kept.sha256[:8]}"]
    numbered = (f"{places[1]}-{n}" for n in count(2))
    return next(one for one in chain(places, numbered) if not (folder / one).exists())
