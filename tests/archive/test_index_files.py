"""The index's files are those that were written, or it is said that they are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive import index_files


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / "a.seg").write_bytes(b"words" * 1000)
    (folder / "LOCK").write_bytes(b"")
    index_files.note(folder, tmp_path / "cache" / "sums")
    return folder


def test_what_was_noted_is_sound(index: Path, tmp_path: Path) -> None:
    assert index_files.are_sound(index, tmp_path / "cache" / "sums", closely=True)
    os.utime(index / "a.seg", (1, 1))  # as a copy has it
    (index / "LOCK").write_bytes(b"held")
    assert index_files.are_sound(index, tmp_path / "cache" / "sums")


@pytest.mark.parametrize("content", [b"", b"words" * 999, b"w0rds" * 1000])
def test_other_bytes_are_noticed(index: Path, tmp_path: Path, content: bytes) -> None:
    (index / "a.seg").write_bytes(content)
    os.utime(index / "a.seg", (1, 1))
    assert not index_files.are_sound(index, tmp_path / "cache" / "sums")


def test_what_rots_on_the_disk_is_noticed_when_looked_at_closely(
    index: Path, tmp_path: Path
) -> None:
    stat = (index / "a.seg").stat()
    (index / "a.seg").write_bytes(b"wordz" * 1000)
    os.utime(index / "a.seg", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert index_files.are_sound(index, tmp_path / "cache" / "sums")
    assert not index_files.are_sound(index, tmp_path / "cache" / "sums", closely=True)


def test_at_a_glance_a_file_that_was_touched_or_is_missing_shows(
    index: Path, tmp_path: Path
) -> None:
    sums = tmp_path / "cache" / "sums"
    assert index_files.are_untouched(index, sums)
    os.utime(index / "a.seg", (1, 1))
    assert not index_files.are_untouched(index, sums)
    index_files.note(index, sums)
    assert index_files.are_untouched(index, sums)
    (index / "a.seg").unlink()
    assert not index_files.are_untouched(index, sums)


def test_files_that_came_or_went_since_are_no_damage(index: Path, tmp_path: Path) -> None:
    (index / "a.seg").unlink()
    (index / "b.seg").write_bytes(b"merged")
    assert index_files.are_sound(index, tmp_path / "cache" / "sums", closely=True)


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"a.seg": "x"}', b"\xff"])
def test_a_note_that_can_not_be_read_is_no_note(index: Path, tmp_path: Path, note: bytes) -> None:
    (tmp_path / "cache" / "sums").write_bytes(note)
    assert index_files.are_sound(index, tmp_path / "cache" / "sums", closely=True)
