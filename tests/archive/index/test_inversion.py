"""Words of passages to passages of words, and merging, against the plain way to do it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest

from archive.index import inversion, merging
from archive.index.inversion import GAP, ONE, Field
from archive.index.merging import LARGEST, Part, Size, chosen

WORDS = ["pont", "neige", "école", "rue", "vote"]
Text = tuple[int, list[str], float]  # passage, words, weight of each once


def drawn(seed: int, start: int = 0) -> list[Text]:
    draw = random.Random(seed)
    docs = sorted(draw.sample(range(start, start + 30), 20))
    return [
        (doc, draw.choices(WORDS, k=draw.randrange(1, 9)), draw.choice((0, 0, 0.5))) for doc in docs
    ]


def inverted(texts: Sequence[Text]) -> Field:
    docs, words, once = zip(*texts, strict=True)
    return inversion.invert(words, docs, once)


def plainly(field: Field) -> dict[str, list[tuple[int, float, list[int]]]]:
    """word -> (passage, weight, positions) each, read back from the arrays."""
    found = {}
    bases = dict(zip(field.holders.tolist(), field.bases.tolist(), strict=False))
    for n, term in enumerate(field.terms):
        at = slice(int(field.starts[n]), int(field.starts[n + 1]))
        places = field.places[int(field.place_starts[n]) : int(field.place_starts[n + 1])]
        holding = field.holding(places)
        found[term.decode()] = [
            (doc, weight / ONE, [int(p) - bases[doc] for p in places[holding == doc]])
            for doc, weight in zip(field.docs[at].tolist(), field.weights[at].tolist(), strict=True)
        ]
    return found


def expected(texts: Sequence[Text]) -> dict[str, list[tuple[int, float, list[int]]]]:
    words = sorted({word for _, some, _ in texts for word in some}, key=str.encode)
    return {
        word: [
            (doc, once or float(some.count(word)), [n for n, one in enumerate(some) if one == word])
            for doc, some, once in texts
            if word in some
        ]
        for word in words
    }


@pytest.mark.parametrize("seed", range(20))
def test_each_word_knows_its_passages_its_weight_and_its_places(seed: int) -> None:
    texts = drawn(seed)
    assert plainly(inverted(texts)) == expected(texts)


def test_no_window_reaches_into_the_next_passage() -> None:
    field = inverted([(0, ["pont"], 0), (1, ["pont"], 0)])
    assert int(field.places[1]) - int(field.places[0]) > GAP


@pytest.mark.parametrize("seed", range(20))
def test_merged_segments_hold_what_they_held_without_the_deleted(seed: int) -> None:
    draw = random.Random(seed)
    several = [drawn(seed * 3 + n) for n in range(3)]
    parts, left, first = [], [], 0
    for texts in several:
        stays = np.array([draw.random() < draw.choice((0.7, 1.0)) for _ in range(30)])
        numbers = np.where(stays, np.cumsum(stays) - 1 + first, -1)
        parts.append(Part(inverted(texts), numbers))
        left += [(int(numbers[doc]), words, once) for doc, words, once in texts if stays[doc]]
        first += int(stays.sum())
    merged = merging.merged(parts)
    assert plainly(merged) == expected(left)
    again = merging.merged([Part(merged, np.arange(first))])
    assert plainly(again) == expected(left)


def test_small_segments_are_merged_and_large_ones_are_left_alone() -> None:
    assert chosen([Size(100_000, 0), Size(200, 0), Size(300, 0)]) == [1, 2]
    assert chosen([Size(100_000, 0), Size(200, 0)]) == []
    assert chosen([Size(LARGEST, 0), Size(LARGEST, 0)]) == []


def test_a_segment_of_which_much_is_deleted_is_written_anew() -> None:
    assert chosen([Size(100_000, 10), Size(1000, 400)]) == [1]


def test_sizes_grow_so_that_there_are_few() -> None:
    sizes: list[Size] = []
    most = 0
    for _ in range(2000):
        sizes.append(Size(200, 0))
        if taken := chosen(sizes):
            together = sum(sizes[n].left for n in taken)
            sizes = [size for n, size in enumerate(sizes) if n not in taken] + [Size(together, 0)]
        most = max(most, len(sizes))
    assert sum(size.left for size in sizes) == 400_000
    assert most <= 8
