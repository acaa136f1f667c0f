"""Pictures of pages are drawn a few at a time, and pages do not wait for them."""

from __future__ import annotations

import multiprocessing
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from ingest import images
from webapp import drawing, server

PATIENCE_S = 30


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A draughtsman who works until let go, and notes how many work at once."""

    class Slow:
        def __init__(self) -> None:
            self.lock, self.go = threading.Lock(), threading.Event()
            self.begun = threading.Semaphore(0)
            self.at_work = self.most = 0

        def __call__(self, *_args: object, **_named: object) -> Path:
            with self.lock:
                self.at_work += 1
                self.most = max(self.most, self.at_work)
            self.begun.release()
            assert self.go.wait(PATIENCE_S)
            with self.lock:
                self.at_work -= 1
            return tmp_path / "page.png"

    (tmp_path / "page.png").write_bytes(b"\x89PNG")
    made = Slow()
    monkeypatch.setattr(images, "page_image", made)
    monkeypatch.setattr(images, "place", lambda *_args: tmp_path / "none.png")
    return made


def visitors(app: Flask, address: str, count: int) -> tuple[list[threading.Thread], list[int]]:
    statuses: list[int] = []
    threads = [
        threading.Thread(target=lambda: statuses.append(app.test_client().get(address).status_code))
        for _ in range(count)
    ]
    for thread in threads:
        thread.start()
    return threads, statuses


def test_twenty_visitors_all_get_their_picture_and_two_are_drawn_at_once(
    app: Flask, town: Any, slow: Any
) -> None:
    threads, statuses = visitors(app, f"/documents/{town.minutes}/page/1.png", 20)
    for _ in range(drawing.AT_ONCE):
        assert slow.begun.acquire(timeout=PATIENCE_S)
    assert app.test_client().get("/fr/").status_code == 200, "pages go on meanwhile"
    slow.go.set()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert statuses == [200] * 20
    assert slow.most == drawing.AT_ONCE


def test_where_too_many_wait_the_text_must_do(app: Flask, town: Any, slow: Any) -> None:
    room = drawing.AT_ONCE + drawing.MOST_WAITING
    threads, statuses = visitors(app, f"/documents/{town.minutes}/page/2.png", room + 5)
    while len(statuses) < 5:
        threads[0].join(0.01)
        assert len(statuses) <= 5
    assert statuses == [503] * 5
    told = app.test_client().get(f"/documents/{town.minutes}/page/2.png")
    assert told.headers["Retry-After"] == str(drawing.RETRY_S) and not told.data
    slow.go.set()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert sorted(statuses) == [200] * room + [503] * 5


def test_a_picture_drawn_before_needs_no_turn(app: Flask, town: Any) -> None:
    address = f"/documents/{town.minutes}/page/3.png"
    assert app.test_client().get(address).status_code == 200
    for _ in range(drawing.AT_ONCE):
        assert drawing._turns.acquire(timeout=PATIENCE_S)
    try:
        assert app.test_client().get(address).status_code == 200
    finally:
        for _ in range(drawing.AT_ONCE):
            drawing._turns.release()


def test_pages_keep_threads_of_their_own() -> None:
    assert server.THREADS - (drawing.AT_ONCE + drawing.MOST_WAITING) >= 8


def whose(path: Path, *, on_page: object) -> int:
    return os.getpid()


def test_one_process_draws_one_picture_after_the_other(app: Flask) -> None:
    """Starting one takes longer than drawing a page. It ends with the site."""
    with app.app_context():
        drawers = drawing._drawers()
        assert drawing._drawers() is drawers
    first = drawers.run(whose, Path("page.pdf"))
    assert drawers.run(whose, Path("page.pdf")) == first
    assert first in {child.pid for child in multiprocessing.active_children()}
    drawers.close()
    assert first not in {child.pid for child in multiprocessing.active_children()}
