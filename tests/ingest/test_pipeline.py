"""The way of a file, whole: from a drop of mixed files to an archive that agrees with itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive import fixity
from archive.index.whoosh_engine import WhooshIndex
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import inbox
from ingest.inbox import Arrival, waiting
from ingest.outcome import Outcome
from ingest.pipeline import STAGES, Pipeline

TIMES = ("received_at", "seen_at", "rejected_at")


def bring_in(settings: Settings, arrivals: list[Arrival]) -> dict[str, Outcome]:
    with Store.open(settings.database) as store:
        pipeline = Pipeline(settings, store)
        pipeline.heal()
        return {one.path.name: one for one in pipeline.bring_in(arrivals)}


def fill_inbox(settings: Settings, drop: Path) -> None:
    settings.make_home()
    shutil.copytree(drop, settings.inbox, dirs_exist_ok=True)


def picture(settings: Settings) -> dict[str, object]:
    """All that an archive holds but its clock times: to compare two homes."""
    with Store.open(settings.database) as store:
        tables = "bodies meetings documents pages passages parts cues evidence sightings rejections"
        rows = {
            table: sorted(
                json.dumps({k: v for k, v in dict(row).items() if k not in TIMES})
                for row in store.connection.execute(f"SELECT * FROM {table}")
            )
            for table in tables.split()
        }
        # What was interrupted may be indexed twice, each time because something had changed.
        log = {(one.document_id, one.did, str(one.detail)) for one in store.all_events()}
        findings = [one.code for one in fixity.check(settings, store)]
    files = {
        str(path.relative_to(settings.home)): path.read_bytes()
        for folder in (settings.inbox, settings.originals, settings.rejected)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    counts = WhooshIndex(settings.index).document_counts()
    return {"rows": rows, "log": log, "files": files, "index": counts, "findings": findings}


def test_each_file_ends_as_it_should_and_the_inbox_is_empty(settings: Settings, drop: Path) -> None:
    fill_inbox(settings, drop)
    outcomes = bring_in(settings, list(waiting(settings.inbox)))
    assert {name: one.outcome for name, one in outcomes.items()} == {
        "PV_2026-04-14_adopté.pdf": "added",
        "PV_2026-04-14_projet.pdf": "added",
        "Minutes May 12 2026.pdf": "added",
        "copie de Minutes.pdf": "duplicate",
        "Règlement.pdf": "added",
        "Séance du 12 mai 2026.vtt": "added",
        "Séance du 12 mai 2026.wav": "added",
        "budget_2024_02_29.pdf": "rejected",
        "notes.xyz": "rejected",
        "zéro.pdf": "rejected",
        "zéro aussi.pdf": "rejected",
    }
    assert list(waiting(settings.inbox)) == []
    assert len(list(settings.rejected.iterdir())) == 4
    assert picture(settings)["findings"] == []


def test_what_was_brought_in_is_found_with_its_meeting(settings: Settings, drop: Path) -> None:
    fill_inbox(settings, drop)
    bring_in(settings, list(waiting(settings.inbox)))
    searcher = Searcher(settings)
    with Store.open(settings.database) as store:
        (hit,) = searcher.find(store, Query("deneigement")).hits
        assert (hit.page, hit.meeting and hit.meeting.id) == (2, "conseil-municipal/2026-04-14")
        assert hit.url.endswith("/page/2#p2-1")
        (spoken,) = searcher.find(store, Query("ouverte")).hits
        assert spoken.url.startswith("/recordings/") and "?t=0#t500" in spoken.url
        assert spoken.speaker == "Mairesse"
        versions = searcher.find(store, Query("pont couvert")).hits
        assert {one.document.status for one in versions} == {"superseded", "approved"}
        undated = searcher.find(store, Query("article siège")).hits[0]
        assert undated.meeting is None
        assert "date-unknown" in undated.document.doubts


def test_given_paths_stay_where_they_are(settings: Settings, drop: Path) -> None:
    before = sorted(path.name for path in drop.rglob("*"))
    first = bring_in(settings, list(inbox.given([drop])))
    assert sorted(path.name for path in drop.rglob("*")) == before
    again = bring_in(settings, list(inbox.given([drop])))
    for name, outcome in again.items():
        expected = "rejected" if first[name].outcome == "rejected" else "duplicate"
        assert outcome.outcome == expected
    assert len(list(settings.rejected.iterdir())) == 4


def test_a_path_that_is_not_there_stops_nothing_else(settings: Settings, drop: Path) -> None:
    good = drop / "Règlement.pdf"
    outcomes = bring_in(settings, [Arrival(drop / "gone.pdf"), Arrival(good)])
    assert outcomes["gone.pdf"].outcome == "rejected"
    assert outcomes["gone.pdf"].error is not None
    assert outcomes["Règlement.pdf"].outcome == "added"


def test_every_name_of_the_same_bytes_is_remembered(settings: Settings, drop: Path) -> None:
    outcomes = bring_in(settings, list(inbox.given([drop])))
    document = outcomes["copie de Minutes.pdf"].document
    assert document is not None
    with Store.open(settings.database) as store:
        names = {filename for _folder, filename in store.sightings(document.id)}
    assert names == {"Minutes May 12 2026.pdf", "copie de Minutes.pdf"}


def test_a_file_that_changed_meanwhile_stays_in_the_inbox(settings: Settings, drop: Path) -> None:
    fill_inbox(settings, drop)
    path = settings.inbox / "Règlement.pdf"

    def append(stage: str) -> None:
        if stage == "read" and path.exists():
            path.write_bytes(path.read_bytes() + b"\n% more")

    with Store.open(settings.database) as store:
        arrival = Arrival(path, in_inbox=True)
        list(Pipeline(settings, store, mark=append).bring_in([arrival]))
    assert path.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from archive.settings import Settings
from archive.store import Store
from ingest.inbox import waiting
from ingest.pipeline import Pipeline

home, stage, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
seen = 0

def mark(reached):
    global seen
    seen += reached == stage
    if seen == times:
        os.kill(os.getpid(), signal.SIGKILL)

settings = Settings(home=home, still_s=0.0, ocr=False)
if __name__ == "__main__":
    with Store.open(settings.database) as store:
        pipeline = Pipeline(settings, store, mark=mark)
        pipeline.heal()
        for _ in pipeline.bring_in(list(waiting(settings.inbox))):
            pass
"""


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("times", [1, 3])
def test_killed_at_any_stage_and_started_again_the_archive_is_the_same(
    settings: Settings, drop: Path, tmp_path: Path, stage: str, times: int
) -> None:
    """Power cut at each stage boundary, at its first and its third time."""
    undisturbed = Settings(home=tmp_path / "undisturbed", still_s=0.0, ocr=False)
    fill_inbox(undisturbed, drop)
    bring_in(undisturbed, list(waiting(undisturbed.inbox)))

    fill_inbox(settings, drop)
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    command = [sys.executable, str(script), str(settings.home), stage, str(times)]
    once = stage == "indexed" and times > 1  # that stage comes once a run
    died = subprocess.run(command, check=False).returncode
    assert died == (0 if once else -9)
    bring_in(settings, list(waiting(settings.inbox)))
    assert picture(settings) == picture(undisturbed)
