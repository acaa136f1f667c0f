"""A text without times beside a recording is given some, and what a person corrects in it stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store, revisions
from ingest import inbox, revising, watching
from ingest.aligning import align_waiting
from tests.media import record

NAME = "Séance du 12 mai 2026"
TEXT = """Mme Roy : La séance est ouverte. Nous avons le quorum ce soir.

M. Côté : Je propose l'adoption de l'ordre du jour, avec un varia à la fin.

Mme Roy : Le règlement sur le déneigement des trottoirs est adopté à l'unanimité.
"""
CAPTIONS = """WEBVTT

00:00:02.000 --> 00:00:05.000
la séance est ouverte nous avons le quorum ce soir

00:00:08.000 --> 00:00:12.000
je propose l'adoption de l'ordre du jour avec un varia à la fin

00:00:20.000 --> 00:00:25.000
le règlement sur le déneigement des trottoirs est adopté
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(home=tmp_path / "home", lang="fr", still_s=0.0)
    made.make_home()
    return made


def bring(settings: Settings, folder: Path, **files: str) -> dict[str, Any]:
    paths = []
    for name, text in files.items():
        path = folder / f"{NAME} {name.replace('_', '.')}"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return {
        one.path.name: one.document.id
        for one in watching.bring_in(settings, inbox.given(paths))
        if one.document
    }


@pytest.fixture
def text(settings: Settings, tmp_path: Path) -> str:
    """The text's id, beside its recording and a machine's captions."""
    sound = record(tmp_path / f"{NAME}.mp3", 30)
    list(watching.bring_in(settings, inbox.given([sound])))
    found = bring(settings, tmp_path, auto_vtt=CAPTIONS, transcription_txt=TEXT)
    return str(found[f"{NAME} transcription.txt"])


def test_a_text_gets_the_times_of_the_captions_beside_it(settings: Settings, text: str) -> None:
    assert align_waiting(settings) == 1
    with Store.open(settings.database) as store:
        lines = store.cues(text)
        (hit,) = Searcher(settings).find(store, Query("unanimité")).hits
        assert store.pages(text) == []
    assert [round(cue.start_s) for cue in lines] == [2, 3, 8, 20]
    assert [cue.speaker for cue in lines] == ["Mme Roy", "Mme Roy", "M. Côté", "Mme Roy"]
    assert hit.start_s == pytest.approx(20, abs=0.5)
    assert align_waiting(settings) == 0


def test_what_a_person_corrects_in_it_outlives_a_new_reading(
    settings: Settings, text: str, tmp_path: Path
) -> None:
    align_waiting(settings)
    with Store.open(settings.database) as store:
        lines = revisions.lines(store, text)
        first = [lines[0].__class__(1.5, 3.0, "La séance est levée.", "Mme Roy", by_hand=True)]
        revising.replace_lines(store, text, 0, lines[:1], first, who="test", base=0)
    note = tmp_path / f"{NAME} transcription.txt.json"
    note.write_text('{"title": "Transcription intégrale"}', encoding="utf-8")
    again = tmp_path / f"{NAME} transcription.txt"
    list(watching.bring_in(settings, inbox.given([again, note])))
    assert align_waiting(settings) == 0
    with Store.open(settings.database) as store:
        assert store.document(text).title == "Transcription intégrale"
        assert store.cues(text)[0].text == "La séance est levée."
        assert store.pages(text) == []


def test_a_tone_without_any_voice_gives_no_times_and_is_not_tried_again(
    settings: Settings, tmp_path: Path
) -> None:
    list(watching.bring_in(settings, inbox.given([record(tmp_path / f"{NAME}.mp3", 5)])))
    found = bring(settings, tmp_path, transcription_txt=TEXT)
    assert align_waiting(settings) == 0 and align_waiting(settings) == 0
    with Store.open(settings.database) as store:
        assert store.cues(found[f"{NAME} transcription.txt"]) == []
