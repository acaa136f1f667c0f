"""Words to stems: what a resident types is what the clerk wrote."""

from __future__ import annotations

import pytest

from archive.index.analysis import fold, stem, stems, words

SAME_IN_FRENCH = [
    "résolution resolution résolutions RÉSOLUTION",
    "arrêté arrete arrêtés l’arrêté",
    "adopté adoptée adoptés adoptées adopter ADOPTÉE",
    "conseiller conseillère conseillers conseilleres",
    "élu élus élue elus",
    "commission commissions",
    "travaux travail",
    "règlement reglement règlements",
    "école écoles l'école d'école",
    "œuvre oeuvres",
    "unanimité l'unanimité unanimite",
    "année années annee",
    "égout égouts egout",
    "public publique publiques publics",
    "feu feux",
    "lieu lieux",
    "loyer loyers",
    "saint St. Saint",
    "boulevard boul. Bd",
]
SAME_IN_ENGLISH = [
    "motion motions",
    "passed passes passing",
    "council councils",
    "by-law bylaw By-Laws bylaws by\u2011law",
    "councillor councilor councillors councilors",
    "favour favor favoured",
    "neighbourhood neighborhood",
    "centre center centres",
    "organisation organization organise organized",
    "licence license licences",
    "programme program programs",
]


@pytest.mark.parametrize("forms", SAME_IN_FRENCH)
def test_french_forms_of_a_word_are_one(forms: str) -> None:
    assert len({tuple(stems(form, "fr")) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", SAME_IN_ENGLISH)
def test_english_forms_of_a_word_are_one_on_both_sides_of_the_ocean(forms: str) -> None:
    assert len({tuple(stems(form, "en")) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["pont pompe", "taxe texte", "vote voie", "eau eux", "PLU plus", "loyer loi"]
)
def test_different_words_stay_different(pair: str) -> None:
    first, second = (stem(fold(word), "fr") for word in pair.split())
    assert first != second


def test_elision_and_stop_words_leave_no_trace() -> None:
    assert stems("qu'il s'agit de l'assemblée", "fr") == ["agit", "assembl"]


def test_decomposed_accents_ligatures_and_soft_hyphens_are_the_same_word() -> None:
    assert fold("e\u0301cole") == fold("\u00e9cole") == "ecole"
    assert fold("\ufb01nance") == "finance"
    assert fold("urba\u00adnisme") == "urbanisme"


def test_numbers_stay_whole_and_in_order() -> None:
    for written in ("2014/138", "2014-138", "2014 / 138"):
        assert stems(written, "fr") == ["2014", "138"]


def test_words_carry_their_place_in_the_text() -> None:
    text = "L'École — élue"
    assert [(text[start:end], word) for start, end, word in words(text)] == [
        ("L", "l"),
        ("École", "ecole"),
        ("élue", "elue"),
    ]


def test_an_endless_word_is_cut() -> None:
    assert len(stems("x" * 100_000, "fr")[0]) == 40


def test_a_law_is_not_a_by_law_nor_a_lawyer() -> None:
    assert stems("law, lawyers, by laws", "en") == ["law", "lawyer", "law"]
    assert stems("hereby law", "en") == ["herebi", "law"]


@pytest.mark.parametrize("word", ["hour", "course", "source", "tree", "raise", "noise"])
def test_words_that_only_end_like_british_ones_stay(word: str) -> None:
    from whoosh.lang.snowball.english import EnglishStemmer

    assert stem(word, "en") == EnglishStemmer().stem(word)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("By-law 12", ["bylaw", "12"]),
        ("BY\u2011LAWS", ["bylaws"]),
        ("by-laws2", ["by", "laws2"]),
        ("baby-law", ["baby", "law"]),
        ("_by-law by_law", ["by", "law", "by", "law"]),
        ("stand-by-law", ["stand", "bylaw"]),
        ("by -law by--law", ["by", "law", "by", "law"]),
    ],
)
def test_a_by_law_is_one_word_and_nothing_else_is(text: str, told: list[str]) -> None:
    assert [word for *_, word in words(text)] == told
