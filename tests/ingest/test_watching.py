"""The inbox, watched: files are taken as they settle."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive import index_files
from archive.index.whoosh_engine import WhooshIndex
from archive.originals import Kept, Originals, SourceTrouble
from archive.settings import Settings
from ingest import inbox, watching
from ingest.inbox import Arrival

MakePdf = Callable[..., Path]


def test_files_are_taken_as_they_arrive_until_stopped(
    settings: Settings, make_pdf: MakePdf
) -> None:
    stop = threading.Event()
    seen: list[str] = []
    make_pdf(settings.inbox / "minutes_2024_01_02.pdf", "MINUTES", "Roads.")
    for outcome in watching.follow(settings, stop=stop):
        seen.append(outcome.path.name)
        if len(seen) == 1:
            make_pdf(settings.inbox / "CCU" / "minutes_2024_02_03.pdf", "MINUTES", "Trees.")
        else:
            stop.set()
    assert seen == ["minutes_2024_01_02.pdf", "minutes_2024_02_03.pdf"]


def test_a_file_that_is_still_growing_waits(settings: Settings, make_pdf: MakePdf) -> None:
    patient = replace(settings, still_s=0.6)
    whole = make_pdf(settings.inbox / "a.pdf", "whole")
    growing = settings.inbox / "b.pdf"
    done = threading.Event()

    def grow() -> None:
        with growing.open("wb") as out:
            while not done.is_set():
                out.write(b"%PDF-1.4 more\n")
                out.flush()
                time.sleep(0.02)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        ready = watching.settled(patient)
    finally:
        done.set()
        writer.join()
    assert [one.path for one in ready] == [whole]


def test_an_old_file_is_taken_without_waiting(settings: Settings, make_pdf: MakePdf) -> None:
    old = make_pdf(settings.inbox / "a.pdf", "whole")
    os.utime(old, (1, 1))
    ready = watching.settled(replace(settings, still_s=3600.0))
    assert [one.path for one in ready] == [old]


def test_many_files_that_lie_ready_are_taken_at_once(settings: Settings) -> None:
    """A search through a list for each of 3,000 files took 20 seconds before the first was read."""
    for n in range(500):
        (settings.inbox / f"{n}.pdf").write_bytes(b"x")
    assert len(watching.settled(replace(settings, still_s=0.0))) == 500


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A watcher that looks and tries again at once."""
    monkeypatch.setattr(watching, "TICK_S", 0.01)
    monkeypatch.setattr(watching, "TROUBLE_S", 0.05)


@pytest.mark.usefixtures("quick")
def test_what_the_machine_refuses_is_said_once_and_tried_again(
    settings: Settings, make_pdf: MakePdf, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody watches the watcher of `greffe serve`: it must not end with a full disk."""
    make_pdf(settings.inbox / "minutes_2024_01_02.pdf", "MINUTES", "Roads.")
    shutil.rmtree(settings.originals)
    settings.originals.symlink_to(settings.home / "not mounted")
    stop = threading.Event()
    tries = 0

    def mount() -> None:
        nonlocal tries
        tries += 1
        if tries == 5:
            settings.originals.unlink()

    outcomes = []
    with pytest.MonkeyPatch.context() as patch:
        make_home = Settings.make_home
        patch.setattr(Settings, "make_home", lambda self: (mount(), make_home(self)))
        for outcome in watching.follow(settings, stop=stop):
            outcomes.append(outcome.outcome)
            stop.set()
    assert outcomes == ["added"]
    errors = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    assert len(errors) == 1 and "originals" in errors[0]


@pytest.mark.usefixtures("quick")
def test_an_inbox_that_goes_away_and_comes_back_is_watched_again(
    settings: Settings, make_pdf: MakePdf
) -> None:
    stop = threading.Event()
    make_pdf(settings.inbox / "minutes_2024_01_02.pdf", "MINUTES", "Roads.")
    seen: list[str] = []
    for outcome in watching.follow(settings, stop=stop):
        seen.append(outcome.path.name)
        if len(seen) == 1:
            settings.inbox.rename(settings.home / "unmounted")
            (settings.home / "unmounted").rename(settings.inbox)
            make_pdf(settings.inbox / "minutes_2024_02_03.pdf", "MINUTES", "Trees.")
        else:
            stop.set()
    assert seen == ["minutes_2024_01_02.pdf", "minutes_2024_02_03.pdf"]


@pytest.mark.usefixtures("quick")
def test_a_file_that_can_not_be_read_is_not_told_of_every_second(
    settings: Settings, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = make_pdf(settings.inbox / "secret.pdf", "not for us")
    keep = Originals.keep

    def denied(self: Originals, source: Path, **how: bool) -> Kept:
        if source == secret:
            raise SourceTrouble("denied", "Permission denied")
        return keep(self, source, **how)

    monkeypatch.setattr(Originals, "keep", denied)
    stop = threading.Event()
    looks = 0
    waiting = inbox.waiting

    def looked(folder: Path) -> Iterator[Arrival]:
        nonlocal looks
        looks += 1
        if looks == 20:
            make_pdf(settings.inbox / "minutes_2024_01_02.pdf", "MINUTES", "Roads.")
        return waiting(folder)

    monkeypatch.setattr(inbox, "waiting", looked)
    seen = []
    for outcome in watching.follow(settings, stop=stop):
        seen.append((outcome.path.name, outcome.outcome))
        if outcome.outcome == "added":
            stop.set()
    assert seen == [("secret.pdf", "rejected"), ("minutes_2024_01_02.pdf", "added")]
    assert secret.exists() and list(settings.rejected.iterdir()) == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("kind", ["*.toc", "*.pst"])
@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"short")])
def test_an_index_that_comes_to_harm_is_made_anew_while_nothing_arrives(
    settings: Settings, make_pdf: MakePdf, kind: str, harm: Callable[[Path], object]
) -> None:
    make_pdf(settings.inbox / "minutes_2024_01_02.pdf", "MINUTES", "Roads.")
    stop = threading.Event()
    watcher = threading.Thread(target=lambda: list(watching.follow(settings, stop=stop)))
    watcher.start()
    try:
        wait_for(lambda: any(settings.index.glob(kind)) and not any(settings.inbox.iterdir()))
        wait_for(lambda: index_files.sums(settings).exists())
        before = segments(settings)
        for path in settings.index.glob(kind):
            harm(path)
        wait_for(lambda: bool(segments(settings) - before))
    finally:
        stop.set()
        watcher.join()
    assert sum(WhooshIndex(settings.index).document_counts().values()) == 2


def segments(settings: Settings) -> set[str]:
    """The names of the index's segments, which are never used twice."""
    return {path.name for path in settings.index.glob("*.pst")}


def wait_for(condition: Callable[[], bool]) -> None:
    """Look again and again, for as long as the slowest machine needs."""
    until_s = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until_s
        time.sleep(0.01)
