"""Texts of what was said that came without times, and the times that were worked out for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from archive.events import Did
from archive.model import Cue, Passage
from archive.store import spoken_removal, structure
from archive.store.addresses import note_moves
from archive.store.catalogue import Catalogue
from archive.store.store import Store

# What times were worked out from; "voice" may yet become words, of the others nothing will come.
TimedBy = Literal["words", "voice", "voice-only", "nothing"]

WAITING = """
    SELECT d.id, r.id AS recording, t.timed_by,
        (SELECT count(*) FROM hearings h WHERE h.document = r.id AND h.finished_at IS NOT NULL)
        + (SELECT count(*) FROM documents o JOIN transcripts s ON s.document = o.id
            WHERE o.transcript_of = r.id AND o.id != d.id AND o.status IS NOT 'withdrawn'
            AND s.timed_by IS NULL) AS heard
    FROM documents d JOIN documents r ON r.id = d.transcript_of
    LEFT JOIN transcripts t ON t.document = d.id
    WHERE d.kind = 'transcript' AND d.media_type = 'text/plain' AND d.status IS NOT 'withdrawn'
        AND r.status IS NOT 'withdrawn' AND coalesce(t.is_edited, 0) = 0
        AND coalesce(t.timed_by, '') NOT IN ('voice-only', 'nothing')
        AND NOT (coalesce(t.timed_by, '') IN ('', 'words')
            AND EXISTS (SELECT 1 FROM cues c WHERE c.document = d.id))
    ORDER BY d.date IS NULL, d.date DESC, d.id
"""


def waiting(catalogue: Catalogue) -> list[tuple[str, str]]:
    """(text, its recording) of the texts that want times, or could have better ones."""
    return [
        (row["id"], row["recording"])
        for row in catalogue.connection.execute(WAITING)
        if row["heard"] or row["timed_by"] != "voice"
    ]


def time_text(
    store: Store,
    doc_id: str,
    cues: Sequence[Cue],
    passages: Sequence[Passage],
    *,
    timed_by: TimedBy,
) -> None:
    """Give a text its times: it is read beside the player, and no longer as a paper.

    Its recording waits no more for a model, unless its times rest on the voice alone. Without any
    lines, only that there is no more to be had is kept.
    """
    run = store.connection.execute
    with store.transaction():
        run(
            "INSERT INTO transcripts (document, approximate, timed_by) VALUES (?1, 1, ?2) "
            "ON CONFLICT (document) DO UPDATE SET approximate = 1, timed_by = ?2",
            (doc_id, timed_by),
        )
        if not cues:
            return
        before = store.passages(doc_id)
        for table in ("passages", "cues", "pages", "blocks"):
            run(f"DELETE FROM {table} WHERE document = ?", (doc_id,))
        structure.forget(store.connection, doc_id)
        store._words(doc_id, passages, cues)
        note_moves(store, before, passages)
        spoken_removal.removed(store, doc_id)
        run("UPDATE documents SET page_count = NULL, indexed = 0 WHERE id = ?", (doc_id,))
        if timed_by != "voice":
            run(
                "UPDATE documents SET transcript_state = 'captioned', indexed = 0 "
                "WHERE id = (SELECT transcript_of FROM documents WHERE id = ?)",
                (doc_id,),
            )
        store._did(Did.READ, [doc_id], {"cues": len(cues)})
