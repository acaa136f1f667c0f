"""A question in, results out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from archive import citation, links, snippets
from archive.index import analysis
from archive.index.base import Filter, Found, Index, Terms
from archive.index.whoosh_engine import WhooshIndex
from archive.meant import meant
from archive.model import (
    Cue,
    Document,
    Kind,
    Lang,
    Meeting,
    PagePlace,
    Passage,
    Status,
    TimePlace,
)
from archive.asking.question import understand
from archive.settings import Settings
from archive.store import Catalogue

SORTS = ("relevance", "newest", "oldest")
MAX_LIMIT, MAX_OFFSET = 100, 10_000
FIRST = 60  # of the best passages, put in order again by what only the store knows
TELLING = 8  # words looked for where no passage holds all of them
REPLACED = 0.5  # worth of a replaced version's passage, against the one in force


@dataclass(frozen=True, slots=True)
class Query:
    """A question as asked. Bodies are names or slugs; dates ISO or None; years as text."""

    q: str
    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    sort: str = "relevance"
    limit: int = 20
    offset: int = 0


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


@dataclass(frozen=True, slots=True)
class Results:
    """The answer. loosened is True where no passage held all the words and some were enough;
    instead is the question answered where words of the one asked stand nowhere."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, list[tuple[str, int]]]
    took_ms: float
    loosened: bool = False
    instead: str | None = None


class Searcher:
    """The archive's search. Made once a process; safe to share between threads."""

    def __init__(self, settings: Settings, index: Index | None = None) -> None:
        self.lang: Lang = settings.lang
        self.index: Index = index or WhooshIndex(settings.index)

    def find(self, catalogue: Catalogue, query: Query, *, facets: bool = True) -> Results:
        """Answer a question. Raises IndexUnusable where the index must be rebuilt.

        Where nothing is found, words that stand nowhere are taken for the closest that do; where
        no passage holds all the words, passages that hold some are given. Both are said.
        """
        began = time.perf_counter()
        terms, where = understand(query.q), _filter(query)
        found, loosened, instead = self._ask(terms, where, query, facets), False, None
        if not found.total and (other := meant(self.index, catalogue, query.q, where)):
            instead, terms = other, understand(other)
            found = self._ask(terms, where, query, facets)
        if not found.total and (some := _any_of(terms)):
            terms = some
            found = self._ask(terms, where, query, facets)
            loosened = found.total > 0
        hits = self._hits(catalogue, terms, _in_order(catalogue, found.ranked, query))
        return Results(
            query=query,
            total=found.total,
            hits=tuple(hits),
            facets=_named(catalogue, found.facets),
            took_ms=round((time.perf_counter() - began) * 1000, 1),
            loosened=loosened,
            instead=instead if found.total else None,
        )

    def _ask(self, terms: Terms, where: Filter, query: Query, facets: bool) -> Found:
        """What the index finds. The first by relevance come whole, to be put in order."""
        if not terms.wanted:
            return Found(0, ())
        limit, offset = _stretch(query)
        if limit and _is_put_in_order(query):
            limit, offset = max(FIRST, offset + limit), 0
        sort = query.sort if query.sort in SORTS else SORTS[0]
        return self.index.search(terms, where, sort=sort, limit=limit, offset=offset, facets=facets)

    def _hits(
        self, catalogue: Catalogue, terms: Terms, ranked: Iterable[tuple[str, float]]
    ) -> Iterable[Hit]:
        """The ranked passages with all that a result shows, in the same order."""
        order = list(ranked)
        passages = catalogue.passages_named(one for one, _ in order)
        documents = catalogue.cited(list(passages.values()))
        meetings: dict[str, Meeting] = {}
        for passage_id, score in order:
            if (passage := passages.get(passage_id)) is None:
                continue  # the store moved on since the index was written
            doc = documents[passage.id]
            if doc.status is Status.WITHDRAWN:
                continue  # the index is not yet without it
            if doc.meeting_id and doc.meeting_id not in meetings:
                meetings[doc.meeting_id] = catalogue.meeting(doc.meeting_id)
            meeting = meetings.get(doc.meeting_id) if doc.meeting_id else None
            yield self._hit(catalogue, terms, passage, doc, meeting, score)

    def _hit(
        self,
        catalogue: Catalogue,
        terms: Terms,
        passage: Passage,
        doc: Document,
        meeting: Meeting | None,
        score: float,
    ) -> Hit:
        wanted = wanted_stems(terms)
        place = passage.place
        if isinstance(place, TimePlace):
            line = _line(catalogue, passage, place, wanted)
            place = TimePlace(line.start_s, line.end_s, line.speaker or place.speaker)
            passage = replace(passage, place=place)
        return Hit(
            passage=passage,
            document=doc,
            meeting=meeting,
            score=round(score, 4),
            snippet_html=snippets.snippet_html(passage.text, wanted, passage.lang),
            url=links.passage(passage, transcript_of=recording_of(doc)),
            citation=citation.plain(passage, doc, self.lang),
            page=place.page if isinstance(place, PagePlace) else None,
            start_s=place.start_s if isinstance(place, TimePlace) else None,
            end_s=place.end_s if isinstance(place, TimePlace) else None,
            speaker=place.speaker if isinstance(place, TimePlace) else None,
        )


def _any_of(terms: Terms) -> Terms | None:
    """The same question with one word enough; None where it is but one word, or is so already.

    Small words of either language are left out, else « des » finds Des Moines. Of many words the
    most telling are taken, numbers and long ones, so that a pasted sentence costs little.
    """
    words = tuple(word for run in terms.wanted for word in run.split())
    if terms.any_of or len(words) < 2:
        return None
    small = frozenset().union(*analysis.STOP.values())
    telling = [word for word in words if analysis.fold(word) not in small] or list(words)
    telling.sort(key=lambda word: (not any(c.isdigit() for c in word), -len(word)))
    return replace(terms, wanted=tuple(telling[:TELLING]), any_of=True)


def _stretch(query: Query) -> tuple[int, int]:
    """(limit, offset) within what may be asked for."""
    return max(0, min(query.limit, MAX_LIMIT)), max(0, min(query.offset, MAX_OFFSET))


def _is_put_in_order(query: Query) -> bool:
    return query.sort not in SORTS[1:] and _stretch(query)[1] < FIRST


def _in_order(
    catalogue: Catalogue, ranked: Sequence[tuple[str, float]], query: Query
) -> list[tuple[str, float]]:
    """The stretch asked for. Among the first, a version in force comes before the one it
    replaced."""
    if not _is_put_in_order(query):
        return list(ranked)
    limit, offset = _stretch(query)
    first = ranked[:FIRST]
    documents = catalogue.documents_named({links.document_of(one) for one, _ in first})
    worth = {
        doc.id: REPLACED if doc.superseded_by or doc.status is Status.SUPERSEDED else 1.0
        for doc in documents.values()
    }
    weighed = [(one, score * worth.get(links.document_of(one), 1.0)) for one, score in first]
    ordered = sorted(weighed, key=lambda pair: -pair[1])
    return [*ordered, *ranked[FIRST:]][offset : offset + limit]


def recording_of(doc: Document) -> str | None:
    """The recording whose words a document holds: another's, its own, or none."""
    return doc.id if doc.kind is Kind.RECORDING else doc.transcript_of


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


def _filter(query: Query) -> Filter:
    return Filter(
        bodies=tuple(links.slug(one) for one in query.bodies),
        kinds=query.kinds,
        years=query.years,
        langs=query.langs,
        date_from=query.date_from,
        date_to=query.date_to,
    )


def _named(catalogue: Catalogue, facets: Any) -> dict[str, list[tuple[str, int]]]:
    """Facets with bodies by name instead of slug."""
    names = {count.body.slug: count.body.name for count in catalogue.bodies()}
    named = {name: [(value, n) for value, n in pairs] for name, pairs in facets.items()}
    named["body"] = [(names.get(slug, slug), n) for slug, n in named.get("body", [])]
    return named


def wanted_stems(terms: Terms) -> set[str]:
    """The stems to mark, in both languages; prefixes keep their star."""
    stems = {
        stem
        for run in terms.wanted
        for lang in analysis.STOP
        for stem in analysis.stems(run.rstrip("*"), lang)
    }
    return stems | {analysis.fold(run) for run in terms.wanted if run.endswith("*")}


def _line(catalogue: Catalogue, passage: Passage, place: TimePlace, wanted: set[str]) -> Cue:
    """The line of the transcript in which most of the words stand, the first of equals."""
    cues = catalogue.cues_between(passage.document_id, place.start_s, place.end_s)
    if not cues:
        return Cue(place.start_s, place.end_s, passage.text, place.speaker)
    return max(
        cues,
        key=lambda cue: len({s for *_, s in snippets.matches(cue.text, wanted, passage.lang)}),
    )
