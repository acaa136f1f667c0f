"""The corpus that is measured on: the same each time, and like a real one."""

from __future__ import annotations

from collections import Counter

from benchmarks.corpus import IN_A_DOCUMENT, Language, city

FRENCH = "le conseil adopte la résolution du pont couvert de la rue"
ENGLISH = "the council passed a resolution on the old covered bridge"
SPOKEN = [
    Language("fr", (tuple(FRENCH.split() * 9),)),
    Language("en", (tuple(ENGLISH.split() * 9),)),
]


def test_the_same_seed_makes_the_same_city() -> None:
    first = list(city(SPOKEN, 120))
    assert first == list(city(SPOKEN, 120))
    assert first != list(city(SPOKEN, 120, seed=8))
    assert len(first) == len({one.passage_id for one in first}) == 120


def test_a_document_has_one_body_day_and_language_and_its_passages_follow_each_other() -> None:
    held: dict[str, set[tuple[object, ...]]] = {}
    for one in city(SPOKEN, 500):
        held.setdefault(one.document_id, set()).add((one.body, one.date, one.lang, one.kind))
    assert len(held) == 500 // IN_A_DOCUMENT
    assert all(len(same) == 1 for same in held.values())


def test_few_words_are_common_and_new_ones_never_end() -> None:
    entries = list(city(SPOKEN, 2000))
    half = {word for one in entries[:1000] for word in one.text.split()}
    count = Counter(word for one in entries for word in one.text.split())
    assert len(count) > len(half) + 100
    assert sum(n for _, n in count.most_common(25)) > 0.9 * sum(count.values())
