"""A recording: heard at the second, its lines beside it, its captions for the player."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.export.webvtt import webvtt
from archive.model import Cue, Passage, TimePlace
from archive.settings import Settings
from archive.store import Store, transcription
from ingest import revising
from webapp import transcripts
from webapp.app import create_app


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("t", ["4", "0:04", "0m4s", "4s"])
def test_the_player_starts_at_the_second_without_script(
    client: FlaskClient, town: Any, t: str
) -> None:
    text = page(client, f"/fr/recordings/{town.recording}?t={t}")
    assert f'src="/recordings/{town.recording}/media#t=4.0"' in text
    assert 'data-start="4.0"' in text


@pytest.mark.parametrize("t", ["", "x", "-3", "99999", "nan", "inf", "1:2:3:4", "1e9"])
def test_a_second_that_makes_no_sense_starts_at_the_beginning(
    client: FlaskClient, town: Any, t: str
) -> None:
    text = page(client, f"/fr/recordings/{town.recording}?t={t}")
    assert f'src="/recordings/{town.recording}/media"' in text


def test_each_line_is_a_link_to_its_second_with_its_speaker(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/recordings/{town.recording}")
    for start, fragment in ((0, "t0"), (2, "t2000"), (4, "t4500"), (7, "t7000")):
        assert f'id="{fragment}"' in text
        assert f'href="?t={start}#{fragment}"' in text
    assert text.count('<p class="speaker">') == 3  # the first speaker's two lines are one turn


def test_a_moment_is_cited_as_the_line_that_is_said(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/recordings/{town.recording}?t=4")
    assert "Conseil municipal, 24 avril 2014, Enregistrement, M. Gagnon, 0:04" in text
    assert f'href="/recordings/{town.recording}?t=4#t4500"' in text


def test_captions_are_offered_to_the_player(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/recordings/{town.recording}")
    assert f'<track kind="captions" src="/recordings/{town.recording}/captions.vtt"' in text
    assert "Sous-titres reçus avec l’enregistrement." in text
    answer = client.get(f"/recordings/{town.recording}/captions.vtt")
    assert answer.mimetype == "text/vtt"
    blocks = answer.get_data(as_text=True).strip().split("\n\n")
    assert blocks[0] == "WEBVTT"
    assert blocks[3] == (
        "00:00:04.500 --> 00:00:07.000\n<v M. Gagnon>Le pont de la rivière sera refait cet été."
    )


def test_a_recording_that_waits_says_why(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/recordings/{town.queued}")
    assert "aucun modèle de reconnaissance vocale" in text
    assert 'id="t0"' in text, "search leads to the beginning"
    assert "<track" not in text
    assert client.get(f"/recordings/{town.queued}/captions.vtt").status_code == 404
    with_model = create_app(replace(town.settings, model="small")).test_client()
    assert "attend son tour" in page(with_model, f"/fr/recordings/{town.queued}")


def test_a_machine_transcript_says_that_it_is_one(town: Any, tmp_path: Any) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "archive.db").write_bytes(town.settings.database.read_bytes())
    settings = replace(town.settings, home=home)
    with Store.open(settings.database) as store:
        heard = Cue(0.0, 1.5, "Bonsoir.")
        words = Passage(f"{town.queued}-t0", town.queued, heard.text, TimePlace(0.0, 1.5), "fr")
        transcription.finish(store, town.queued, passages=[words], cues=[heard])
    text = page(create_app(settings).test_client(), f"/fr/recordings/{town.queued}")
    assert "Transcription automatique." in text
    assert "Bonsoir." in text


def test_words_looked_for_are_marked_in_the_lines(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/recordings/{town.recording}?t=4&q=ponts")
    assert "<mark>pont</mark>" in text


def test_two_lines_of_one_second_share_no_fragment() -> None:
    cues = [Cue(1.0, 2.0, "a"), Cue(1.0, 2.0, "b"), Cue(2.0, 3.0, "c", "X")]
    turns = list(transcripts.turns(cues, []))
    assert [[line.fragment for line in turn.lines] for turn in turns] == [["t1000", ""], ["t2000"]]
    assert [turn.speaker for turn in turns] == [None, "X"]


def test_captions_cannot_be_broken_by_what_is_said() -> None:
    text = webvtt([Cue(0.0, 0.0, "a --> b\n\n<i>c</i> & d", "M. <X>\nY")])
    assert text == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:00.010\n"
        "<v M. &lt;X&gt; Y>a --&gt; b &lt;i&gt;c&lt;/i&gt; &amp; d\n"
    )


def test_the_line_of_a_second_is_the_one_that_begins_in_it() -> None:
    cues = [Cue(0.0, 2.0, "a"), Cue(4.5, 5.0, "b"), Cue(7.0, 8.0, "c")]
    said = [transcripts.line_at(cues, second) for second in (0, 3, 4, 6, 99)]
    assert [cue.text if cue else None for cue in said] == ["a", "a", "b", "b", "c"]
    assert transcripts.line_at(cues[1:], 1) is None


def test_a_line_is_in_the_language_of_its_passage() -> None:
    cues = [Cue(0.0, 1.0, "Bonsoir."), Cue(5.0, 6.0, "Good evening."), Cue(6.0, 7.0, "Thank you.")]
    passages = [
        Passage("d-t0", "d", "Bonsoir.", TimePlace(0.0, 1.0), "fr"),
        Passage("d-t5000", "d", "Good evening. Thank you.", TimePlace(5.0, 7.0), "en"),
    ]
    (turn,) = transcripts.turns(cues, passages)
    assert [line.lang for line in turn.lines] == ["fr", "en", "en"]


@pytest.mark.parametrize("asked", ["t=2,7", "t=0:02,0:07", "t=2&to=7", "t=0:02&to=0:07"])
def test_a_stretch_is_played_quoted_and_cited_as_one(
    client: FlaskClient, town: Any, asked: str
) -> None:
    text = page(client, f"/fr/recordings/{town.recording}?{asked}")
    assert f'src="/recordings/{town.recording}/media#t=2.0,7.0"' in text
    assert "Nous ouvrons la séance. Le pont de la rivière sera refait cet été.</blockquote>" in text
    assert "Conseil municipal, 24 avril 2014, Enregistrement, 0:02–0:07" in text
    assert f'href="/recordings/{town.recording}?t=2,7#t2000"' in text


@pytest.mark.parametrize("asked", ["t=2,1", "t=2,x", "t=2,99999", "t=2&to="])
def test_an_end_that_makes_no_sense_leaves_the_moment(
    client: FlaskClient, town: Any, asked: str
) -> None:
    text = page(client, f"/fr/recordings/{town.recording}?{asked}")
    assert f'src="/recordings/{town.recording}/media#t=2.0"' in text


def test_a_long_speech_is_laid_out_in_pieces_under_one_name() -> None:
    cues = [Cue(float(n), n + 1.0, "mot", "Mme Roy") for n in range(100)]
    found = list(transcripts.turns(cues, []))
    assert [len(turn.lines) for turn in found] == [40, 40, 20]
    assert [turn.continued for turn in found] == [False, True, True]


def test_other_sites_may_frame_the_player_and_no_other_page(client: FlaskClient, town: Any) -> None:
    framed = client.get(f"/fr/recordings/{town.recording}/embed?t=4,7")
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    text = framed.get_data(as_text=True)
    assert f'src="/recordings/{town.recording}/media#t=4.0,7.0"' in text
    assert f'href="/fr/recordings/{town.recording}?t=4,7#t4000"' in text
    assert "<script" not in text and "<form" not in text
    whole = client.get(f"/fr/recordings/{town.recording}")
    assert "frame-ancestors 'none'" in whole.headers["Content-Security-Policy"]
    assert client.get(f"/fr/recordings/{town.withdrawn}/embed").status_code == 410


def test_oembed_gives_the_frame_of_a_recording(client: FlaskClient, town: Any) -> None:
    address = f"http://localhost/fr/recordings/{town.recording}?t=4"
    answer = client.get("/fr/oembed", query_string={"url": address, "maxwidth": "320"})
    assert answer.status_code == 200 and answer.json
    assert answer.json["version"] == "1.0" and answer.json["width"] == 320
    embed = f"http://localhost/fr/recordings/{town.recording}/embed?t=4"
    assert f'src="{embed}"' in answer.json["html"]
    assert client.get(embed).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": "http://elsewhere.example/recordings/0123456789abcdef"}, 404),
        ({"url": "http://localhost/recordings/0123456789abcdef"}, 404),
        ({"url": "http://localhost/documents/{minutes}"}, 404),
        ({"url": "http://localhost/recordings/{minutes}"}, 404),
        ({"url": "http://[", "format": "json"}, 404),
        ({"url": "http://localhost/recordings/{recording}", "format": "xml"}, 501),
        ({}, 404),
    ],
)
def test_oembed_of_anything_else_is_refused(
    client: FlaskClient, town: Any, asked: dict[str, str], status: int
) -> None:
    words = {key: value.replace("{minutes}", town.minutes) for key, value in asked.items()}
    words = {key: value.replace("{recording}", town.recording) for key, value in words.items()}
    assert client.get("/oembed", query_string=words).status_code == status


def test_a_stretch_can_be_taken_along(client: FlaskClient, town: Any) -> None:
    text = page(client, f"/fr/recordings/{town.recording}?t=2,7")
    assert f"/fr/recordings/{town.recording}/clip?t=2.0&amp;to=7.0" in text
    answer = client.get(f"/recordings/{town.recording}/clip?t=2.0&to=7.0")
    assert answer.status_code == 200 and answer.data[:4] == b"RIFF"
    assert 35_000 < len(answer.data) < 45_000, "five seconds of ten"
    assert "s%C3%A9ance%200.02%E2%80%930.07.wav" in answer.headers["Content-Disposition"]
    answer.close()
    assert list(town.settings.cache.glob("clip-*")) == []


@pytest.mark.parametrize("asked", ["", "?t=2", "?t=7,2", "?t=x,y", "?t=2,99999"])
def test_a_clip_of_no_stretch_is_not_found(client: FlaskClient, town: Any, asked: str) -> None:
    assert client.get(f"/recordings/{town.recording}/clip{asked}").status_code == 404
    assert client.get(f"/recordings/{town.withdrawn}/clip?t=0,1").status_code == 410


def test_the_words_can_be_taken_along(client: FlaskClient, town: Any) -> None:
    for form, words in (
        ("srt", "00:00:04,500 --> 00:00:07,000"),
        ("txt", "Gagnon"),
        ("vtt", "WEBVTT"),
    ):
        answer = client.get(f"/fr/recordings/{town.recording}/transcript.{form}")
        assert answer.status_code == 200 and words in answer.get_data(as_text=True), form
        assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get(f"/recordings/{town.recording}/transcript.exe").status_code == 404
    assert client.get(f"/recordings/{town.queued}/transcript.vtt").status_code == 404


@pytest.fixture
def long(settings: Settings, stocked: Any) -> tuple[FlaskClient, str]:
    """The site of a town with a recording of ten hours, 15,000 lines."""
    made = stocked(settings)
    lines = [Cue(n * 2.4, n * 2.4 + 2.0, f"Phrase numéro {n}.") for n in range(15_000)]
    with Store.open(settings.database) as store:
        revising.put(store, made.captions, lines, who="test", base=0)
        store.connection.execute("UPDATE documents SET duration_s = 36000 WHERE duration_s = 10")
    return create_app(settings).test_client(), made.recording


def test_a_long_transcript_comes_an_hour_at_a_time(long: tuple[FlaskClient, str]) -> None:
    client, recording = long
    page = client.get(f"/en/recordings/{recording}?t=18000").get_data(as_text=True)
    assert page.count("<time>") < 1600 and len(page) < 350_000
    assert "Phrase numéro 7500." in page and "Phrase numéro 8999." in page
    assert "Phrase numéro 7499." not in page
    parts = re.findall(r'data-from="[^"]*"', page)
    assert len(parts) == 10
    whole = client.get(f"/recordings/{recording}/captions.vtt").get_data(as_text=True)
    assert whole.count("-->") == 15_000


def test_words_are_found_in_every_part_without_script(long: tuple[FlaskClient, str]) -> None:
    client, recording = long
    at = f"/en/recordings/{recording}?t=0&find=NUMERO+12345."
    answer = client.get(at)
    assert answer.status_code == 302 and answer.location.endswith("#t29628000")
    page = client.get(answer.location.split("#")[0]).get_data(as_text=True)
    assert "Phrase numéro 12345." in page
    again = client.get(f"/en/recordings/{recording}?t=29628&find=numéro+12345.")
    assert again.location == answer.location.replace("NUMERO", "num%C3%A9ro")  # there is no other
    none = client.get(f"/en/recordings/{recording}?find=xylophone", follow_redirects=True)
    assert "Not in this transcript" in none.get_data(as_text=True)
