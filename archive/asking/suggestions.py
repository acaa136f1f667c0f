"""Suggestions while typing: bodies, titles and words of the archive. Never what others asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive import links, snippets
from archive.index import analysis
from archive.index.base import Filter, Index, Near
from archive.model import Status
from archive.store import Catalogue

MOST, SHORTEST, LONGEST = 8, 2, 100
TITLES, WORDS = 4, 12  # titles offered, words of the index looked at
WORD_SHORTEST = 3  # letters before words of the archive are offered


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question to ask instead, and what it is the name of."""

    text: str
    kind: Literal["body", "title", "word"]


def suggestions(q: str, catalogue: Catalogue, index: Index) -> list[Suggestion]:
    """At most MOST, bodies first, then the word being typed, then titles. Empty for a letter."""
    typed = " ".join(q.split())[:LONGEST]
    if len(typed) < SHORTEST:
        return []
    found = dict.fromkeys(
        [
            *_bodies(typed, catalogue),
            *_words(q[:LONGEST], catalogue, index),
            *_titles(typed, catalogue),
        ]
    )
    return [one for one in found if analysis.fold(one.text) != analysis.fold(typed)][:MOST]


def _bodies(typed: str, catalogue: Catalogue) -> Iterator[Suggestion]:
    slug = links.slug(typed)
    for count in catalogue.bodies():
        if slug and (count.body.slug.startswith(slug) or f"-{slug}" in count.body.slug):
            yield Suggestion(count.body.name, "body")


def _titles(typed: str, catalogue: Catalogue) -> Iterator[Suggestion]:
    wanted = analysis.fold(typed)
    offered = 0
    for doc in catalogue.titled_like(typed, limit=TITLES * 4):
        if doc.status is not Status.WITHDRAWN and wanted in analysis.fold(doc.title):
            yield Suggestion(doc.title, "title")
            offered += 1
            if offered == TITLES:
                return


def _words(q: str, catalogue: Catalogue, index: Index) -> Iterator[Suggestion]:
    """The question with its last word finished, as the archive writes the word most often."""
    begun = list(analysis.words(q))
    if not begun or q[-1:].isspace():
        return
    start, end, last = begun[-1]
    if len(last) < WORD_SHORTEST or end != len(q.rstrip()):
        return
    near = index.beginning(last, Filter(), most=WORDS)
    passages = catalogue.passages_named(one.passage_id for one in near)
    documents = catalogue.documents_named({one.document_id for one in passages.values()})
    for one in near:
        passage = passages.get(one.passage_id)
        if passage is None or documents[passage.document_id].status is Status.WITHDRAWN:
            continue
        if word := _as_written(passage.text, one, last):
            yield Suggestion(f"{q[:start]}{word}", "word")


def _as_written(text: str, near: Near, begun: str) -> str | None:
    """The commonest word of a text with a stem, in small letters, if it begins as typed."""
    written = Counter(
        text[start:end].lower()
        for start, end, _ in snippets.matches(text, {near.stem}, near.lang)
        if analysis.fold(text[start:end]).startswith(begun)
    )
    return written.most_common(1)[0][0] if written else None
