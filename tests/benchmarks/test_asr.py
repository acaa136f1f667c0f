"""The one command that measures a true model runs, shown on one that says what it likes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.recordings import asr
from tests.media import write_wav
from tests.tiny_whisper import make_model, voice


def test_word_errors_and_speed_of_a_folder_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = make_model(tmp_path / "tiny")
    folder = tmp_path / "references"
    folder.mkdir()
    write_wav(folder / "a.wav", voice(6))
    (folder / "a.txt").write_text("La séance est ouverte.", encoding="utf-8")
    asr(str(model), str(folder))
    told = capsys.readouterr().out
    assert told.startswith("a.wav: ") and "/4 words wrong" in told
    assert "word error rate" in told and "real-time factor" in told


def test_a_folder_without_references_says_so(tmp_path: Path) -> None:
    model = make_model(tmp_path / "tiny")
    with pytest.raises(SystemExit, match="no recording with a reference"):
        asr(str(model), str(tmp_path))
