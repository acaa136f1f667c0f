"""An answer: the hits, and the same as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from archive import citation, links
from archive.asking.bets import Bet
from archive.asking.question import Remark
from archive.model import Document, Lang, Meeting, PagePlace, Passage

SORTS = ("relevance", "newest", "oldest")
MAX_LIMIT, MAX_OFFSET = 100, 10_000
# Facets that are keys of the passages, by slug; those of a passage's document are in index.base.
KEY_FACETS = ("councillor", "vote", "street")


@dataclass(frozen=True, slots=True)
class Query:
    """A question as asked. Bodies are names or slugs, councillors and streets slugs; dates ISO or
    None; years as text."""

    q: str
    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    councillors: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    sort: str = "relevance"
    limit: int = 20
    offset: int = 0
    both: bool = False  # also what the thesaurus has in the other language
    a_meeting: int = 0  # passages a meeting; then limit and offset count meetings
    why: bool = False  # with what each score is the sum of


@dataclass(frozen=True, slots=True)
class Reason:
    """What a word adds to a score: the word as asked for or in the passage, in how many passages
    of all it stands (None for what is no word), and its share of the sum, 0 to 1."""

    word: str
    count: int | None
    share: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why a passage stands where it does. held is the share of the question that it holds; fresh
    the share of the score that its date adds."""

    reasons: tuple[Reason, ...]
    held: float
    fresh: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. start_s and end_s are those of the line in which the words stand."""

    passage: Passage
    document: Document
    meeting: Meeting | None
    score: float
    snippet_html: str
    url: str
    citation: str
    page: int | None
    start_s: float | None
    end_s: float | None
    speaker: str | None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one meeting, or in one document that belongs to none: how many passages,
    and the best of them."""

    meeting: Meeting | None
    document: Document
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The answer.

    total are the passages found; the last partial of them hold only some of the words, which is
    given where fewer than a page hold all. loosened is True where none held all. instead is the
    question answered where words of the one asked stand nowhere. groups are the hits by meeting
    where that was asked for, total_groups how many meetings there are. remarks say what was taken
    otherwise than typed, bets where the reader perhaps wants to go.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, list[tuple[str, int]]]
    took_ms: float
    loosened: bool = False
    instead: str | None = None
    partial: int = 0
    partial_hits: tuple[Hit, ...] = ()
    groups: tuple[Group, ...] = ()
    total_groups: int = 0
    remarks: tuple[Remark, ...] = ()
    bets: tuple[Bet, ...] = ()


def as_json(results: Results, *, lang: Lang) -> dict[str, Any]:
    """The object that `greffe search --json` and GET /api/v1/search give (DESIGN: the same)."""
    return {
        "query": results.query.q,
        "total": results.total,
        "took_ms": results.took_ms,
        "hits": [_hit_json(hit, lang) for hit in results.hits],
        "facets": {name: [list(pair) for pair in pairs] for name, pairs in results.facets.items()},
        "loosened": results.loosened,
        "instead": results.instead,
        "partial": results.partial,
        "remarks": [asdict(one) for one in results.remarks],
        "go_to": [{"title": bet.title(lang), "url": bet.url} for bet in results.bets],
    }


def _hit_json(hit: Hit, lang: Lang) -> dict[str, Any]:
    doc, meeting, place = hit.document, hit.meeting, hit.passage.place
    box = place.box if isinstance(place, PagePlace) else None
    return {
        "passage": hit.passage.id,
        "text": hit.passage.text,
        "snippet_html": hit.snippet_html,
        "score": hit.score,
        "page": hit.page,
        "box": list(asdict(box).values()) if box else None,
        "start": hit.start_s,
        "end": hit.end_s,
        "speaker": hit.speaker,
        "lang": hit.passage.lang,
        "document": {
            "id": doc.id,
            "kind": doc.kind.value,
            "title": doc.title,
            "status": doc.status.value if doc.status else None,
            "filename": doc.filename,
            "url": links.document(doc.id),
        },
        "meeting": meeting
        and {
            "id": meeting.id,
            "body": meeting.body.name,
            "date": meeting.date.isoformat(),
            "title": citation.meeting_title(meeting, lang),
            "url": links.meeting(meeting.id),
        },
        "url": hit.url,
        "citation": citation.plain(hit.passage, doc, lang),
    }
