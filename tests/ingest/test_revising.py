"""Of several transcripts, the one that a person corrected is read, until it is given up again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store, revisions
from ingest import inbox, revising, watching
from tests.media import record

SAID = "le conseil adjuge le contrat de déneigement des trottoirs municipaux numéro"


def test_a_corrected_transcript_outranks_a_better_one_and_gives_way_again(
    settings: Settings, tmp_path: Path
) -> None:
    files = [record(tmp_path / "Séance du 12 mai 2026.mp3", 60)]
    for name in ("verbatim", "auto"):
        lines = [f"00:00:{n:02}.000 --> 00:00:{n:02}.900\n{SAID} {n}" for n in range(50)]
        path = tmp_path / f"Séance du 12 mai 2026 {name}.vtt"
        path.write_text(f"WEBVTT\n\nNOTE {name}\n\n" + "\n\n".join(lines), encoding="utf-8")
        files.append(path)
    sound, human, machine = (
        one.document.id for one in watching.bring_in(settings, inbox.given(files)) if one.document
    )
    with Store.open(settings.database) as store:
        assert store.document(machine).superseded_by == human
        lines_now = revisions.lines(store, machine)
        lines_now[0] = replace(lines_now[0], text="Bonsoir.", by_hand=True)
        revising.put(store, machine, lines_now, who="test", base=0)
        assert store.document(machine).superseded_by is None
        assert store.document(human).superseded_by == machine
        spoken = store.transcript_of(sound)
        assert spoken and spoken.id == machine
        revising.restore(store, machine, 0, who="test", base=1)
        assert store.document(machine).superseded_by == human
        spoken = store.transcript_of(sound)
        assert spoken and spoken.id == human


def test_corrected_captions_stay_when_their_file_is_read_again(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "Séance du 12 mai 2026.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.250 --> 00:03.000\n<v Mme Roy>Bonsoir à tous.\n\n"
        "00:03.500 --> 00:05.125\nLa séance est ouverte.\n",
        encoding="utf-8",
    )
    (one,) = watching.bring_in(settings, inbox.given([path]))
    assert one.document
    doc = one.document.id
    with Store.open(settings.database) as store:
        lines = revisions.lines(store, doc)
        mine = replace(lines[0], text="Bonsoir à toutes.", by_hand=True)
        revising.put(store, doc, [mine, lines[1]], who="test", base=0)
        revising.name_speakers(store, doc, {"Mme Roy": "Anne Roy"}, who="test")
    note = path.with_name(f"{path.name}.json")
    note.write_text('{"title": "Sous-titres de la séance"}', encoding="utf-8")
    list(watching.bring_in(settings, inbox.given([path, note])))
    with Store.open(settings.database) as store:
        assert store.document(doc).title == "Sous-titres de la séance"
        assert store.cues(doc)[0] == replace(mine, speaker="Anne Roy")
        assert [one.act for one in revisions.versions(store, doc)] == ["named", "edited"]
        assert Searcher(settings).find(store, Query("toutes")).total == 1
