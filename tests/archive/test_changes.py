"""What changed between two versions: every word of both is accounted for, and little else shown."""

from __future__ import annotations

import random

import pytest

from archive import changes as module
from archive.changes import Changes, changes
from archive.model import PagePlace, Passage

DRAFT = (
    "La séance est ouverte à 19 h.",
    "Il est proposé par M. Côté de réparer le pont\ncouvert au coût de 40 000 $.",
    "La séance est levée à 21 h.",
)


def passages(*texts: str) -> list[Passage]:
    return [
        Passage(f"p{n}", "d", text, PagePlace(n, None), "fr") for n, text in enumerate(texts, 1)
    ]


def said(found: Changes, *kinds: str) -> str:
    return " ".join(run.text for one in found.stretches for run in one.runs if run.kind in kinds)


def marked(found: Changes) -> str:
    signs = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return " ".join(signs[run.kind].format(run.text) for one in found.stretches for run in one.runs)


def test_one_figure_that_changed_is_all_that_is_marked() -> None:
    final = [text.replace("40 000", "42 500") for text in DRAFT]
    found = changes(passages(*DRAFT), passages(*final))
    assert (found.added, found.removed) == (2, 2)
    assert "au coût de -40 000- +42 500+ $." in marked(found)


def test_lines_broken_elsewhere_are_no_change() -> None:
    wrapped = " ".join(DRAFT).replace("\n", " ").replace("proposé par", "proposé\npar")
    found = changes(passages(*DRAFT), passages(wrapped))
    assert (found.added, found.removed) == (0, 0)
    assert not any(one.is_changed for one in found.stretches)


def test_another_apostrophe_is_no_change() -> None:
    found = changes(passages("L'ordre du jour."), passages("L’ordre du jour."))
    assert (found.added, found.removed) == (0, 0)


def test_what_is_unchanged_stands_in_stretches_of_its_own() -> None:
    common = " ".join(f"Point {n} adopté sans débat par tous les membres." for n in range(30))
    found = changes(
        passages(f"Début ancien. {common} Fin ancienne."),
        passages(f"Début nouveau. {common} Fin nouvelle."),
    )
    assert [one.is_changed for one in found.stretches] == [True, False, True]
    assert "Point 0 adopté" in " ".join(run.text for run in found.stretches[0].runs)  # its context
    assert found.stretches[1].words > 200


def test_a_change_is_not_cut_into_crumbs() -> None:
    found = changes(
        passages("Le maire de la ville parle du budget."),
        passages("Une conseillère de la paroisse traite longuement du camping."),
    )
    assert sum(run.kind == "added" for one in found.stretches for run in one.runs) == 1


def test_pages_are_those_of_the_newer_version() -> None:
    found = changes(passages(*DRAFT), passages("Projet retiré.", "Avis.", *DRAFT))
    assert found.stretches[0].page == 1
    gone = changes(passages(*DRAFT), passages(DRAFT[0]))
    assert said(gone, "removed").startswith("Il est proposé")


@pytest.mark.parametrize("seed", range(20))
def test_each_version_can_be_read_out_of_the_changes(seed: int) -> None:
    """Kept and added words are the newer version, kept and removed ones the older."""
    chance = random.Random(seed)
    words = "le pont la séance adopté. budget conseil; route levée. vote".split()

    def text() -> str:
        return " ".join(chance.choice(words) for _ in range(chance.randrange(1, 300)))

    older = text()
    cut = chance.randrange(len(older))
    newer = older[:cut] + " " + text() if chance.random() < 0.7 else text()
    found = changes(passages(older), passages(newer))
    assert said(found, "same", "added").split() == newer.split()
    assert said(found, "same", "removed").split() == older.split()
    assert found.added == len(said(found, "added").split())


def test_what_is_too_long_is_cut_and_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WORDS", 12)
    found = changes(passages(*DRAFT), passages(*DRAFT))
    assert found.cut_at == 2
    assert changes(passages("Court."), passages("Court.")).cut_at is None


def test_too_many_pairs_of_words_are_not_compared_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 3)
    found = changes(passages("Le pont est réparé."), passages("Le pont est ouvert."))
    assert said(found, "removed") == "Le pont est réparé."
