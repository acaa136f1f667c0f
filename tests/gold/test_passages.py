"""The passages say of their texts only what stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.model import LANGS, Kind
from benchmarks.passages import faults, passages_in

FILES = sorted((Path(__file__).parent / "passages").glob("*.txt"))
WRITTEN = """@@@ Minutes of May
2024-05-06|19:00||Town Council|minutes||en|regular
+ Ann Lee;Bo Ray
- Cy Fox
D Moved by Lee|24-1|c|N|4/1|Lee|Ray|Fox||that the fence;;carried
I 4|Fence
---
TOWN COUNCIL
Present: Ann Lee, Bo Ray. Absent: Cy Fox.
4 Fence
Moved by Lee, seconded by Ray, that the fence be mended. Carried 4-1, Fox against. 24-1
"""


def test_a_passage_is_written_in_a_few_lines(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text(WRITTEN, encoding="utf-8")
    (one,) = passages_in(tmp_path / "some.txt")
    (decision,) = one.truth["decisions"]
    counted = [decision[side] for side in ("for", "against", "abstentions")]
    assert (one.truth["body"], one.truth["matches"], counted) == (
        "Town Council",
        None,
        [4, 1, None],
    )
    assert [one["present"] for one in one.truth["attendance"]] == [True, True, False]
    assert not list(faults(one))


def test_what_does_not_stand_in_the_text_is_a_fault(tmp_path: Path) -> None:
    wrong = WRITTEN.replace("- Cy Fox", "- Cy Wolf").replace("|24-1|", "|24-2|")
    (tmp_path / "some.txt").write_text(wrong, encoding="utf-8")
    (one,) = passages_in(tmp_path / "some.txt")
    assert list(faults(one)) == ["not in the text: Wolf", "not in the text: 24-2"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_passages_quote_their_texts(file: Path) -> None:
    some = list(passages_in(file))
    assert len({one.name for one in some}) == len(some) > 0
    for one in some:
        assert one.truth["kind"] in set(Kind) and one.truth["lang"] in (*LANGS, None), one.name
        assert not list(faults(one)), one.name
        if matches := one.truth["matches"]:
            assert matches["agenda"] in {other.name for other in some}
