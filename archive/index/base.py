"""What the archive asks of a search engine. Small, so that a second engine can stand behind it.

The index is derived: it can be thrown away and built again from the store at any time. It holds
no text to show; it answers with passage ids, and what is shown comes from the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

FACETS = ("body", "year", "kind", "lang")
MOST_VALUES = 50  # of a facet of keys, which has as many values as a town has streets
MOST_APART = 30  # words
RECENT_YEARS = 5.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as the index takes it. body is a slug, date ISO; None is unknown.

    keys are (name, value) pairs to filter and count by: ("speaker", "denise-savoie"),
    ("resolution", "2014-138"), ("amount", "000000120000"). A name may stand more than once. Values
    are compared as they are given, so whoever fills and whoever asks folds them in the same way;
    numbers are padded with zeros so that their order is that of the text.
    """

    passage_id: str
    document_id: str
    meeting_id: str | None
    text: str
    title: str
    lang: str | None
    body: str | None
    kind: str
    date: str | None
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Close:
    """Words of which each must stand within so many words (at most MOST_APART) of the rarest.
    Small words that the index leaves out don't count."""

    words: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Also:
    """What does as well where a run is wanted: another word of the same line of the thesaurus, or
    the other side of an OR. worth is the share that its words count for the order."""

    run: str
    others: tuple[str, ...]
    worth: float = 0.5


@dataclass(frozen=True, slots=True)
class Terms:
    """What is looked for: words and phrases that must stand there, and what must not.

    Each is a run of words as typed; more than one word in a run is a phrase. A run ending in '*'
    is a prefix. any_of is set where one of the runs is enough. What is in close must stand there
    too. also names what does as well as a run of wanted. Where nothing is wanted and nothing close,
    every passage that the filter leaves is found, with a score of 0: speaker:savoie and no word.
    """

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    any_of: bool = False
    close: tuple[Close, ...] = ()
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Where it is looked for. Dates are ISO, both inclusive; empty tuples filter nothing.

    keys: of each name one of the values must stand there. ranges: (name, from, to), both inclusive
    and compared as text, None is open: (("amount", "000000100000", None),).
    """

    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ranges: tuple[tuple[str, str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The passages found of one meeting: how many, and the best of them."""

    meeting_id: str  # of the document where there is no meeting
    total: int
    best: Sequence[tuple[str, float]]  # (passage id, score)


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: the exact total, one stretch of ranked passages, counts a facet.

    Where groups were asked for, groups is the stretch and ranked their best passages in order.
    """

    total: int
    ranked: Sequence[tuple[str, float]]  # (passage id, score)
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    groups: Sequence[Group] = ()
    total_groups: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """A stem like that of a word that stands nowhere: in how many passages it stands, and one."""

    lang: str
    stem: str
    count: int
    passage_id: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one stem adds to a passage's score: it stands there weight times (less in a list), and
    in count passages of all. field is fr, en or title; "recent" is what its date adds."""

    field: str
    stem: str
    weight: float
    count: int
    score: float


class Index(Protocol):
    """A search engine. Writing is called under the home's lock; asking is safe from any thread."""

    def replace(self, documents: Iterable[str], entries: Iterable[Entry]) -> int:
        """Hold exactly these entries for these documents, in one commit. Returns their number."""
        ...

    def search(
        self,
        terms: Terms,
        where: Filter,
        *,
        sort: str,
        limit: int,
        offset: int,
        facets: bool | Sequence[str],
        recent: float = 0.0,
        grouped: int = 0,
    ) -> Found:
        """Answer. sort is relevance, newest or oldest. Raises IndexUnusable.

        facets names what is counted: columns of FACETS (True is all) or names of keys, of which
        those values are given that come most. recent is
        the share by which a passage of the newest day counts more, half of it RECENT_YEARS before.
        grouped is how many of the best passages of each meeting are given; limit and offset then
        count meetings, in the order of the best passage of each.
        """
        ...

    def explain(
        self, terms: Terms, where: Filter, passage_id: str, *, recent: float = 0.0
    ) -> Sequence[Share]:
        """What the score of a passage is the sum of, most first; empty where it holds nothing."""
        ...

    def beginning(self, prefix: str, where: Filter, *, most: int = 10) -> Sequence[Near]:
        """Stems that begin so, those of most passages first. Of languages of the filter."""
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
