"""Of several transcripts, the one that a person corrected is read, until it is given up again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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
