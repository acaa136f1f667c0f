"""Where text stands side by side."""

from dataclasses import dataclass

from ingest.paper.columns import in_columns


@dataclass(frozen=True)
class Piece:
    x0: float
    top: float
    x1: float
    bottom: float
    height: float = 10.0
    word_count: int = 5
    is_figure: bool = False


def column(x0: float, x1: float, top: float, lines: int, **how: int) -> list[Piece]:
    return [Piece(x0, top + 12 * n, x1, top + 12 * n + 10, **how) for n in range(lines)]


def test_one_column_is_one_region() -> None:
    assert in_columns(column(50, 550, 100, 20)) == [list(range(20))]


def test_two_columns_written_one_after_the_other_are_two_regions() -> None:
    pieces = column(50, 290, 100, 8) + column(310, 550, 100, 6)
    assert in_columns(pieces) == [list(range(8)), list(range(8, 14))]


def test_a_title_over_both_columns_is_read_before_them_and_a_line_under_both_after() -> None:
    title, note = [Piece(50, 50, 550, 60)], [Piece(50, 300, 550, 310)]
    pieces = column(50, 290, 100, 8) + column(310, 550, 100, 8) + note + title
    assert in_columns(pieces) == [[17], list(range(8)), list(range(8, 16)), [16]]


def test_a_list_written_row_by_row_is_not_cut() -> None:
    names = column(50, 150, 100, 6, word_count=2)
    sums = column(400, 450, 100, 6, word_count=1)
    rows = [piece for row in zip(names, sums, strict=True) for piece in row]
    assert in_columns(rows) == [list(range(12))]


def test_prose_written_across_two_columns_is_cut() -> None:
    left, right = column(50, 290, 100, 6), column(310, 550, 100, 6)
    across = [piece for row in zip(left, right, strict=True) for piece in row]
    assert in_columns(across) == [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9, 11]]


def test_lists_of_names_under_heads_are_columns() -> None:
    """Present and apologies, written head by head, then some names of each at a time."""
    left, right = (column(x, x + 80, 100, 7, word_count=2) for x in (50, 300))
    pieces = [left[0], right[0], *left[1:4], *right[1:4], *left[4:], *right[4:]]
    assert in_columns(pieces) == [[0, 2, 3, 4, 8, 9, 10], [1, 5, 6, 7, 11, 12, 13]]


def test_sums_beside_their_labels_are_rows_though_written_side_after_side() -> None:
    labels = column(50, 150, 100, 6, word_count=2)
    sums = column(400, 450, 100, 6, word_count=1, is_figure=True)
    assert in_columns(labels + sums) == [list(range(12))]


def test_numbers_in_the_margin_of_prose_are_a_column_of_their_own() -> None:
    numbers = column(50, 100, 100, 4, word_count=1, is_figure=True)
    prose = column(150, 550, 100, 8, word_count=12)
    assert in_columns(numbers + prose) == [list(range(4)), list(range(4, 12))]


def test_order_that_is_no_evidence_makes_no_columns() -> None:
    pieces = column(50, 120, 100, 6, word_count=1) + column(200, 300, 100, 6, word_count=2)
    assert len(in_columns(pieces)) == 2
    assert len(in_columns(pieces, trust_order=False)) == 1
