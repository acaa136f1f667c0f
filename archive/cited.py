"""What a permanent address stands for: the very words, their record, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive import links, quoting
from archive.access import UNSEEN
from archive.errors import GreffeError, NotFound
from archive.model import (
    Document,
    Kind,
    Meeting,
    PagePlace,
    Part,
    Passage,
    Status,
    TimePlace,
)
from archive.search import recording_of
from archive.sitting import Sitting, resolution_number, sitting_of
from archive.store import Catalogue, addresses, as_bound, placing
from archive.withholding import REMOVED, Redaction, meets, spans

HEADING = 200  # characters; a longer passage before is a text of its own


class Withdrawn(GreffeError):
    code = "withdrawn"
    says = {
        "en": "What {subject} leads to was withdrawn by the records office",
        "fr": "Ce à quoi mène {subject} a été retiré par le greffe",
    }


@dataclass(frozen=True, slots=True)
class Version:
    """The same words in another version of the record; passage None where they stand no more."""

    document: Document
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage or a moment with all that a citation says of it.

    before is what stood at the address asked for, where its words are others now, and None where
    they are the same; changed is True where they are not, whether or not they are known. removed
    is True where the records office removed some of them.
    fingerprint is that of the whole passage, whatever is quoted of it.
    """

    passage: Passage
    document: Document
    meeting: Meeting | None
    recording: str | None
    sitting: Sitting | None
    resolution: str | None
    fingerprint: str
    before: str | None = None
    changed: bool = False
    removed: bool = False
    newer: Version | None = None
    older: Version | None = None

    @property
    def address(self) -> str:
        """The permanent address, a path."""
        return links.cite(self.passage.id, self.fingerprint)

    @property
    def place_address(self) -> str:
        """Where the words stand: the page, or the second."""
        return links.passage(self.passage, transcript_of=self.recording)


def find(catalogue: Catalogue, name: str) -> Cited:
    """What /cite/<name> stands for. Raises NotFound, or Withdrawn."""
    parsed = links.cited_in(name)
    if parsed is None:
        raise NotFound(name)
    passage_id, fingerprint = parsed
    doc = catalogue.document(links.document_of(passage_id))
    if doc.status is Status.WITHDRAWN:
        raise NotFound(name) if catalogue.access(doc.id).way in UNSEEN else Withdrawn(name)
    removals = catalogue.removals(doc.id)
    at = _places(passage_id, removals)
    try:
        passage, before, changed = _words(catalogue, doc, passage_id, fingerprint)
    except NotFound:
        if not at:
            raise
        place = PagePlace(at[0].page or 1, None)
        passage, before, changed = Passage(passage_id, doc.id, REMOVED, place, doc.lang), None, True
    removed = bool(at) and (changed or REMOVED in passage.text or not passage.text)
    parts = catalogue.parts(doc.id)
    doc = as_bound(doc, parts, passage.place)
    return Cited(
        passage=passage,
        document=doc,
        meeting=catalogue.meeting(doc.meeting_id) if doc.meeting_id else None,
        recording=_recording(catalogue, doc),
        sitting=sitting_of(one.text for one in _head(catalogue, doc, parts, passage)),
        resolution=_decided(catalogue, passage) or _resolution(catalogue, passage),
        fingerprint=quoting.fingerprint(passage.text),
        before=None if removed else before,
        changed=changed,
        removed=removed,
        newer=_version(catalogue, doc.superseded_by, passage),
        older=_version(catalogue, _older(catalogue, doc), passage),
    )


def _places(passage_id: str, removals: Sequence[Redaction]) -> list[Redaction]:
    """What is removed from the page, or at the second, that an address names."""
    name = links.anchor(passage_id)
    if name.startswith("t"):
        second = int(name[1:].rstrip("+")) / 1000
        return [one for one in removals if any(meets(span, second, second + 0.001)
                                               for span in spans([one]))]  # fmt: skip
    page = int(name[1:].partition("-")[0])
    return [one for one in removals if one.page == page or one.words]


def _words(
    catalogue: Catalogue, doc: Document, passage_id: str, fingerprint: str
) -> tuple[Passage, str | None, bool]:
    """(the passage, what stood there before, whether the words are others). Raises NotFound."""
    there = catalogue.passages_named([passage_id]).get(passage_id)
    candidates = [one for one in (there, _line(catalogue, doc, passage_id)) if one]
    if not fingerprint and candidates:
        return candidates[0], None, False
    for one in candidates:
        if quoting.fingerprint(one.text) == fingerprint:
            return one, None, False
    if fingerprint and (elsewhere := addresses.saying(catalogue, doc.id, fingerprint)):
        return elsewhere, None, False
    moved = addresses.moved(catalogue, "passage", doc.id, fingerprint=fingerprint)
    if now := _followed(catalogue, doc, moved):
        return now, moved.text if moved else None, True
    if candidates:
        return candidates[0], moved.text if moved else None, True
    raise NotFound(passage_id)


def _followed(catalogue: Catalogue, doc: Document, moved: addresses.Moved | None) -> Passage | None:
    """The passage that the moves of an address end at, through one reading after another."""
    for _step in range(placing.MOST_STEPS):
        named = links.cited_in(moved.new) if moved and moved.new else None
        if named is None:
            return None
        if now := addresses.saying(catalogue, doc.id, named[1]):
            return now
        moved = addresses.moved(catalogue, "passage", doc.id, fingerprint=named[1])
    return None


def _line(catalogue: Catalogue, doc: Document, passage_id: str) -> Passage | None:
    """The line of a transcript that is said at a moment; of a recording without words the bare
    second."""
    name = links.anchor(passage_id)
    if not name.startswith("t"):
        return None
    second = int(name[1:]) / 1000
    spoken = doc
    if doc.kind is Kind.RECORDING:
        spoken = catalogue.transcript_of(doc.id) or doc
        if spoken.status is Status.WITHDRAWN:
            spoken = doc
    said = [cue for cue in catalogue.cues(spoken.id) if cue.start_s <= second + 0.0005]
    if said:
        cue = said[-1]
        place = TimePlace(cue.start_s, cue.end_s, cue.speaker)
        begins = links.time_passage_id(doc.id, cue.start_s)
        return Passage(begins, doc.id, cue.text, place, spoken.lang)
    if doc.media and second <= doc.media.duration_s:
        return Passage(passage_id, doc.id, "", TimePlace(second, second), doc.lang)
    return None


def _head(
    catalogue: Catalogue, doc: Document, parts: Sequence[Part], passage: Passage
) -> list[Passage]:
    """The passages in which a record names its own sitting: its first, or of its part the first."""
    place = passage.place
    if isinstance(place, PagePlace):
        for part in parts:
            if part.first_page <= place.page <= part.last_page:
                return catalogue.passages(doc.id, page=part.first_page)
    return catalogue.passages(doc.id)[:8]


def _older(catalogue: Catalogue, doc: Document) -> str | None:
    """The version that this one replaced last, unless it was withdrawn."""
    return next(
        (one.id for one in catalogue.replaced_by(doc.id) if one.status is not Status.WITHDRAWN),
        None,
    )


def _recording(catalogue: Catalogue, doc: Document) -> str | None:
    """The recording that the words belong to, unless it was withdrawn."""
    recording = recording_of(doc)
    if recording and recording != doc.id:
        found = catalogue.documents_named([recording]).get(recording)
        return recording if found and found.status is not Status.WITHDRAWN else None
    return recording


def _decided(catalogue: Catalogue, passage: Passage) -> str | None:
    """The number of the decision that was understood in a passage, if one was."""
    place, told = passage.place, catalogue.structure(passage.document_id)
    if told is None or not isinstance(place, PagePlace):
        return None
    on_page = catalogue.passages(passage.document_id, page=place.page)
    for decision in told.decisions:
        where = decision.place
        if decision.number and isinstance(where, PagePlace) and where.page == place.page:
            near = quoting.nearest(decision.text, on_page)
            if near and near.id == passage.id:
                return decision.number
    return None


def _resolution(catalogue: Catalogue, passage: Passage) -> str | None:
    """The number at the head of the passage, or of the short heading just before it."""
    if number := resolution_number(passage.text):
        return number
    place = passage.place
    if not isinstance(place, PagePlace):
        return None
    on_page = catalogue.passages(passage.document_id, page=place.page)
    ids = [one.id for one in on_page]
    at = ids.index(passage.id) if passage.id in ids else 0
    before = on_page[at - 1] if at else None
    if before and len(before.text) <= HEADING:
        return resolution_number(before.text)
    return None


def _version(catalogue: Catalogue, doc_id: str | None, passage: Passage) -> Version | None:
    """Another version and where it says the same; None where there is none to show."""
    if not doc_id:
        return None
    doc = catalogue.documents_named([doc_id]).get(doc_id)
    if doc is None or doc.status is Status.WITHDRAWN:
        return None
    return Version(doc, quoting.nearest(passage.text, catalogue.passages(doc.id)))


def quoted(cited: Cited, quote: str) -> Cited:
    """The same with only the words quoted as its text, for a citation of exactly those."""
    return replace(cited, passage=replace(cited.passage, text=quote)) if quote else cited


def stands(catalogue: Catalogue, cited: Cited, quote: str) -> bool:
    """Whether a quotation begins in the passage cited and stands word for word from there on.

    It may run on over the following passages, as a selection on a page does.
    """
    following = catalogue.passages(cited.passage.document_id)
    ids = [one.id for one in following]
    at = ids.index(cited.passage.id) if cited.passage.id in ids else None
    if at is None:
        return quoting.stands_in(quote, cited.passage.text)
    texts = [one.text for one in following[at : at + 12]]
    return quoting.stands_in(quote, " ".join(texts))
