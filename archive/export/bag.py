"""The whole archive as a BagIt bag (RFC 8493): what other software can check, years later.

    DEST/bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt
         data/originals/ab/abcdef…     the files as received, under their SHA-256
         data/redacted/…               files that are given instead, where something is removed
         data/archive.db               the database: with originals/ it is a home again
         data/metadata/*.jsonl         the same as tables, and the log of what was done

Everything comes from one snapshot of the database. The bag is made beside its place, flushed and
renamed, so that DEST is whole or not there. Records that are kept from the public are left out,
database and all, and so is what is removed from others, unless the bag is sealed: a copy for the
vault and not for the public.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive import events, manifest
from archive.errors import AlreadyThere, FixityError
from archive.export.tables import export_to, write_json
from archive.given import given
from archive.machine import sentences
from archive.manifest import BAGIT, DECLARATION, MANIFEST
from archive.originals import CHUNK, Originals, flush_folder
from archive.settings import Settings
from archive.store import Catalogue, leave_out_withdrawn

Progress = Callable[[int], None]  # is told of bytes copied


def export_bag(
    settings: Settings,
    catalogue: Catalogue,
    dest: Path,
    *,
    sealed: bool = False,
    on_progress: Progress | None = None,
) -> Path:
    """Make the bag. Raises AlreadyThere for a folder that exists, FixityError for an original that
    is not what was received, machine.MachineTrouble where there is no room."""
    if dest.exists() or dest.is_symlink():
        raise AlreadyThere(str(dest))
    coming = dest.with_name(f".{dest.name}.coming")
    with sentences(dest):
        shutil.rmtree(coming, ignore_errors=True)  # of a run that was interrupted
        data = coming / "data"
        data.mkdir(parents=True)
        _fill(settings, catalogue, data, sealed, on_progress or (lambda _bytes: None))
        _tag(coming, settings.town_name, sealed)
        _flush(coming)
        coming.rename(dest)
        flush_folder(dest.parent)
    return dest


def _fill(
    settings: Settings, catalogue: Catalogue, data: Path, sealed: bool, on_progress: Progress
) -> None:
    """The payload: database, originals, metadata, settings."""
    database = data / "archive.db"
    catalogue.copy_to(database)
    if not sealed:
        leave_out_withdrawn(database)
    with Catalogue.open(database) as copied:
        originals = Originals(settings.originals)
        for doc in copied.all_documents():
            source, wanted = originals.path(doc.sha256), doc.sha256
            target = data / "originals" / doc.sha256[:2] / doc.sha256
            file = given(settings, catalogue, doc) if not sealed else None
            if file and file.is_redacted:  # the original is not the public's
                source, wanted, target = file.path, file.sha256, data / "redacted" / file.path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                sha256 = _copied(source, target, on_progress)
            except FileNotFoundError:
                sha256 = ""
            if sha256 != wanted:
                raise FixityError(doc.filename, path=str(source))
        export_to(copied, "json", data / "metadata", sealed=sealed)
        log = (events.as_json(one) for one in copied.all_events())
        write_json(data / "metadata" / "events.jsonl", log)
    if (toml := settings.home / "greffe.toml").is_file():
        shutil.copyfile(toml, data / toml.name)


def _copied(source: Path, target: Path, on_progress: Progress) -> str:
    """Copy a file; returns the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as given, target.open("wb") as out:
        while chunk := given.read(CHUNK):
            digest.update(chunk)
            out.write(chunk)
            on_progress(len(chunk))
    return digest.hexdigest()


def _tag(bag: Path, town: str, sealed: bool) -> None:
    """The tag files: manifest of the payload, what the bag is, manifest of the tag files."""
    payload = sorted(_files(bag / "data"))
    size = sum(path.stat().st_size for path in payload)
    manifest.write(bag / MANIFEST, _sums(bag, payload))
    manifest.write(bag / BAGIT, [DECLARATION])
    described = {
        "Source-Organization": " ".join(town.split()) or "Greffe",
        "External-Description": "Council meeting records: originals, database, metadata, log",
        "Bagging-Date": dt.datetime.now(dt.UTC).date().isoformat(),
        "Payload-Oxum": f"{size}.{len(payload)}",
        "Bag-Software-Agent": events.greffe(),
    }
    if sealed:
        described["Internal-Sender-Description"] = "Holds withdrawn records: not for the public"
    manifest.write(bag / "bag-info.txt", (f"{name}: {said}\n" for name, said in described.items()))
    tags = [bag / name for name in ("bag-info.txt", BAGIT, MANIFEST)]
    manifest.write(bag / "tagmanifest-sha256.txt", _sums(bag, tags))


def _sums(bag: Path, files: Iterable[Path]) -> Iterator[str]:
    """Lines of a manifest. An original's name is the sum of what was just copied there."""
    for path in files:
        name = path.relative_to(bag).as_posix()
        with path.open("rb") as opened:
            known = path.name if name.startswith("data/originals/") else None
            sha256 = known or hashlib.file_digest(opened, "sha256").hexdigest()
        yield manifest.line(sha256, name)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _flush(bag: Path) -> None:
    """What is renamed must be on the disk whole."""
    for path in _files(bag):
        with path.open("rb") as opened:
            os.fsync(opened.fileno())
    for folder in (path for path in (bag, *bag.rglob("*")) if path.is_dir()):
        flush_folder(folder)
