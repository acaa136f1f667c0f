"""Numbers of lines are none of the text; numbers of items are."""

from __future__ import annotations

from ingest.paper.sheet import Word
from tests.typeset import filler, read, typed


def numbered(lines: list[str], first: int = 1, step: int = 1) -> list[Word]:
    """Lines with a number in the margin for each, or for every fifth."""
    words: list[Word] = []
    for n, line in enumerate(lines):
        value = first + n
        if value % step == 0:
            number = str(value)
            words += typed(number, 50 - 5 * len(number), 100 + 14 * n)
        words += typed(line, 70, 100 + 14 * n)
    return words


def test_numbers_of_lines_are_left_out() -> None:
    lines = filler(200, 400)
    assert read(numbered(lines)) == ["\n".join(lines)]


def test_they_may_count_on_from_the_page_before() -> None:
    lines = filler(200, 400)
    assert read(numbered(lines, first=96)) == ["\n".join(lines)]


def test_every_fifth_line_may_be_numbered() -> None:
    lines = filler(400, 400)
    assert read(numbered(lines, step=5)) == ["\n".join(lines)]


def test_the_rows_of_a_list_keep_their_numbers() -> None:
    names = [f"{name}, conseiller" for name in "Roy Côté Caron Jutras Quessy Ashworth".split()] * 3
    text = "\n".join(read(numbered(names)))
    assert all(str(n) in text.split() for n in range(1, 19))


def test_numbers_that_do_not_count_every_line_are_kept() -> None:
    lines = filler(200, 400)
    words = [word for word in numbered(lines) if word.text not in ("3", "4")]
    assert "12" in " ".join(read(words)).split()


def test_numbers_with_text_on_their_left_are_kept() -> None:
    lines = filler(200, 400)
    left = [word for n in range(len(lines)) for word in typed("Vu", 10, 100 + 14 * n)]
    assert "12" in " ".join(read([*left, *numbered(lines)])).split()
