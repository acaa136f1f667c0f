"""A transcript to take along: WebVTT, SRT, plain text with times, or JSON with all that is known.

Each says who wrote it down, so that a machine's words are not taken for a clerk's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from archive import links, timecode
from archive.export.webvtt import ANOTHER, SHORTEST_S, webvtt
from archive.model import Cue, Document, Lang, MadeBy
from archive.spoken import Correction, Gap, HeardPiece
from archive.store import Catalogue, revisions, transcription

FORMATS = ("vtt", "srt", "txt", "json")
MEDIA_TYPES = {
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "txt": "text/plain",
    "json": "application/json",
}
SAYS: dict[MadeBy | None, dict[Lang, str]] = {
    "machine": {
        "fr": "Transcription automatique : un programme a écrit ce qu'il a entendu. Seul "
        "l'enregistrement fait foi.",
        "en": "Machine transcript: a program wrote down what it heard. Only the recording counts.",
    },
    "human": {"fr": "Transcription faite par une personne.", "en": "Transcribed by a person."},
    None: {
        "fr": "Transcription reçue; rien ne dit qui l'a faite.",
        "en": "Transcript as received; nothing says who made it.",
    },
}
CORRECTED: dict[Lang, str] = {
    "fr": "Corrigée en partie par le greffe.",
    "en": "Corrected in part by the records office.",
}
APPROXIMATE: dict[Lang, str] = {
    "fr": "Les temps ont été calculés et sont approximatifs.",
    "en": "The times were worked out and are approximate.",
}


def transcript(catalogue: Catalogue, doc: Document, format: str, *, lang: Lang = "fr") -> str:
    """A document's own lines in one of FORMATS; lang is that of the sentence on who made them.

    A recording's lines are the machine's; those of its captions are the captions' own document.
    """
    cues = catalogue.cues(doc.id)
    if format == "srt":
        return srt(cues)
    if format == "txt":
        return txt(cues, title=doc.title, note=note(doc, cues, lang))
    if format == "json":
        heard = transcription.hearing(catalogue, doc.id)
        return as_json(
            doc,
            cues,
            model=heard.model if heard else None,
            pieces=list(transcription.pieces(catalogue, doc.id)),
            gaps=transcription.gaps(catalogue, doc.transcript_of or doc.id),
            # Their places are those in the machine's own lines.
            corrections=[]
            if revisions.version_now(catalogue, doc.id)
            else transcription.corrections(catalogue, doc.id),
        )
    head, _, rest = webvtt(cues).partition("\n")
    return f"{head}\n\nNOTE {note(doc, cues, lang)}\n{rest}"


def note(doc: Document, cues: Sequence[Cue], lang: Lang) -> str:
    """Who wrote the lines down, whether a person corrected some, and what their times are worth."""
    told = [SAYS[doc.made_by][lang]]
    told += [CORRECTED[lang]] if any(cue.by_hand for cue in cues) else []
    told += [APPROXIMATE[lang]] if any(cue.sure is not None for cue in cues) else []
    return " ".join(told)


def srt(cues: Sequence[Cue]) -> str:
    """SubRip: numbered from 1, a comma before the thousandths, the speaker before a colon."""
    blocks = []
    for n, cue in enumerate(cues, start=1):
        end_s = max(cue.end_s, cue.start_s + SHORTEST_S)
        times = f"{timecode.vtt(cue.start_s)} --> {timecode.vtt(end_s)}".replace(".", ",")
        blocks.append(f"{n}\n{times}\n{_spoken(cue)}\n")
    return "\n".join(blocks)


def txt(cues: Sequence[Cue], *, title: str, note: str) -> str:
    """Plain text: each line after its time in brackets, and the speaker where one begins."""
    lines = [_one_line(title), note, ""]
    before: str | None = None
    for cue in cues:
        name = f"{_one_line(cue.speaker)}: " if cue.speaker and cue.speaker != before else ""
        lines.append(f"[{timecode.vtt(cue.start_s)[:8]}] {name}{_one_line(cue.text)}")
        before = cue.speaker
    return "\n".join(lines) + "\n"


def as_json(
    doc: Document,
    cues: Sequence[Cue],
    *,
    model: str | None,
    pieces: Sequence[HeardPiece],
    gaps: Sequence[Gap],
    corrections: Sequence[Correction],
) -> str:
    """Lines, and for a machine's transcript each word with its time and how sure the model was."""
    told: dict[str, Any] = {
        "document": doc.id,
        "recording": doc.transcript_of or doc.id,
        "title": doc.title,
        "meeting": doc.meeting_id,
        "lang": doc.lang,
        "made_by": doc.made_by,
        "model": model,
        "cues": [
            {
                "start_s": cue.start_s,
                "end_s": cue.end_s,
                "speaker": cue.speaker or None,
                "text": cue.text,
                "by": "human" if cue.by_hand else doc.made_by,
                "time_sure": cue.sure,
                "url": links.moment(doc.transcript_of or doc.id, cue.start_s),
            }
            for cue in cues
        ],
        "words": [
            [word.start_s, word.end_s, word.text, word.sure]
            for piece in pieces
            for line in piece.lines
            for word in line.words
        ],
        "languages": [[piece.start_s, piece.end_s, piece.lang] for piece in pieces],
        "gaps": [[gap.start_s, gap.end_s] for gap in gaps],
        "corrections": [
            {"cue": one.cue, "at": one.at, "heard": one.heard, "written": one.written}
            for one in corrections
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _spoken(cue: Cue) -> str:
    if cue.speaker:
        return f"{_one_line(cue.speaker)}: {_one_line(cue.text)}"
    return f"{ANOTHER} {_one_line(cue.text)}" if cue.speaker == "" else _one_line(cue.text)


def _one_line(text: str) -> str:
    """An empty line would end the cue."""
    return " ".join(text.split())
