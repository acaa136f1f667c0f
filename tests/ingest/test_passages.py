"""Blocks and cues become passages; no word is lost or doubled."""

from __future__ import annotations

import itertools

from archive.model import Box, Cue, PagePlace, TimePlace
from ingest import passages
from ingest.reading import Block, PageReading

DOC = "0123456789abcdef"


def page(number: int, *texts: str) -> PageReading:
    boxes = (Box(72, 100.0 * n, 500, 100.0 * n + 50) for n in range(len(texts)))
    blocks = tuple(Block(text, box) for text, box in zip(texts, boxes, strict=True))
    return PageReading(number, 612, 792, blocks, "pdfium")


def test_neighbouring_blocks_are_joined_until_there_are_enough_words() -> None:
    made = passages.of_pages(DOC, [page(1, *(["dix mots " * 10] * 5))], lambda text: "fr")
    assert [len(p.text.split()) for p in made] == [60, 40]
    assert [p.id for p in made] == [f"{DOC}-p1-1", f"{DOC}-p1-2"]
    assert made[0].place == PagePlace(1, Box(72, 0, 500, 250))


def test_a_passage_never_crosses_a_page() -> None:
    made = passages.of_pages(DOC, [page(1, "un"), page(2), page(3, "trois")], lambda text: None)
    assert [(p.text, p.place.page) for p in made if isinstance(p.place, PagePlace)] == [
        ("un", 1),
        ("trois", 3),
    ]


def test_a_long_block_is_cut_between_lines_and_every_word_stays_once() -> None:
    text = "\n".join(f"ligne {n} " + "mot " * 8 for n in range(60))
    made = passages.of_pages(DOC, [page(1, text)], lambda _text: "fr")
    assert " ".join(" ".join(p.text.split()) for p in made) == " ".join(text.split())
    assert all(len(p.text.split()) <= passages.MOST_WORDS for p in made)
    boxes = [p.place.box for p in made if isinstance(p.place, PagePlace) and p.place.box]
    assert boxes[0].top == 0 and boxes[-1].bottom == 50
    assert all(a.bottom <= b.top + 0.01 for a, b in itertools.pairwise(boxes))


def test_cues_make_a_passage_with_its_time_and_speaker() -> None:
    cues = (Cue(1, 2, "Bonsoir", "Mairesse"), Cue(2, 4.5, "à tous.", "Mairesse"))
    (made,) = passages.of_cues(DOC, [cues], lambda text: "fr")
    assert made.text == "Bonsoir à tous."
    assert made.place == TimePlace(1, 4.5, "Mairesse")
    assert made.id == f"{DOC}-t1000"


def test_passages_that_start_at_once_have_ids_of_their_own() -> None:
    groups = [(Cue(1, 2, "a"),), (Cue(1, 2, "b"),), (Cue(1, 2, "c"),)]
    assert len({p.id for p in passages.of_cues(DOC, groups, lambda text: None)}) == 3
