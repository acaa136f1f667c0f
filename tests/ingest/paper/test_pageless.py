"""What a page is where a format has none, and what a row of a table becomes."""

from __future__ import annotations

import pytest

from ingest.paper.pageless import DENSEST, WORDS_A_PAGE, reading_of, row_blocks

ITEM = "word " * 100


def words(*runs: list[str], marked: bool = False) -> list[int]:
    reading = reading_of(runs, reader="text", marked=marked)
    return [sum(len(block.text.split()) for block in page.blocks) for page in reading.pages]


def test_a_page_is_closed_at_the_paragraph_that_fills_it() -> None:
    assert words([ITEM] * 12) == [WORDS_A_PAGE, WORDS_A_PAGE, 200]


def test_a_last_page_of_a_few_words_joins_the_one_before() -> None:
    assert words([*[ITEM] * 10, "Adjourned."]) == [WORDS_A_PAGE, WORDS_A_PAGE + 1]


def test_a_page_that_the_file_marks_is_believed_unless_none_could_hold_it() -> None:
    assert words([ITEM] * 9, [ITEM], marked=True) == [900, 100]
    assert max(words([ITEM] * 40, marked=True)) == WORDS_A_PAGE < DENSEST


def test_no_word_is_lost_or_moved() -> None:
    said = [f"Item {n}. " + "The council adopts it. " * (n % 50) for n in range(300)]
    reading = reading_of([said], reader="text", marked=False)
    told = " ".join(block.text for page in reading.pages for block in page.blocks)
    assert told.split() == " ".join(said).split()
    assert [page.number for page in reading.pages] == list(range(1, len(reading.pages) + 1))


def test_without_a_word_there_is_one_page_and_a_doubt() -> None:
    reading = reading_of([[" "], []], reader="text", marked=True)
    assert reading.doubts == ("no-text",)
    assert [(page.blocks, page.reader) for page in reading.pages] == [((), None)]


@pytest.mark.parametrize(
    ("cells", "blocks"),
    [
        ([["Pour"], ["12"]], ["Pour | 12"]),
        ([["Pour"], [], ["12"]], ["Pour | 12"]),
        ([["Mme Roy", "mairesse"], ["présente"]], ["Mme Roy mairesse | présente"]),
        ([["two\nlines"], ["x"]], ["two lines | x"]),
        ([["One"], []], ["One"]),
        ([["One", "Two"]], ["One", "Two"]),
        ([[], []], []),
    ],
)
def test_a_row_is_a_block(cells: list[list[str]], blocks: list[str]) -> None:
    assert row_blocks(cells) == blocks


def test_paragraphs_side_by_side_are_no_row() -> None:
    assert len(row_blocks([["2014 / 138"], [ITEM, "Adopted"]])) == 3
