"""The queue of recordings: heard by a model once there is one, through the true path."""

from __future__ import annotations

import threading
import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from archive.index.whoosh_engine import WhooshIndex
from archive.model import Cue
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.spoken import HeardPiece
from archive.store import Store, revisions, transcription
from ingest import revising, transcribing, watching
from ingest.inbox import given
from ingest.recordings import pieces
from ingest.recordings.hear import Listener
from ingest.recordings.pieces import Spoken
from ingest.transcribing import transcribe_queue
from tests.media import damage, record, write_wav
from tests.tiny_whisper import RATE, make_model, voice


@pytest.fixture
def recording(settings: Settings, tmp_path: Path) -> Path:
    """A queued recording that the voice detector takes for speech."""
    path = tmp_path / "Séance du 12 mai 2026.wav"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((voice(6) * 32000).astype("<i2").tobytes())
    list(watching.bring_in(settings, given([path])))
    return path


def test_without_a_model_a_recording_waits_playable(settings: Settings, recording: Path) -> None:
    assert list(transcribe_queue(settings)) == []
    with Store.open(settings.database) as store:
        (waiting,) = store.queued_recordings()
        found = Searcher(settings).find(store, Query("séance"))
    assert waiting.filename == recording.name
    assert [hit.document.id for hit in found.hits] == [waiting.id]  # by its name, meanwhile


def test_once_there_is_a_model_its_words_are_found_at_their_second(
    settings: Settings, recording: Path
) -> None:
    make_model(settings.models / "tiny")
    (heard,) = list(transcribe_queue(settings))
    with Store.open(settings.database) as store:
        assert store.queued_recordings() == []
        cues = store.cues(heard.id)
        assert cues and cues[0].text
        word = max(cues[0].text.split(), key=len).strip(".,")
        (hit,) = Searcher(settings).find(store, Query(word)).hits
    assert hit.url.startswith(f"/recordings/{heard.id}?t=")
    assert hit.start_s == cues[0].start_s


def test_a_recording_that_can_not_be_heard_is_not_tried_for_ever(
    settings: Settings, recording: Path
) -> None:
    make_model(settings.models / "tiny")
    with Store.open(settings.database) as store:
        (waiting,) = store.queued_recordings()
    original = settings.originals / waiting.sha256[:2] / waiting.sha256
    original.chmod(0o644)
    original.write_bytes(b"RIFF\x00\x00\x00\x00WAVE")
    assert [doc.id for doc in transcribe_queue(settings)] == [waiting.id]
    with Store.open(settings.database) as store:
        assert store.queued_recordings() == []


@pytest.fixture
def long(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A queued recording of five pieces, with a model there; its id."""
    monkeypatch.setitem(pieces.pieces.__kwdefaults__, "longest_s", 10.0)
    make_model(settings.models / "tiny")
    silence = np.zeros(2 * RATE, np.float32)
    sound = np.concatenate([part for _ in range(5) for part in (voice(7), silence)])
    bring(settings, write_wav(tmp_path / "Séance du 12 mai 2026.wav", sound))
    with Store.open(settings.database) as store:
        (waiting,) = store.queued_recordings()
    return waiting.id


def bring(settings: Settings, *paths: Path) -> None:
    list(watching.bring_in(settings, given(paths)))


def interrupted_at(monkeypatch: pytest.MonkeyPatch, n: int) -> list[int]:
    """Make the hearing of piece n end the program; returns the numbers of the pieces heard."""
    heard: list[int] = []
    hear = Listener.hear

    def hear_or_die(self: Listener, piece: Spoken) -> HeardPiece:
        heard.append(piece.n)
        if piece.n == n:
            raise KeyboardInterrupt
        return hear(self, piece)

    monkeypatch.setattr(Listener, "hear", hear_or_die)
    return heard


@pytest.mark.parametrize("n", [0, 1, 4])
def test_an_interrupted_transcript_goes_on_where_it_was_and_ends_the_same(
    settings: Settings, long: str, n: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as once:
        interrupted_at(once, n)
        with pytest.raises(KeyboardInterrupt):
            list(transcribe_queue(settings))
    with monkeypatch.context() as again:
        heard = interrupted_at(again, 99)
        assert len(list(transcribe_queue(settings))) == 1
    assert heard == list(range(n, 5)), "no piece that was kept is heard again"
    with Store.open(settings.database) as store:
        resumed = store.cues(long), list(transcription.pieces(store, long))
        transcription.enqueue(store, long)
    assert len(list(transcribe_queue(settings))) == 1
    with Store.open(settings.database) as store:
        assert (store.cues(long), list(transcription.pieces(store, long))) == resumed


def test_another_model_begins_anew(
    settings: Settings, long: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as once:
        interrupted_at(once, 3)
        with pytest.raises(KeyboardInterrupt):
            list(transcribe_queue(settings))
    make_model(settings.models / "other")
    heard = interrupted_at(monkeypatch, 99)
    list(transcribe_queue(replace(settings, model="other")))
    assert heard == [0, 1, 2, 3, 4]


def test_it_ends_between_two_pieces_when_it_is_told_to(settings: Settings, long: str) -> None:
    stop = threading.Event()
    done: list[float] = []

    def on_progress(_doc: object, done_s: float) -> None:
        done.append(done_s)
        if len(done) == 2:
            stop.set()

    assert list(transcribe_queue(settings, on_progress=on_progress, stop=stop)) == []
    with Store.open(settings.database) as store:
        assert transcription.ends(store, long) == done
        assert [doc.id for doc in store.queued_recordings()] == [long]


def test_captions_that_come_meanwhile_end_it(settings: Settings, long: str, tmp_path: Path) -> None:
    captions = tmp_path / "Séance du 12 mai 2026.vtt"
    captions.write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nBonsoir, chères citoyennes.\n", encoding="utf-8"
    )
    done: list[float] = []

    def on_progress(_doc: object, done_s: float) -> None:
        done.append(done_s)
        if len(done) == 1:
            bring(settings, captions)

    assert list(transcribe_queue(settings, on_progress=on_progress)) == []
    assert len(done) == 1
    with Store.open(settings.database) as store:
        assert store.queued_recordings() == []
        assert store.cues(long) == []


def test_captions_outrank_the_machine_whose_words_are_kept_but_not_found(
    settings: Settings, long: str, tmp_path: Path
) -> None:
    list(transcribe_queue(settings))
    captions = tmp_path / "Séance du 12 mai 2026.vtt"
    captions.write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nLe budget passe.\n", encoding="utf-8"
    )
    bring(settings, captions)
    with Store.open(settings.database) as store:
        hits = Searcher(settings).find(store, Query("budget")).hits
        assert [hit.document.kind.value for hit in hits] == ["transcript"]
        assert hits[0].document.transcript_of == long
        assert store.cues(long), "the machine's words are kept"
        assert store.document(long).made_by == "machine"
        spoken = store.transcript_of(long)
        assert spoken is not None and spoken.id == hits[0].document.id
        assert (
            store.indexed_counts().items() <= WhooshIndex(settings.index).document_counts().items()
        )


def test_lines_that_a_person_corrected_outlive_the_machine_and_captions(
    settings: Settings, recording: Path, tmp_path: Path
) -> None:
    make_model(settings.models / "tiny")
    (heard,) = list(transcribe_queue(settings))
    with Store.open(settings.database) as store:
        lines = revisions.lines(store, heard.id)
        mine = Cue(lines[0].start_s, lines[0].end_s, "Mot de la greffière.", by_hand=True)
        revising.put(store, heard.id, [mine, *lines[1:]], who="mme roy", base=0)
        with pytest.raises(transcribing.EditedByHand):
            transcribing.undo_corrections(settings, heard)
        transcription.enqueue(store, heard.id)
    assert list(transcribe_queue(settings))  # the same words again: no version of theirs
    with Store.open(settings.database) as store:
        assert store.cues(heard.id)[0] == mine
        assert [one.act for one in revisions.versions(store, heard.id)] == ["edited"]
        other = [Cue(0.0, 2.0, "Un autre modèle entend autre chose.")]
        transcription.finish(store, heard.id, passages=[], cues=other)
        acts = [one.act for one in revisions.versions(store, heard.id)]
        assert acts == ["kept", "read", "edited"]
        assert store.cues(heard.id)[0] == mine
        assert revisions.at(store, heard.id, 2)[0] == other
    captions = tmp_path / f"{recording.stem}.vtt"
    captions.write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nDes sous-titres.\n", encoding="utf-8")
    bring(settings, captions)
    with Store.open(settings.database) as store:
        spoken = store.transcript_of(heard.id)
        assert spoken and spoken.id == heard.id
        assert Searcher(settings).find(store, Query("greffière")).total == 1
        assert Searcher(settings).find(store, Query('"sous-titres"')).total == 0
        revising.restore(store, heard.id, 2, who="mme roy", base=3)
        spoken = store.transcript_of(heard.id)
        assert spoken and spoken.filename == captions.name  # a program's lines again


def test_names_that_the_papers_know_are_put_right_and_undone(
    settings: Settings, tmp_path: Path, make_pdf: Callable[..., Path]
) -> None:
    says = [(0.0, "La parole est à madame Jimaré maintenant.", 3.0)]
    make_model(settings.models / "tiny", says=says)
    make_pdf(
        tmp_path / "PV_2026-05-12.pdf",
        "PROCÈS-VERBAL de la séance ordinaire du conseil municipal du 12 mai 2026.",
        "Il est proposé par Mme Geneviève Gimaret que le pont soit ouvert.",
    )
    sound = write_wav(tmp_path / "Conseil municipal, séance du 12 mai 2026.wav", voice(5))
    bring(settings, tmp_path / "PV_2026-05-12.pdf", sound)
    (heard,) = list(transcribe_queue(settings))
    with Store.open(settings.database) as store:
        assert [cue.text for cue in store.cues(heard.id)] == [
            "La parole est à madame Gimaret maintenant."
        ]
        (told,) = transcription.corrections(store, heard.id)
        assert (told.heard, told.written) == ("Jimaré", "Gimaret")
        about = transcription.hearing(store, heard.id)
        assert about is not None and "Geneviève Gimaret" in about.terms
        first = Searcher(settings).find(store, Query("parole Gimaret")).hits[0]
        assert first.document.id == heard.id
    assert transcribing.undo_corrections(settings, heard) == 1
    with Store.open(settings.database) as store:
        assert "Jimaré" in store.cues(heard.id)[0].text
        assert transcription.corrections(store, heard.id) == []
        assert Searcher(settings).find(store, Query("Jimaré")).total == 1


def test_a_gap_in_a_recording_is_shown_to_the_clerk(settings: Settings, tmp_path: Path) -> None:
    make_model(settings.models / "tiny")
    path = record(tmp_path / "Séance du 12 mai 2026.mkv", 60)
    bring(settings, damage(path, bytes_=path.stat().st_size // 8))
    (heard,) = list(transcribe_queue(settings))
    with Store.open(settings.database) as store:
        assert "recording-gap" in store.document(heard.id).doubts
        (gap,) = transcription.gaps(store, heard.id)
        assert 20 < gap.start_s < gap.end_s < 45


def test_what_was_left_out_is_recorded(settings: Settings, tmp_path: Path) -> None:
    says = [(0.0, "Sous-titrage Société Radio-Canada", 3.0)]
    make_model(settings.models / "tiny", says=says)
    bring(settings, write_wav(tmp_path / "Séance du 12 mai 2026.wav", voice(6)))
    (heard,) = list(transcribe_queue(settings))
    with Store.open(settings.database) as store:
        (dropped,) = transcription.dropped(store, heard.id)
        assert (dropped.text, dropped.why) == (says[0][1], "credits")
        assert store.cues(heard.id) == []


def test_the_newest_meeting_is_heard_first(settings: Settings, tmp_path: Path) -> None:
    make_model(settings.models / "tiny")
    for n, day in enumerate(("12 mai 2025", "9 juin 2026", "12 mai 2026"), start=2):
        bring(settings, write_wav(tmp_path / f"Séance du {day}.wav", voice(n)))
    heard = [doc.date.isoformat() for doc in transcribe_queue(settings) if doc.date]
    assert heard == ["2026-06-09", "2026-05-12", "2025-05-12"]


def test_a_captioned_recording_is_listened_to_for_gaps_too(
    settings: Settings, tmp_path: Path
) -> None:
    path = record(tmp_path / "Séance du 12 mai 2026.mkv", 60)
    captions = tmp_path / "Séance du 12 mai 2026.vtt"
    captions.write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nBonsoir.\n", encoding="utf-8")
    bring(settings, damage(path, bytes_=path.stat().st_size // 8), captions)
    assert transcribing.listen_for_gaps(settings) == 1
    assert transcribing.listen_for_gaps(settings) == 0, "once is enough"
    with Store.open(settings.database) as store:
        (doc,) = [one for one in store.all_documents() if one.media]
        assert "recording-gap" in doc.doubts
        sounded = transcription.sounding(store, doc.id)
        assert sounded is not None and 48 < sounded[0] < 57 and 59 < sounded[1] < 61
