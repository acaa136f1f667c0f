from __future__ import annotations

from pathlib import Path

import pytest

from archive.export.webvtt import webvtt
from archive.model import Cue
from ingest.errors import Empty, NoCues, TooLarge, TooManyCues
from ingest.recordings import captions
from ingest.recordings.captions import gather, read_captions, text_of
from tests.real import RECORDS, only_with_records

SRT = """1
00:01:00,000 --> 00:01:06,120
La séance est ouverte.

2
00:01:06,320 --> 00:01:11,800
Nous avons
le quorum.
"""


def read(folder: Path, content: str | bytes) -> tuple[Cue, ...]:
    path = folder / "séance.vtt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_captions(path).cues


def texts(folder: Path, content: str | bytes) -> list[str]:
    return [cue.text for cue in read(folder, content)]


EXPECTED = (
    Cue(60.0, 66.12, "La séance est ouverte."),
    Cue(66.32, 71.8, "Nous avons le quorum."),
)


def test_srt_is_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert read(tmp_path, SRT) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, SRT.encode(encoding)) == EXPECTED


def test_windows_1252_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, SRT.encode("cp1252")) == EXPECTED


def test_one_damaged_byte_does_not_spoil_the_accents_of_the_rest() -> None:
    content = "élu à l'unanimité, décidé".encode().replace(b"unanim", b"un\xffnim")
    assert text_of(content) == "élu à l'un\ufffdnimité, décidé"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n", "\n\n"])
def test_line_ends_of_any_system_are_read(tmp_path: Path, end: str) -> None:
    assert read(tmp_path, SRT.replace("\n", end).encode()) == EXPECTED


def test_webvtt_with_all_that_the_standard_allows(tmp_path: Path) -> None:
    content = """\ufeffWEBVTT - Séance du 7 juin
Kind: captions
Language: fr-CA

STYLE
::cue(v) { color: yellow }

REGION
id:bas

NOTE Transcrit par la ville
00:00 n'est pas un temps ici

ouverture
01:02.500 --> 01:04.000 align:start position:0% line:90%
<v.fort Mme Gimaret>La <c.jaune>séance</c> est <i>ouverte</i> &amp; <00:01:03.000>publique.</v>

NOTE
la suite est d'un autre

99:00:00.000 --> 99:00:01.000
Trop tard.

1:00:00.000 --> 1:00:02.000
Une heure&nbsp;&lt;plus&gt; tard.
"""
    path = tmp_path / "a.txt"
    path.write_text(content, encoding="utf-8")
    reading = read_captions(path)
    assert reading.cues == (
        Cue(62.5, 64.0, "La séance est ouverte & publique.", "Mme Gimaret"),
        Cue(3600.0, 3602.0, "Une heure <plus> tard."),
    )
    assert reading.lang == "fr"


def test_a_language_of_no_use_to_the_archive_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\nLanguage: es\n\n00:01.000 --> 00:02.000\nHola\n", encoding="utf-8")
    assert read_captions(path).lang is None


def test_webvtt_without_its_first_line_is_read(tmp_path: Path) -> None:
    content = (
        "NOTE brouillon\n\nid-1\n00:01.000 --> 00:02.000\nUn.\n\nid-2\n00:03.000 --> 00:04.000\n2\n"
    )
    assert texts(tmp_path, content) == ["Un.", "2"]


def test_srt_without_empty_lines_between_cues_keeps_no_numbers(tmp_path: Path) -> None:
    assert read(tmp_path, SRT.replace("\n\n", "\n")) == EXPECTED


def test_an_empty_line_inside_an_srt_cue_loses_nothing(tmp_path: Path) -> None:
    assert texts(tmp_path, SRT.replace("Nous avons\n", "Nous avons\n\n")) == [
        "La séance est ouverte.",
        "Nous avons le quorum.",
    ]


def test_a_number_or_a_note_that_is_said_is_not_taken_for_a_mark(tmp_path: Path) -> None:
    said = ["NOTE THE YEAR", "2024", "Total\n2025", "Fin."]
    for end in (".000", ",000"):
        for names in (("1\n", "2\n", "3\n", "4\n"), ("", "", "", "")):
            blocks = [
                f"{name}00:0{n}{end} --> 00:0{n + 1}{end}\n{text}\n"
                for n, (name, text) in enumerate(zip(names, said, strict=True))
            ]
            for head in ("WEBVTT\n\n", ""):
                assert texts(tmp_path, head + "\n".join(blocks)) == [
                    text.replace("\n", " ") for text in said
                ]


def test_an_empty_line_before_the_words_of_a_cue_loses_nothing(tmp_path: Path) -> None:
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\n\nbonsoir\n\n00:02.000 --> 00:03.000\n\nà tous\n"
    assert texts(tmp_path, content) == ["bonsoir", "à tous"]


@pytest.mark.parametrize(
    ("times", "start_s", "end_s"),
    [
        ("00:00:05,5 --> 00:00:07,25", 5.5, 7.25),
        ("00:05.500 --> 00:07.250", 5.5, 7.25),
        ("0:00:05.500-->0:00:07.250", 5.5, 7.25),
        ("00:00:05,500 -> 00:00:07,250", 5.5, 7.25),
        ("00: 00: 05, 500 --> 00: 00: 07, 250", 5.5, 7.25),
        ("00:00:05 --> 00:00:07", 5.0, 7.0),
        ("00:00:05:12 --> 00:00:07:12", 5.0, 7.0),
        ("75:00.000 --> 75:01.000", 4500.0, 4501.0),
        ("10:00:00,000 --> 10:00:01,000 X1:100 X2:200 Y1:400 Y2:420", 36000.0, 36001.0),
        ("0:00:05.500,0:00:07.250", 5.5, 7.25),
        ("00:00:05,000 --> 99:59:59,999", 5.0, 15.0),
    ],
)
def test_times_in_every_form_that_programs_write(
    tmp_path: Path, times: str, start_s: float, end_s: float
) -> None:
    assert read(tmp_path, f"1\n{times}\nAdopté.\n") == (Cue(start_s, end_s, "Adopté."),)


@pytest.mark.parametrize(
    "times",
    [
        "-00:00:05,000 --> 00:00:07,000",
        "00:00:05,000 --> -00:00:07,000",
        "00:00:07,000 --> 00:00:05,000",
        "99999:00:00,000 --> 99999:00:01,000",
    ],
)
def test_a_line_with_impossible_times_is_left_out_and_the_next_is_kept(
    tmp_path: Path, times: str
) -> None:
    content = f"1\n{times}\nFaux.\n\n2\n00:00:08,000 --> 00:00:09,000\nVrai.\n"
    assert texts(tmp_path, content) == ["Vrai."]


def test_cues_come_in_order_of_time_and_end_where_the_next_begins(tmp_path: Path) -> None:
    content = (
        "WEBVTT\n\n00:05.000 --> 00:09.000\nDeux.\n\n00:01.000 --> 00:06.000\nUn.\n\n"
        "00:08.000 --> 00:10.000\nTrois.\n"
    )
    assert read(tmp_path, content) == (
        Cue(1.0, 5.0, "Un."),
        Cue(5.0, 8.0, "Deux."),
        Cue(8.0, 10.0, "Trois."),
    )


def test_markup_of_players_is_taken_away_and_arithmetic_is_not(tmp_path: Path) -> None:
    content = (
        "1\n00:00:01,000 --> 00:00:02,000\n"
        '{\\an8}<font color="#ffff00"><b>Coût</b></font><br/>si 3 < 5 et 7 > 6\n'
    )
    assert texts(tmp_path, content) == ["Coût si 3 < 5 et 7 > 6"]


@pytest.mark.parametrize(
    "content", [b" \r\n \r\n", b"WEBVTT\n\n", b"Bonjour", b"\x00\x01\xff" * 99]
)
def test_a_file_without_a_timed_line_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NoCues):
        read(tmp_path, content)


def test_an_empty_file_is_refused_as_empty(tmp_path: Path) -> None:
    with pytest.raises(Empty):
        read(tmp_path, b"")


def test_a_file_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captions, "MOST_CUES", 2)
    assert len(read(tmp_path, SRT)) == 2
    with pytest.raises(TooManyCues):
        read(tmp_path, SRT + "\n3\n00:02:00,000 --> 00:02:01,000\nTrois.\n")
    monkeypatch.setattr(captions, "MOST_MB", 0)
    with pytest.raises(TooLarge):
        read(tmp_path, SRT)


def words(n: int, *, end: str = "") -> str:
    return " ".join(["mot"] * n) + end


def spoken(*said: str, speaker: str | None = None, every_s: float = 2.0) -> list[Cue]:
    return [Cue(n * every_s, (n + 1) * every_s, text, speaker) for n, text in enumerate(said)]


def test_neighbouring_lines_are_joined_into_passages_that_end_with_sentences() -> None:
    cues = spoken(*[words(10), words(10), words(8, end=".")] * 10)
    passages = gather(cues)
    assert [cue for passage in passages for cue in passage] == cues
    assert {sum(len(cue.text.split()) for cue in passage) for passage in passages} == {56}
    assert all(passage[-1].text.endswith(".") for passage in passages)


def test_lines_without_punctuation_are_cut_near_the_target() -> None:
    passages = gather(spoken(*[words(7)] * 100))
    lengths = [sum(len(cue.text.split()) for cue in passage) for passage in passages]
    assert sum(lengths) == 700
    assert all(45 <= length <= 75 for length in lengths)


def test_a_title_does_not_end_a_sentence() -> None:
    cues = spoken(words(58, end=" M."), "Talon propose.", words(70, end="."))
    assert [len(passage) for passage in gather(cues)] == [2, 1]


def test_a_passage_never_crosses_a_change_of_speaker() -> None:
    others = [Cue(4.0, 5.0, "Non.", "M. Talon"), Cue(5.0, 6.0, "On ne sait qui.")]
    cues = [*spoken("Oui.", "Oui.", speaker="Mme Avot"), *others]
    assert [len(passage) for passage in gather(cues)] == [2, 1, 1]


def test_an_unnamed_turn_begins_a_passage_and_its_mark_goes_no_further() -> None:
    cues = [*spoken("Un.", "Deux."), Cue(4.0, 5.0, "Trois.", ""), Cue(5.0, 6.0, "Quatre.")]
    passages = gather(cues)
    assert [[cue.text for cue in passage] for passage in passages] == [
        ["Un.", "Deux."],
        ["Trois.", "Quatre."],
    ]
    assert all(cue.speaker is None for passage in passages for cue in passage)


def test_a_passage_never_crosses_a_long_silence() -> None:
    cues = [Cue(0.0, 1.0, "Un."), Cue(5.0, 6.0, "Deux."), Cue(10.5, 11.0, "Trois.")]
    assert [len(passage) for passage in gather(cues)] == [2, 1]
    assert [len(passage) for passage in gather(cues, max_gap_s=1.0)] == [1, 1, 1]


def test_nothing_is_gathered_from_nothing() -> None:
    assert gather([]) == ()


def test_what_is_written_as_webvtt_is_read_back_the_same(tmp_path: Path) -> None:
    cues = (
        Cue(0.0, 1.5, "A & B <c> --> 3 > 2"),
        Cue(3723.4, 3724.0, "Adopté.", "Mme d'Avot <maire> & cie"),
        Cue(3725.0, 3726.0, "Contre.", ""),
    )
    written = webvtt(cues)
    assert written.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n")
    assert written.count("-->") == 3
    assert read(tmp_path, written) == cues


def test_a_line_of_no_length_or_with_an_empty_line_in_it_is_still_valid(tmp_path: Path) -> None:
    assert read(tmp_path, webvtt([Cue(2.0, 2.0, "Oui.\n\nNon.")])) == (Cue(2.0, 2.01, "Oui. Non."),)


@only_with_records
@pytest.mark.parametrize("name", ["*.vtt", "*.srt"])
def test_real_captions_lose_no_cue(name: str) -> None:
    paths = sorted((RECORDS / "captions").glob(name))
    assert paths
    for path in paths:
        cues = read_captions(path).cues
        assert len(cues) == path.read_text(encoding="utf-8").count(" --> ")
        assert [cue for passage in gather(cues) for cue in passage] == list(cues)
