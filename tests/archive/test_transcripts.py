"""A transcript is taken along in any form, comes back the same, and says who made it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.export.transcripts import FORMATS, MEDIA_TYPES, srt, transcript
from archive.model import Cue, Filing, Kind, Media
from archive.spoken import HeardLine, HeardPiece, Hearing, Word
from archive.store import Store, transcription
from ingest import revising
from ingest.recordings.transcripts import read_transcript
from tests.conftest import NOON

Make = Callable[..., Filing]
CUES = (
    Cue(1.5, 3.25, "Bonsoir à tous.", "Mme Roy"),
    Cue(3661.0, 3664.5, "Le point sept --> adopté.", "M. Côté"),
    Cue(3665.0, 3667.0, "Merci.", "M. Côté"),
)


@pytest.fixture
def captions(store: Store, filing: Make) -> Filing:
    made = filing("seance.vtt", kind=Kind.TRANSCRIPT, cues=CUES)
    store.file(made)
    return made


@pytest.mark.parametrize("format", FORMATS)
def test_every_form_is_read_back_with_its_times_and_speakers(
    store: Store, captions: Filing, tmp_path: Path, format: str
) -> None:
    path = tmp_path / f"a.{format}"
    path.write_text(transcript(store, captions.document, format), encoding="utf-8")
    read = read_transcript(path).cues
    assert [cue.text for cue in read] == [cue.text for cue in CUES]
    assert [cue.speaker for cue in read] == [cue.speaker for cue in CUES]
    off_s = 1.0 if format == "txt" else 0.001
    assert [c.start_s for c in read] == pytest.approx([c.start_s for c in CUES], abs=off_s)
    assert format in MEDIA_TYPES


def test_a_file_says_who_made_it(store: Store, captions: Filing) -> None:
    for format in ("vtt", "txt"):
        assert "rien ne dit qui" in transcript(store, captions.document, format)
        assert "nothing says who" in transcript(store, captions.document, format, lang="en")
    assert json.loads(transcript(store, captions.document, "json"))["made_by"] is None


def test_a_machine_s_words_come_with_their_times_and_its_name(store: Store, filing: Make) -> None:
    media = Media(60.0, False, "audio/mpeg", "queued")
    recording = filing("seance.mp3", "seance", kind=Kind.RECORDING, media=media)
    doc_id = recording.document.id
    store.file(recording)
    transcription.begin(store, doc_id, Hearing("small int8", ("Anne Roy",), "", "1 mixed", NOON))
    words = (Word(1.0, 1.4, "Bonsoir", 0.98), Word(1.4, 2.0, "Anne.", 0.5))
    line = HeardLine(1.0, 2.0, "Bonsoir Anne.", words)
    transcription.add_piece(store, doc_id, HeardPiece(0, 0.0, 60.0, "fr", (line,)))
    heard = filing("seance.mp3", "seance", kind=Kind.RECORDING, cues=(Cue(1, 2, "Bonsoir Anne."),))
    transcription.finish(store, doc_id, passages=heard.passages, cues=heard.cues)
    told = json.loads(transcript(store, store.document(doc_id), "json"))
    assert told["made_by"] == "machine" and told["model"] == "small int8"
    assert told["words"] == [[1.0, 1.4, "Bonsoir", 0.98], [1.4, 2.0, "Anne.", 0.5]]
    assert told["languages"] == [[0.0, 60.0, "fr"]]
    assert told["cues"][0]["url"].startswith(f"/recordings/{doc_id}")
    assert "un programme a écrit" in transcript(store, store.document(doc_id), "vtt")


def test_nothing_that_is_said_ends_a_cue() -> None:
    (block,) = srt([Cue(0, 0, "a\n\n2\n00:00 b", "X\n\nY")]).strip().split("\n\n")
    assert block == "1\n00:00:00,000 --> 00:00:00,010\nX Y: a 2 00:00 b"


def test_a_name_given_to_a_speaker_holds_everywhere_and_can_be_taken_back(
    store: Store, captions: Filing
) -> None:
    doc_id = captions.document.id
    revising.name_speakers(store, doc_id, {"M. Côté": "Luc Côté"}, who="test")
    assert [cue.speaker for cue in store.cues(doc_id)] == ["Mme Roy", "Luc Côté", "Luc Côté"]
    assert transcription.speakers(store, doc_id) == [
        ("M. Côté", "Luc Côté", 2), ("Mme Roy", None, 1),
    ]  # fmt: skip
    assert "Luc Côté" in transcript(store, captions.document, "srt")
    revising.name_speakers(store, doc_id, {"M. Côté": "Luc A. Côté"}, who="test")
    assert store.cues(doc_id)[1].speaker == "Luc A. Côté"
    revising.name_speakers(store, doc_id, {"M. Côté": ""}, who="test")
    assert store.cues(doc_id) == list(CUES)
