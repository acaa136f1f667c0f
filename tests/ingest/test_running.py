"""What is being read now is told while it is, and not a moment longer."""

from __future__ import annotations

from pathlib import Path

from archive import lock
from archive.settings import Settings
from ingest.inbox import Arrival
from ingest.running import Board, Running, running


def test_what_is_read_now_is_told_while_the_home_is_held(settings: Settings) -> None:
    board = Board(settings)
    with lock.writing(settings.home):
        board.note(Arrival(Path("a.pdf"), ("CCU",)), 2, 9)
        assert running(settings) == [Running("CCU/a.pdf", 2, 9)]
    assert running(settings) == []  # a run that was killed left it


def test_a_run_leaves_nothing_behind(settings: Settings) -> None:
    board = Board(settings)
    board.note(Arrival(Path("a.pdf")), 2, 9)
    board.clear()
    with lock.writing(settings.home):
        assert running(settings) == []
    board.clear()
