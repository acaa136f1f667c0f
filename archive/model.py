"""The records themselves, in the field's own words. Plain frozen data; nothing here opens a file.

A document is one file as received. A meeting is what people remember, so documents are
gathered under it. A passage is what is found and cited: a block of a page, or a span of a
recording.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from archive.access import Withheld

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")
# Who wrote down what was said. A transcript that does not tell stands between the two: people
# check what they publish.
MadeBy = Literal["human", "machine"]
LOW_CONFIDENCE = 0.75  # of Tesseract in a page: below it, one word in five is wrong or left out


class Kind(StrEnum):
    """What a document is. A French convocation carries the agenda, so it is an agenda."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    PACKET = "packet"
    NOTICE = "notice"
    RESOLUTION = "resolution"  # also the French « extrait du registre des délibérations »
    BYLAW = "bylaw"  # ordinance, règlement
    REPORT = "report"
    TRANSCRIPT = "transcript"
    RECORDING = "recording"
    OTHER = "other"


class Status(StrEnum):
    """Where a document stands. Unknown is None, never a guess."""

    DRAFT = "draft"
    APPROVED = "approved"
    AMENDED = "amended"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in PDF points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where on paper: page counted from 1; box None where the reader gives none."""

    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class TimePlace:
    """Where in a recording: seconds from its first sample, end exclusive."""

    start_s: float
    end_s: float
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is found and cited. The id is made by links.passage_id and never changes."""

    id: str
    document_id: str
    text: str
    place: PagePlace | TimePlace
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a transcript. Several cues make a passage.

    by_hand: a person at the desk wrote its words, whoever wrote the others. sure is 0 to 1 where
    its time was worked out from the words or the sound, None where it was told.
    """

    start_s: float
    end_s: float
    text: str
    speaker: str | None = None
    by_hand: bool = False
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. Width and height in points; reader is None where no text was found.

    confidence is Tesseract's own, 0 to 1, where the page was read from its picture.
    """

    number: int
    width: float
    height: float
    reader: str | None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value. Every candidate is kept, the chosen one and the others.

    source is one of: sidecar, folder, file name, page 1 (or another page), captions, settings.
    quote is the wording that was read. confidence is 0 to 1, a rule's own, not a probability.
    """

    field: str
    value: str
    source: str
    quote: str
    confidence: float
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file is, as far as its name, folder and first page tell.

    doubts are codes that the clerk is shown (archive.doubts gives the sentences).
    """

    kind: Kind
    body: str | None
    date: dt.date | None
    lang: Lang | None
    status: Status | None
    title: str
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A council, committee or board. The slug is its address and never changes."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A sitting of a body on a day. id is '<body-slug>/<YYYY-MM-DD>', which is its address."""

    id: str
    body: Body
    date: dt.date


@dataclass(frozen=True, slots=True)
class Part:
    """The pages of a year-book that hold one meeting, both ends included, counted from 1.

    meeting is None for pages under a title that could not be dated.
    """

    document_id: str
    first_page: int
    last_page: int
    meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class Media:
    """What a recording is made of. state: captioned, queued or transcribed."""

    duration_s: float
    has_video: bool
    media_type: str
    state: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as received, and what was understood of it.

    id is the first 16 hex digits of sha256, so the same bytes are the same document everywhere.
    meeting_id is None where the date is not known, and for a year-book, whose parts belong to
    meetings; its date is that of the first. transcript_of names the recording that a caption file
    belongs to. made_by: who wrote its spoken words down, where something tells.
    """

    id: str
    sha256: str
    filename: str
    folder: str
    media_type: str
    size: int
    kind: Kind
    title: str
    body: str | None
    date: dt.date | None
    lang: Lang | None
    status: Status | None
    meeting_id: str | None
    page_count: int | None
    media: Media | None
    doubts: tuple[str, ...]
    received_at: dt.datetime
    superseded_by: str | None = None
    transcript_of: str | None = None
    made_by: MadeBy | None = None


class Outcome(StrEnum):
    """How a matter was decided."""

    CARRIED = "carried"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    TABLED = "tabled"
    DEFERRED = "deferred"
    REFERRED = "referred"
    NOTED = "noted"


class Choice(StrEnum):
    """How a member voted, or why not."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    RECUSED = "recused"
    ABSENT = "absent"


class Presence(StrEnum):
    """Whether a person was there. Who came late or left early was there for a part."""

    PRESENT = "present"
    ABSENT = "absent"
    LATE = "late"
    LEFT = "left"
    PROXY = "proxy"  # absent, with a vote given to another member


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A matter on the table. number is as printed ('7.1', 'B'), None where there is none.

    level is 1 for a heading, 2 for what stands under it. confidence is the rule's own, 0 to 1.
    corrected: a clerk set it.
    """

    number: str | None
    title: str
    level: int
    place: PagePlace | TimePlace
    confidence: float
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """One member's vote."""

    name: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, as the document says it. Whatever it does not say is None.

    key names the decision within its document and in its address: the slug of its number, else
    page-<n>. number is as printed. item is the place of its matter in Structure.items. unanimous is
    True or False only where the document says so. for_, against and abstentions are counts.
    corrected: a clerk set it.
    """

    key: str
    number: str | None
    text: str
    outcome: Outcome
    place: PagePlace | TimePlace
    confidence: float
    item: int | None = None
    unanimous: bool | None = None
    for_: int | None = None
    against: int | None = None
    abstentions: int | None = None
    mover: str | None = None
    seconder: str | None = None
    votes: tuple[Vote, ...] = ()
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person at a meeting, or missed there. is_member is False for staff and guests.

    role is as printed, in the document's language. proxy_to is who votes for one who is absent.
    corrected: a clerk set it.
    """

    name: str
    role: str | None
    presence: Presence
    place: PagePlace | TimePlace
    confidence: float
    is_member: bool = True
    proxy_to: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a document says of its meeting. Times are 'HH:MM'.

    kind is regular, special, emergency, closed, hearing or work; state is cancelled or postponed.
    """

    kind: str | None = None
    starts: str | None = None
    ends: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """What was understood of a document's meeting, and by which version of the rules."""

    items: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sitting: Sitting = Sitting()
    rules: int = 0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Where a page's passages break into blocks: (number of lines, box) of each, in order.

    gaps are the places of its wide spaces, between columns, in the page's lines joined.
    """

    page: int
    blocks: tuple[tuple[int, Box | None], ...]
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """All that one file adds to the archive, written in one transaction.

    superseded and transcripts tie documents together: this one, and older ones it changes.
    """

    document: Document
    identity: Identity
    pages: tuple[Page, ...] = ()
    passages: tuple[Passage, ...] = ()
    cues: tuple[Cue, ...] = ()
    superseded: tuple[tuple[str, str], ...] = ()  # (older document, newer document)
    transcripts: tuple[tuple[str, str], ...] = ()  # (caption document, recording document)
    made_by: MadeBy | None = None  # of cues: who wrote them down, where something tells
    approximate: bool = False  # of cues: most of their times are worked out, not told
    parts: tuple[Part, ...] = ()
    structure: Structure | None = None  # None where the rules do not apply: a recording
    layout: tuple[PageLayout, ...] = ()
    withheld: Withheld | None = None  # as a sidecar, or a rule of the settings, has it
