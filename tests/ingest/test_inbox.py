"""What waits in the inbox, and when it is taken."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.inbox import (
    LONGEST_S,
    Arrival,
    Settling,
    given,
    is_ignored,
    is_open_for_writing,
    shown,
    stuck,
    trace,
    waiting,
)


def names(arrivals: object) -> list[str]:
    return [one.path.name for one in arrivals]  # type: ignore[attr-defined]  # any iterable


def test_files_are_found_with_the_folders_they_lie_in(tmp_path: Path) -> None:
    place = tmp_path / "Planning Commission" / "2024"
    place.mkdir(parents=True)
    (place / "agenda.pdf").write_bytes(b"x")
    (tmp_path / "PV.pdf").write_bytes(b"x")
    found = list(waiting(tmp_path))
    assert [(one.path.name, one.folders) for one in found] == [
        ("PV.pdf", ()),
        ("agenda.pdf", ("Planning Commission", "2024")),
    ]
    assert all(one.in_inbox for one in found)


@pytest.mark.parametrize(
    "name",
    ["~$PV.docx", "PV.pdf.part", "PV.pdf.crdownload", "Thumbs.db", ".DS_Store", ".nfs0001",
     "._PV.pdf", "PV.tmp", "desktop.ini"],
)  # fmt: skip
def test_half_copies_and_litter_are_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert is_ignored(name)
    assert list(waiting(tmp_path)) == []


@pytest.mark.parametrize(
    "name",
    ["PV d'été n° 3 #1.pdf", "e\u0301te\u0301.pdf", "\u202egpj.pdf", "a\nb.pdf", "-rf.pdf",
     "<img src=x>.pdf", "é" * 125 + ".pdf"],
)  # fmt: skip
def test_any_name_that_a_clerk_can_give_is_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert names(waiting(tmp_path)) == [name]


def test_a_name_is_kept_composed_and_bytes_that_are_no_text_are_shown() -> None:
    assert Arrival(Path("e\u0301.pdf")).filename == "\u00e9.pdf"
    assert Arrival(Path(os.fsdecode(b"PV\xff.pdf"))).filename == "PV\\xff.pdf"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("PV\nREFUSÉS : rien.pdf", "PV\\nREFUSÉS : rien.pdf"),
        ("PV \u202efdp.exe", "PV \\u202efdp.exe"),
        ("PV\x1b[2J.pdf", "PV\\x1b[2J.pdf"),
        ("PV\u2028.pdf", "PV\\u2028.pdf"),
        ("PV d'été n°\u00a03 # 1 % 50.pdf", "PV d'été n°\u00a03 # 1 % 50.pdf"),
    ],
)
def test_a_name_can_not_break_a_list_or_read_as_another(name: str, read: str) -> None:
    assert shown(name) == read


def test_a_folder_s_name_is_text_whatever_its_bytes(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"Comit\xe9") / "deux\nlignes"
    folder.mkdir(parents=True)
    (folder / "PV.pdf").write_bytes(b"x")
    (found,) = waiting(tmp_path)
    assert found.folder == "Comit\\xe9/deux\\nlignes"
    found.folder.encode()  # as the database asks


def test_no_folder_is_too_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "PV.pdf").write_bytes(b"x")
    (found,) = waiting(tmp_path)
    assert (found.path.name, len(found.folders)) == ("PV.pdf", 200)


def test_a_folder_may_be_called_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").mkdir()
    (tmp_path / "minutes.pdf" / "PV.pdf").write_bytes(b"x")
    assert [one.folders for one in waiting(tmp_path)] == [("minutes.pdf",)]


def test_links_and_devices_are_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(b"x")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "link.pdf").symlink_to(outside / "secret.pdf")
    (inbox / "folder").symlink_to(outside)
    os.mkfifo(inbox / "pipe.pdf")
    assert list(waiting(inbox)) == []
    assert trace(inbox / "link.pdf") is None


def test_a_file_is_taken_once_it_has_been_still(tmp_path: Path) -> None:
    path = tmp_path / "PV.pdf"
    path.write_bytes(b"half")
    arrival, settling = [Arrival(path)], Settling(still_s=5)
    assert settling.ready(arrival, 100) == []
    assert settling.ready(arrival, 104) == []
    path.write_bytes(b"half and more")
    assert settling.ready(arrival, 106) == []
    assert settling.ready(arrival, 110) == []
    assert settling.ready(arrival, 111) == arrival


@pytest.fixture
def copying(tmp_path: Path) -> Iterator[Path]:
    """A file that a copy under way holds open, and that has been still for a long time."""
    if sys.platform != "linux":
        pytest.skip("only Linux tells who has a file open")
    path = tmp_path / "PV.pdf"
    with path.open("wb") as out:
        out.write(b"%PDF-1.7 half of it")
        out.flush()
        os.utime(path, (1, 1))
        if not is_open_for_writing(path):
            pytest.skip("this file system does not tell who has a file open")
        yield path


def test_a_copy_that_stalls_is_waited_for(copying: Path) -> None:
    settling = Settling(still_s=5)
    for now_s in (0, 10, 1000):
        assert settling.ready([Arrival(copying)], now_s) == []
    whole = copying.with_name("whole.pdf")
    copying.rename(whole)  # still open, under its final name
    assert settling.ready([Arrival(whole)], 2000) == []
    assert settling.ready([Arrival(whole)], 2010) == []


def test_who_only_reads_a_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "PV.pdf"
    path.write_bytes(b"x")
    with path.open("rb"):
        assert not is_open_for_writing(path)
    with path.open("ab") as out:  # and a writer that comes later is not disturbed
        out.write(b"y")
    assert path.read_bytes() == b"xy"


def test_a_file_that_stays_is_offered_again_but_ever_later(tmp_path: Path) -> None:
    """It could not be read, or not be removed: nobody wants to hear of it every second."""
    path = tmp_path / "PV.pdf"
    path.write_bytes(b"x")
    settling = Settling(still_s=5)
    seconds = range(0, 8 * 3600)
    offered = [now for now in seconds if settling.ready([Arrival(path)], now)]
    pauses = [later - now for now, later in pairwise(offered)]
    assert offered[0] == 5
    assert pauses == sorted(pauses) and max(pauses) == LONGEST_S
    assert len(offered) < 20
    path.write_bytes(b"changed")
    now = seconds.stop
    assert settling.ready([Arrival(path)], now) == []
    assert settling.ready([Arrival(path)], now + 5) != []


def test_a_file_that_goes_away_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "PV.pdf"
    path.write_bytes(b"x")
    settling = Settling(still_s=5)
    settling.ready([Arrival(path)], 0)
    path.unlink()
    assert settling.ready([Arrival(path)], 10) == []


def test_paths_may_be_files_or_folders(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "a.pdf").write_bytes(b"x")
    (tmp_path / "b.pdf").write_bytes(b"x")
    found = list(given([tmp_path / "b.pdf", tmp_path]))
    assert sorted(names(found)) == ["a.pdf", "b.pdf", "b.pdf"]
    assert not any(one.in_inbox for one in found)


def test_what_can_not_be_got_at_is_named(tmp_path: Path) -> None:
    (tmp_path / "PV.pdf").write_bytes(b"x")
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "lien.pdf").symlink_to(tmp_path / "PV.pdf")
    assert list(stuck(tmp_path)) == [("2024/lien.pdf", "link")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_what_we_may_not_read_or_remove_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "PV.pdf").write_bytes(b"x")
    (tmp_path / "secret.pdf").write_bytes(b"x")
    (tmp_path / "secret.pdf").chmod(0)
    locked.chmod(0o555)
    try:
        assert sorted(stuck(tmp_path)) == [
            ("locked/PV.pdf", "not removable"),
            ("secret.pdf", "unreadable"),
        ]
    finally:
        locked.chmod(0o755)
