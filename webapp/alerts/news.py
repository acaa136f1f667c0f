"""What is new for a topic, in some documents: the items of an e-mail. Nothing that was withdrawn,
replaced, or is not for the public is ever among them; a draft says that it is one."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive import links, people, snippets
from archive.citation import plain
from archive.correspondence import About, Topic
from archive.mentions import PLACES
from archive.model import Document, Kind, Lang, Meeting, PagePlace
from archive.search import Query, Searcher
from archive.store import Catalogue, Decided
from webapp import site, views
from webapp.alerts import topics
from webapp.deciding import DOUBTFUL

MOST = 300  # places of one document that are looked at
AROUND = 110  # characters shown before and after a name
LONGEST = 280  # of a decision
# What stands just behind the address of an office: a postal code, a telephone, an e-mail address.
OFFICE = re.compile(
    r"[^.;:!?]{0,60}(?:@|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{2} \d{5}\b|\b\d{5} [A-ZÉÎ]"
    r"|\b\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}\b|\b0\d(?:[ .]\d\d){4}\b)"
)
DECISIVE = frozenset({"resolution", "vote"})  # keys of a passage in which something is decided
TAG = re.compile(r"</?mark>")  # of an excerpt, in which all else is escaped
NOT_DECIDING = (Kind.AGENDA, Kind.PACKET, Kind.NOTICE)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tell. key is what it is remembered by as told; path where on the site it is
    read: a page, a second, a decision. cited is its citation; excerpt may be empty."""

    key: str
    path: str
    cited: str
    excerpt: str
    lang: Lang | None
    document: Document
    meeting: Meeting | None
    decided: Decided | None = None


def visible(catalogue: Catalogue, ids: Iterable[str], *, since: dt.datetime) -> list[Document]:
    """Of some documents, those shown since a moment that anyone may see and that are in force.
    What is not yet indexed is told when it can be found."""
    waiting = set(catalogue.unindexed())
    found = site.public(list(catalogue.documents_named(ids).values()))
    shown_at = catalogue.shown_at(one.id for one in found)
    return [
        one for one in found
        if not one.superseded_by
        and one.id not in waiting
        and shown_at[one.id] >= since
    ]  # fmt: skip


def items(
    catalogue: Catalogue,
    searcher: Searcher,
    topic: Topic,
    documents: Sequence[Document],
    lang: Lang,
) -> list[Item]:
    """What these documents say of a topic; the latest meeting first."""
    if not documents:
        return []
    if topic.about is About.SEARCH:
        found = _searched(catalogue, searcher, topics.question(topic.value), documents, lang)
    elif topic.about is About.BODY:
        found = _of_body(topic.value, documents)
    elif topic.about is About.PLACE:
        found = _named(catalogue, topic.value, documents, lang)
    elif topic.about is About.MEMBER:
        found = _acted(catalogue, topic.value, documents)
    else:
        found = _decided(catalogue.acts_of(one.id for one in documents), lang)
    return sorted(found, key=lambda one: str(one.document.date or ""), reverse=True)


def _searched(
    catalogue: Catalogue,
    searcher: Searcher,
    query: Query,
    documents: Sequence[Document],
    lang: Lang,
) -> list[Item]:
    """The best passage of each document that holds all that is asked for. Each day and body is
    asked by itself: the index knows no documents."""
    made: dict[str, Item] = {}
    wanted = {one.id for one in documents}
    for body, day in sorted({(one.body or "", str(one.date or "")) for one in documents}):
        if day and not (query.date_from or "0") <= day <= (query.date_to or "9999-12-31"):
            continue
        bodies = (links.slug(body),) if body else query.bodies
        if body and query.bodies and bodies[0] not in query.bodies:
            continue
        asked = replace(
            query, bodies=bodies, date_from=day or query.date_from, date_to=day or query.date_to,
            sort="newest", limit=100, offset=0, a_meeting=0, why=False,
        )  # fmt: skip
        found = searcher.find(catalogue, asked, facets=False)
        if found.loosened or found.instead:
            continue  # close to what was asked for, and not it
        for hit in found.hits:
            if hit.passage.document_id in wanted and hit.document.id not in made:
                made[hit.document.id] = Item(
                    hit.document.id, hit.url, plain(hit.passage, hit.document, lang),
                    html.unescape(TAG.sub("", hit.snippet_html)), hit.passage.lang,
                    hit.document, hit.meeting,
                )  # fmt: skip
    return list(made.values())


def _of_body(body: str, documents: Sequence[Document]) -> list[Item]:
    """The documents of a body; captions are heard with their recording."""
    return [
        Item(
            one.id, views.opens_at(one), views.recording_title(one), one.title, one.lang, one, None
        )
        for one in documents
        if one.body and links.slug(one.body) == body and not one.transcript_of
    ]  # fmt: skip


def _named(
    catalogue: Catalogue, place: str, documents: Sequence[Document], lang: Lang
) -> list[Item]:
    """Where a street or lot is named, once a document: where it is decided on, if it is. The
    address of an office, as at the head of its papers, is no news."""
    ids = [one.id for one in documents]
    made: dict[str, Item] = {}
    named = catalogue.named_at(PLACES, place, earliest=False, limit=MOST, documents=ids)
    keys = catalogue.keys_of(ids)
    named.sort(key=lambda one: not DECISIVE & {name for name, _ in keys.get(one.passage.id, ())})
    for one in named:
        start, end = one.mention.start, one.mention.end
        if one.document.id not in made and not OFFICE.match(one.passage.text, end):
            made[one.document.id] = Item(
                one.document.id,
                links.passage(one.passage, transcript_of=one.document.transcript_of),
                plain(one.passage, one.document, lang),
                _around(one.passage.text, start, end), one.passage.lang, one.document, one.meeting,
            )  # fmt: skip
    return list(made.values())


def _around(text: str, start: int, end: int) -> str:
    """A name with the words before and after it, on one line."""
    before, after = text[:start], text[end:]
    spaces = [" " if one.isspace() else "" for one in (before[-1:], after[:1])]
    return " ".join(
        f"{snippets.end_of(before, AROUND)}{spaces[0]}{text[start:end]}{spaces[1]}"
        f"{snippets.beginning_of(after, AROUND)}".split()
    )


def _acted(catalogue: Catalogue, value: str, documents: Sequence[Document]) -> list[Item]:
    """The decisions that a member moved, seconded, or voted on by name."""
    body = value.partition("/")[0]
    if (found := topics.member(catalogue, value)) is None:
        return []
    acts = catalogue.acts_of(one.id for one in documents)
    mine = [one for one in acts if one.meeting and one.meeting.body.slug == body]
    present = people.keys_by_sitting(catalogue.sittings(body))
    with_acts = people.with_acts(found, mine, present)
    named = (*with_acts.moved, *with_acts.seconded, *(act for act, _how in with_acts.voted))
    kept = {(one.document.id, one.decision.key): one for one in named}
    return [_decision(one, one.document.id) for one in kept.values()]


def _decided(acts: Iterable[Decided], lang: Lang) -> list[Item]:
    """What was decided: each decision once, by the paper in the reader's language if there is one,
    and only what the program that read it is fairly sure of."""
    kept: dict[str, Decided] = {}
    for one in acts:
        if one.document.kind in NOT_DECIDING or one.decision.confidence < DOUBTFUL:
            continue
        of = one.meeting.id if one.meeting else one.document.id
        key = f"{of}/{one.decision.key if one.decision.number else one.document.id}"
        key = key if one.decision.number else f"{key}/{one.decision.key}"
        if key not in kept or one.document.lang == lang != kept[key].document.lang:
            kept[key] = one
    return [_decision(one, key) for key, one in kept.items()]


def _decision(one: Decided, key: str) -> Item:
    text = " ".join(one.decision.text.split())
    place = one.decision.place
    page = f", p. {place.page}" if isinstance(place, PagePlace) else ""
    return Item(
        key, links.decision(one.document.id, one.decision.key),
        views.recording_title(one.document) + page,
        text if len(text) <= LONGEST else snippets.beginning_of(text, LONGEST),
        one.document.lang, one.document, one.meeting, one,
    )  # fmt: skip
