"""A text without times finds those of its words, or says that it only guesses them."""

from __future__ import annotations

import pytest

from archive.model import Cue
from ingest.recordings.aligning import Said, by_voice, by_words, heard_in, matches, said_in

TEXT = [
    "Mme Roy : La séance est ouverte. Nous avons le quorum ce soir.",
    "",
    "M. Côté : Je propose l'adoption de l'ordre du jour, avec un varia.",
    "",
    "Mme Roy : Le règlement sur le déneigement des trottoirs est adopté à l'unanimité.",
]
HEARD = [
    Cue(3.0, 6.0, "la séance est ouverte nous avons"),
    Cue(6.0, 8.0, "le corum ce soir"),
    Cue(20.0, 24.0, "je propose l'adoption de l'ordre du jour"),
    Cue(300.0, 306.0, "le règlement sur le deneigement des trottoirs est adopté"),
]


def test_a_line_begins_where_its_words_were_heard() -> None:
    made = by_words(said_in(TEXT), list(heard_in(HEARD)), end_s=310.0)
    assert made is not None
    assert [cue.speaker for cue in made] == ["Mme Roy", "Mme Roy", "M. Côté", "Mme Roy"]
    assert [cue.start_s for cue in made] == pytest.approx([3.0, 5.1, 20.0, 300.0], abs=0.5)
    assert all(cue.sure is not None and 0.4 < cue.sure < 1 for cue in made)


def test_a_line_that_was_not_heard_stands_between_its_neighbours_and_is_unsure() -> None:
    made = by_words(said_in(TEXT), list(heard_in([*HEARD[:2], HEARD[3]])), end_s=310.0)
    assert made is not None
    assert made[1].start_s <= made[2].start_s <= made[3].start_s
    assert made[2].sure == 0.2


def test_another_text_is_not_forced_upon_the_sound() -> None:
    other = [Cue(0.0, 60.0, "good evening and welcome to this meeting of the planning commission")]
    assert by_words(said_in(TEXT), list(heard_in(other)), end_s=60.0) is None
    assert by_words(said_in(TEXT), [], end_s=60.0) is None


def test_what_one_of_two_leaves_out_costs_only_itself() -> None:
    whole = [f"mot{n}" for n in range(3000)]
    short = whole[:500] + whole[2500:]
    assert list(matches(short, whole)) == [
        (n, n if n < 500 else n + 2000) for n in range(len(short))
    ]


def test_without_words_a_text_is_spread_over_the_speech_and_says_that_it_guesses() -> None:
    said = [Said("a" * 99, None, True), Said("b" * 99, None, True), Said("c" * 99, None, True)]
    made = by_voice(said, [(10.0, 20.0), (60.0, 70.0), (70.5, 80.5)])
    assert [cue.start_s for cue in made] == pytest.approx([10.0, 60.0, 70.5], abs=0.01)
    assert {cue.sure for cue in made} == {0.1}
    assert by_voice(said, []) == []
