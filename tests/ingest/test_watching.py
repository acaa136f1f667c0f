"""The inbox, watched: files are taken as they settle."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from archive.settings import Settings
from ingest import watching

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
