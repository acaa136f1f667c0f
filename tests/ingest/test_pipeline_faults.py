"""What goes wrong on the way of a file: nothing is lost, and the next run makes it good."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.machine import MachineTrouble, NoRoom
from archive.originals import Originals, sha256_of
from archive.settings import Settings
from archive.store import Store
from ingest import errors, readers, watching
from ingest.compose import Known
from ingest.inbox import given, waiting
from ingest.pipeline import Pipeline
from ingest.sniff import Sort, sort_of
from tests.drop import VTT
from tests.ingest.test_pipeline import bring_in, fill_inbox, picture

MakePdf = Callable[..., Path]


@pytest.mark.parametrize("names", [("a.log", "b.vtt"), ("b.log", "a.vtt")])
def test_bytes_refused_under_one_name_and_kept_under_another_are_kept(
    settings: Settings, names: tuple[str, str]
) -> None:
    """Captions dropped as .log and, by someone wiser, as .vtt."""
    refused, kept = names
    for name in names:
        (settings.inbox / name).write_text(VTT.replace("WEBVTT\n\n", ""), encoding="utf-8")
    outcomes = bring_in(settings, list(waiting(settings.inbox)))
    document = outcomes[kept].document
    assert document is not None
    assert Originals(settings.originals).path(document.sha256).exists()
    if refused < kept:
        assert outcomes[refused].outcome == "rejected"
    bring_in(settings, [])  # and healing leaves it where it is
    assert Originals(settings.originals).path(document.sha256).exists()


def test_a_file_that_another_took_first_is_no_trouble(settings: Settings, drop: Path) -> None:
    """Two ingesters at once: the second waited for the first, who emptied the inbox."""
    fill_inbox(settings, drop)
    arrivals = list(waiting(settings.inbox))
    list(watching.bring_in(settings, arrivals))
    assert list(watching.bring_in(settings, arrivals)) == []


def test_a_given_path_that_is_no_file_says_so(settings: Settings, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    paths = [tmp_path / "pipe.pdf", tmp_path / "none.pdf", Path(os.devnull)]
    outcomes = bring_in(settings, list(given(paths)))
    assert {name: type(one.error) for name, one in outcomes.items()} == {
        "pipe.pdf": errors.NotAFile,
        "none.pdf": errors.NotThere,
        Path(os.devnull).name: errors.NotAFile,
    }


def test_what_is_told_of_a_file_can_be_printed_whatever_its_name(
    settings: Settings, tmp_path: Path
) -> None:
    """`greffe ingest --json` of an old disk's files ended in a traceback after the first."""
    folder = tmp_path / os.fsdecode(b"Comit\xe9")
    folder.mkdir()
    (folder / os.fsdecode(b"PV\xe9t\xe9\n.pdf")).write_bytes(b"x")
    (outcome,) = bring_in(settings, list(given([folder]))).values()
    assert str(outcome.path) == str(tmp_path / "Comit\\xe9" / "PV\\xe9t\\xe9\n.pdf")
    assert outcome.filename == "PV\\xe9t\\xe9\\n.pdf"


def test_bytes_that_break_the_sorting_of_files_reject_the_file_alone(
    settings: Settings, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a file is is told in our own process, from its first bytes."""

    def stumble(head: bytes, name: str) -> Sort:
        if name == "deep.json":
            raise RecursionError
        return sort_of(head, name)

    monkeypatch.setattr("ingest.crew.sort_of", stumble)
    (settings.inbox / "deep.json").write_text("[" * 9000)
    make_pdf(settings.inbox / "PV_2026-04-14.pdf", "The whole of it.")
    outcomes = bring_in(settings, list(waiting(settings.inbox)))
    assert isinstance(outcomes["deep.json"].error, errors.ReaderFault)
    assert outcomes["PV_2026-04-14.pdf"].outcome == "added"


def test_a_file_replaced_while_it_is_read_is_taken_in_both_versions(
    settings: Settings, make_pdf: MakePdf
) -> None:
    path = make_pdf(settings.inbox / "PV_2026-04-14.pdf", "First version.")
    second = make_pdf(settings.home / "second.pdf", "Second version.")

    def swap(stage: str) -> None:
        if stage == "read" and second.exists():
            second.rename(path)

    with Store.open(settings.database) as store:
        arrivals = list(waiting(settings.inbox))
        list(Pipeline(settings, store, mark=swap).bring_in(arrivals))
        assert path.exists()
        list(Pipeline(settings, store).bring_in(waiting(settings.inbox)))
        assert not path.exists()
        assert store.counts()["documents"] == 2


def test_a_file_still_being_written_when_it_is_copied_waits(
    settings: Settings, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(settings, incomplete_s=0.0)
    path = make_pdf(settings.inbox / "PV_2026-04-14.pdf", "The whole of it.")
    whole = path.read_bytes()
    path.write_bytes(whole[:300])
    flush = os.fsync

    def go_on_writing(handle: int) -> None:
        path.write_bytes(whole)
        flush(handle)

    monkeypatch.setattr("os.fsync", go_on_writing)
    assert bring_in(settings, list(waiting(settings.inbox))) == {}
    monkeypatch.undo()
    assert picture(settings)["findings"] == []
    assert bring_in(settings, list(waiting(settings.inbox)))[path.name].outcome == "added"


def stumbling(
    path: Path, sort: Sort, ocr: bool, known: Known, *, on_page: readers.Progress
) -> readers.Composed:
    if known.arrival.filename == "Règlement.pdf":
        raise ValueError("a date of the year 0, ...")
    return readers.compose_file(path, sort, ocr, known, on_page=on_page)


def with_lone_surrogate(
    path: Path, sort: Sort, ocr: bool, known: Known, *, on_page: readers.Progress
) -> readers.Composed:
    composed = readers.compose_file(path, sort, ocr, known, on_page=on_page)
    words = [replace(one, text="PV \udcff") for one in composed.filing.passages]
    return replace(composed, filing=replace(composed.filing, passages=tuple(words)))


def test_a_fault_of_ours_over_one_file_stops_no_other(
    settings: Settings, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without this the inbox would be blocked for ever: the same file first at each start."""
    fill_inbox(settings, drop)
    monkeypatch.setattr("ingest.readers.compose_file", stumbling)
    outcomes = bring_in(settings, list(waiting(settings.inbox)))
    assert outcomes["Règlement.pdf"].outcome == "rejected"
    assert isinstance(outcomes["Règlement.pdf"].error, errors.ReaderFault)
    assert outcomes["Minutes May 12 2026.pdf"].outcome == "added"
    assert list(waiting(settings.inbox)) == []


def test_words_that_the_store_can_not_take_reject_the_file_alone(
    settings: Settings, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_pdf(settings.inbox / "PV_2026-04-14.pdf", "The whole of it.")
    monkeypatch.setattr("ingest.readers.compose_file", with_lone_surrogate)
    (outcome,) = bring_in(settings, list(waiting(settings.inbox))).values()
    assert isinstance(outcome.error, errors.ReaderFault)
    assert picture(settings)["findings"] == []


def test_who_stops_listening_leaves_no_reader_behind(settings: Settings, drop: Path) -> None:
    """As Ctrl-C does, or `greffe ingest | head`."""
    others = {child.pid for child in multiprocessing.active_children()}  # a site's, that draw
    fill_inbox(settings, drop)
    coming = watching.bring_in(settings, list(waiting(settings.inbox)))
    next(coming)
    coming.close()
    assert {child.pid for child in multiprocessing.active_children()} <= others
    again = list(watching.bring_in(settings, list(waiting(settings.inbox))))
    assert len(again) == 10
    assert picture(settings)["findings"] == []


FULL = """
import resource, sys
from pathlib import Path
from archive.machine import MachineTrouble
from archive.settings import Settings
from ingest import watching
from ingest.inbox import waiting

if __name__ == "__main__":
    settings = Settings(home=Path(sys.argv[1]), still_s=0.0, ocr=False)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        for _ in watching.bring_in(settings, list(waiting(settings.inbox))):
            pass
    except MachineTrouble as trouble:
        print(trouble.sentence("en"))
        sys.exit(3)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("limit", [0, 3000, 40_000, 70_000, 200_000])
def test_where_there_is_no_room_nothing_is_lost_and_later_all_is_brought_in(
    settings: Settings, drop: Path, tmp_path: Path, limit: int
) -> None:
    """The system refuses to write beyond a size: originals, database, index, whichever is first."""
    undisturbed = Settings(home=tmp_path / "undisturbed", still_s=0.0, ocr=False)
    fill_inbox(undisturbed, drop)
    bring_in(undisturbed, list(waiting(undisturbed.inbox)))

    fill_inbox(settings, drop)
    script = tmp_path / "full.py"
    script.write_text(FULL)
    command = [sys.executable, str(script), str(settings.home), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) in ((3, ""), (0, "")), done.stderr
    if done.returncode:
        assert "lost" in done.stdout and len(done.stdout.splitlines()) == 1
    held = {
        sha256_of(path)
        for folder in (settings.inbox, settings.originals, settings.rejected)
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert {sha256_of(path) for path in drop.rglob("*") if path.is_file()} <= held

    bring_in(settings, list(waiting(settings.inbox)))
    assert picture(settings) == picture(undisturbed)


def test_a_full_disk_is_the_machine_s_fault_and_rejects_nothing(
    settings: Settings, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_inbox(settings, drop)
    before = sorted(one.path for one in waiting(settings.inbox))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NoRoom):
        list(watching.bring_in(settings, waiting(settings.inbox)))
    monkeypatch.undo()
    assert sorted(one.path for one in waiting(settings.inbox)) == before
    assert list(settings.rejected.iterdir()) == []


def test_an_inbox_on_a_share_that_is_gone_is_the_machine_s_fault(settings: Settings) -> None:
    shutil.rmtree(settings.inbox)
    settings.inbox.symlink_to(settings.home / "not mounted")
    with pytest.raises(MachineTrouble, match="inbox"):
        list(watching.bring_in(settings, []))
