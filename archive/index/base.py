"""What the archive asks of a search engine. Small, so that a second engine can stand behind it.

The index is derived: it can be thrown away and built again from the store at any time. It holds
no text to show; it answers with passage ids, and what is shown comes from the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

FACETS = ("body", "year", "kind", "lang")


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as the index takes it. body is a slug, date ISO; None is unknown."""

    passage_id: str
    document_id: str
    meeting_id: str | None
    text: str
    title: str
    lang: str | None
    body: str | None
    kind: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What is looked for: words and phrases that must stand there, and what must not.

    Each is a run of words as typed; more than one word in a run is a phrase. A run ending in '*'
    is a prefix. any_of is set where one of the runs is enough.
    """

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    any_of: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Where it is looked for. Dates are ISO, both inclusive; empty tuples filter nothing."""

    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: the exact total, one stretch of ranked passages, counts a facet."""

    total: int
    ranked: Sequence[tuple[str, float]]  # (passage id, score)
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Near:
    """A stem like that of a word that stands nowhere: in how many passages it stands, and one."""

    lang: str
    stem: str
    count: int
    passage_id: str


class Index(Protocol):
    """A search engine. Every method but search is called under the home's lock."""

    def replace(self, documents: Iterable[str], entries: Iterable[Entry]) -> int:
        """Hold exactly these entries for these documents, in one commit. Returns their number."""
        ...

    def search(
        self, terms: Terms, where: Filter, *, sort: str, limit: int, offset: int, facets: bool
    ) -> Found:
        """Answer. sort is relevance, newest or oldest. Raises IndexUnusable."""
        ...

    def near(self, word: str, where: Filter) -> Sequence[Near]:
        """What was perhaps meant by a word that stands nowhere; empty where it does stand."""
        ...

    def document_counts(self) -> dict[str, int]:
        """Passages held a document."""
        ...

    def stems(self, text: str, lang: str | None) -> set[str]:
        """What the words of a text are reduced to: equal stems match. For marking snippets."""
        ...
