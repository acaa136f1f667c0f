from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.model import Cue
from ingest.recordings.spoken_json import looks_spoken
from ingest.recordings.transcripts import read_transcript

TWO = (Cue(1.5, 4.0, "La séance est ouverte."), Cue(4.0, 6.0, "Bonsoir à tous."))


def read(folder: Path, tree: object) -> tuple[Cue, ...]:
    path = folder / "a.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    return read_transcript(path).cues


def words(text: str, start: float, each: float = 0.5) -> list[dict[str, object]]:
    return [
        {"word": word, "start": start + n * each, "end": start + (n + 1) * each}
        for n, word in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(
            [
                {"text": "La séance est ouverte.", "start": 1.5, "duration": 2.5},
                {"text": "Bonsoir à tous.", "start": 4.0, "duration": 2.0},
            ],
            id="a list of lines",
        ),
        pytest.param(
            {
                "wireMagic": "pb3",
                "events": [
                    {"tStartMs": 0, "id": 1, "wpWinPosId": 1},
                    {
                        "tStartMs": 1500,
                        "dDurationMs": 2500,
                        "segs": [{"utf8": "La séance"}, {"utf8": " est ouverte.", "tOffsetMs": 9}],
                    },
                    {"tStartMs": 4000, "aAppend": 1, "segs": [{"utf8": "\n"}]},
                    {"tStartMs": 4000, "dDurationMs": 2000, "segs": [{"utf8": "Bonsoir à tous."}]},
                ],
            },
            id="YouTube json3",
        ),
        pytest.param(
            {
                "text": "La séance est ouverte. Bonsoir à tous.",
                "language": "fr",
                "segments": [
                    {
                        "id": 0,
                        "start": 1.5,
                        "end": 4.0,
                        "text": " La séance est ouverte.",
                        "words": words("La séance est ouverte.", 1.5),
                    },
                    {"id": 1, "start": 4.0, "end": 6.0, "text": " Bonsoir à tous."},
                ],
            },
            id="Whisper",
        ),
        pytest.param(
            {
                "transcription": [
                    {
                        "timestamps": {"from": "00:00:01,500", "to": "00:00:04,000"},
                        "offsets": {"from": 1500, "to": 4000},
                        "text": " La séance est ouverte.",
                    },
                    {
                        "timestamps": {"from": "00:00:04,000", "to": "00:00:06,000"},
                        "offsets": {"from": 4000, "to": 6000},
                        "text": " Bonsoir à tous.",
                    },
                ]
            },
            id="whisper.cpp",
        ),
        pytest.param(
            {
                "chunks": [
                    {"timestamp": [1.5, 4.0], "text": "La séance est ouverte."},
                    {"timestamp": [4.0, 6.0], "text": "Bonsoir à tous."},
                ]
            },
            id="transformers",
        ),
        pytest.param(
            {
                "sessions": [
                    {"lines": [{"debut": "0:01,5", "fin": "0:04", "texte": TWO[0].text}]},
                    {"lines": [{"debut": "0:04", "fin": "0:06", "texte": TWO[1].text}]},
                ]
            },
            id="a town's own, in two parts",
        ),
    ],
)
def test_what_was_said_is_found_in_any_program_s_json(tmp_path: Path, tree: object) -> None:
    assert read(tmp_path, tree) == TWO
    assert looks_spoken(json.dumps(tree))


def test_json_a_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"start": 1.5, "end": 4, "text": "La séance est ouverte."}\n'
        '{"start": 4, "end": 6, "text": "Bonsoir à tous."}\n',
        encoding="utf-8",
    )
    assert read_transcript(path).cues == TWO


def test_the_pace_of_speech_tells_milliseconds_from_seconds(tmp_path: Path) -> None:
    turns = [
        {"start": 83923, "end": 86000, "text": "I move to adopt the agenda.", "speaker": "Ms Read"},
        {"start": 86500, "end": 87000, "text": "Second.", "speaker": "Mr Amos"},
    ]
    assert read(tmp_path, {"meeting": {"sections": [{"start_seconds": 1}]}, "turns": turns}) == (
        Cue(83.923, 86.0, "I move to adopt the agenda.", "Ms Read"),
        Cue(86.5, 87.0, "Second.", "Mr Amos"),
    )
    whole = [{"start": 60 * n, "end": 60 * n + 30, "text": "and so on " * 15} for n in range(1, 4)]
    assert read(tmp_path, whole)[0].start_s == 60.0


def test_a_speaker_known_by_a_number_only_begins_a_turn_without_a_name(tmp_path: Path) -> None:
    tree = {
        "sentences": [
            {"start_time": 0.0, "end_time": 2.0, "text": "Juarez?", "speaker_index": 1},
            {
                "start_time": 2.0,
                "end_time": 3.0,
                "text": "Here.",
                "speaker_index": 2,
                "speaker_name": None,
            },
            {"start_time": 3.0, "end_time": 5.0, "text": "I am here too.", "speaker_index": 2},
            {
                "start_time": 5.0,
                "end_time": 7.0,
                "text": "Thank you all.",
                "speaker_index": 3,
                "speaker_name": "Debora Juarez",
            },
        ]
    }
    assert [(cue.text, cue.speaker) for cue in read(tmp_path, tree)] == [
        ("Juarez?", None),
        ("Here.", ""),
        ("I am here too.", None),
        ("Thank you all.", "Debora Juarez"),
    ]


def test_single_words_are_gathered_into_lines(tmp_path: Path) -> None:
    items = [
        {"start_time": str(n * 0.5), "end_time": str(n * 0.5 + 0.4), "type": "pronunciation",
         "alternatives": [{"content": word}], "speaker_label": "spk_0" if n < 12 else "spk_1"}
        for n, word in enumerate(("motion carried. " * 15).split())
    ]  # fmt: skip
    cues = read(tmp_path, {"results": {"items": items}})
    assert cues[0] == Cue(0.0, 0.9, "motion carried.", "spk_0")
    assert len(cues) == 15
    assert cues[-1].speaker == "spk_1"


def test_speakers_whose_turns_hold_timed_pieces_are_read(tmp_path: Path) -> None:
    tree = {
        "monologues": [
            {
                "speaker": "Chair",
                "elements": [
                    {"type": "text", "value": "Good", "ts": 1.0, "end_ts": 1.2},
                    {"type": "punct", "value": " "},
                    {"type": "text", "value": "evening", "ts": 1.3, "end_ts": 1.9},
                    {"type": "punct", "value": "."},
                ],
            },
            {
                "speaker": "Clerk",
                "elements": [{"type": "text", "value": "All are present tonight", "ts": 3.0}],
            },
        ]
    }
    cues = read(tmp_path, tree)
    assert [(cue.start_s, cue.text, cue.speaker) for cue in cues] == [
        (1.0, "Good evening.", "Chair"),
        (3.0, "All are present tonight", "Clerk"),
    ]


@pytest.mark.parametrize(
    "tree",
    [
        {"slug": "2026-06-11", "title": "Council", "date": "2026-06-11", "status": {"a": True}},
        {"sections": [{"start_seconds": 108, "label": "1. Call to order"}]},
        {"events": [{"start": "2026-06-11T19:00:00", "text": "Council"}] * 3},
        {"votes": [{"time": 3, "value": "Yea"}]},
        [{"text": "no time"}] * 5,
        [{"start": True, "text": "x"}, {"start": float("nan"), "text": "y"}],
        [{"start": -5, "text": "before the beginning"}] * 3,
        [1, 2, 3],
    ],
)
def test_json_that_only_describes_is_no_transcript(tree: object) -> None:
    assert not looks_spoken(json.dumps(tree))


def test_the_beginning_of_json_tells_enough() -> None:
    whole = json.dumps([{"start": n, "text": "and we go on"} for n in range(500)])
    assert looks_spoken(whole[:2000])
    meta = json.dumps({"items": [{"title": "a", "start": n, "owner": "b"} for n in range(500)]})
    assert not looks_spoken(meta[:2000])
