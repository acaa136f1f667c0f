"""Removing what was said in a span: from the lines of a transcript and from its passages.

A line that is said in the span, were it in part, keeps its number and its times and loses its words
and its speaker; they are kept apart, so that they can be given back. All within the caller's
transaction.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from archive.model import Cue, Passage, TimePlace
from archive.store import rows
from archive.store.catalogue import Catalogue
from archive.withholding import REMOVED, meets, spans


def again(catalogue: Catalogue, doc_id: str) -> None:
    """After the spans of a recording, or of captions, have changed: its words and those of the
    transcripts that belong to it."""
    execute = catalogue.connection.execute
    belonging = execute("SELECT id FROM documents WHERE transcript_of = ?", (doc_id,)).fetchall()
    for one in (doc_id, *(row["id"] for row in belonging)):
        removed(catalogue, one)


def whole(catalogue: Catalogue, doc_id: str) -> list[Cue]:
    """The lines of a transcript with the words that the public does not get."""
    kept = _kept(catalogue, doc_id)
    return [_whole(rows.cue(row), kept) for row in _numbered(catalogue, doc_id)]


def removed(catalogue: Catalogue, doc_id: str) -> None:
    """Take what is to be removed out of the words of one document, and give back the rest."""
    connection = catalogue.connection
    kept = _kept(catalogue, doc_id)
    found = spans(catalogue.removals(doc_id))
    if not kept and not found:
        return
    numbered = _numbered(catalogue, doc_id)
    lines = [_whole(rows.cue(row), kept) for row in numbered]
    gone = [_is_removed(cue, found) for cue in lines]
    left = [
        replace(cue, text=REMOVED, speaker=None) if is_gone else cue
        for cue, is_gone in zip(lines, gone, strict=True)
    ]
    connection.execute("DELETE FROM removed_cues WHERE document = ?", (doc_id,))
    connection.executemany(
        "INSERT OR IGNORE INTO removed_cues VALUES (?,?,?,?)",
        [
            (doc_id, cue.start_s, cue.speaker, cue.text)
            for cue, is_gone in zip(lines, gone, strict=True)
            if is_gone
        ],
    )
    connection.executemany(
        "UPDATE cues SET speaker = ?, text = ? WHERE document = ? AND n = ?",
        [
            (one.speaker, one.text, doc_id, row["n"])
            for one, row in zip(left, numbered, strict=True)
        ],
    )
    before = [
        rows.passage(row)
        for row in connection.execute(
            "SELECT * FROM passages WHERE document = ? ORDER BY n", (doc_id,)
        )
    ]
    given_back = any(
        cue.start_s in kept and not is_gone for cue, is_gone in zip(lines, gone, strict=True)
    )
    words = _passages(before, left, found, gave_back=given_back)
    if words == before:
        return
    connection.execute("DELETE FROM passages WHERE document = ?", (doc_id,))
    connection.executemany(
        f"INSERT INTO passages ({rows.PASSAGE_COLUMNS}) VALUES ({','.join('?' * 13)})",
        [rows.passage_row(n, one) for n, one in enumerate(words)],
    )
    connection.execute("DELETE FROM matters_read WHERE document = ?", (doc_id,))
    connection.execute("UPDATE documents SET indexed = 0 WHERE id = ?", (doc_id,))
    # What stood there before is told of no line of these any more.
    connection.execute("UPDATE moved SET text = '' WHERE old = ?", (doc_id,))


def _kept(catalogue: Catalogue, doc_id: str) -> dict[float, sqlite3.Row]:
    """By its second, what was taken out of a line."""
    found = catalogue.connection.execute("SELECT * FROM removed_cues WHERE document = ?", (doc_id,))
    return {row["start_s"]: row for row in found}


def _numbered(catalogue: Catalogue, doc_id: str) -> list[sqlite3.Row]:
    return catalogue.connection.execute(
        "SELECT * FROM cues WHERE document = ? ORDER BY n", (doc_id,)
    ).fetchall()


def _whole(cue: Cue, kept: Mapping[float, sqlite3.Row]) -> Cue:
    """A line with the words that were taken from it, as long as none were written since."""
    if cue.text != REMOVED or cue.start_s not in kept:
        return cue
    return replace(cue, speaker=kept[cue.start_s]["speaker"], text=kept[cue.start_s]["text"])


def _is_removed(cue: Cue, found: Iterable[tuple[float, float]]) -> bool:
    return any(meets(span, cue.start_s, cue.end_s) for span in found)


def _passages(
    before: Sequence[Passage],
    cues: Sequence[Cue],
    found: Sequence[tuple[float, float]],
    *,
    gave_back: bool,
) -> list[Passage]:
    """The passages with the words that are left in their lines. One that no line tells of is
    removed whole where a span meets it."""
    starts = [one.place.start_s for one in before if isinstance(one.place, TimePlace)]
    made = []
    for n, one in enumerate(before):
        place = one.place
        if not isinstance(place, TimePlace):
            made.append(one)
            continue
        ends = starts[n + 1] if n + 1 < len(starts) else float("inf")
        own = [cue for cue in cues if place.start_s <= cue.start_s < ends]
        touched = any(meets(span, place.start_s, place.end_s) for span in found)
        if not own:
            made.append(replace(one, text=REMOVED, place=replace(place, speaker=None))
                        if touched and place.end_s > place.start_s else one)  # fmt: skip
        elif touched or gave_back:
            text = " ".join(cue.text for cue in own if cue.text != REMOVED) or REMOVED
            speaker = next((cue.speaker for cue in own if cue.text != REMOVED), None)
            text = unicodedata.normalize("NFC", text)
            made.append(replace(one, text=text, place=replace(place, speaker=speaker)))
        else:
            made.append(one)
    return made
