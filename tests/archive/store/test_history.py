"""Each act on a document is written down with it, once, and never changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlite_utils import Database

from archive import events
from archive.events import PREMIS, WORDS, Did
from archive.model import Filing, Kind, Media, Page, Status
from archive.settings import Settings
from archive.store import Store, transcription
from archive.store.migrations import steps
from tests.conftest import NOON
from tests.withdrawing import withdraw

Make = Callable[..., Filing]


def did(store: Store, doc_id: str) -> list[str]:
    return [one.did.value for one in store.events(doc_id)]


def test_what_is_filed_was_received_and_read(store: Store, filing: Make) -> None:
    given = filing("PV.pdf", "Le pont.", "La séance.")
    pages = (Page(1, 612, 792, "pdfium"), Page(2, 612, 792, "ocr"))
    store.file(replace(given, pages=pages))
    received, read = store.events(given.document.id)
    assert (received.did, received.at, received.outcome) == (Did.RECEIVED, NOON, "success")
    assert received.detail["sha256"] == given.document.sha256
    assert read.detail == {"passages": 2, "pages": 2, "readers": ["ocr", "pdfium"]}
    assert read.agent.endswith("ocr, pdfium")


def test_a_filing_that_fails_is_not_written_down(store: Store, filing: Make) -> None:
    given = filing("PV.pdf", "Le pont.")
    with pytest.raises(sqlite3.IntegrityError):
        store.file(replace(given, passages=(*given.passages, given.passages[0])))
    assert list(store.all_events()) == []


def test_indexing_is_written_down_once_for_what_was_not_indexed(store: Store, filing: Make) -> None:
    given = filing("PV.pdf", "Le pont.")
    store.file(given)
    store.mark_indexed([given.document.id])
    store.mark_indexed([given.document.id])
    store.mark_all_indexed()
    assert did(store, given.document.id) == ["received", "read", "indexed"]


def test_versions_names_and_words_are_written_down(store: Store, filing: Make) -> None:
    draft, final = filing("projet.pdf", "Le pont."), filing("PV.pdf", "Le pont est ouvert.")
    store.file(draft)
    store.file(replace(final, superseded=((draft.document.id, final.document.id),)))
    store.note_sighting(final.document.id, "envois", "copie.pdf", NOON)
    store.note_sighting(final.document.id, "envois", "copie.pdf", NOON)
    assert did(store, draft.document.id)[-1] == "superseded"
    assert store.events(draft.document.id)[-1].detail == {"by": final.document.id}
    assert did(store, final.document.id) == ["received", "read", "seen"]
    media = Media(60.0, False, "audio/mpeg", "queued")
    recording = filing("seance.mp3", "seance", kind=Kind.RECORDING, media=media)
    store.file(recording)
    transcription.finish(store, recording.document.id, passages=recording.passages, cues=())
    assert did(store, recording.document.id)[-1] == "transcribed"


def test_withdrawing_is_written_down_with_its_reason_and_is_not_called_indexing(
    store: Store, filing: Make
) -> None:
    given = filing("PV.pdf", "Le pont.")
    store.file(given)
    withdraw(store, given.document.id, reason="renseignements personnels")
    withdraw(store, given.document.id)
    store.mark_indexed([given.document.id])
    assert store.document(given.document.id).status is Status.WITHDRAWN
    assert did(store, given.document.id) == ["received", "read", "withdrawn"]
    assert store.events(given.document.id)[-1].detail == {"reason": "renseignements personnels"}


def test_a_check_each_night_does_not_make_the_log_grow(store: Store, filing: Make) -> None:
    given = filing("PV.pdf", "Le pont.").document.id
    store.file(filing("PV.pdf", "Le pont."))
    for _night in range(3):
        store.note_checks({given: "success"}, detail={})
    assert did(store, given) == ["received", "read"]
    checked = store.last_check(given)
    assert checked and checked[1] == "success"
    for _night in range(3):
        store.note_checks({given: "failure"}, detail={given: "original-changed"})
    store.note_checks({given: "success"}, detail={})
    *_, failed, mended = store.events(given)
    assert (failed.outcome, failed.detail) == ("failure", {"finding": "original-changed"})
    assert (mended.did, mended.outcome) == (Did.CHECKED, "success")
    assert len(store.events(given)) == 4


@pytest.mark.parametrize("statement", ["UPDATE events SET agent = 'x'", "DELETE FROM events"])
def test_the_log_is_never_changed(store: Store, filing: Make, statement: str) -> None:
    store.file(filing("PV.pdf", "Le pont."))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        store.connection.execute(statement)


def test_an_archive_of_before_the_log_says_when_its_documents_came(
    settings: Settings, filing: Make
) -> None:
    with Store.open(settings.database) as store:
        store.file(filing("PV.pdf", "Le pont."))
    db = Database(sqlite3.connect(settings.database))
    for statement in (
        "DROP TABLE events",
        "DROP TABLE checks",
        "DROP INDEX documents_withdrawn",
        "DELETE FROM _sqlite_migrations WHERE name = 'm005_events'",
    ):
        db.execute(statement)
    db.conn.commit()
    assert [step.name for step in steps.pending(db)] == ["m005_events"]
    db.close()
    with Store.open(settings.database) as store:
        (received,) = store.all_events()
    assert (received.did, received.at) == (Did.RECEIVED, NOON)
    assert received.detail["filename"] == "PV.pdf"


def test_each_kind_of_event_has_its_words_and_its_type_of_premis() -> None:
    for one in Did:
        assert PREMIS[one] and WORDS["fr"][one] and WORDS["en"][one]
    assert events.greffe().startswith("greffe")
