"""Two caption files of one sitting are found once; the other is kept, and marked."""

from __future__ import annotations

from pathlib import Path

from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given
from tests.real import RECORDS, only_with_records

TEXTS = (
    "Bonsoir et bienvenue à cette séance ordinaire",
    "Nous passons au règlement concernant les nuisances",
    "La conseillère propose de reporter les travaux",
    "Question du public concernant le déneigement",
)


def write(path: Path, texts: tuple[str, ...]) -> Path:
    blocks = [
        f"{n + 1}\n00:{n:02}:00,000 --> 00:{n:02}:05,000\n{text}\n" for n, text in enumerate(texts)
    ]
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


def test_the_better_of_two_is_found_whichever_comes_first(
    settings: Settings, tmp_path: Path
) -> None:
    misheard = tuple(text.replace("séance", "sciences") for text in TEXTS)
    machine = write(tmp_path / "Séance du 12 mai 2026 whisper.srt", misheard)
    person = write(tmp_path / "Séance du 12 mai 2026 révisé.srt", TEXTS)
    for path in (person, machine):
        list(watching.bring_in(settings, given([path])))
    with Store.open(settings.database) as store:
        (hit,) = Searcher(settings).find(store, Query("nuisances")).hits
        assert hit.document.filename == person.name
        assert hit.document.made_by == "human"
        assert Searcher(settings).find(store, Query("sciences")).total == 0
        (old,) = [d for d in store.all_documents() if d.superseded_by]
        assert old.filename == machine.name and old.superseded_by == hit.document.id
        assert store.cues(old.id), "it is kept"


@only_with_records
def test_four_files_of_one_real_sitting_are_found_once(settings: Settings) -> None:
    folder = RECORDS / "captions"
    list(watching.bring_in(settings, given(sorted(folder.glob("2026-06-11*meeting [ct]*")))))
    with Store.open(settings.database) as store:
        hits = Searcher(settings).find(store, Query('"special welcome to Amy Wallace"')).hits
        assert {hit.document.filename[-12:] for hit in hits} == {"captions.vtt"}
        assert sum(doc.superseded_by is not None for doc in store.all_documents()) == 3
