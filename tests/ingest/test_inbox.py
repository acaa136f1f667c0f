"""What waits in the inbox, and when it is taken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.inbox import Arrival, Settling, given, is_ignored, trace, waiting


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
