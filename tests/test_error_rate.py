"""The word error rate is the one that everybody reports."""

from __future__ import annotations

import pytest

from benchmarks.error_rate import errors, words_of


@pytest.mark.parametrize(
    ("reference", "heard", "wrong"),
    [
        ("La séance est ouverte.", "la séance EST ouverte", 0),
        ("La séance est ouverte.", "la science est ouverte", 1),
        ("La séance est ouverte.", "séance ouverte", 2),
        ("oui", "oui oui oui", 2),
        ("", "merci", 1),
        ("l'ordre du jour", "l’ordre du jour", 0),
    ],
)
def test_words_put_in_taken_out_and_replaced_are_counted(
    reference: str, heard: str, wrong: int
) -> None:
    assert errors(words_of(reference), words_of(heard)) == wrong
