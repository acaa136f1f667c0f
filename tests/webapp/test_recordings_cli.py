"""What a clerk does with recordings on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.store import Store
from ingest.recordings.recording import probe
from tests.media import record, write_wav
from tests.tiny_whisper import make_model, voice
from webapp.cli import main
from webapp.commands.models import with_setting


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """Runs `greffe --home H …` in this process."""

    def call(*words: str) -> Result:
        runner = CliRunner(env={"GREFFE_INTAKE_STILL_S": "0"})
        return runner.invoke(main, ["--home", str(tmp_path / "home"), *words])

    return call


@pytest.fixture
def recording(run: Any, tmp_path: Path) -> str:
    """A recording that waits; its id."""
    path = write_wav(tmp_path / "Séance du 12 mai 2026.wav", voice(6))
    return brought_in(run, tmp_path, path)


def brought_in(run: Any, tmp_path: Path, path: Path) -> str:
    found = json.loads(run("ingest", "--json", str(path)).stdout)["files"]
    return str(found[0]["document"])


def test_a_recording_without_a_model_says_how_to_get_one(run: Any, recording: str) -> None:
    result = run("transcribe")
    assert result.exit_code == 0
    assert "models fetch small" in result.stderr
    listed = run("models", "list")
    assert "There is no speech model" in listed.stdout


def test_a_model_brought_by_hand_is_listed_used_and_hears(
    run: Any, tmp_path: Path, recording: str
) -> None:
    for name in ("big", "tiny"):
        make_model(tmp_path / "home" / "models" / name)
    assert "none is chosen" in run("models", "list").stdout
    refused = run("models", "use", "medium")
    assert refused.exit_code == 1 and "models fetch medium" in refused.stderr
    assert run("models", "use", "tiny").exit_code == 0
    assert "* tiny" in run("models", "list").stdout
    result = run("transcribe")
    assert result.exit_code == 0 and "12 mai 2026.wav" in result.stdout
    assert run("transcribe").stdout == "No recording waits for a transcript.\n"
    text = run("export", "transcript", recording, "--format", "srt").stdout
    assert "La séance est ouverte par madame le maire." in " ".join(text.split("\n"))
    assert run("transcribe", "--again", recording).exit_code == 0
    assert run("transcribe", "--undo-corrections", recording).stdout.startswith("0 names")


def test_a_transcript_that_nobody_wrote_can_not_be_taken_along(run: Any, recording: str) -> None:
    result = run("export", "transcript", recording)
    assert result.exit_code == 1
    assert "the transcript of Séance du 12 mai 2026.wav is not in the archive" in result.stderr


def test_a_transcript_is_written_to_a_file(run: Any, tmp_path: Path, recording: str) -> None:
    make_model(tmp_path / "home" / "models" / "tiny")
    run("transcribe")
    out = tmp_path / "a.json"
    assert run("export", "transcript", recording, "--format", "json", "-o", str(out)).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["made_by"] == "machine"


def test_a_speaker_is_named_once_for_the_whole_recording(run: Any, tmp_path: Path) -> None:
    lines = [
        f"00:00:{n:02}.000 --> 00:00:{n:02}.900\n<v Speaker {n % 2}>Phrase {n}" for n in range(6)
    ]
    path = tmp_path / "Séance du 12 mai 2026.vtt"
    path.write_text("WEBVTT\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    doc = brought_in(run, tmp_path, path)
    assert run("speakers", doc).stdout == "Speaker 0  (3 lines)\nSpeaker 1  (3 lines)\n"
    named = run("speakers", doc, "--name", "Speaker 1=Anne Roy")
    assert "Speaker 1 = Anne Roy" in named.stdout
    with Store.open(tmp_path / "home" / "archive.db") as store:
        assert {cue.speaker for cue in store.cues(doc)} == {"Speaker 0", "Anne Roy"}
        assert {p.place.speaker for p in store.passages(doc)} == {  # type: ignore[union-attr]  # timed
            "Speaker 0", "Anne Roy",
        }  # fmt: skip
    refused = run("speakers", doc, "--name", "Nobody=Anne Roy")
    assert refused.exit_code == 1 and "nobody is called Nobody" in refused.stderr


def test_a_clip_is_a_file_of_its_own(run: Any, tmp_path: Path) -> None:
    path = record(tmp_path / "Séance du 12 mai 2026.mp3", 30)
    doc = brought_in(run, tmp_path, path)
    made = run("clip", doc, "0:10", "15s", str(tmp_path / "extrait"))
    assert made.exit_code == 0, made.output
    assert probe(tmp_path / "extrait.mp3").duration_s == pytest.approx(5, abs=0.3)
    refused = run("clip", doc, "0:20", "0:10", str(tmp_path / "x"))
    assert refused.exit_code == 1 and "From 0:20 to 0:10" in refused.stderr
    assert run("clip", doc, "soon", "0:10", str(tmp_path / "x")).exit_code == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[recordings]\nmodel = "small"\n'),
        ('[town]\nname = "A"\n', '[town]\nname = "A"\n\n[recordings]\nmodel = "small"\n'),
        (
            '[recordings] # ours\nmodel = "old"\nbatch = 2\n',
            '[recordings] # ours\nmodel = "small"\nbatch = 2\n',
        ),
        (
            '[recordings]\nbatch = 2\n[town]\nmodel = "x"\n',
            '[recordings]\nmodel = "small"\nbatch = 2\n[town]\nmodel = "x"\n',
        ),
    ],
)
def test_a_setting_is_written_and_the_rest_stands(before: str, after: str) -> None:
    assert with_setting(before, "recordings", "model", "small") == after
