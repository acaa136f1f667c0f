"""Words that stand for each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.asking import thesaurus
from archive.asking.question import question
from archive.asking.terms import widened


def others(typed: str, *, both: bool = False) -> set[str]:
    terms = widened(question(typed), thesaurus.of(), both=both)
    return {other for also in terms.also for other in also.others}


def test_there_are_enough_words_in_both_languages() -> None:
    pairs = [notion for notion in thesaurus.of().notions if notion.fr and notion.en]
    assert len(pairs) >= 150


@pytest.mark.parametrize(
    ("typed", "other"),
    [("CCU", "comité consultatif d'urbanisme"), ("CM", "conseil municipal"),
     ("RFP", "call for tenders"), ("PLU", "plan local d'urbanisme"),
     ("MRC", "municipalité régionale de comté"),
     ("PIIA", "plan d'implantation et d'intégration architecturale"), ("hotel tax", "lodging tax"),
     ("feux rouges", "feux tricolores"), ("bibliotheques", "médiathèque")],
)  # fmt: skip
def test_abbreviations_and_synonyms_are_found_always(typed: str, other: str) -> None:
    assert other in others(typed)


def test_the_other_language_only_where_it_is_asked_for() -> None:
    assert "by-law" not in others("règlement")
    assert "by-law" in others("règlement", both=True)
    assert "procès-verbal" in others("minutes", both=True)


def test_a_phrase_in_quotes_is_looked_for_as_it_stands() -> None:
    assert not others('"appel d\'offres"')


def test_two_letters_stand_for_words_but_not_words_for_two_letters() -> None:
    assert "CM" not in others("conseil municipal")


def test_mairie_is_no_maire() -> None:
    assert "hôtel de ville" not in others("maire")


def test_a_town_adds_lines_and_takes_words_out(tmp_path: Path) -> None:
    own = tmp_path / "thesaurus.txt"
    own.write_text("boisé, bois Gariepy = woodlot\nno line of one\n- médiathèque\n", "utf-8")
    made = thesaurus.of(own)
    assert [one.same for one in made.alike(["boisé"])] == [("bois Gariepy",)]
    assert [one.same for one in made.alike(["bibliothèque"])] == [()]
    assert thesaurus.of(tmp_path / "none.txt").notions == thesaurus.of().notions
