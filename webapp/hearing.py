"""Where in its recording each item of a paper is heard."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from archive.model import Cue, Document, Kind, Structure
from archive.store import Catalogue
from ingest.recordings.chapters import Chapter, chapters
from webapp import site, transcripts

REMEMBERED = 64  # pairs of a paper and a transcript
SURE = 0.6  # confidence below which no chapter is shown

_lock = Lock()
_known: OrderedDict[tuple[str, str, int, int], tuple[Chapter, ...]] = OrderedDict()


def recording_of_meeting(documents: Sequence[Document]) -> tuple[Document, Document] | None:
    """(recording, the document that holds its words) of a meeting's documents, if both are."""
    for doc in documents:
        if doc.kind is Kind.RECORDING and (words := site.spoken(doc)):
            return doc, words
    return None


def heard(
    catalogue: Catalogue, paper: Document, words: Document, structure: Structure | None = None
) -> tuple[Chapter, ...]:
    """The chapters of a recording by the items of a paper of its meeting, or of a part of it."""
    structure = structure or catalogue.structure(paper.id)
    if structure is None or not structure.items:
        return ()
    return _chapters(paper, structure, words, transcripts.cues_of(catalogue, words))


def _chapters(
    paper: Document, structure: Structure, words: Document, cues: Sequence[Cue]
) -> tuple[Chapter, ...]:
    """Worked out once: half a second for a long evening."""
    key = (paper.id, words.id, hash(structure.items), len(cues))
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    lang = words.lang or paper.lang or "fr"
    found = tuple(one for one in chapters(structure.items, cues, lang) if one.confidence >= SURE)
    with _lock:
        _known[key] = found
        if len(_known) > REMEMBERED:
            _known.popitem(last=False)
    return found
