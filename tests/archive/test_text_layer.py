"""The words over the picture stand where they are printed, near enough to select and to see."""

from __future__ import annotations

from itertools import pairwise

import pytest

from archive.model import Box, PageLayout, PagePlace, Passage
from archive.text_layer import over

BLOCK, OTHER = Box(72, 100, 540, 140), Box(72, 200, 300, 220)


def passage(n: int, text: str, box: Box | None) -> Passage:
    return Passage(f"d-p1-{n}", "d", text, PagePlace(1, box), "fr")


def test_each_line_of_a_block_has_its_own_height_and_the_longest_is_as_wide_as_the_block() -> None:
    (lines,) = over(
        [passage(1, "Une ligne assez longue du bloc\ncourte", BLOCK)], None, set()
    ).values()
    assert [line.text for line in lines] == ["Une ligne assez longue du bloc", "courte"]
    assert lines[0].width == pytest.approx(468)
    assert lines[1].width < 150
    assert 100 < lines[0].y < 120 < lines[1].y < 140


def test_a_passage_of_several_blocks_lays_its_lines_in_each() -> None:
    layout = PageLayout(1, ((1, BLOCK), (1, OTHER)))
    (lines,) = over([passage(1, "premier\nsecond", Box(72, 100, 540, 220))], layout, set()).values()
    assert lines[0].width == pytest.approx(468) and lines[1].width == pytest.approx(228)
    assert 200 < lines[1].y < 220


def test_blocks_that_do_not_add_up_give_way_to_the_passages_own_box() -> None:
    layout = PageLayout(1, ((5, OTHER),))
    (lines,) = over([passage(1, "premier\nsecond", BLOCK)], layout, set()).values()
    assert all(100 < line.y < 140 for line in lines)


def test_a_passage_without_a_box_lays_nothing_over_the_picture() -> None:
    assert over([passage(1, "Word n'a pas de pages", None)], None, set()) == {"d-p1-1": []}


def test_the_words_looked_for_are_marked_in_their_order_inside_the_line() -> None:
    (lines,) = over([passage(1, "Le pont et le pont couvert", BLOCK)], None, {"pont"}).values()
    marks = lines[0].marks
    assert len(marks) == 2
    assert all(x >= 72 and x + width <= 540.1 for x, width in marks)
    assert all(one[0] + one[1] < other[0] for one, other in pairwise(marks))


def test_an_empty_line_is_not_laid_and_keeps_its_room() -> None:
    (lines,) = over([passage(1, "un\n\ntrois", BLOCK)], None, set()).values()
    assert [line.text for line in lines] == ["un", "trois"]
    assert lines[1].y > 126
