"""What can't be read is put aside with its reason, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import registry, sentence
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Store
from ingest import errors
from ingest.inbox import Arrival
from ingest.rejecting import reason_text, reject


def put_aside(settings: Settings, store: Store, path: Path) -> Path:
    arrival = Arrival(path)
    kept = Originals(settings.originals).keep(path)
    reject(store, settings.rejected, arrival, kept, errors.Damaged(path.name), lang="fr")
    return settings.rejected / store.rejections()[0].place


def test_the_file_lies_with_its_reason_in_both_languages(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "PV d'été.pdf"
    path.write_bytes(b"broken")
    place = put_aside(settings, store, path)
    assert place.name.endswith("-PV d'été.pdf")
    assert (place / path.name).read_bytes() == b"broken"
    reason = (place / "reason.txt").read_text(encoding="utf-8")
    french, english = reason.strip().split("\n\n")
    assert french.startswith("PV d'été.pdf est endommagé")
    assert english.startswith("PV d'été.pdf is damaged")


def test_rejecting_again_makes_no_second_place(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"broken")
    first = put_aside(settings, store, path)
    assert put_aside(settings, store, path) == first
    assert len(list(settings.rejected.iterdir())) == 1


def test_an_interrupted_rejection_is_taken_up(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"broken")
    place = put_aside(settings, store, path)
    (place / "reason.txt").unlink()
    store.connection.execute("DELETE FROM rejections")
    assert put_aside(settings, store, path) == place
    assert (place / "reason.txt").exists()


def test_another_file_of_the_same_name_has_a_place_of_its_own(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    for content in (b"one", b"two"):
        path.write_bytes(content)
        put_aside(settings, store, path)
    kept = sorted((p / "a.pdf").read_bytes() for p in settings.rejected.iterdir())
    assert kept == [b"one", b"two"]


def test_a_name_of_255_bytes_fits(settings: Settings, store: Store, tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".pdf")
    path.write_bytes(b"x")
    place = put_aside(settings, store, path)
    assert len([p for p in place.iterdir() if p.name != "reason.txt"]) == 1


FIELDS = {"suffix": ".pdf", "found": "PNG", "seconds": 60, "limit": 1, "fault": "x", "value": "x",
          "allowed": "x", "where": "x", "path": "x"}  # fmt: skip


@pytest.mark.parametrize("code", sorted(registry()))
def test_every_error_is_a_sentence_in_both_languages(code: str) -> None:
    french = sentence(code, "fr", "PV.pdf", FIELDS)
    english = sentence(code, "en", "PV.pdf", FIELDS)
    for said in (french, english):
        assert "PV.pdf" in said and "{" not in said and said.endswith(".")
    assert french != english


def test_the_town_s_language_comes_first() -> None:
    text = reason_text(errors.Empty("a.pdf"), "en")
    assert text.index("is empty") < text.index("est vide")
