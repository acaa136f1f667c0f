"""A ZIP of records, unpacked into a folder, each file of it on its own.

A file of it that is refused has its reason, and the others go on. What it holds: zip_members.py;
files within PDFs: attachments.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from archive.errors import registry
from archive.originals import flush_folder
from ingest.bundles.errors import (
    BundleTooLarge,
    EmptyBundle,
    NestedTooDeep,
    TooManyMembers,
    UnsafeName,
)
from ingest.bundles.names import plain_name
from ingest.bundles.zip_members import STANDARD, Limits, Member, is_bundle, is_bundle_file, members
from ingest.errors import Unreadable

__all__ = ["Budget", "Limits", "Member", "Unpacked", "is_bundle", "members", "unpack"]

Progress = Callable[[int, int], None]

HARMLESS = 100_000_000  # bytes that any bundle may make
COMING = ".coming"  # the inbox passes over such a name


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What became of a file: path where it lies now, or the error for which it was refused.

    folders are those within the bundle, outermost first, a ZIP within it being one.
    """

    name: str
    folders: tuple[str, ...]
    path: Path | None
    error: Unreadable | None = None

    def __reduce__(self) -> tuple[Callable[..., Unpacked], tuple[object, ...]]:
        """An error crosses from the worker's child by its code and fields: it can be made anew."""
        kept = self.error and (self.error.code, self.error.subject, self.error.fields)
        return _received, (self.name, self.folders, self.path, kept)


def _received(
    name: str,
    folders: tuple[str, ...],
    path: Path | None,
    kept: tuple[str, str, dict[str, str | int | float]] | None,
) -> Unpacked:
    error = registry()[kept[0]](kept[1], **kept[2]) if kept else None
    return Unpacked(name, folders, path, error if isinstance(error, Unreadable) else None)


class Budget:
    """What is left of the limits, and which names are used. A class because it is kept from one
    ZIP to those within it."""

    def __init__(
        self, limits: Limits, packed: int, beat: Callable[[], None] = lambda: None
    ) -> None:
        """packed: bytes of the outermost file. A thousand small bombs make a large one.

        beat is called for each piece that is written: a film takes minutes to unpack.
        """
        self.beat = beat
        self.limits = limits
        self.most_bytes = min(limits.total_bytes, max(HARMLESS, limits.ratio * packed))
        self.members = 0
        self.bytes = 0
        self.places: set[Path] = set()
        self.used: dict[str, int] = {}  # path without capitals -> times it was wanted

    def refusal(self, name: str, size: int) -> Unreadable | None:
        """Why one more file of that many bytes is too much; else it is counted."""
        if self.members >= self.limits.members:
            return TooManyMembers(name, limit=self.limits.members)
        if self.bytes + size > self.most_bytes:
            return BundleTooLarge(name, limit=self.most_bytes // 1_000_000)
        self.members += 1
        self.bytes += size
        return None

    def free(self, wanted: Path) -> Path:
        """A path that no other file of the bundle has, capitals apart: minutes.pdf, minutes-2.pdf.

        What lies there from an earlier run is written over, so names stay the same.
        """
        path, wanted_key = wanted, str(wanted).casefold()
        while str(path).casefold() in self.used or path.is_dir():
            n = self.used[wanted_key] = self.used.get(wanted_key, 1) + 1
            path = wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}")
        self.used.setdefault(str(path).casefold(), 1)
        return path


def unpack(
    path: Path, folder: Path, limits: Limits = STANDARD, *, on_page: Progress | None = None
) -> tuple[Unpacked, ...]:
    """Write each file of a ZIP into a folder, in its inner folders; a ZIP within it as a folder.

    What is written is flushed. Doing it again, after a power cut, writes the same names.
    on_page(done, done) is called after each file and each piece of one. Raises what members
    raises, EmptyBundle where there is no file in it, and OSError where the folder can't be written.
    """
    unpacked = gathered(members(path, limits), path, folder, limits, on_page)
    if not unpacked:
        raise EmptyBundle(path.name)
    return unpacked


def gathered(
    found: Iterator[Member], path: Path, folder: Path, limits: Limits, on_page: Progress | None
) -> tuple[Unpacked, ...]:
    """Members of the file at path, written into a folder and flushed."""
    unpacked: list[Unpacked] = []

    def beat() -> None:
        if on_page is not None:
            on_page(len(unpacked), len(unpacked))

    budget = Budget(limits, path.stat().st_size, beat)
    for one in write_members(found, folder, budget):
        unpacked.append(one)
        beat()
    for place in budget.places:
        flush_folder(place)
    return tuple(unpacked)


def write_members(
    found: Iterator[Member],
    folder: Path,
    budget: Budget,
    *,
    inside: tuple[str, ...] = (),
    depth: int = 0,
) -> Iterator[Unpacked]:
    """Write members into a folder as they come, each there whole or not at all.

    inside are the ZIPs around this one, depth their number.
    """
    for member in found:
        folders = (*inside, *member.folders)
        error = member.error or budget.refusal(member.name, member.size)
        place = None if error else _place(folder, member.folders)
        if place is None:
            yield Unpacked(member.name, folders, None, error or UnsafeName(member.name))
            continue
        coming = place / COMING
        try:
            _write(member, coming, budget.beat)
            if is_bundle_file(coming, member.name):
                yield from _inner(member, coming, place, budget, folders, depth + 1)
            else:
                _flush(coming)
                target = budget.free(place / member.name)
                coming.replace(target)
                budget.places |= {place, *_between(place, folder)}
                yield Unpacked(member.name, folders, target)
        except Unreadable as refused:
            yield Unpacked(member.name, folders, None, refused)
        finally:
            coming.unlink(missing_ok=True)


def _place(folder: Path, folders: tuple[str, ...]) -> Path | None:
    """The folder for a member, made where it is missing; None where a link leads out of it."""
    place = folder
    for name in folders:
        place = place / name
        while place.exists() and not place.is_dir():  # a file of the bundle has that name
            place = place.with_name(f"{place.name}_")
    if not place.resolve().is_relative_to(folder.resolve()):
        return None
    place.mkdir(parents=True, exist_ok=True)
    return place


def _between(place: Path, folder: Path) -> list[Path]:
    """The folders above a place down from the one that the bundle is unpacked into, and its own."""
    within = [one for one in place.parents if one.is_relative_to(folder)]
    return [*within, folder.parent]


def _write(member: Member, coming: Path, beat: Callable[[], None]) -> None:
    with coming.open("wb") as out:
        for chunk in member.chunks():
            out.write(chunk)
            beat()


def _flush(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _inner(
    member: Member,
    coming: Path,
    place: Path,
    budget: Budget,
    folders: tuple[str, ...],
    depth: int,
) -> Iterator[Unpacked]:
    """The files of a ZIP within a ZIP, in a folder named after it. Raises Unreadable."""
    if depth > budget.limits.depth:
        raise NestedTooDeep(member.name, limit=budget.limits.depth)
    stem = plain_name(PurePath(member.name).stem)
    inner = _place(place, (stem,))
    if inner is None:
        raise UnsafeName(member.name)
    try:
        found = members(coming, budget.limits)
        yield from write_members(found, inner, budget, inside=(*folders, stem), depth=depth)
    except Unreadable as error:
        error.subject = member.name
        raise
