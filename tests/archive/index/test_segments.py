"""Commits: whole or not at all, few segments, and nobody disturbed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from archive.index import codec_writing
from archive.index.base import Filter, Found, Terms
from archive.index.whoosh_engine import WhooshIndex
from tests.archive.index.conftest import PLAIN, Make

KILLED = """
import os, signal, sys
from pathlib import Path
from dataclasses import replace
from archive.index import array_file
from archive.index.base import Entry
from archive.index.whoosh_engine import WhooshIndex

left = int(sys.argv[2])
whole = array_file.write

def half(file, arrays):
    global left
    left -= 1
    if left:
        return whole(file, arrays)
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)

array_file.write = half
index = WhooshIndex(Path(sys.argv[1]))
plain = Entry("x", "x", None, "Le pont neuf.", "", "fr", "conseil", "minutes", "2014-04-24")
for n in range(9):
    index.replace([f"x{n}"], [replace(plain, passage_id=f"x{n}", document_id=f"x{n}")])
"""


def ask(index: WhooshIndex, word: str) -> Found:
    return index.search(
        Terms((word,)), Filter(), sort="relevance", limit=99, offset=0, facets=False
    )


@pytest.mark.parametrize("at", range(1, 9))
def test_killed_in_the_middle_of_a_commit_or_a_merge_the_index_is_as_before_or_after(
    make: Make, at: int
) -> None:
    index = make("Le pont couvert.")
    script = [sys.executable, "-c", KILLED, str(index.folder), str(at)]
    done = subprocess.run(
        script, check=False, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert done.returncode == -signal.SIGKILL
    held = index.document_counts()
    assert held["d0"] == 1
    assert {passage for passage, _ in ask(index, "pont").ranked} == {
        name.replace("d", "") for name in held
    }
    index.replace(["y"], [replace(PLAIN, passage_id="y", document_id="y", text="Le pont.")])
    assert ask(index, "pont").total == len(held) + 1
    listed = {path.name.split(".")[0] for path in index.folder.glob("*.pst")}
    assert listed == {path.name.split(".")[0] for path in index.folder.glob("*.col")}
    assert len(listed) <= 3  # what was half written is gone


def test_a_commit_that_fails_changes_nothing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    index = make("Le pont.", "La rue.")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(codec_writing.array_file, "write", full)
        with pytest.raises(OSError, match="No space"):
            index.replace(["d0"], [replace(PLAIN, document_id="d0", text="Autre chose.")])
    assert ask(index, "pont").total == 1
    index.replace(["d0"], [replace(PLAIN, document_id="d0", text="Autre chose.")])
    assert ask(index, "pont").total == 0


def test_many_commits_leave_few_segments(make: Make) -> None:
    index = make(*[f"Le pont numéro {n}." for n in range(40)])
    assert len(list(index.folder.glob("*.pst"))) <= 3
    assert ask(index, "pont").total == 40
    for n in range(0, 40, 2):
        index.replace([f"d{n}"], [])
    assert {one for one, _ in ask(index, "pont").ranked} == {str(n) for n in range(1, 40, 2)}
    assert ask(index, "numéro 7").total == 1


def test_questions_asked_while_documents_are_replaced_get_whole_answers(make: Make) -> None:
    """Each commit replaces the same documents by as many, so that the total never changes."""
    index = make(*["Le pont."] * 6)
    other = WhooshIndex(index.folder)  # as another process has it
    stop, totals, faults = threading.Event(), set(), []

    def work() -> None:
        while not stop.is_set():
            try:
                found = ask(other, "pont")
                totals.add((found.total, len(found.ranked)))
            except Exception as fault:
                faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(25):
        which = f"d{n % 6}"
        index.replace(
            [which], [replace(PLAIN, passage_id=f"{which}n{n}", document_id=which, text="pont")]
        )
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert totals == {(6, 6)}


def test_a_snapshot_that_is_open_outlives_the_files_it_was_made_of(make: Make) -> None:
    index = make("Le pont.")
    assert ask(index, "pont").total == 1
    held = index._last()
    for n in range(5):
        index.replace(["d0"], [replace(PLAIN, passage_id=f"n{n}", document_id="d0", text="rue")])
    assert held and held.snapshot.doc_frequency("fr", b"pont") == 1
    assert held.snapshot.leaves[0].passage(0) == "0"
    assert ask(index, "pont").total == 0


def test_an_index_without_its_files_is_said_to_be_unusable(make: Make) -> None:
    from archive.errors import IndexUnusable

    index = make("Le pont.")
    for path in Path(index.folder).glob("*.pst"):
        path.unlink()
    with pytest.raises(IndexUnusable):
        ask(WhooshIndex(index.folder), "pont")
