"""Newer rules read old documents exactly as they would have on arrival."""

from __future__ import annotations

import unicodedata

from archive.model import Box, Kind
from ingest import passages
from ingest.reading import WIDE, Block, PageReading
from ingest.structure.layout import layout_of, pages_again
from ingest.structure.understand import understand

LONG = "\n".join(
    f"ligne {n} d'une longue annexe qui tient sur plusieurs passages" for n in range(60)
)
PAGES = (
    PageReading(
        1, 612.0, 792.0,
        (
            Block("Présents : Mme Ana Roy, M. Luc Côté", Box(72, 80, 540, 92)),
            Block("2024-05-12\nIl est proposé par Mme Ana Roy,\nappuyé par M. Luc Côté,", None),
            Block("M. Guy Fox,\u2003maire\u2003\u2003Mme Zoé Roy\ne\u0301lue\u2003absente", None),
            Block(LONG, Box(72, 100, 540, 700)),
        ),
        "pdfium",
    ),
    PageReading(2, 612.0, 792.0, (), None),
    PageReading(3, 612.0, 792.0, (Block("ADOPTÉE À L'UNANIMITÉ", None),), "ocr"),
)  # fmt: skip


def test_the_blocks_of_a_page_are_taken_out_of_its_passages_again() -> None:
    kept = passages.of_pages("0" * 16, PAGES, lambda _: "fr")
    again = pages_again(kept, layout_of(PAGES))
    assert [page.number for page in again] == [1, 3]
    assert [page.blocks for page in again] == [composed(page) for page in PAGES if page.blocks]
    assert not any(WIDE in one.text for one in kept)


def composed(page: PageReading) -> tuple[Block, ...]:
    """As passages hold the letters: each with its accent."""
    return tuple(Block(unicodedata.normalize("NFC", one.text), one.box) for one in page.blocks)


def test_what_is_understood_is_the_same_from_what_is_kept() -> None:
    kept = passages.of_pages("0" * 16, PAGES, lambda _: "fr")
    again = pages_again(kept, layout_of(PAGES))
    assert understand(again, kind=Kind.MINUTES, lang="fr") == understand(
        PAGES, kind=Kind.MINUTES, lang="fr"
    )


def test_without_the_breaks_each_passage_is_a_block() -> None:
    kept = passages.of_pages("0" * 16, PAGES, lambda _: "fr")
    again = pages_again(kept, ())
    assert [block.text for page in again for block in page.blocks] == [one.text for one in kept]
