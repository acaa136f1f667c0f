"""The names in a meeting's papers are found; its everyday words and headings are not."""

from __future__ import annotations

from ingest.recordings.terms import names_in, terms

FRENCH = """PROCÈS-VERBAL
Sont présents : Mme Geneviève Gimaret, mairesse, M. Réal Thiffault et Mme Anne-Marie L'Écuyer.
Il est proposé par M. Réal Thiffault, appuyé par Mme Anne-Marie L'Écuyer,
que la rue des Érables soit fermée. Les travaux du chemin du Lac-Saint-Jean commencent en Mai.
La compagnie Dubé Excavation fournit le gravier. La compagnie Dubé Excavation le livre.
Résolution adoptée à l'unanimité par le Conseil municipal.
"""
ENGLISH = """REGULAR MEETING
Mayor Kathleen Okafor called the meeting to order. Councillor Brian McTavish moved that Maple Street
be closed. Seconded by Councillor Okonkwo. Staff of Harbour Consulting spoke. The Harbour Consulting
report is filed.
"""


def test_people_streets_and_firms_are_found_people_first() -> None:
    found = terms([FRENCH])
    assert found[:2] == ["Anne-Marie L'Écuyer", "Réal Thiffault"]
    assert {"Geneviève Gimaret", "Érables", "Lac-Saint-Jean", "Dubé Excavation"} <= set(found)
    found = terms([ENGLISH])
    people = {"Kathleen Okafor", "Brian McTavish", "Okonkwo"}
    assert people | {"Maple Street", "Harbour Consulting"} == set(found)


def test_headings_months_and_the_council_s_words_are_no_names() -> None:
    every = " ".join(terms([FRENCH, ENGLISH]))
    for word in ("PROCÈS", "Mai", "Conseil", "Résolution", "Regular", "Staff", "Seconded", "Il"):
        assert word not in every.split()


def test_the_town_s_own_names_come_first() -> None:
    assert terms([ENGLISH], vocabulary="Kijiji Sauvé,  parc  Nadeau ,")[:2] == [
        "Kijiji Sauvé",
        "parc Nadeau",
    ]


def test_a_name_by_itself_weighs_less_than_after_a_title() -> None:
    weights = dict(names_in("On a vu Gimaret. Puis Mme Boissonneault parla."))
    assert weights == {"Gimaret": 1, "Boissonneault": 3}


def test_names_are_bounded() -> None:
    text = " ".join(f"M. Nom{chr(65 + n % 26)}{chr(97 + n // 26)}x vote." for n in range(300))
    assert len(terms([text])) == 60
