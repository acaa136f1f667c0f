"""What changed between two versions of a document, word for word. Pure.

    passages -> sentences -> those that both versions have, in order
             -> words of the others, kept, added or removed -> stretches to read

Sentences first, since a long document has a hundred times fewer of them than words, and lines
that were broken elsewhere are no change. Everything is bounded, as anyone may ask for it:
difflib's time grows with the square of what it is given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from archive.model import PagePlace, Passage

ENDS = (".", ":", ";", "!", "?", "…")
BULLETS = frozenset("•●○▪■□➢·")
ITEMS = BULLETS | frozenset("–—-")  # what a new item of a list begins with
LONGEST = 80  # words of a sentence; a list without stops is cut
MOST_WORDS = 400_000  # of each version, some 1,000 pages: what comes after is not compared
MOST_PAIRS = 20_000_000  # of words looked at one against another; then sentences are whole
LEAST_KEPT = 3  # words between two changes; fewer are part of one change
LEAST_FOLDED = 40  # unchanged words that are worth folding away
QUOTES = str.maketrans("’‘ʼ“”«»", '\'\'\'""""')

Kind = Literal["same", "added", "removed"]
Op = tuple[bool, int, int, int, int]  # whether it is kept, [from, to) in the older and the newer


@dataclass(frozen=True, slots=True)
class Run:
    """Words that were kept, added or removed."""

    kind: Kind
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs to be read together. page is where they begin, in the newer version if they stand
    there; None in what has no pages."""

    runs: tuple[Run, ...]
    page: int | None

    @property
    def is_changed(self) -> bool:
        return any(run.kind != "same" for run in self.runs)

    @property
    def words(self) -> int:
        return sum(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class Changes:
    """The newer version with what was added to the older one and removed from it.

    cut_at is the page of the newer version from which on nothing was compared, or None.
    """

    stretches: tuple[Stretch, ...]
    added: int  # words
    removed: int
    cut_at: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as they stand. page is that of the first."""

    words: tuple[str, ...]
    page: int | None

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(map(plain, self.words))


def changes(older: Iterable[Passage], newer: Iterable[Passage]) -> Changes:
    """Compare two versions, the older one first."""
    before, cut_before = _first(sentences(older))
    after, cut_after = _first(sentences(newer))
    pieces = [*_pieces(before, after)]
    runs = [run for piece in pieces for run in piece.runs]
    cut = cut_after or (cut_before and (after[-1] if after else None))
    return Changes(
        stretches=tuple(_gathered(pieces)),
        added=sum(run.words for run in runs if run.kind == "added"),
        removed=sum(run.words for run in runs if run.kind == "removed"),
        cut_at=(cut.page or 1) if cut else None,
    )


def plain(word: str) -> str:
    """A word as it is compared: another quotation mark or ligature is no change."""
    return unicodedata.normalize("NFKC", word).translate(QUOTES)


def sentences(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The words of passages up to each full stop or item, over the ends of lines and pages."""
    words: list[str] = []
    page: int | None = None
    for passage in passages:
        for word in passage.text.split():
            if words and word in ITEMS:
                yield Sentence(tuple(words), page)
                words = []
            if not words:
                page = passage.place.page if isinstance(passage.place, PagePlace) else None
            words.append(word)
            if word.endswith(ENDS) or len(words) >= LONGEST:
                yield Sentence(tuple(words), page)
                words = []
    if words:
        yield Sentence(tuple(words), page)


def _first(given: Iterable[Sentence]) -> tuple[list[Sentence], Sentence | None]:
    """The sentences that are compared, and the first that is not."""
    kept: list[Sentence] = []
    words = 0
    for one in given:
        words += len(one.words)
        if words > MOST_WORDS:
            return kept, one
        kept.append(one)
    return kept, None


def _pieces(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Stretch]:
    """A stretch a kept sentence, and one a change, in order."""
    left = MOST_PAIRS
    for kept, i1, i2, j1, j2 in _ops([one.key for one in before], [one.key for one in after]):
        if kept:
            for one in after[j1:j2]:
                yield Stretch((Run("same", _text(one.words)),), one.page)
            continue
        page = (after[j1:j2] or before[i1:i2])[0].page
        gone = [word for one in before[i1:i2] for word in one.words]
        come = [word for one in after[j1:j2] for word in one.words]
        left -= len(gone) * len(come)
        yield Stretch(tuple(_runs(gone, come, closely=left >= 0)), page)


def _runs(gone: Sequence[str], come: Sequence[str], *, closely: bool) -> Iterator[Run]:
    """Word by word what was kept, removed and added; not closely: all of it was changed."""
    ops: Iterable[Op] = [(False, 0, len(gone), 0, len(come))]
    if closely:
        ops = _joined(_ops([*map(plain, gone)], [*map(plain, come)]))
    for kept, i1, i2, j1, j2 in ops:
        if kept:
            yield Run("same", _text(come[j1:j2]))
            continue
        if i2 > i1:
            yield Run("removed", _text(gone[i1:i2]))
        if j2 > j1:
            yield Run("added", _text(come[j1:j2]))


def _text(words: Sequence[str]) -> str:
    """Words to be read, each item of a list on a line of its own."""
    return " ".join(f"\n{word}" if word in BULLETS else word for word in words)


def _ops(older: Sequence[Hashable], newer: Sequence[Hashable]) -> Iterator[Op]:
    for tag, *ends in SequenceMatcher(None, older, newer).get_opcodes():
        i1, i2, j1, j2 = ends
        yield tag == "equal", i1, i2, j1, j2


def _joined(ops: Iterable[Op]) -> list[Op]:
    """Changes with no more than a word or two between them are one: else « de » and « la » that
    two sentences happen to share cut a change into crumbs."""
    given = list(ops)
    made: list[Op] = []
    for n, (kept, i1, i2, j1, j2) in enumerate(given):
        inside = 0 < n < len(given) - 1
        changed = not kept or (inside and j2 - j1 < LEAST_KEPT)
        if changed and made and not made[-1][0]:
            _, a, _, b, _ = made.pop()
            made.append((False, a, i2, b, j2))
        else:
            made.append((not changed, i1, i2, j1, j2))
    return made


def _gathered(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    """Changes with the sentence before and after each; between them what is unchanged, whole."""
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: piece.is_changed)]
    waiting: list[Stretch] = []
    for n, group in enumerate(groups):
        if group[0].is_changed:
            waiting += group
            continue
        head = group[:1] if n else []
        tail = group[len(head) :][-1:] if n < len(groups) - 1 else []
        middle = group[len(head) : len(group) - len(tail)]
        if sum(piece.words for piece in middle) < LEAST_FOLDED and len(groups) > 1:
            waiting += group
            continue
        if waiting or head:
            yield _one([*waiting, *head])
        yield _one(middle)
        waiting = tail
    if waiting:
        yield _one(waiting)


def _one(pieces: Sequence[Stretch]) -> Stretch:
    """Stretches as one; runs of a kind that follow each other are one run."""
    runs = [run for piece in pieces for run in piece.runs]
    joined = [
        Run(kind, " ".join(run.text for run in group))
        for kind, group in groupby(runs, key=lambda run: run.kind)
    ]
    first = Run(joined[0].kind, joined[0].text.lstrip("\n"))
    return Stretch((first, *joined[1:]), pieces[0].page)
