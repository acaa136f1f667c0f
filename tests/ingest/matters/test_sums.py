"""Sums are read in both ways of writing them; a price by the metre is none. Lots likewise."""

from __future__ import annotations

import pytest

from archive.mentions import Named
from ingest.matters.reading import mentions_of


def values(text: str, named: Named) -> list[str]:
    return [one.value for one in mentions_of(text, lang=None) if one.named is named]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("un montant de 148 250,00 $ taxes incluses", [148250]),
        ("148\u00a0250,00\u00a0$", [148250]),
        ("évalué à 1,2 M$ et 450 k€", [1_200_000, 450_000]),
        ("4 000 € HT, 2.852,50 €, 87 120.20 € H.T.", [4000, 2852, 87120]),
        ("437 494, 86 € HT soit", [437494]),
        ("12 millions d’euros, 5 088 euros, un prêt de 10 ME", [12_000_000, 5088, 10_000_000]),
        ("$23,901,553.73 and $3.7 million and $199K", [23901553, 3_700_000, 199_000]),
        ("(£648.00), US$ 30,002, $500 grant", [648, 30002, 500]),
        ("$100 $200; 100 $ 200 $", [100, 200, 100, 200]),
        ("estimé à 400 000,00 € HT/an", [400000]),
        ("au prix de 60 €/m², 12 € par repas, 3 $ per page", []),
        ("2014-138 $, 1.2.3 €, $, € et 0,00 $", []),
        ("nature 16191 | 928 €", [928]),
    ],
)
def test_sums_in_whole_units(text: str, units: list[int]) -> None:
    assert [int(one) for one in values(text, Named.AMOUNT)] == units


def test_a_number_broken_at_the_end_of_a_line_is_one() -> None:
    line = "d’allouer les travaux à l’entreprise qui est la moins disante, pour 12\n870.00 € HT."
    assert [int(one) for one in values(line, Named.AMOUNT)] == [12870]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("les lots 3 456 789 et 3 456 790 du cadastre du Québec", ["lot-3456789", "lot-3456790"]),
        ("le lot 45-2 du cadastre de la paroisse", ["lot-45-2"]),
        ("parcelle cadastrée section AB n° 12", ["lot-ab-12"]),
        ("les parcelles cadastrées AK 18, AK 20 et AB 3", ["lot-ak-18", "lot-ak-20", "lot-ab-3"]),
        ("Lot 4, Block 2 of the plat", ["lot-4-block-2"]),
        ("le lot 2 : charpente ; Lot n°5 : plâtrerie ; a lot of people", []),
        ("Section 2. That this ordinance; section de fonctionnement", []),
    ],
)
def test_lots_of_the_land_register_and_not_those_of_a_tender(text: str, slugs: list[str]) -> None:
    assert values(text, Named.LOT) == slugs
