from __future__ import annotations

import random
from pathlib import Path

import pytest

from archive.model import Cue
from ingest.errors import CutShort, Empty, NoCues, NotWellFormed, TooManyCues, Unreadable
from ingest.recordings import captions
from ingest.recordings.transcripts import ENOUGH_HEAD, is_transcript, read_transcript
from tests.real import RECORDS, only_with_records

VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\nLa séance est ouverte.\n"
SRT = "1\n00:00:01,000 --> 00:00:04,000\nLa séance est ouverte.\n"
TABLE = "start\tend\ttext\n1000\t4000\tLa séance est ouverte.\n4000\t6000\tBonsoir à tous.\n"
OPENED = Cue(1.0, 4.0, "La séance est ouverte.")


def read(folder: Path, content: str | bytes, name: str = "séance.txt") -> tuple[Cue, ...]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_transcript(path).cues


@pytest.mark.parametrize("content", [VTT, SRT, TABLE])
def test_what_a_file_is_shows_in_its_content_whatever_its_name(
    tmp_path: Path, content: str
) -> None:
    assert is_transcript(content.encode(), "séance.txt")
    assert read(tmp_path, content)[0] == OPENED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_encoding_that_captions_have_is_read(tmp_path: Path, encoding: str) -> None:
    content = "[00:00:01] La séance est ouverte.\n[00:00:04] Très bien.\n".encode(encoding)
    assert is_transcript(content, "a.txt")
    assert [cue.text for cue in read(tmp_path, content)] == ["La séance est ouverte.", "Très bien."]


def test_a_table_with_speakers_and_clocks_is_read(tmp_path: Path) -> None:
    content = (
        'Speaker Name;Start Time;End Time;Text\n"Roy, A.";00:00:01.5;00:00:04;"Bonsoir; à tous."\n'
        "M. Talon;00:00:04;00:00:05;Bonsoir.\n"
    )
    assert is_transcript(content.encode(), "a.csv")
    assert read(tmp_path, content, "a.csv") == (
        Cue(1.5, 4.0, "Bonsoir; à tous.", "Roy, A."),
        Cue(4.0, 5.0, "Bonsoir.", "M. Talon"),
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Date,Item,Text\n2024-01-01,1,Budget\n", "budget.csv"),
        ("name,start,end\nCouncil,09:00,10:00\n", "rooms.csv"),
        ("La séance est ouverte à 19:00. Elle est levée à 21:30.\n" * 40, "pv.txt"),
        ("<html><body><p>00:17 Bonsoir</p></body></html>", "page.html"),
        ("[00:00:17] Bonsoir", "lettre.docx"),
        ("%PDF-1.4\n00:01 a\n00:02 b\n00:03 c\n", "a.pdf"),
        ("", "a.txt"),
        ("\n \n", "a.txt"),
        ("PK\x03\x04\x00\x00[00:00:17]", "a.txt"),
    ],
)
def test_what_has_no_times_of_speech_is_no_transcript(content: str, name: str) -> None:
    assert not is_transcript(content.encode(), name)


def test_a_file_that_holds_nothing_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(Empty):
        read(tmp_path, b"")


@pytest.mark.parametrize(
    "content", ["Rien que des mots.", "{}", "[]", "null", '{"title": "Council"}', "<tt></tt>", "[["]
)
def test_a_file_without_a_timed_word_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises((NoCues, CutShort)):
        read(tmp_path, content)


def test_json_that_breaks_off_is_told_from_json_that_is_wrong(tmp_path: Path) -> None:
    whole = '[{"start": 1, "text": "Un."},\n {"start": 2, "text": "Deux."}]'
    with pytest.raises(CutShort):
        read(tmp_path, whole[:-4])
    with pytest.raises(CutShort):
        read(tmp_path, whole[:-1])
    with pytest.raises(NotWellFormed) as caught:
        read(tmp_path, whole.replace(" {", " }"))
    assert caught.value.fields == {"format": "JSON", "line": 2}


@pytest.mark.parametrize("content", ['{"a":' * 200_000, '[{"a":' * 100_000, "[" * 100_000 + '"'])
def test_json_nested_without_end_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(Unreadable):
        read(tmp_path, content)


def test_more_lines_than_any_meeting_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captions, "MOST_CUES", 3)
    with pytest.raises(TooManyCues):
        read(tmp_path, "".join(f"[00:00:0{n}] Bonsoir à tous.\n" for n in range(5)))


SEEDS = [
    VTT,
    SRT,
    TABLE,
    '[{"start": 1.5, "duration": 2, "text": "Bonsoir"}, {"start": 4, "text": "à tous"}]',
    '{"events": [{"tStartMs": 1500, "segs": [{"utf8": "Bonsoir"}, {"utf8": " à tous"}]}]}',
    "[00:00:17]\nBonsoir.\n[00:00:20] **M. Roy:** Oui.\nJane Doe  0:25\nWell.\n",
    '<tt xml:lang="fr"><body><div><p begin="00:00:01.000" end="2s">Bonsoir</p></div></body></tt>',
]


def test_no_damaged_file_makes_a_reader_fail(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "a.txt"
    read_ones = 0
    for _ in range(600):
        content = bytearray(chance.choice(SEEDS).encode())
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 3)] = chance.choice(
                [b"", b"\0", b"9" * 30, b"<", b"[", b'"', b"\n", b"\xff", b":", b"1e999", b"-->"]
            )
        is_transcript(bytes(content), "a.txt")
        path.write_bytes(content)
        try:
            cues = read_transcript(path).cues
        except Unreadable:
            continue
        read_ones += 1
        assert all(0 <= cue.start_s <= cue.end_s and cue.text for cue in cues)
    assert read_ones > 100


@only_with_records
@pytest.mark.parametrize(
    ("name", "cues", "speakers"),
    [
        ("captions/jan-13-2026.json", 2305, 2),
        ("captions/transcript_-3K9Te3ON6A.json", 2150, 0),
        ("captions/2026-06-11-city-council-meeting captions.txt", 1548, 0),
        ("captions/2026-06-11-city-council-meeting captions.vtt", 1548, 0),
        ("transcripts/rivergrove-2024-02-12-Transcript.md", 421, 9),
        ("transcripts/example_whisper_output_transcript.json", 30, 0),
        ("transcripts/generated_transcript_from_brief_080221_2012161.json", 21, 0),
    ],
)
def test_real_transcripts_are_read(name: str, cues: int, speakers: int) -> None:
    path = RECORDS / name
    assert is_transcript(path.read_bytes()[:ENOUGH_HEAD], path.name)
    found = read_transcript(path).cues
    assert len(found) == cues
    assert len({cue.speaker for cue in found if cue.speaker}) == speakers


@only_with_records
def test_real_minutes_metadata_and_bare_words_are_no_transcripts() -> None:
    others = [
        *RECORDS.glob("captions/*meeting.json"),
        *RECORDS.glob("captions/*whisper-medium.txt"),
        *(p for p in RECORDS.glob("transcripts/*.md") if "Transcript" not in p.name),
    ]
    assert len(others) >= 9
    assert [path.name for path in others if is_transcript(path.read_bytes(), path.name)] == []
