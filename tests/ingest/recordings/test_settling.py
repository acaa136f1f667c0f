"""Two caption files of one sitting are found once; the other is kept, and marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given, waiting
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


def test_those_behind_a_worse_one_stand_behind_the_best(settings: Settings, tmp_path: Path) -> None:
    """Each arrives better than the one before; none is left behind one that is outranked."""
    misheard = tuple(text.replace("séance", "sciences") for text in TEXTS)
    names = "whisper", "sous-titres", "révisé"
    for name, texts in zip(names, (misheard, TEXTS, (*TEXTS, "Levée")), strict=True):
        path = write(tmp_path / f"Séance du 12 mai 2026 {name}.srt", texts)
        list(watching.bring_in(settings, given([path])))
    with Store.open(settings.database) as store:
        known = {doc.filename.rpartition(" ")[2]: doc for doc in store.all_documents()}
    best = known["révisé.srt"]
    assert best.superseded_by is None
    assert known["whisper.srt"].superseded_by == known["sous-titres.srt"].superseded_by == best.id


def test_a_power_cut_between_filing_and_judging_changes_nothing(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = write(settings.inbox / "Séance du 12 mai 2026 whisper.srt", TEXTS)
    list(watching.bring_in(settings, waiting(settings.inbox)))
    write(settings.inbox / "Séance du 12 mai 2026 révisé.srt", (*TEXTS, "Levée"))

    def cut(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ingest.pipeline.settle", cut)
        with pytest.raises(KeyboardInterrupt):
            list(watching.bring_in(settings, waiting(settings.inbox)))
    list(watching.bring_in(settings, waiting(settings.inbox)))
    with Store.open(settings.database) as store:
        (old,) = [doc for doc in store.all_documents() if doc.superseded_by]
        assert old.filename == machine.name


def test_a_folder_of_undated_captions_is_not_read_again_for_each(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, cues = list[str](), Store.cues

    def counted(store: Store, doc_id: str) -> object:
        read.append(doc_id)
        return cues(store, doc_id)

    monkeypatch.setattr(Store, "cues", counted)
    places = "amont", "berge", "colline", "digue", "estran", "falaise", "grève", "havre", "isthme"
    paths = [write(tmp_path / f"{place}.srt", (*TEXTS, f"le {place}")) for place in places]
    assert len(list(watching.bring_in(settings, given(paths)))) == len(places)
    assert len(read) <= 2 * len(places)


@only_with_records
def test_four_files_of_one_real_sitting_are_found_once(settings: Settings) -> None:
    folder = RECORDS / "captions"
    list(watching.bring_in(settings, given(sorted(folder.glob("2026-06-11*meeting [ct]*")))))
    with Store.open(settings.database) as store:
        hits = Searcher(settings).find(store, Query('"special welcome to Amy Wallace"')).hits
        assert {hit.document.filename[-12:] for hit in hits} == {"captions.vtt"}
        assert sum(doc.superseded_by is not None for doc in store.all_documents()) == 3
