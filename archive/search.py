"""A question in, results out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from archive import citation, links, snippets
from archive.asking import bets, fields, order, terms
from archive.asking import thesaurus as thesauri
from archive.asking.question import Remark, question
from archive.asking.terms import wanted_stems
from archive.index.base import FACETS, Also, Filter, Found, Index, Terms
from archive.index.whoosh_engine import WhooshIndex
from archive.meant import meant
from archive.model import Cue, Document, Kind, Lang, Meeting, PagePlace, Passage, Status, TimePlace
from archive.results import (
    KEY_FACETS,
    MAX_LIMIT,
    MAX_OFFSET,
    SORTS,
    Group,
    Hit,
    Query,
    Reason,
    Results,
    Why,
    as_json,
)
from archive.settings import Settings
from archive.store import Catalogue

__all__ = [
    "KEY_FACETS", "MAX_LIMIT", "MAX_OFFSET", "SORTS", "Group", "Hit", "Query", "Results",
    "Searcher", "as_json", "recording_of", "wanted_stems",
]  # fmt: skip

FIRST = 60  # of the best passages, put in order again by how the words stand in them
FIRST_MEETINGS, A_MEETING = 20, 4  # of the best meetings, and passages of each: the same
ENOUGH = 10  # passages that hold all words; where there are fewer, some that hold most follow
MOST_PARTIAL, LEAST_HELD = 20, 0.3  # so many of them, and the share of the question they hold
REPLACED = 0.5  # worth of a replaced version's passage, against the one in force
COUNTS_KEPT = 5000  # words of which is remembered in how many passages they stand


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is asked of the index."""

    terms: Terms
    where: Filter
    remarks: tuple[Remark, ...]
    is_narrowed: bool  # by criteria among the words

    @property
    def is_empty(self) -> bool:
        return not self.terms.wanted and not self.is_narrowed


class Searcher:
    """The archive's search. Made once a process; safe to share between threads."""

    def __init__(self, settings: Settings, index: Index | None = None) -> None:
        self.lang: Lang = settings.lang
        self.recent = settings.search_recent
        self.index: Index = index or WhooshIndex(settings.index)
        self._town_file = settings.thesaurus
        self._counts: dict[str, int] = {}

    @cached_property
    def thesaurus(self) -> thesauri.Thesaurus:
        """The words that stand for each other, the town's own among them; read once."""
        return thesauri.of(self._town_file)

    def find(self, catalogue: Catalogue, query: Query, *, facets: bool = True) -> Results:
        """Answer a question. Raises IndexUnusable where the index must be rebuilt.

        Where nothing is found, words that stand nowhere are taken for the closest that do; where
        no passage holds all the words, passages that hold some are given; where few do, some that
        hold most of them follow. All is said.
        """
        began = time.perf_counter()
        bodies = {count.body.slug: count.body.name for count in catalogue.bodies()}
        asked = self.understood(query, bodies)
        found, loosened, instead = self._ask(asked, query, facets), False, None
        if not found.total and (other := self._meant(catalogue, query, asked)):
            instead, asked = other, self.understood(replace(query, q=other), bodies)
            found = self._ask(asked, query, facets)
        if not found.total and (some := terms.any_of(asked.terms)):
            asked = replace(asked, terms=some)
            found = self._ask(asked, query, facets)
            loosened = found.total > 0
        groups: tuple[Group, ...] = ()
        partial: tuple[Hit, ...] = ()
        if query.a_meeting:
            groups = tuple(self._groups(catalogue, asked, found, query))
            hits = tuple(hit for group in groups for hit in group.hits)
        else:
            hits = tuple(self._hits(catalogue, asked, self._placed(catalogue, asked, found, query),
                                    query))  # fmt: skip
        if 0 < found.total < ENOUGH and not loosened and query.sort not in SORTS[1:]:
            partial = tuple(self._partial(catalogue, asked, query))
        shown = partial[max(0, query.offset - found.total) :][: max(0, query.limit - len(hits))]
        return Results(
            query=query,
            total=found.total + len(partial),
            hits=hits if query.a_meeting else (*hits, *shown),
            facets=_named(bodies, found.facets),
            took_ms=round((time.perf_counter() - began) * 1000, 1),
            loosened=loosened,
            instead=instead if found.total else None,
            partial=len(partial),
            partial_hits=partial,
            groups=groups,
            total_groups=found.total_groups,
            remarks=asked.remarks,
            bets=self._bets(catalogue, query, bodies),
        )

    # what is asked

    def understood(self, query: Query, bodies: Mapping[str, str]) -> Understood:
        """A question as the index takes it. bodies: slug -> name."""
        asked = question(query.q)
        narrowed = fields.narrowed(_filter(query), asked.fields, bodies, self.thesaurus)
        where, words, remarks = narrowed.where, list(narrowed.words), list(asked.remarks)
        remarks += narrowed.remarks
        also: list[Also] = []
        for name, value in narrowed.named:
            alone = fields.alone(name, value)
            if not self._count(Terms(), alone):
                where = fields.without(where, alone)
                plain, others = fields.as_words(name, value)
                words.append(plain)
                also += [Also(plain, others, worth=1.0)] if others else []
                remarks.append(Remark("absent", value))
        all_of = terms.widened(asked, self.thesaurus, both=query.both)
        all_of = replace(all_of, wanted=(*all_of.wanted, *words), also=(*all_of.also, *also))
        return Understood(all_of, where, tuple(remarks), where != _filter(query))

    def _count(self, wanted: Terms, where: Filter) -> int:
        return self.index.search(
            wanted, where, sort=SORTS[0], limit=0, offset=0, facets=False
        ).total

    def _meant(self, catalogue: Catalogue, query: Query, asked: Understood) -> str | None:
        return meant(self.index, catalogue, query.q, asked.where) if asked.terms.wanted else None

    def _ask(self, asked: Understood, query: Query, facets: bool) -> Found:
        """What the index finds. The first by relevance come whole, to be put in order."""
        if asked.is_empty:
            return Found(0, ())
        limit, offset = _stretch(query)
        grouped = 0
        if query.a_meeting:
            grouped = max(A_MEETING, query.a_meeting)
            if limit and _is_put_in_order(query):
                limit, offset = max(FIRST_MEETINGS, offset + limit), 0
        elif limit and _is_put_in_order(query):
            limit, offset = max(FIRST, offset + limit), 0
        sort = query.sort if query.sort in SORTS else SORTS[0]
        if not asked.terms.wanted and sort == SORTS[0]:
            sort = "newest"  # no word says which comes first
        return self.index.search(
            asked.terms, asked.where, sort=sort, limit=limit, offset=offset,
            facets=(*FACETS, *KEY_FACETS) if facets else False,
            recent=self.recent if sort == SORTS[0] else 0.0, grouped=grouped,
        )  # fmt: skip

    # in which order

    def _placed(
        self, catalogue: Catalogue, asked: Understood, found: Found, query: Query
    ) -> list[order.Placed]:
        """The stretch asked for, the first by relevance put in order again."""
        limit, offset = _stretch(query)
        if not _is_put_in_order(query):
            return [order.Placed(one, score, 1.0) for one, score in found.ranked]
        first = self._in_order(catalogue, asked, found.ranked[:FIRST])
        rest = [order.Placed(one, score, 1.0) for one, score in found.ranked[FIRST:]]
        return [*first, *rest][offset : offset + limit]

    def _in_order(
        self, catalogue: Catalogue, asked: Understood, ranked: Sequence[tuple[str, float]]
    ) -> list[order.Placed]:
        """Passages by how the words stand in them; a version in force before the one replaced."""
        passages = catalogue.passages_named(one for one, _ in ranked)
        replaced = catalogue.replaced({one.document_id for one in passages.values()})
        known = [
            (passages[one], score * (REPLACED if passages[one].document_id in replaced else 1.0))
            for one, score in ranked
            if one in passages
        ]
        return order.in_order(known, self._sought(asked.terms))

    def _sought(self, wanted: Terms) -> list[order.Sought]:
        if len(self._counts) > COUNTS_KEPT:
            self._counts.clear()
        for run in wanted.wanted:
            if run not in self._counts:
                self._counts[run] = self._count(Terms((run,)), Filter())
        return order.sought(wanted, self._counts, self._count(Terms(), Filter()))

    def _partial(self, catalogue: Catalogue, asked: Understood, query: Query) -> Iterator[Hit]:
        """Passages that hold most of the question, best first, after those that hold it whole."""
        some = terms.any_of(asked.terms)
        if some is None:
            return
        whole = self.index.search(asked.terms, asked.where, sort=SORTS[0], limit=ENOUGH, offset=0,
                                  facets=False).ranked  # fmt: skip
        loose = replace(asked, terms=some)
        found = self.index.search(some, asked.where, sort=SORTS[0], limit=FIRST, offset=0,
                                  facets=False, recent=self.recent).ranked  # fmt: skip
        known = {one for one, _ in whole}
        placed = [
            one
            for one in self._in_order(catalogue, loose, found)
            if one.id not in known and one.held >= LEAST_HELD
        ]
        yield from self._hits(catalogue, loose, placed[:MOST_PARTIAL], query)

    def _groups(
        self, catalogue: Catalogue, asked: Understood, found: Found, query: Query
    ) -> Iterator[Group]:
        """The stretch of meetings asked for, each with its best passages."""
        limit, offset = _stretch(query)
        totals = {one: group.total for group in found.groups for one, _ in group.best}
        by_group = {one: n for n, group in enumerate(found.groups) for one, _ in group.best}
        if _is_put_in_order(query):
            head = [pair for group in found.groups[:FIRST_MEETINGS] for pair in group.best]
            placed = self._in_order(catalogue, asked, head)
            rest = [pair for group in found.groups[FIRST_MEETINGS:] for pair in group.best]
            placed += [order.Placed(one, score, 1.0) for one, score in rest]
        else:
            placed = [order.Placed(one, s, 1.0) for group in found.groups for one, s in group.best]
            offset = 0
        gathered: dict[int, list[order.Placed]] = {}
        for one in placed:
            gathered.setdefault(by_group[one.id], []).append(one)
        best = [some[: query.a_meeting] for some in gathered.values()][offset : offset + limit]
        shown = self._hits(catalogue, asked, [one for some in best for one in some], query)
        by_id = {hit.passage.id: hit for hit in shown}
        for some in best:
            hits = tuple(by_id[one.id] for one in some if one.id in by_id)
            if hits:
                yield Group(hits[0].meeting, hits[0].document, totals[some[0].id], hits)

    # what is shown

    def _hits(
        self,
        catalogue: Catalogue,
        asked: Understood,
        placed: Sequence[order.Placed],
        query: Query,
    ) -> Iterator[Hit]:
        """The placed passages with all that a result shows, in the same order."""
        passages = catalogue.passages_named(one.id for one in placed)
        documents = catalogue.cited(list(passages.values()))
        meetings = catalogue.meetings_named(
            {doc.meeting_id for doc in documents.values() if doc.meeting_id}
        )
        for one in placed:
            if (passage := passages.get(one.id)) is None:
                continue  # the store moved on since the index was written
            doc = documents[passage.id]
            if doc.status is Status.WITHDRAWN:
                continue  # the index is not yet without it
            meeting = meetings[doc.meeting_id] if doc.meeting_id else None
            hit = self._hit(catalogue, asked.terms, passage, doc, meeting, one.score)
            yield replace(hit, why=self._why(asked, one)) if query.why else hit

    def _hit(
        self,
        catalogue: Catalogue,
        wanted_terms: Terms,
        passage: Passage,
        doc: Document,
        meeting: Meeting | None,
        score: float,
    ) -> Hit:
        wanted = wanted_stems(wanted_terms)
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

    def _why(self, asked: Understood, placed: order.Placed) -> Why:
        """What the score of a passage is the sum of, word by word as they were typed."""
        shares = self.index.explain(asked.terms, asked.where, placed.id, recent=self.recent)
        in_all = sum(share.score for share in shares) or 1.0
        typed = [*asked.terms.wanted, *(o for also in asked.terms.also for o in also.others)]
        worth: dict[str, tuple[int | None, float]] = {}
        fresh = 0.0
        for share in shares:
            if share.field == "recent":
                fresh += share.score / in_all
                continue
            word = terms.run_with(share.stem, typed) or share.stem
            count, so_far = worth.get(word, (None, 0.0))
            if share.field != "title":
                count = max(count or 0, share.count)
            worth[word] = (count, so_far + share.score / in_all)
        reasons = sorted(worth.items(), key=lambda pair: -pair[1][1])
        return Why(tuple(Reason(word, *one) for word, one in reasons), placed.held, fresh)

    def _bets(
        self, catalogue: Catalogue, query: Query, bodies: Mapping[str, str]
    ) -> tuple[bets.Bet, ...]:
        def bearing(number: str) -> list[tuple[Passage, Document]]:
            found = self.index.search(Terms((number,)), Filter(), sort=SORTS[0], limit=FIRST,
                                      offset=0, facets=False).ranked  # fmt: skip
            passages = catalogue.passages_named(one for one, _ in found)
            documents = catalogue.cited(list(passages.values()))
            return [
                (passages[one], documents[one])
                for one, _ in found
                if one in passages and documents[one].status is not Status.WITHDRAWN
            ]

        return bets.bets(query.q, catalogue, self.thesaurus, bodies, bearing)


def _stretch(query: Query) -> tuple[int, int]:
    """(limit, offset) within what may be asked for."""
    return max(0, min(query.limit, MAX_LIMIT)), max(0, min(query.offset, MAX_OFFSET))


def _is_put_in_order(query: Query) -> bool:
    first = FIRST_MEETINGS if query.a_meeting else FIRST
    return query.sort not in SORTS[1:] and _stretch(query)[1] < first


def recording_of(doc: Document) -> str | None:
    """The recording whose words a document holds: another's, its own, or none."""
    return doc.id if doc.kind is Kind.RECORDING else doc.transcript_of


def _filter(query: Query) -> Filter:
    return Filter(
        bodies=tuple(links.slug(one) for one in query.bodies),
        kinds=query.kinds,
        years=query.years,
        langs=query.langs,
        date_from=query.date_from,
        date_to=query.date_to,
        keys=tuple(
            (name, values)
            for name, values in zip(
                KEY_FACETS, (query.councillors, query.votes, query.streets), strict=True
            )
            if values
        ),
    )


def _named(
    bodies: Mapping[str, str], facets: Mapping[str, Iterable[tuple[str, int]]]
) -> dict[str, list[tuple[str, int]]]:
    """Facets with bodies by name instead of slug."""
    named = {name: list(pairs) for name, pairs in facets.items()}
    named["body"] = [(bodies.get(slug, slug), n) for slug, n in named.get("body", [])]
    return named


def _line(catalogue: Catalogue, passage: Passage, place: TimePlace, wanted: Set[str]) -> Cue:
    """The line of the transcript in which most of the words stand, the first of equals."""
    cues = catalogue.cues_between(passage.document_id, place.start_s, place.end_s)
    if not cues:
        return Cue(place.start_s, place.end_s, passage.text, place.speaker)
    return max(
        cues,
        key=lambda cue: len({s for *_, s in snippets.matches(cue.text, wanted, passage.lang)}),
    )
