from __future__ import annotations

from pathlib import Path

from archive.model import Cue
from ingest.recordings.captions import read_captions

# YouTube's machine captions, as it serves them: two lines, the upper one the old one.
YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.230 align:start position:0%
{space}
good<00:00:00.480><c> evening</c><00:00:00.960><c> everyone</c>

00:00:02.230 --> 00:00:02.240 align:start position:0%
good evening everyone
{space}

00:00:02.240 --> 00:00:04.710 align:start position:0%
good evening everyone
welcome<00:00:02.560><c> to</c><00:00:02.700><c> the</c><00:00:02.900><c> council</c>

00:00:04.710 --> 00:00:04.720 align:start position:0%
welcome to the council
{space}

00:00:04.720 --> 00:00:07.000 align:start position:0%
welcome to the council
aye

00:00:07.000 --> 00:00:07.010 align:start position:0%
aye
{space}

00:00:07.010 --> 00:00:09.000 align:start position:0%
aye
aye
"""


def read(folder: Path, *cues: tuple[float, float, str]) -> list[str]:
    path = folder / "a.srt"
    path.write_text(
        "\n\n".join(
            f"{n}\n00:00:{start:06.3f} --> 00:00:{end:06.3f}\n{text}"
            for n, (start, end, text) in enumerate(cues, start=1)
        ),
        encoding="utf-8",
    )
    return [cue.text for cue in read_captions(path).cues]


def test_captions_of_youtube_say_each_line_once(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(YOUTUBE.replace("{space}", " "), encoding="utf-8")
    assert read_captions(path).cues == (
        Cue(0.16, 2.23, "good evening everyone"),
        Cue(2.24, 4.71, "welcome to the council"),
        Cue(4.72, 7.0, "aye"),
        Cue(7.01, 9.0, "aye"),
    )


def test_three_lines_that_roll_up_are_said_once(tmp_path: Path) -> None:
    lines = ["THE MEETING IS", "CALLED TO ORDER.", "PLEASE RISE FOR", "THE PLEDGE."]
    shown = [(n, n + 1, "\n".join(lines[max(0, n - 2) : n + 1])) for n in range(4)]
    assert read(tmp_path, *shown) == lines


def test_a_line_that_grows_word_by_word_is_said_once(tmp_path: Path) -> None:
    shown = [(0, 1, "we will"), (1, 2, "we will call"), (2, 3, "we will call the meeting")]
    assert " ".join(read(tmp_path, *shown)) == "we will call the meeting"


def test_overlapping_lines_shown_twice_are_said_once(tmp_path: Path) -> None:
    shown = [
        (0, 4, "good evening to all"),
        (2, 6, "good evening to all\nof the council"),
        (4, 8, "of the council\nand the public"),
    ]
    assert read(tmp_path, *shown) == ["good evening to all", "of the council", "and the public"]


def test_votes_in_the_same_words_are_all_kept(tmp_path: Path) -> None:
    shown = [(n, n + 1, "Aye.") for n in range(5)]
    assert read(tmp_path, *shown) == ["Aye."] * 5


def test_a_sentence_said_again_in_ordinary_captions_is_kept(tmp_path: Path) -> None:
    others = [(n, n + 1, f"Article {n} is before us.") for n in range(2, 12)]
    again = [(0, 1, "Is there a second?"), (1, 2, "Is there a second?")]
    assert read(tmp_path, *again, *others)[:2] == ["Is there a second?"] * 2


def test_a_line_shown_again_after_a_pause_is_kept(tmp_path: Path) -> None:
    shown = [(n * 3, n * 3 + 1, "The motion is carried.") for n in range(4)]
    assert read(tmp_path, *shown) == ["The motion is carried."] * 4
