"""By-laws, resolutions and contracts are followed by their number; what is done to them is read
from the words beside it."""

from __future__ import annotations

import pytest

from ingest.matters.reading import mentions_of


def matters(text: str) -> list[tuple[str, str | None]]:
    found = mentions_of(text, lang=None)
    return [
        (one.matter, one.act and one.act.value)
        for one in found
        if one.named.value in ("bylaw", "resolution", "contract")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Avis de motion et dépôt du projet de règlement 2026-412",
         [("bylaw-2026-412", "notice")]),
        ("Adoption du premier projet de règlement numéro 2026-412",
         [("bylaw-2026-412", "first-reading")]),
        ("Assemblée publique de consultation sur le règlement 2026-412",
         [("bylaw-2026-412", "hearing")]),
        ("ADOPTION DU RÈGLEMENT N° 2026-412 MODIFIANT LE RÈGLEMENT DE ZONAGE N° 312",
         [("bylaw-2026-412", "adopted"), ("bylaw-312", "amended")]),
        ("Règlement 2026-413 abrogeant le règlement 2019-77",
         [("bylaw-2026-413", None), ("bylaw-2019-77", "repealed")]),
        ("Que le règlement no 450 soit adopté", [("bylaw-450", "adopted")]),
        ("Abroge et remplace la délibération n°2013/399 du 7 octobre",
         [("resolution-2013-399", "repealed")]),
        ("That we pass By-Law Number 2024-52, being a By-Law to appoint",
         [("bylaw-2024-52", "adopted")]),
        ("Public hearing on Ordinance No. 26-491", [("bylaw-26-491", "hearing")]),
        ("Ordinance No. 26-491 second reading", [("bylaw-26-491", "second-reading")]),
        ("an Ordinance to amend Ordinance No. 25-194", [("bylaw-25-194", "amended")]),
        ("An ordinance to amend Section 1 of Ordinance No. 1646-97, passed October 20, 1997",
         [("bylaw-1646-97", "amended")]),
        ("Enquête publique du 12 au 27 mai, conformément à l’arrêté n° 2009-1051",
         [("bylaw-2009-1051", None)]),
        ("pursuant to Ordinance No. 761-98, passed June 8", [("bylaw-761-98", None)]),
        ("Ordinance No. 888-98\npassed May 18, 1998 authorized", [("bylaw-888-98", None)]),
        ("Resolution No. 2018-256, RFP 2014-05 X", [("resolution-2018-256", None)]),
        ("appel d’offres ouvert n° 0G767010, Award Tender NIP-PW-2023-1",
         [("contract-0g767010", None), ("contract-nip-pw-2023-1", None)]),
        ("le règlement de l’année 2008, le règlement 2014, By-Law Number 2024", []),
        ("le marché 2, contract 12, motion no 3 of 2014-04-24", []),
    ],
)  # fmt: skip
def test_matters_and_what_is_done_to_them(text: str, found: list[tuple[str, str | None]]) -> None:
    assert matters(text) == found
