"""Speech models: found on this machine, fetched only when asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.recordings.models import (
    CouldNotFetch,
    DamagedModel,
    NotAModelName,
    batch_of,
    fetch,
    find_model,
    installed,
    is_model,
    load,
)
from tests.tiny_whisper import make_model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "parleur")


def test_a_model_is_found_by_path_and_by_name(folder: Path) -> None:
    elsewhere = folder.parent / "none"
    assert find_model(str(folder), models_folder=elsewhere) == folder
    assert find_model("parleur", models_folder=folder.parent) == folder


def test_without_a_name_the_only_model_is_taken_and_none_of_several(tmp_path: Path) -> None:
    assert find_model(None, models_folder=tmp_path / "none") is None
    assert find_model(None, models_folder=tmp_path) is None
    one = make_model(tmp_path / "one", language=None)
    (tmp_path / "not a model").mkdir()
    assert find_model(None, models_folder=tmp_path) == one
    make_model(tmp_path / "two", language=None)
    assert find_model(None, models_folder=tmp_path) is None


@pytest.mark.parametrize("name", ["small", "Systran/faster-whisper-tiny", "no such model", "../x"])
def test_a_model_that_is_not_here_is_not_fetched(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("socket.socket.connect", refuse)
    assert find_model(name, models_folder=tmp_path) is None


def test_a_model_downloaded_before_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached = make_model(tmp_path / "snapshot", language=None)
    asked: dict[str, object] = {}

    def download_model(name: str, **options: object) -> str:
        asked.update(options, name=name)
        return os.fspath(cached)

    monkeypatch.setattr("faster_whisper.utils.download_model", download_model)
    assert find_model("small", models_folder=tmp_path / "none") == cached
    assert asked == {"name": "small", "local_files_only": True}


def test_a_folder_that_would_need_the_network_is_no_model(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "a", language=None)
    assert is_model(folder)
    (folder / "tokenizer.json").unlink()
    assert not is_model(folder)
    assert find_model(str(folder), models_folder=tmp_path) is None


def test_a_model_is_fetched_into_its_folder_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def download(name: str, *, output_dir: str) -> str:
        make_model(Path(output_dir), language=None)
        return output_dir

    monkeypatch.setattr("faster_whisper.utils.download_model", download)
    assert fetch("small", models_folder=tmp_path) == tmp_path / "small"
    assert [one.name for one in installed(tmp_path)] == ["small"]
    assert installed(tmp_path)[0].size > 100_000


def test_without_a_network_fetching_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def download(name: str, *, output_dir: str) -> str:
        raise OSError("Temporary failure in name resolution")

    monkeypatch.setattr("faster_whisper.utils.download_model", download)
    with pytest.raises(CouldNotFetch) as refused:
        fetch("small", models_folder=tmp_path / "models")
    said = refused.value.sentence("fr")
    assert "copiez son dossier" in said and str(tmp_path / "models") in said
    assert installed(tmp_path / "models") == []


def test_a_name_that_is_no_model_s_is_refused_before_the_network_is_asked(tmp_path: Path) -> None:
    with pytest.raises(NotAModelName) as refused:
        fetch("smal", models_folder=tmp_path)
    assert "small" in refused.value.sentence("en")


def test_a_damaged_model_is_a_sentence(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "a")
    (folder / "model.bin").write_bytes(b"half")
    with pytest.raises(DamagedModel) as refused:
        load(folder, device="cpu")
    assert str(folder) in refused.value.sentence("en")


def test_a_processor_hears_fewer_windows_at_once_than_a_card() -> None:
    assert 1 < batch_of("cpu", 0) < batch_of("cuda", 0)
    assert batch_of("cpu", 1) == 1
