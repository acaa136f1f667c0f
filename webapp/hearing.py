"""Where in its recording each item of a paper is heard."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from archive.model import Cue, Document, Kind, Structure
from archive.search import recording_of
from archive.store import Catalogue, marks
from ingest.recordings.chapters import Chapter, chapters
from ingest.recordings.marked import Mark, with_marks
from webapp import site, transcripts

REMEMBERED = 64  # pairs of a paper and a transcript
SURE = 0.6  # confidence below which no chapter is shown

_lock = Lock()
_known: OrderedDict[tuple[str, str, int, int], tuple[Chapter, ...]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Heard:
    """Where an item is heard: the recording, and the second."""

    recording: str
    start_s: float


def heard_in(
    catalogue: Catalogue,
    paper: Document,
    structure: Structure | None,
    documents: Sequence[Document],
) -> dict[int, Heard]:
    """By the place of an item in a paper, or in a part of it, where it is heard in the recordings
    of its meeting: where it is surest, of several."""
    found: dict[int, tuple[float, Heard]] = {}
    for doc in documents:
        if doc.kind is Kind.RECORDING and (words := site.spoken(doc)):
            for one in heard(catalogue, paper, words, structure):
                if one.confidence > found.get(one.item, (0.0, None))[0]:
                    found[one.item] = (one.confidence, Heard(doc.id, one.start_s))
    return {item: where for item, (_sure, where) in found.items()}


def heard(
    catalogue: Catalogue, paper: Document, words: Document, structure: Structure | None = None
) -> tuple[Chapter, ...]:
    """The chapters of a recording by the items of a paper of its meeting, or of a part of it."""
    found = proposed(catalogue, paper, words, structure)
    return tuple(one for one in found if one.confidence >= SURE)


def proposed(
    catalogue: Catalogue, paper: Document, words: Document, structure: Structure | None = None
) -> tuple[Chapter, ...]:
    """The same with those of which the program is not sure. A person's marks come first."""
    structure = structure or catalogue.structure(paper.id)
    if structure is None or not structure.items:
        return ()
    cues = transcripts.cues_of(catalogue, words)
    found = _chapters(paper, structure, words, cues)
    said = [Mark(*one) for one in marks.marks(catalogue, recording_of(words) or words.id)]
    return with_marks(found, structure.items, said, cues) if said else found


def _chapters(
    paper: Document, structure: Structure, words: Document, cues: Sequence[Cue]
) -> tuple[Chapter, ...]:
    """Worked out once: half a second for a long evening."""
    key = (paper.id, words.id, structure.rules, hash((structure.items, tuple(cues))))
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    lang = words.lang or paper.lang or "fr"
    found = chapters(structure.items, cues, lang)
    with _lock:
        _known[key] = found
        if len(_known) > REMEMBERED:
            _known.popitem(last=False)
    return found
