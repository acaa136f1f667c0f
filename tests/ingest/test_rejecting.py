"""What can't be read is put aside with its reason, and nothing is lost on the way."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path
from string import Formatter

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
    reject(store, settings.rejected, arrival, kept, errors.Damaged(arrival.filename), lang="fr")
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


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone can't be set")
def test_the_day_is_that_of_the_clerk_s_own_clock(
    settings: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the evening in Québec it is tomorrow in Greenwich."""
    greenwich = dt.datetime.now(dt.UTC)
    hours = 14 if greenwich.hour >= 12 else -13  # ahead or behind: another day in either case
    monkeypatch.setenv("TZ", f"XXX{-hours:+}")
    time.tzset()
    try:
        path = tmp_path / "a.pdf"
        path.write_bytes(b"broken")
        place = put_aside(settings, store, path)
        here = (greenwich + dt.timedelta(hours=hours)).date()
        assert place.name == f"{here.isoformat()}-a.pdf" and here != greenwich.date()
    finally:
        monkeypatch.undo()
        time.tzset()


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
    """It was put on record, and its folder was being made."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"broken")
    place = put_aside(settings, store, path)
    place.rename(settings.rejected / ".coming")
    (settings.rejected / ".coming" / "reason.txt").unlink()
    assert put_aside(settings, store, path) == place
    assert sorted(one.name for one in place.iterdir()) == ["a.pdf", "reason.txt"]
    assert [one.name for one in settings.rejected.iterdir()] == [place.name]
    assert len(store.rejections()) == 1


def test_another_file_of_the_same_name_has_a_place_of_its_own(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    for content in (b"one", b"two"):
        path.write_bytes(content)
        put_aside(settings, store, path)
    kept = sorted((p / "a.pdf").read_bytes() for p in settings.rejected.iterdir())
    assert kept == [b"one", b"two"]


def test_a_file_that_is_named_as_the_reason_is_not_written_over(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "Reason.txt"
    path.write_bytes(b"the clerk's own words")
    place = put_aside(settings, store, path)
    assert (place / "dropped-Reason.txt").read_bytes() == b"the clerk's own words"
    assert "Reason.txt est endommagé" in (place / "reason.txt").read_text(encoding="utf-8")


def test_what_the_clerk_has_tidied_away_is_put_aside_again(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    """The reason was left and the file deleted: the bytes would be nowhere."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"broken")
    place = put_aside(settings, store, path)
    (place / "a.pdf").unlink()
    (place / "a note of mine.txt").write_text("called the printer")
    again = put_aside(settings, store, path)
    assert (again / "a.pdf").read_bytes() == b"broken"
    assert (place / "a note of mine.txt").exists()
    assert [one.place for one in store.rejections()] == [again.name]


@pytest.mark.parametrize(
    "name",
    [b"PV\xff.pdf", b"a" + b"\xc3\xa9" * 124 + b".pdf", b"PV\nrefus\xc3\xa9.pdf", b"-rf *.pdf",
     b"a." + b"\xc3\xa9" * 120, b" .pdf"],
)  # fmt: skip
def test_no_name_keeps_a_file_from_being_put_aside(
    settings: Settings, store: Store, tmp_path: Path, name: bytes
) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"broken")
    place = put_aside(settings, store, path)
    (file,) = [one for one in place.iterdir() if one.name != "reason.txt"]
    assert file.read_bytes() == b"broken"
    assert len(file.name.encode()) <= 255 and file.name.isprintable()
    assert len((place / "reason.txt").read_text(encoding="utf-8").splitlines()) == 3


def test_a_name_of_255_bytes_fits(settings: Settings, store: Store, tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".pdf")
    path.write_bytes(b"x")
    place = put_aside(settings, store, path)
    assert len([p for p in place.iterdir() if p.name != "reason.txt"]) == 1


def fields_of(code: str) -> dict[str, str | int | float]:
    """A value for each field that an error's sentences ask for, but its subject."""
    kind = registry()[code]
    texts = [*kind.says.values(), *kind.remedy.values()]
    asked = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return {name: "x" for name in asked if name != "subject"}


@pytest.mark.parametrize("code", sorted(registry()))
def test_every_error_is_a_sentence_in_both_languages(code: str) -> None:
    french = sentence(code, "fr", "PV.pdf", fields_of(code))
    english = sentence(code, "en", "PV.pdf", fields_of(code))
    for said in (french, english):
        assert "PV.pdf" in said and "{" not in said and said.endswith(".")
    assert french != english


def test_the_town_s_language_comes_first() -> None:
    text = reason_text([errors.Empty("a.pdf")], "en")
    assert text.index("is empty") < text.index("est vide")
