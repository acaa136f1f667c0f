"""What a speech model heard, kept piece by piece so that an interruption costs one piece at most.

Words are packed: an hour has nine thousand of them, each with two times and a probability.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

from archive.events import Did
from archive.model import Cue, Passage
from archive.spoken import Correction, Dropped, Gap, HeardLine, HeardPiece, Hearing, Word
from archive.store import revisions, spoken_removal
from archive.store.addresses import note_moves
from archive.store.catalogue import Catalogue
from archive.store.store import Store

GAP_DOUBT = "recording-gap"


def hearing(catalogue: Catalogue, doc_id: str) -> Hearing | None:
    """How a recording was or is being transcribed; None where no model has begun on it."""
    row = catalogue._one("SELECT * FROM hearings WHERE document = ?", doc_id)
    if row is None:
        return None
    ended = row["finished_at"]
    return Hearing(
        model=row["model"],
        terms=tuple(json.loads(row["terms"])),
        prompt=row["prompt"],
        track=row["track"],
        started_at=dt.datetime.fromisoformat(row["started_at"]),
        finished_at=dt.datetime.fromisoformat(ended) if ended else None,
    )


def begin(store: Store, doc_id: str, wanted: Hearing) -> Hearing:
    """Begin to hear a recording, or go on where it was left if the same model had begun.

    What that run was told (terms, track) holds, so that the end of a transcript is heard as its
    beginning was; another model begins anew.
    """
    with store.transaction():
        before = hearing(store, doc_id)
        if before and before.finished_at is None and before.model == wanted.model:
            return before
        for table in ("pieces", "dropped", "corrections", "hearings"):
            store.connection.execute(f"DELETE FROM {table} WHERE document = ?", (doc_id,))
        store.connection.execute(
            "INSERT INTO hearings (document, model, terms, prompt, track, started_at) "
            "VALUES (?,?,?,?,?,?)",
            (doc_id, wanted.model, json.dumps(wanted.terms, ensure_ascii=False), wanted.prompt,
             wanted.track, wanted.started_at.isoformat(timespec="seconds")),
        )  # fmt: skip
    return wanted


def add_piece(store: Store, doc_id: str, piece: HeardPiece) -> None:
    """Keep a piece that was heard. A second time changes nothing."""
    with store.transaction():
        store.connection.execute(
            "INSERT OR IGNORE INTO pieces VALUES (?,?,?,?,?,?)",
            (doc_id, piece.n, piece.start_s, piece.end_s, piece.lang, _packed(piece)),
        )


def ends(catalogue: Catalogue, doc_id: str) -> list[float]:
    """Where the pieces that are kept end, in seconds, in order."""
    found = catalogue.connection.execute(
        "SELECT end_s FROM pieces WHERE document = ? ORDER BY n", (doc_id,)
    )
    return [row["end_s"] for row in found]


def last_language(catalogue: Catalogue, doc_id: str) -> str | None:
    """The language that was heard last in what is kept of a recording."""
    row = catalogue._one(
        "SELECT lang FROM pieces WHERE document = ? AND lang IS NOT NULL ORDER BY n DESC LIMIT 1",
        doc_id,
    )
    return row["lang"] if row else None


def pieces(catalogue: Catalogue, doc_id: str, *, with_words: bool = True) -> Iterator[HeardPiece]:
    """All that was heard, in order. The times of words take most of the room: ten hours have
    ninety thousand."""
    found = catalogue.connection.execute(
        "SELECT * FROM pieces WHERE document = ? ORDER BY n", (doc_id,)
    )
    for row in found:
        lines, dropped = _unpacked(row["heard"], with_words=with_words)
        yield HeardPiece(row["n"], row["start_s"], row["end_s"], row["lang"], lines, dropped)


def finish(
    store: Store,
    doc_id: str,
    *,
    passages: Sequence[Passage],
    cues: Sequence[Cue],
    dropped: Iterable[Dropped] = (),
    corrections: Iterable[Correction] = (),
) -> None:
    """Give a recording the words that a model heard, in one transaction; it is to be indexed again.

    Captions that came meanwhile, and lines that a person corrected, stay what is read and found.
    """
    execute = store.connection.execute
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with store.transaction():
        if revisions.read_anew(store, doc_id, cues):
            before = store.passages(doc_id)
            execute("DELETE FROM passages WHERE document = ?", (doc_id,))
            execute("DELETE FROM cues WHERE document = ?", (doc_id,))
            store._words(doc_id, passages, cues)
            note_moves(store, before, passages)
        spoken_removal.removed(store, doc_id)
        execute(
            "UPDATE documents SET indexed = 0, transcript_state = CASE transcript_state "
            "WHEN 'captioned' THEN 'captioned' ELSE 'transcribed' END WHERE id = ?",
            (doc_id,),
        )
        execute(
            "INSERT INTO transcripts (document, made_by) VALUES (?, 'machine') "
            "ON CONFLICT (document) DO UPDATE SET made_by = 'machine'",
            (doc_id,),
        )
        for table in ("dropped", "corrections"):
            execute(f"DELETE FROM {table} WHERE document = ?", (doc_id,))
        many = store.connection.executemany
        many(
            "INSERT INTO dropped VALUES (?,?,?,?,?,?)",
            [(doc_id, n, d.start_s, d.end_s, d.text, d.why) for n, d in enumerate(dropped)],
        )
        many(
            "INSERT INTO corrections VALUES (?,?,?,?,?,NULL)",
            [(doc_id, one.cue, one.at, one.heard, one.written) for one in corrections],
        )
        store._did(Did.TRANSCRIBED, [doc_id], {"passages": len(passages), "cues": len(cues)})
        execute("UPDATE hearings SET finished_at = ? WHERE document = ?", (now, doc_id))


def unsounded(catalogue: Catalogue) -> list[str]:
    """The recordings whose sound nothing has listened to from end to end, newest meeting first."""
    found = catalogue.connection.execute(
        "SELECT id FROM documents WHERE kind = 'recording' AND id NOT IN "
        "(SELECT document FROM soundings) ORDER BY date IS NULL, date DESC, id"
    )
    return [row["id"] for row in found]


def note_sounding(
    store: Store, doc_id: str, *, sounding_s: float, stated_s: float, gaps: Sequence[Gap]
) -> None:
    """Keep how much of a recording sounds and where it does not, and show the clerk that it has
    gaps."""
    execute = store.connection.execute
    with store.transaction():
        execute("INSERT OR REPLACE INTO soundings VALUES (?,?,?)", (doc_id, sounding_s, stated_s))
        execute("DELETE FROM gaps WHERE document = ?", (doc_id,))
        store.connection.executemany(
            "INSERT INTO gaps VALUES (?,?,?)", [(doc_id, gap.start_s, gap.end_s) for gap in gaps]
        )
        doubts = [code for code in store.document(doc_id).doubts if code != GAP_DOUBT]
        doubts += [GAP_DOUBT] if gaps else []
        execute("UPDATE documents SET doubts = ? WHERE id = ?", (json.dumps(doubts), doc_id))


def sounding(catalogue: Catalogue, doc_id: str) -> tuple[float, float] | None:
    """(seconds that sound, seconds that the container states); None where nothing has listened."""
    row = catalogue._one("SELECT * FROM soundings WHERE document = ?", doc_id)
    return (row["sounding_s"], row["stated_s"]) if row else None


def gaps(catalogue: Catalogue, doc_id: str) -> list[Gap]:
    """The stretches of a recording that hold no sound, in order."""
    found = catalogue.connection.execute(
        "SELECT start_s, end_s FROM gaps WHERE document = ? ORDER BY start_s", (doc_id,)
    )
    return [Gap(row["start_s"], row["end_s"]) for row in found]


def dropped(catalogue: Catalogue, doc_id: str) -> list[Dropped]:
    """What the model said and was left out, in order."""
    found = catalogue.connection.execute(
        "SELECT start_s, end_s, text, why FROM dropped WHERE document = ? ORDER BY n", (doc_id,)
    )
    return [Dropped(*row) for row in found]


def corrections(catalogue: Catalogue, doc_id: str) -> list[Correction]:
    """The names that were put right and not undone, in order."""
    found = catalogue.connection.execute(
        "SELECT cue, at, heard, written FROM corrections WHERE document = ? AND undone_at IS NULL "
        "ORDER BY cue, at",
        (doc_id,),
    )
    return [Correction(*row) for row in found]


def rewrite(store: Store, doc_id: str, *, passages: Sequence[Passage], cues: Sequence[Cue]) -> None:
    """Write the lines of a recording anew, its corrections undone; it is to be indexed again."""
    with store.transaction():
        before = store.passages(doc_id)
        store.connection.execute("DELETE FROM passages WHERE document = ?", (doc_id,))
        store.connection.execute("DELETE FROM cues WHERE document = ?", (doc_id,))
        store._words(doc_id, passages, cues)
        note_moves(store, before, passages)
        spoken_removal.removed(store, doc_id)
        store.connection.execute(
            "UPDATE corrections SET undone_at = ? WHERE document = ? AND undone_at IS NULL",
            (dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), doc_id),
        )
        store.connection.execute("UPDATE documents SET indexed = 0 WHERE id = ?", (doc_id,))


def is_approximate(catalogue: Catalogue, doc_id: str) -> bool:
    """True of a transcript most of whose times are worked out from its words."""
    row = catalogue._one("SELECT approximate FROM transcripts WHERE document = ?", doc_id)
    return bool(row and row["approximate"])


def replace(store: Store, replaced: Iterable[tuple[str, str | None]]) -> None:
    """Let transcripts be outranked: (one, the better one), or None where nothing is better.

    Those that stood behind one that is outranked now stand behind the better one.
    """
    replaced = list(replaced)
    with store.transaction():
        store.connection.executemany(
            "UPDATE documents SET superseded_by = ? "
            "WHERE superseded_by = ? AND kind = 'transcript' AND id != ?",
            [(better, one, better) for one, better in replaced if better],
        )
        store.connection.executemany(
            "UPDATE documents SET superseded_by = ?, indexed = 0 "
            "WHERE id = ? AND superseded_by IS NOT ?",
            [(better, one, better) for one, better in replaced],
        )


def enqueue(store: Store, doc_id: str) -> None:
    """Have a recording heard, again or although there are captions."""
    with store.transaction():
        store.connection.execute(
            "UPDATE documents SET transcript_state = 'queued' WHERE id = ? "
            "AND transcript_state = 'transcribed'",
            (doc_id,),
        )


def speakers(catalogue: Catalogue, doc_id: str) -> list[tuple[str, str | None, int]]:
    """(label as the transcript has it, the name that the clerk gave, lines), busiest first."""
    found = catalogue.connection.execute(
        "SELECT c.speaker, s.name, count(*) FROM cues c "
        "LEFT JOIN speakers s ON s.document = c.document AND s.label = c.speaker "
        "WHERE c.document = ? AND c.speaker IS NOT NULL AND c.speaker != '' "
        "GROUP BY c.speaker ORDER BY count(*) DESC, c.speaker",
        (doc_id,),
    )
    return [(row[0], row[1], row[2]) for row in found]


def _packed(piece: HeardPiece) -> bytes:
    """Lines and what was left out, as JSON in whole milliseconds, compressed."""
    lines = [
        [_ms(line.start_s), _ms(line.end_s), line.text,
         [[_ms(w.start_s), _ms(w.end_s), w.text, round(w.sure * 100)] for w in line.words]]
        for line in piece.lines
    ]  # fmt: skip
    left_out = [[_ms(d.start_s), _ms(d.end_s), d.text, d.why] for d in piece.dropped]
    return zlib.compress(json.dumps([lines, left_out], ensure_ascii=False).encode())


def _unpacked(
    heard: bytes, *, with_words: bool
) -> tuple[tuple[HeardLine, ...], tuple[Dropped, ...]]:
    lines, left_out = json.loads(zlib.decompress(heard))
    return (
        tuple(
            HeardLine(
                start / 1000,
                end / 1000,
                text,
                tuple(Word(a / 1000, b / 1000, word, sure / 100) for a, b, word, sure in words)
                if with_words
                else (),
            )
            for start, end, text, words in lines
        ),
        tuple(Dropped(start / 1000, end / 1000, text, why) for start, end, text, why in left_out),
    )


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
