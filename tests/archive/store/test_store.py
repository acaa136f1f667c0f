"""The truth: what is filed comes back, once, whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.errors import NotFound, SchemaTooNew
from archive.model import Cue, Evidence, Filing, Kind, Media, Page, PagePlace
from archive.store import Catalogue, Store, transcription
from archive.store.migrations import steps

Make = Callable[..., Filing]


def test_what_is_filed_comes_back_as_it_was(store: Store, filing: Make) -> None:
    given = filing("PV.pdf", "Le pont est ouvert.", "La séance est levée.")
    evidence = (Evidence("date", "2014-04-24", "page 1", "le 24 avril 2014", 0.9),)
    given = replace(
        given,
        identity=replace(given.identity, evidence=evidence),
        pages=(Page(1, 612, 792, "pdfium"), Page(2, 612, 792, None)),
    )
    store.file(given)
    assert store.document(given.document.id) == given.document
    assert store.passages(given.document.id) == list(given.passages)
    assert store.passages(given.document.id, page=2) == [given.passages[1]]
    assert store.pages(given.document.id) == list(given.pages)
    assert tuple(store.evidence(given.document.id)) == evidence
    assert store.meeting("conseil-municipal/2014-04-24").body.name == "Conseil municipal"


def test_filing_twice_changes_nothing(store: Store, filing: Make) -> None:
    given = filing("PV.pdf", "Le pont.")
    store.file(given)
    store.mark_indexed([given.document.id])
    store.file(given)
    assert store.counts()["documents"] == 1
    assert store.counts()["unindexed"] == 0


def test_a_filing_that_fails_leaves_no_trace(store: Store, filing: Make) -> None:
    given = filing("PV.pdf", "Le pont.")
    broken = replace(given, passages=(*given.passages, given.passages[0]))  # one id twice
    with pytest.raises(sqlite3.IntegrityError):
        store.file(broken)
    counts = store.counts()
    assert (counts["documents"], counts["passages"], counts["meetings"]) == (0, 0, 0)


def test_an_undated_document_is_kept_and_listed(store: Store, filing: Make) -> None:
    given = filing("Règlement.pdf", "Article 1.", date=None)
    store.file(given)
    assert [doc.id for doc in store.undated_documents()] == [given.document.id]
    assert store.document(given.document.id).meeting_id is None


def test_a_replaced_version_says_so_and_is_indexed_again(store: Store, filing: Make) -> None:
    draft = filing("projet.pdf", "Le pont.")
    store.file(draft)
    store.mark_indexed([draft.document.id])
    final = filing("PV.pdf", "Le pont est ouvert.")
    store.file(replace(final, superseded=((draft.document.id, final.document.id),)))
    assert store.document(draft.document.id).superseded_by == final.document.id
    assert store.document(draft.document.id).status == "superseded"
    assert set(store.unindexed()) == {draft.document.id, final.document.id}


def test_captions_speak_for_their_recording(store: Store, filing: Make) -> None:
    media = Media(60.0, False, "audio/mpeg", "queued")
    recording = filing("seance.mp3", "seance", kind=Kind.RECORDING, media=media)
    captions = filing("seance.vtt", kind=Kind.TRANSCRIPT, cues=(Cue(1, 2, "Bonsoir."),))
    store.file(recording)
    assert [doc.id for doc in store.queued_recordings()] == [recording.document.id]
    assert store.transcript_of(recording.document.id) is None
    tie = ((captions.document.id, recording.document.id),)
    store.file(replace(captions, transcripts=tie))
    assert store.queued_recordings() == []
    found = store.transcript_of(recording.document.id)
    assert found is not None
    assert store.cues(found.id) == [Cue(1, 2, "Bonsoir.")]


def test_a_recording_whose_captions_were_another_s_waits_again(store: Store, filing: Make) -> None:
    media = Media(60.0, False, "audio/mpeg", "queued")
    first = filing("partie 1.mp3", "1", kind=Kind.RECORDING, media=media)
    second = filing("partie 2.mp3", "2", kind=Kind.RECORDING, media=media)
    captions = filing("partie 2.vtt", kind=Kind.TRANSCRIPT, cues=(Cue(1, 2, "Bonsoir."),))
    store.file(first)
    store.file(replace(captions, transcripts=((captions.document.id, first.document.id),)))
    assert store.queued_recordings() == []
    store.file(replace(second, transcripts=((captions.document.id, second.document.id),)))
    assert [doc.id for doc in store.queued_recordings()] == [first.document.id]
    found = store.transcript_of(second.document.id)
    assert found is not None and found.id == captions.document.id
    assert store.transcript_of(first.document.id) is None


def test_a_machine_s_words_replace_the_placeholder(store: Store, filing: Make) -> None:
    media = Media(60.0, False, "audio/mpeg", "queued")
    recording = filing("seance.mp3", "seance", kind=Kind.RECORDING, media=media)
    store.file(recording)
    store.mark_indexed([recording.document.id])
    heard = filing("seance.mp3", "seance", kind=Kind.RECORDING, cues=(Cue(1, 2, "Bonsoir"),))
    transcription.finish(store, recording.document.id, passages=heard.passages, cues=heard.cues)
    found = store.transcript_of(recording.document.id)
    assert found is not None and found.id == recording.document.id
    assert [p.text for p in store.passages(recording.document.id)] == ["Bonsoir"]
    assert store.unindexed() == [recording.document.id]


def test_many_passages_are_fetched_at_once(store: Store, filing: Make) -> None:
    given = filing("long.pdf", *(f"page {n}" for n in range(1200)))
    store.file(given)
    ids = [passage.id for passage in given.passages]
    found = store.passages_named(ids)
    place = found[ids[-1]].place
    assert len(found) == 1200 and isinstance(place, PagePlace) and place.page == 1200


def test_visitors_can_not_write(store: Store, filing: Make, tmp_path: Path) -> None:
    store.file(filing("PV.pdf", "Le pont."))
    database = Path(store.connection.execute("PRAGMA database_list").fetchone()[2])
    with Catalogue.open(database) as catalogue:
        assert catalogue.counts()["documents"] == 1
        with pytest.raises(sqlite3.OperationalError):
            catalogue.connection.execute("DELETE FROM documents")
    with pytest.raises(NotFound):
        Catalogue.open(tmp_path / "nothing.db")


def test_what_is_not_there_is_not_found(store: Store) -> None:
    for ask in (store.document, store.meeting, store.body):
        with pytest.raises(NotFound):
            ask("x")


def test_a_later_schema_is_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "archive.db"
    Store.open(database).close()
    later = Database(database)
    later["_sqlite_migrations"].insert(
        {"migration_set": steps.name, "name": "m999_later", "applied_at": "2030"}
    )
    later.close()
    with pytest.raises(SchemaTooNew):
        Store.open(database)


def test_the_truth_survives_a_power_cut(store: Store) -> None:
    """WAL with full synchronisation, and foreign keys held to."""
    pragma = {
        name: store.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert store.integrity() == []
